import { InputError } from '../core/problem.ts';
import type { TextOutput } from './host.ts';

/**
 * Writes to a stream and waits until it is taken. A reader that has gone away (`| head -1`) is no error: the run goes
 * on to its exit code. Throws InputError where the stream cannot be written, as on a full disk.
 */
export function print(output: TextOutput, text: string): Promise<void> {
  return new Promise((resolve, reject) => {
    if (text === '') return resolve();
    const settle = (error?: NodeJS.ErrnoException | null) => {
      if (!error || error.code === 'EPIPE' || error.code === 'ERR_STREAM_DESTROYED') resolve();
      else reject(new InputError([{ code: 'not-writable', message: `standard output cannot be written: ${error.message}` }]));
    };
    if (output.listenerCount?.('error') === 0) output.on?.('error', settle);
    output.write(text, settle);
  });
}
