import { closeSync, constants, fstatSync, openSync, readSync } from 'node:fs';
import { resolve } from 'node:path';
import { InputError, type Problem } from '../core/problem/index.ts';
import type { Host } from './host.ts';

const MEBIBYTE = 1024 * 1024;
/** The usual size limit of a file: 1 MiB. */
export const MAX_BYTES = MEBIBYTE;

/**
 * The text of a file; `-` is standard input. UTF-8; a byte order mark stays. Throws InputError (unreadable, too-large,
 * or not-yaml where the bytes aren't text). `most`: the largest size in bytes.
 */
export async function readText(file: string, host: Host, most = MAX_BYTES): Promise<string> {
  if (file === '')
    throw problem({ code: 'usage', message: 'the name of a file is empty; name a file, or - for standard input' });
  const bytes =
    file === '-' ? await readStandardInput(host, most) : readFile(resolve(host.cwd, file), file, false, most);
  return decode(bytes, nameOf(file));
}

/** Name of a file in messages. */
export function nameOf(file: string): string {
  return file === '-' ? 'standard input' : file;
}

/**
 * At most `most` bytes of a file, a pipe, or a device; `name` is its name in messages. `found`: the file was found in a
 * folder, not named by the user. Pipes, which could block forever, and devices are then rejected.
 */
export function readFile(path: string, name: string, found = false, most = MAX_BYTES): Uint8Array {
  let file: number | undefined;
  try {
    // A pipe without a writer would block here. Windows has no such flag and no such pipes.
    file = openSync(path, found ? constants.O_RDONLY | (constants.O_NONBLOCK ?? 0) : constants.O_RDONLY);
    const info = fstatSync(file);
    if (info.isDirectory()) throw problem({ code: 'unreadable', file: name, message: 'is a folder; name a file' });
    if (found && !info.isFile())
      throw problem({ code: 'unreadable', file: name, message: 'is a pipe or a device, not a file' });
    if (info.isFile() && info.size > most) throw tooLarge(name, most);
    // One byte more than the file size, to notice growth; pipes and devices have no size.
    const bytes = Buffer.allocUnsafe(Math.min(info.isFile() ? info.size : most, most) + 1);
    let length = 0;
    for (let read = -1; read !== 0 && length < bytes.length; length += read) {
      read = readSync(file, bytes, length, bytes.length - length, null);
      if (info.isFile() && length === 0 && read === info.size) return bytes.subarray(0, read);
    }
    if (length > most) throw tooLarge(name, most);
    return bytes.subarray(0, length);
  } catch (error) {
    throw error instanceof InputError ? error : problem({ code: 'unreadable', file: name, message: reason(error) });
  } finally {
    if (file !== undefined) closeSync(file);
  }
}

/**
 * The bytes of a file that fits into the buffer, with as few calls as there can be: a file is read at once, up to its
 * end. Undefined for any other one, and for one that can't be read. They are valid until the next call.
 */
export function readSmallFile(path: string, buffer: Buffer): Uint8Array | undefined {
  let file: number | undefined;
  try {
    file = openSync(path, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0));
    const length = readSync(file, buffer, 0, buffer.length, null);
    // Nothing can come from a pipe, and a full buffer can be the start of more.
    if (length === 0 || length === buffer.length) {
      const info = fstatSync(file);
      if (!info.isFile() || info.size > buffer.length) return undefined;
    }
    return buffer.subarray(0, length);
  } catch {
    // `readFile` tells why.
    return undefined;
  } finally {
    if (file !== undefined) closeSync(file);
  }
}

const UTF8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/** Bytes as UTF-8 text. */
export function decode(bytes: Uint8Array, name: string): string {
  try {
    return UTF8.decode(bytes);
  } catch {
    throw problem({ code: 'not-yaml', file: name, message: 'is not UTF-8 text; save it as UTF-8' });
  }
}

async function readStandardInput(host: Host, most: number): Promise<Uint8Array> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of host.stdin) {
    const bytes = Buffer.from(chunk);
    chunks.push(bytes);
    length += bytes.length;
    if (length > most) throw tooLarge(nameOf('-'), most);
  }
  return Buffer.concat(chunks);
}

const problem = (what: Problem) => new InputError([what]);

/** The error for a file of more than `most` bytes. */
export function tooLarge(name: string, most: number): InputError {
  return problem({ code: 'too-large', file: name, message: `is larger than ${most / MEBIBYTE} MiB` });
}

function reason(error: unknown): string {
  const { code, message } = error as NodeJS.ErrnoException;
  if (code === 'ENOENT') return 'there is no such file; `mesh-ready init` writes one';
  if (code === 'ENOTDIR') return 'a part of its path is a file, not a folder';
  if (code === 'EACCES' || code === 'EPERM') return 'may not be read: permission denied';
  if (code === 'ELOOP') return 'is a link that leads in a circle';
  return message;
}
