import type { Host } from './host.ts';
import { print } from './print.ts';

/** How many files between two progress messages: often enough to show movement, too seldom to cost time. */
const FILES = { terminal: 100, log: 1000 } as const;
/** How many documents of one file. */
const DOCUMENTS = { terminal: 1000, log: 10_000 } as const;

export interface Progress {
  /** Tells how many files are read. Undefined where there is nothing to tell. */
  done(count: number): Promise<void> | undefined;
  /** Tells how many documents of one file are read. */
  inside(documents: number): Promise<void> | undefined;
  /** Clears the line in a terminal. */
  end(): Promise<void> | undefined;
}

/**
 * Shows the progress of a long run on standard error. In a terminal, it is one line that is overwritten and cleared at
 * the end; elsewhere, a line for every thousand files, and for every ten thousand documents of one file. A short run
 * shows nothing.
 */
export function progress(host: Host, what: string, total: number): Progress {
  const live = host.stderr.isTTY === true;
  const kind = live ? 'terminal' : 'log';
  let isShown = false;
  const show = (words: string) => {
    isShown = live;
    return print(host.stderr, live ? `\r${words}${CLEAR}` : `${words}\n`);
  };
  return {
    done: (count) => (count % FILES[kind] === 0 ? show(`${what} ${count} of ${total}`) : undefined),
    inside: (documents) =>
      documents % DOCUMENTS[kind] === 0 ? show(`${what} ${documents} documents of one file`) : undefined,
    end: () => (isShown ? print(host.stderr, `\r${CLEAR}`) : undefined),
  };
}

/** Clears the rest of a line in a terminal. */
const CLEAR = '\u001b[K';
