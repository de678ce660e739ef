import { InputError } from '../core/problem/index.ts';
import { visible } from '../report/escape.ts';
import type { Host, TextOutput } from './host.ts';

/**
 * Writes to a stream and waits until it is taken. A reader that has gone away (`| head -1`) is no error: the run goes
 * on to its exit code. Throws InputError where the stream cannot be written, as on a full disk.
 */
export function print(output: TextOutput, text: string): Promise<void> {
  return new Promise((resolve, reject) => {
    if (text === '') return resolve();
    const settle = (error?: NodeJS.ErrnoException | null) => {
      if (!error || error.code === 'EPIPE' || error.code === 'ERR_STREAM_DESTROYED') resolve();
      else
        reject(
          new InputError([{ code: 'not-writable', message: `standard output cannot be written: ${error.message}` }]),
        );
    };
    if (output.listenerCount?.('error') === 0) output.on?.('error', settle);
    output.write(text, settle);
  });
}

/**
 * Says something about the run on standard error, in whole lines. What people and files wrote cannot steer the
 * terminal. Never throws: where standard error cannot be written nobody can be told, and the exit code stays what it
 * is.
 */
export async function tell(host: Pick<Host, 'notes'>, text: string): Promise<void> {
  await print(host.notes, text.split('\n').map(visible).join('\n')).catch(() => undefined);
}
