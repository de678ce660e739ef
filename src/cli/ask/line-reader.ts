import { createInterface } from 'node:readline';
import { setImmediate } from 'node:timers/promises';

/** Lines from a person or a pipe, one at a time; undefined at the end of the input. */
export interface LineReader {
  next(): Promise<string | undefined>;
  /** Whether the terminal already shows the typed line and its line ending. */
  readonly echoed: boolean;
  /** Whether the input has ended by itself. */
  ended(): boolean;
  close(): void;
}

/** Reads lines from a stream; aborting the signal ends them. Echoing is left to the terminal. */
export function linesFrom(
  input: NodeJS.ReadableStream & { readonly isTTY?: boolean },
  signal: AbortSignal | undefined,
): LineReader {
  const reader = createInterface({ input, terminal: false, crlfDelay: Infinity });
  const lines = reader[Symbol.asyncIterator]();
  let ended = false;
  const close = () => reader.close();
  if (signal?.aborted) close();
  signal?.addEventListener('abort', close, { once: true });
  // The terminal closed. The listener stays: the error can come late.
  input.on('error', close);
  return {
    async next() {
      // Lines that have already arrived come without the event loop, so that no signal would be heard meanwhile.
      await setImmediate();
      if (signal?.aborted) return undefined;
      const { done, value } = await lines.next();
      ended = done === true && signal?.aborted !== true;
      return done ? undefined : value;
    },
    echoed: input.isTTY === true,
    ended: () => ended,
    close() {
      signal?.removeEventListener('abort', close);
      close();
    },
  };
}
