import {
  closeSync,
  constants,
  fstatSync,
  lstatSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';

/**
 * V8's compiled form of a bundle, kept from one run to the next: it halves the time to start. V8 trusts what it is
 * given, so the folder and the file must belong to the person who runs, and nobody else may write them. Everything that
 * goes wrong here is ignored: without the cache the bundle is compiled, as on the first run.
 */
export interface CodeCache {
  read(): Buffer | undefined;
  write(data: Buffer): void;
}

/**
 * The cache of one bundle in the home of whoever runs; `hash` is the hash of its text. It is also read, but never
 * written, in `folder`, the one that holds the bundle: there the build left the first one, and it is trusted as the
 * bundle is. Undefined where there can be none: no home, Windows (which tells no owners), or switched off with
 * MESH_READY_CACHE=0 or NODE_DISABLE_COMPILE_CACHE.
 */
export function codeCache(
  bundle: string,
  hash: string,
  folder: string,
  env: Readonly<Record<string, string | undefined>>,
): CodeCache | undefined {
  const owner = process.getuid?.();
  const home = env['XDG_CACHE_HOME'] ?? (env['HOME'] && join(env['HOME'], '.cache'));
  if (owner === undefined || !home || env['MESH_READY_CACHE'] === '0' || env['NODE_DISABLE_COMPILE_CACHE'])
    return undefined;
  const ours = join(home, 'mesh-ready');
  const name = `${bundle}-${process.version}-${process.arch}.v8`;
  const path = join(ours, name);
  const header = orNothing(() => Buffer.from(`${hash} ${thisNode()}\n`, 'latin1'));
  if (header === undefined) return undefined;
  const dataOf = (bytes: Buffer | undefined) =>
    bytes?.subarray(0, header.length).equals(header) ? bytes.subarray(header.length) : undefined;
  return {
    read: () =>
      orNothing(() => (isOurs(lstatSync(ours), owner) ? dataOf(readOwn(path, owner)) : undefined)) ??
      orNothing(() => dataOf(readFileSync(join(folder, name)))),
    write: (data) =>
      orNothing(() => {
        mkdirSync(ours, { recursive: true, mode: 0o700 });
        if (!isOurs(lstatSync(ours), owner)) return;
        const temporary = `${path}.${process.pid}.tmp`;
        try {
          writeFileSync(temporary, Buffer.concat([header, data]), { mode: 0o600, flag: 'wx' });
          renameSync(temporary, path);
        } finally {
          rmSync(temporary, { force: true });
        }
      }),
  };
}

/**
 * What V8 makes fits one build of Node only, not another one of the same version: a home or a folder may be used by
 * both.
 */
function thisNode(): string {
  const { size, mtimeMs } = statSync(process.execPath);
  return `${size} ${mtimeMs}`;
}
function readOwn(path: string, owner: number): Buffer | undefined {
  const file = openSync(path, constants.O_RDONLY | constants.O_NOFOLLOW);
  try {
    const info = fstatSync(file);
    return info.isFile() && isOurs(info, owner) ? readFileSync(file) : undefined;
  } finally {
    closeSync(file);
  }
}

/** Whether it is ours, is no link, and nobody else may write it. */
function isOurs(info: { uid: number; mode: number; isSymbolicLink(): boolean }, owner: number): boolean {
  return info.uid === owner && (info.mode & 0o022) === 0 && !info.isSymbolicLink();
}

function orNothing<T>(work: () => T): T | undefined {
  try {
    return work();
  } catch {
    return undefined;
  }
}
