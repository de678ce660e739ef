import type { Pack } from '../../pack/schema.ts';
import type { Remark } from '../finding.ts';

const DAY = 24 * 60 * 60 * 1000;

/** Facts that were read more than `most` days before `today` (`YYYY-MM-DD`), or after it. */
export function checkFacts({ facts }: Pack, today: string, most: number): readonly Remark[] {
  return facts.flatMap((fact): Remark[] => {
    const age = Math.round((Date.parse(today) - Date.parse(fact.read)) / DAY);
    if (age >= 0 && age <= most) return [];
    const message = age < 0 ? `it says that it was read on ${fact.read}, which is still to come` : `it was read ${age} days ago, on ${fact.read}; ${most} are allowed`;
    return [{ list: 'facts', entry: fact, path: ['read'], code: 'old-fact', message, mend: 'read the link again, correct what it says, and write the day' }];
  });
}
