import { isFuture } from '../../answers/index.ts';
import type { Pack } from '../../pack/schema.ts';
import { count } from '../../problem/index.ts';
import type { Remark } from '../finding.ts';

const DAY = 24 * 60 * 60 * 1000;

type Fact = Pack['facts'][number];

/**
 * Finds facts that were read more than `most` days before `today` (`YYYY-MM-DD`), or more than a day after `latestDay`.
 * Unchanged facts of the extended pack can't be fixed in this pack, so they give one finding together.
 */
export function checkFacts(
  { facts, changes }: Pack,
  today: string,
  most: number,
  latestDay = today,
): readonly Remark[] {
  const own = changes && new Set(changes.entries.flatMap(({ list, id }) => (list === 'facts' ? [id] : [])));
  const ageOf = ({ read }: Fact) => Math.round((Date.parse(today) - Date.parse(read)) / DAY);
  const wrong = facts.filter((fact) => isFuture(fact.read, latestDay) || ageOf(fact) > most);
  const inherited = own === undefined ? [] : wrong.filter(({ id }) => !own.has(id));
  const remarks = wrong
    .filter((fact) => !inherited.includes(fact))
    .map((fact): Remark => ({
      list: 'facts',
      entry: fact,
      path: ['read'],
      code: 'old-fact',
      message: ageInWords(fact, ageOf(fact), most),
      mend: 'read the link again, correct what it says, and write the day',
    }));
  const oldest = inherited.toSorted((a, b) => ageOf(b) - ageOf(a))[0];
  if (oldest === undefined) return remarks;
  const others =
    inherited.length === 1 ? '' : `; nor do ${inherited.length - 1} more of ${changes?.base.id} keep to that`;
  return [
    ...remarks,
    {
      list: 'facts',
      entry: oldest,
      path: [],
      code: 'old-inherited-fact',
      message: `${ageInWords(oldest, ageOf(oldest), most)}${others}`,
      mend: 'use a newer version of the extended pack',
    },
  ];
}

function ageInWords({ read }: Fact, age: number, most: number): string {
  if (age < 0) return `it says that it was read on ${read}, which is still to come`;
  return `it was read ${count(age, 'day', 'days')} ago, on ${read}; at most ${most} are allowed`;
}
