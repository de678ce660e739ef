import { formatProblem, InputError, type Problem } from '../core/problem/index.ts';
import { visible } from '../report/escape.ts';
import type { Host, TextOutput } from './host.ts';

/**
 * Writes to a stream and waits until the text is accepted. A closed reader (`| head -1`) isn't an error: the run
 * continues to its exit code. Throws InputError where the stream can't be written, as on a full disk.
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
 * Writes complete lines about the run to standard error, with control characters from input made visible. Never throws:
 * where standard error can't be written, there is no one to tell, and the exit code stays the same.
 */
export async function tell(host: Pick<Host, 'notes'>, text: string): Promise<void> {
  // The stream is opened on first use.
  if (text === '') return;
  await print(host.notes, text.split('\n').map(visible).join('\n')).catch(() => undefined);
}

/** Each problem in one line, whatever names and values it quotes, for `tell`. */
export function problemLines(problems: readonly Problem[], before = ''): string {
  return problems.map((problem) => `${before}${visible(formatProblem(problem))}\n`).join('');
}
