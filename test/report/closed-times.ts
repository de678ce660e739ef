import fc from 'fast-check';
import type { Closed } from '../../src/report/judgement/closed.ts';

/** Times in order that don't touch, in days or weeks from now. */
export const anyClosedTimes = fc
  .array(fc.tuple(fc.integer({ min: 1, max: 40 }), fc.integer({ min: 1, max: 40 })), { maxLength: 4 })
  .map((gaps) => {
    let last = 0;
    return gaps.map(([gap, length]): Closed => {
      const from = last + gap;
      last = from + length;
      return { from, to: last };
    });
  });
