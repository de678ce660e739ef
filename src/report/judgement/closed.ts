import { daysBetween } from '../../core/answers/index.ts';
import type { Assessment, StepResult } from '../../core/assess/index.ts';
import { KNOWN_QUESTIONS } from '../../core/pack/index.ts';
import { isDay } from '../../core/yaml/index.ts';
import { foundOnce } from './found-once.ts';

/** A time in which production may not be changed, in weeks from the day of the assessment. */
export interface Closed {
  readonly from: number;
  readonly to: number;
}

/** What a note says of times in which production may not be changed. */
export interface ClosedNote {
  readonly question: string;
  /** The part of the note that names first and last days, up to a period or semicolon. */
  readonly clause: string;
}

const DAY = String.raw`(\d{4}-\d\d-\d\d)`;

/** `2026-12-14 to 2027-01-04`, or `between 2026-12-14 and 2027-01-04`: the first and the last day of such a time. */
const FROM_TO = new RegExp(
  String.raw`\b(?:between ${DAY} and ${DAY}|${DAY}\s*(?:to|until|till|through|-|–|—|\.\.+)\s*${DAY})\b`,
  'gi',
);

/** What notes call such a time where no question asks for it. */
const CALLED = /\b(?:freezes?|frozen|no (?:\w+ )?(?:changes?|releases?|deploy(?:s|ments?)))\b/i;

/** The notes that name the days in which production may not be changed. */
export function closedNotes({ answers }: Assessment): readonly ClosedNote[] {
  return answers.flatMap(({ question, note = '' }) =>
    note
      .split(/[;.]\s/)
      .filter((clause) => clause.match(FROM_TO) !== null)
      .filter((clause) => question === KNOWN_QUESTIONS.closed || CALLED.test(clause))
      .map((clause) => ({ question, clause: clause.trim() })),
  );
}

/** The times in which production may not be changed, as far as notes name their days, in their order. */
export const closedTimes = foundOnce((assessment: Assessment): readonly Closed[] => {
  const { assessed } = assessment;
  if (assessed === null) return [];
  const weeksTo = (day: string, more = 0) => Math.max(0, (daysBetween(assessed, day) + more) / 7);
  const named = closedNotes(assessment).flatMap(({ clause }) => [...clause.matchAll(FROM_TO)]);
  const all = named.flatMap(([, one, other, first = one ?? '', last = other ?? '']) => {
    const closed = isDay(first) && isDay(last) ? { from: weeksTo(first), to: weeksTo(last, 1) } : undefined;
    return closed === undefined || closed.to <= closed.from ? [] : [closed];
  });
  const united: Closed[] = [];
  for (const next of all.toSorted((a, b) => a.from - b.from)) {
    const before = united.at(-1);
    if (before === undefined || next.from > before.to) united.push(next);
    else united[united.length - 1] = { from: before.from, to: Math.max(before.to, next.to) };
  }
  return united;
});

/** Whether a step has to wait while production may not be changed: others only read, order, or decide. */
export function changesProduction({ light, now, whileClosed }: StepResult): boolean {
  return light !== true && now !== true && whileClosed !== true;
}

/** The first time from `week` on at which production may be changed. */
export function whenOpen(week: number, closed: readonly Closed[]): number {
  return closed.find(({ from, to }) => from <= week && week < to)?.to ?? week;
}

/** When so many weeks of changes are done that begin at `week`. */
export function afterChanges(week: number, weeks: number, closed: readonly Closed[]): number {
  const begin = whenOpen(week, closed);
  const next = closed.find(({ from }) => from > begin);
  const left = next === undefined ? 0 : begin + weeks - next.from;
  return left <= 0 ? begin + weeks : afterChanges(next!.to, left, closed);
}
