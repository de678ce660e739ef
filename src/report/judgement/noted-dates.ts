import { datesIn, daysBetween, type NotedDate } from '../../core/answers/index.ts';
import type { AnswerRecord, Assessment } from '../../core/assess/index.ts';

/** A date after the assessment that a note names. */
export interface DateAhead extends NotedDate {
  /** Whole weeks from the day of the assessment to it; to its first day where it is a month. */
  readonly weeks: number;
  /** The same in days. */
  readonly days: number;
}

/**
 * The dates in a note that are after the assessment, the nearest first; none for answers without a day. `isAsked`: the
 * answer is one about a date, which can be today. Days without a year count from the day of the answer; where its date
 * has passed, none does.
 */
export function datesAhead(
  { note = '', date: answered, weeks, day }: Pick<AnswerRecord, 'note' | 'date' | 'weeks' | 'day'>,
  { assessed }: Pick<Assessment, 'assessed'>,
  isAsked = false,
): readonly DateAhead[] {
  if (assessed === null) return [];
  const since = weeks === 0 ? undefined : (answered ?? assessed);
  const all = datesIn(note, since, isAsked).filter(
    ({ last }) => daysBetween(assessed, last) > 0 || (last === assessed && last === day && weeks !== 0),
  );
  const daysTo = ({ date }: NotedDate) => Math.max(0, daysBetween(assessed, date));
  return all
    .toSorted((a, b) => daysTo(a) - daysTo(b))
    .map((date) => ({ ...date, days: daysTo(date), weeks: Math.floor(daysTo(date) / 7) }));
}
