import { randomBytes } from 'node:crypto';
import {
  accessSync,
  chmodSync,
  closeSync,
  constants,
  fchownSync,
  fstatSync,
  fsyncSync,
  ftruncateSync,
  openSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  realpathSync,
  renameSync,
  rmSync,
  type Stats,
  statSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join, resolve, sep } from 'node:path';
import { InputError } from '../core/problem/index.ts';
import { isRunning } from './is-running.ts';

/**
 * Writes a file atomically, so that a crash leaves the old or the new file, never half of one: writes a temporary file
 * in the same folder, then renames it. Keeps owner, group, and permissions of the old file; a link stays a link. Writes
 * into the old file, with a copy of the text in a temporary file meanwhile, where renaming would lose something or
 * isn't possible: a file with other hard links or another owner, a file that is mounted by itself, a folder that may
 * not be written. `path` is absolute, `name` is its name in messages. Throws InputError (not-writable).
 */
export function saveFile(path: string, text: string, name = path): void {
  mustNameAFile(name);
  try {
    const target = targetOf(path);
    const old = statSync(target, { throwIfNoEntry: false });
    if (old?.isDirectory()) throw notWritable(name, 'it is a folder; name a file');
    if (old && !old.isFile()) return writeFileSync(target, text);
    if (old) accessSync(target, constants.W_OK);
    sweep(target);
    if (old === undefined) moveTo(target, text, old);
    else if (old.nlink > 1 || !moveTo(target, text, old)) overwrite(target, text, name);
  } catch (error) {
    throw error instanceof InputError ? error : notWritable(name, reasonAt(path, error));
  }
}

/** A slash at the end names a folder, also one that doesn't exist yet. */
function mustNameAFile(name: string): void {
  if (name.endsWith('/') || name.endsWith(sep)) throw notWritable(name, 'it names a folder; name a file');
}

/** Throws InputError (not-writable) where `saveFile` would, as far as that can be known without writing. */
export function mustBeWritable(path: string, name = path): void {
  mustNameAFile(name);
  try {
    const target = targetOf(path);
    const old = statSync(target, { throwIfNoEntry: false });
    if (old?.isDirectory()) throw notWritable(name, 'it is a folder; name a file');
    accessSync(old ? target : dirname(target), constants.W_OK);
  } catch (error) {
    throw error instanceof InputError ? error : notWritable(name, reasonAt(path, error));
  }
}

/** Errors of a rename, or of a new file beside the old one, after which the old file itself can still be written. */
const IN_PLACE = /^E(?:ACCES|PERM|ROFS|BUSY|XDEV|NAMETOOLONG)$/;

/**
 * Replaces the file, or makes a new one. False where an old file has to stay, because another one in its place would
 * have another owner, or can't be put there.
 */
function moveTo(target: string, text: string, old: Stats | undefined): boolean {
  const temporary = temporaryFor(target, dirname(target));
  try {
    const file = openSync(temporary, 'wx', old ? old.mode & 0o777 : 0o666);
    try {
      writeFileSync(file, text);
      if (old && !giveTo(file, old)) return false;
      fsyncSync(file);
    } finally {
      closeSync(file);
    }
    if (old) chmodSync(temporary, old.mode & 0o7777);
    renamePatiently(temporary, target);
    return true;
  } catch (error) {
    if (old && IN_PLACE.test(codeOf(error))) return false;
    throw error;
  } finally {
    rmSync(temporary, { force: true });
  }
}

/** Gives an open file owner and group of another one; false where that isn't possible. */
function giveTo(file: number, { uid, gid }: Stats): boolean {
  const now = fstatSync(file);
  if (now.uid === uid && now.gid === gid) return true;
  try {
    fchownSync(file, uid, gid);
    return true;
  } catch {
    return false;
  }
}

/** Writes into the file itself. Puts the old text back where that fails. */
function overwrite(target: string, text: string, name: string): void {
  const file = openSync(target, 'r+');
  try {
    const old = readFileSync(file);
    const copy = copyOf(target, text);
    try {
      writeInto(file, Buffer.from(text));
    } catch (error) {
      try {
        writeInto(file, old);
      } catch {
        throw notWritable(name, `${reasonAt(target, error)}; it may be damaged, and what it should hold is in ${copy}`);
      }
      rmSync(copy, { force: true });
      throw error;
    }
    rmSync(copy, { force: true });
  } finally {
    closeSync(file);
  }
}

/** The path of a new file with the text, next to the file or, where that fails, in the temporary folder. */
function copyOf(target: string, text: string): string {
  const write = (folder: string) => {
    const copy = temporaryFor(target, folder);
    try {
      writeFileSync(copy, text, { flag: 'wx', mode: 0o600, flush: true });
      return copy;
    } catch (error) {
      rmSync(copy, { force: true });
      throw error;
    }
  };
  try {
    return write(dirname(target));
  } catch {
    return write(tmpdir());
  }
}

function writeInto(file: number, bytes: Uint8Array): void {
  for (let from = 0; from < bytes.length;) from += writeSync(file, bytes, from, bytes.length - from, from);
  ftruncateSync(file, bytes.length);
  fsyncSync(file);
}

/** `.answers.yaml.4711.0123456789ab.tmp`: with the process that made it. A long name is cut, so that this one fits. */
function temporaryFor(target: string, folder: string): string {
  return join(folder, `${temporaryStart(target)}${process.pid}.${randomBytes(6).toString('hex')}.tmp`);
}

function temporaryStart(target: string): string {
  return `.${Array.from(basename(target)).slice(0, 40).join('')}.`;
}

/** Milliseconds after which a temporary file is no longer one that a process elsewhere is writing. */
const ABANDONED = 10_000;

/** Removes temporary files next to this file that killed runs have left. Ignores errors: they aren't in the way. */
function sweep(target: string): void {
  const start = temporaryStart(target);
  try {
    for (const name of readdirSync(dirname(target))) {
      if (!name.startsWith(start)) continue;
      const [, pid] = /^(\d+)\.[0-9a-f]{12}\.tmp$/.exec(name.slice(start.length)) ?? [];
      if (pid === undefined || isRunning(Number(pid))) continue;
      const path = join(dirname(target), name);
      if (Date.now() - statSync(path).mtimeMs > ABANDONED) rmSync(path);
    }
  } catch {
    return;
  }
}

/** Renames with retries: on Windows, a file can't be replaced while a virus scanner or an editor reads it. */
function renamePatiently(from: string, to: string): void {
  for (let wait = process.platform === 'win32' ? 10 : 0; ; wait *= 2) {
    try {
      return renameSync(from, to);
    } catch (error) {
      if (wait === 0 || wait > 320 || !/^E(?:PERM|ACCES|BUSY)$/.test(codeOf(error))) throw error;
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, wait);
    }
  }
}

/** The file that a path leads to through links, even when it doesn't exist yet. */
export function targetOf(path: string, hops = 0): string {
  const info = statSync(path, { throwIfNoEntry: false });
  if (info) return realpathSync(path);
  if (hops === 40) return path;
  try {
    return targetOf(resolve(dirname(path), readlinkSync(path)), hops + 1);
  } catch {
    return path;
  }
}

function notWritable(name: string, why: string): InputError {
  return new InputError([{ code: 'not-writable', file: name, message: `cannot be written: ${why}` }]);
}

function codeOf(error: unknown): string {
  return (error as NodeJS.ErrnoException).code ?? '';
}

/** Why `path` can't be written, in words. */
function reasonAt(path: string, error: unknown): string {
  const code = codeOf(error);
  if (code === 'ENOENT') return 'its folder does not exist';
  if (code === 'ENOTDIR') return 'a part of its path is a file, not a folder';
  if (code === 'EACCES') return exists(path) ? 'permission denied' : 'its folder may not be written: permission denied';
  if (code === 'EPERM') return 'the system does not permit it';
  if (code === 'EBUSY' || code === 'ETXTBSY') return 'another program has it open';
  if (code === 'EROFS') return 'the file system is read-only';
  if (code === 'ENOSPC' || code === 'EDQUOT') return 'the disk is full';
  if (code === 'EFBIG') return 'the file would be larger than is allowed';
  if (code === 'ELOOP') return 'it is a link that leads in a circle';
  if (code === 'ENAMETOOLONG') return 'its name is too long';
  return (error as Error).message;
}

function exists(path: string): boolean {
  try {
    return statSync(path, { throwIfNoEntry: false }) !== undefined;
  } catch {
    return false;
  }
}
