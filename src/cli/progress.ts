import type { Host } from './host.ts';
import { print } from './print.ts';

/** How many files between two progress messages: often enough to show movement, too seldom to cost time. */
const STEP = { terminal: 100, log: 1000 } as const;

/**
 * Shows the progress of a long run on standard error. In a terminal, it is one line that is overwritten and cleared at
 * the end; elsewhere, a line for every thousand files. A short run shows nothing.
 */
export function progress(host: Host, what: string, total: number): { done(count: number): Promise<void> } {
  const live = host.stderr.isTTY === true;
  const step = live ? STEP.terminal : STEP.log;
  return {
    async done(count) {
      if (total < step || count % step !== 0) {
        if (live && count === total && total >= step) await print(host.stderr, '\r\u001b[K');
        return;
      }
      await print(
        host.stderr,
        live
          ? `\r${what} ${count} of ${total}${count === total ? '\r\u001b[K' : ''}`
          : `${what} ${count} of ${total}\n`,
      );
    },
  };
}
