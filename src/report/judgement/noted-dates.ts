import { datesIn, daysBetween, type NotedDate } from '../../core/answers/index.ts';
import type { Assessment } from '../../core/assess/index.ts';

/** A date after the assessment that a note names. */
export interface DateAhead extends NotedDate {
  /** Whole weeks from the day of the assessment to it; to its first day where it is a month. */
  readonly weeks: number;
}

/**
 * The dates in a text that are after the assessment, the nearest first; none for answers without a day. `isAsked`: the
 * text answers a question about a date.
 */
export function datesAhead(
  text: string,
  { assessed }: Pick<Assessment, 'assessed'>,
  isAsked = false,
): readonly DateAhead[] {
  if (assessed === null) return [];
  const all = datesIn(text, assessed, isAsked).filter(({ last }) => daysBetween(assessed, last) > 0);
  const daysTo = ({ date }: NotedDate) => Math.max(0, daysBetween(assessed, date));
  return all
    .toSorted((a, b) => daysTo(a) - daysTo(b))
    .map((date) => ({ ...date, weeks: Math.floor(daysTo(date) / 7) }));
}
