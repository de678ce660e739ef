import { fstatSync, writeSync } from 'node:fs';
import type { TextOutput } from './host.ts';

/**
 * Writes to the file descriptor of a file, pipe, or socket (which Node gives its child processes as pipes) without the
 * stream library, which takes two milliseconds to load. Undefined for a terminal, and on Windows, where a pipe needs
 * the stream.
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
      // A non-blocking pipe or socket is full: wait for its reader.
      if ((error as NodeJS.ErrnoException).code !== 'EAGAIN') throw error;
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 1);
    }
  }
}
