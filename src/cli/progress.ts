import type { Host } from './host.ts';
import { print } from './print.ts';

/** How many files between two signs of life: often enough to be seen moving, too seldom to cost anything. */
const STEP = { terminal: 100, log: 1000 } as const;

/**
 * Tells on standard error how far a long run is: in one line that is written over in a terminal and wiped at the end,
 * in a line for every thousand elsewhere. Says nothing about a short run.
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
