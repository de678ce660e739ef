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
 * Caches V8's compiled code of a bundle between runs, which halves the time to start. V8 doesn't verify the cache, so
 * folder and file must belong to the current user and must not be writable by others. All errors are ignored: without
 * the cache, the bundle is compiled, as on the first run.
 */
export interface CodeCache {
  read(): Buffer | undefined;
  write(data: Buffer): void;
}

/**
 * The cache of one bundle in the home folder of the user; `hash` is the hash of the bundle. A cache in `folder`, next
 * to the bundle, is also read but never written: the build creates it, and it is as trusted as the bundle itself.
 * Undefined where there is no home folder, on Windows (which has no owner ids), or with MESH_READY_CACHE=0 or
 * NODE_DISABLE_COMPILE_CACHE.
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
      orNothing(() => (isPrivateTo(lstatSync(ours), owner) ? dataOf(readOwn(path, owner)) : undefined)) ??
      orNothing(() => dataOf(readFileSync(join(folder, name)))),
    write: (data) =>
      orNothing(() => {
        mkdirSync(ours, { recursive: true, mode: 0o700 });
        if (!isPrivateTo(lstatSync(ours), owner)) return;
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
 * An id of this Node build. A cache fits only one build, not every build of the same version, and several builds can
 * share a home folder.
 */
function thisNode(): string {
  const { size, mtimeMs } = statSync(process.execPath);
  return `${size} ${mtimeMs}`;
}
function readOwn(path: string, owner: number): Buffer | undefined {
  const file = openSync(path, constants.O_RDONLY | constants.O_NOFOLLOW);
  try {
    const info = fstatSync(file);
    return info.isFile() && isPrivateTo(info, owner) ? readFileSync(file) : undefined;
  } finally {
    closeSync(file);
  }
}

/** Whether the file or folder belongs to `owner`, isn't a symbolic link, and isn't writable by anyone else. */
function isPrivateTo(info: { uid: number; mode: number; isSymbolicLink(): boolean }, owner: number): boolean {
  return info.uid === owner && (info.mode & 0o022) === 0 && !info.isSymbolicLink();
}

function orNothing<T>(work: () => T): T | undefined {
  try {
    return work();
  } catch {
    return undefined;
  }
}
