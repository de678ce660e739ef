import { fstatSync, writeSync } from 'node:fs';
import type { TextOutput } from './host.ts';

/**
 * A file descriptor that is a file, a pipe or a socket (which Node gives its children as a pipe), written without the
 * stream library, which takes two milliseconds to load. Undefined for a terminal, and on Windows, where writing to a
 * pipe needs the stream.
 */
export function directOutput(descriptor: number): TextOutput | undefined {
  if (process.platform === 'win32') return undefined;
  const info = fstatSync(descriptor);
  if (!info.isFile() && !info.isFIFO() && !info.isSocket()) return undefined;
  return {
    write(text, done = () => undefined) {
      try {
        writeAll(descriptor, Buffer.from(text));
      } catch (error) {
        return done(error as Error);
      }
      done();
    },
  };
}

function writeAll(descriptor: number, bytes: Buffer): void {
  for (let from = 0; from < bytes.length;) {
    try {
      from += writeSync(descriptor, bytes, from);
    } catch (error) {
      // A pipe or a socket that another process made non-blocking is full: its reader needs a moment.
      if ((error as NodeJS.ErrnoException).code !== 'EAGAIN') throw error;
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 1);
    }
  }
}
