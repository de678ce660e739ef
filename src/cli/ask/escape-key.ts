import { createInterface } from 'node:readline';
import { PassThrough } from 'node:stream';

/**
 * Lets Esc be told from the start of an arrow key after 50 ms instead of half a second. Node decides that with the first
 * readline interface of a stream, and inquirer has no option for it, so a short-lived interface comes first.
 */
export function quickEscape(input: NodeJS.ReadableStream): void {
  createInterface({ input, output: new PassThrough(), terminal: true, escapeCodeTimeout: 50 }).close();
}
