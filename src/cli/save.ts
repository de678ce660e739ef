import { randomBytes } from 'node:crypto';
import {
  chmodSync,
  closeSync,
  fsyncSync,
  openSync,
  readlinkSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
  accessSync,
  constants,
  type Stats,
} from 'node:fs';
import { basename, dirname, resolve, join } from 'node:path';
import { InputError } from '../core/problem/index.ts';

/**
 * Writes a file atomically, so that a crash leaves the old or the new file, never half of one: writes a temporary file
 * in the same folder, then renames it. Keeps the permissions of the old file; a link stays a link. `path` is absolute,
 * `name` is its name in messages. Throws InputError (not-writable).
 */
export function saveFile(path: string, text: string, name = path): void {
  try {
    const target = linkTarget(path);
    const old = statSync(target, { throwIfNoEntry: false });
    if (old?.isDirectory()) throw notWritable(name, 'it is a folder; name a file');
    if (old && !old.isFile()) return writeFileSync(target, text);
    if (old) accessSync(target, constants.W_OK);
    replaceFile(target, text, old);
  } catch (error) {
    throw error instanceof InputError ? error : notWritable(name, reason(error));
  }
}

/** Throws InputError (not-writable) where `saveFile` would, as far as that can be known without writing. */
export function mustBeWritable(path: string, name = path): void {
  try {
    const target = linkTarget(path);
    const old = statSync(target, { throwIfNoEntry: false });
    if (old?.isDirectory()) throw notWritable(name, 'it is a folder; name a file');
    if (old) accessSync(target, constants.W_OK);
    if (!old || old.isFile()) accessSync(dirname(target), constants.W_OK);
  } catch (error) {
    throw error instanceof InputError ? error : notWritable(name, reason(error));
  }
}

function replaceFile(target: string, text: string, old: Stats | undefined): void {
  const temporary = join(dirname(target), `.${basename(target)}.${randomBytes(6).toString('hex')}.tmp`);
  try {
    const file = openSync(temporary, 'wx', old ? old.mode & 0o777 : 0o666);
    try {
      writeFileSync(file, text);
      fsyncSync(file);
    } finally {
      closeSync(file);
    }
    if (old) chmodSync(temporary, old.mode & 0o7777);
    renamePatiently(temporary, target);
  } catch (error) {
    rmSync(temporary, { force: true });
    throw error;
  }
}

/** Renames with retries: on Windows, a file can't be replaced while a virus scanner or an editor reads it. */
function renamePatiently(from: string, to: string): void {
  for (let wait = process.platform === 'win32' ? 10 : 0; ; wait *= 2) {
    try {
      return renameSync(from, to);
    } catch (error) {
      if (wait === 0 || wait > 320 || !/^E(?:PERM|ACCES|BUSY)$/.test((error as NodeJS.ErrnoException).code ?? ''))
        throw error;
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, wait);
    }
  }
}

/** The target of a link, even when it doesn't exist yet. */
function linkTarget(path: string, hops = 0): string {
  const info = statSync(path, { throwIfNoEntry: false });
  if (info) return realpathSync(path);
  if (hops === 40) return path;
  try {
    return linkTarget(resolve(dirname(path), readlinkSync(path)), hops + 1);
  } catch {
    return path;
  }
}

function notWritable(name: string, why: string): InputError {
  return new InputError([{ code: 'not-writable', file: name, message: `cannot be written: ${why}` }]);
}

function reason(error: unknown): string {
  const { code, message } = error as NodeJS.ErrnoException;
  if (code === 'ENOENT') return 'its folder does not exist';
  if (code === 'ENOTDIR') return 'a part of its path is a file, not a folder';
  if (code === 'EACCES' || code === 'EPERM') return 'permission denied';
  if (code === 'EBUSY') return 'another program has it open';
  if (code === 'EROFS') return 'the file system is read-only';
  if (code === 'ENOSPC' || code === 'EDQUOT') return 'the disk is full';
  if (code === 'EFBIG') return 'the file would be larger than is allowed';
  return message;
}
