import type { Pack } from '../pack/schema.ts';
import { type Space, unlessTooEntangled } from '../range/index.ts';
import type { Remark } from './finding.ts';

/** How often rules may be too entangled before the search ends: each time takes a while. */
const MOST = 3;

/** What a piece of work is about. */
export type Subject = Pick<Remark, 'list' | 'entry' | 'path'>;

/** Does work that asks a space, piece by piece. A piece whose rules are too entangled gives a remark. */
export interface Decider {
  /** The result of `work`; `otherwise` where its rules are too entangled. `what` names it in the remark. */
  decide<Result>(subject: Subject, what: string, work: () => Result, otherwise: Result): Result;
  /** The remarks on pieces that were not decided. */
  readonly remarks: readonly Remark[];
}

/** What is said of a pack as a whole. */
export function wholeOf({ pack }: Pack): Subject {
  return { list: 'pack', entry: pack, path: [] };
}

/** The remark that `what` was not decided. */
export function notDecided(subject: Subject, what: string): Remark {
  return {
    ...subject,
    code: 'not-decided',
    message: `too entangled to try all answers: ${what}`,
    mend: 'read fewer questions in one rule, or fold several of them into one',
  };
}

export function createDecider(space: Space): Decider {
  const remarks: Remark[] = [];
  return {
    remarks,
    decide(subject, what, work, otherwise) {
      if (remarks.length === MOST) return otherwise;
      space.budget.renew();
      const result = unlessTooEntangled(() => ({ of: work() }));
      if (result !== undefined) return result.of;
      const isLast = remarks.length === MOST - 1;
      remarks.push(notDecided(subject, `${what}${isLast ? '; the rules after it were not tried' : ''}`));
      return otherwise;
    },
  };
}
