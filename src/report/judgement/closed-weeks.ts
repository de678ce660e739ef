import { daysBetween } from '../../core/answers/index.ts';
import type { Assessment } from '../../core/assess/index.ts';
import { KNOWN_QUESTIONS } from '../../core/pack/index.ts';
import { isReplyDue, numberAnswered } from './answered.ts';
import { closedTimes, dayBeforeClosed, weeksClosed } from './closed.ts';
import { dayMeant, firstDay, weeksToFirstDate } from './first-date.ts';
import { seasonAhead } from './season.ts';

/**
 * Weeks until the date in which nothing may be changed, as far as they are known. Where the days in notes make as many
 * as the answer, or more with those of a season, those after the date don't count. Beside a reply, the answer counts up
 * to the date of the work, so that only days in notes tell those until the reply.
 */
export function closedWeeks(assessment: Assessment): number {
  if (isReplyDue(assessment)) return Math.round(placedWeeks(assessment));
  const answered = numberAnswered(assessment, KNOWN_QUESTIONS.closed) ?? 0;
  const weeks = Math.min(answered, weeksToFirstDate(assessment) ?? answered);
  const times = closedTimes(assessment);
  const [until, all] = [placedWeeks(assessment), weeksClosed(0, Infinity, times)];
  const isMore = answered > 0 && all >= answered && seasonAhead(assessment) !== undefined;
  const isAfter = all > until && (Math.abs(all - answered) <= times.length || isMore);
  return isAfter ? Math.min(weeks, Math.round(until)) : weeks;
}

/** Closed weeks whose days no note names, so that the calendar can't leave them out. */
export function unplacedWeeks(assessment: Assessment): number {
  if (isReplyDue(assessment)) {
    const answered = numberAnswered(assessment, KNOWN_QUESTIONS.closed) ?? 0;
    return Math.max(0, answered - Math.ceil(weeksClosed(0, Infinity, closedTimes(assessment))));
  }
  return Math.max(0, closedWeeks(assessment) - Math.ceil(placedWeeks(assessment)));
}

/** Weeks until the date whose days notes name. */
export function placedWeeks(assessment: Assessment): number {
  const { assessed } = assessment;
  const day = dayMeant(assessment)?.last;
  const end =
    day === undefined || assessed === null
      ? (weeksToFirstDate(assessment) ?? Infinity)
      : daysBetween(assessed, day) / 7;
  return weeksClosed(0, end, closedTimes(assessment));
}

/**
 * The last day on which production may be changed before the first date; null where it is closed until then, and
 * undefined where it is open then.
 */
export function lastDayOfChanges(assessment: Assessment): string | null | undefined {
  const { assessed } = assessment;
  const day = firstDay(assessment);
  if (day === undefined || assessed === null) return undefined;
  const week = daysBetween(assessed, day) / 7;
  const closed = closedTimes(assessment).find(({ from, to }) => from < week && week <= to);
  return closed === undefined ? undefined : (dayBeforeClosed(closed, assessed) ?? null);
}
