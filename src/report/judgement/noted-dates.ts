import { datesIn, daysBetween, type NotedDate } from '../../core/answers/index.ts';
import type { Assessment } from '../../core/assess/index.ts';

/** A date after the assessment that a note names. */
export interface DateAhead extends NotedDate {
  /** Whole weeks from the day of the assessment to it; to its first day where it is a month. */
  readonly weeks: number;
}

/** The dates in a text that are after the assessment, the nearest first; none for answers without a day. */
export function datesAhead(text: string, { assessed }: Pick<Assessment, 'assessed'>): readonly DateAhead[] {
  if (assessed === null) return [];
  const all = datesIn(text).map((date) => ({ date, days: daysBetween(assessed, date.date) }));
  const ahead = all.filter(({ days }) => days > 0).toSorted((a, b) => a.days - b.days);
  return ahead.map(({ date, days }) => ({ ...date, weeks: Math.floor(days / 7) }));
}
