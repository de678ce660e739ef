import type { Assessment } from '../../core/assess/index.ts';
import { count } from '../phrases.ts';
import { isReplyDue } from './answered.ts';
import { daysAway, inDays } from './away.ts';
import { closedWeeks, unplacedWeeks } from './closed-weeks.ts';
import { dayMeant, dayOfDate, daysToFirstDate, isAboutAnother, weeksToFirstDate } from './first-date.ts';

/**
 * Weeks to the first date, if the first need is due by then, without weeks in which nothing may be changed and whose
 * days are unknown; undefined where an answer says that the date isn't about this need.
 */
export function weeksToDate(assessment: Assessment): number | undefined {
  return isAboutAnother(assessment) ? undefined : weeksOfWork(assessment);
}

/** Weeks to the first date without those that the calendar can't leave out; 0 only where it has passed. */
export function weeksOfWork(assessment: Assessment): number | undefined {
  const weeks = weeksToFirstDate(assessment);
  // A reply can be written in closed weeks.
  return weeks === undefined || weeks === 0 || isReplyDue(assessment)
    ? weeks
    : Math.max(1, weeks - unplacedWeeks(assessment));
}

/** The same as `weeksToDate`, also where the date is further away than is counted, and its note names the day. */
export function weeksToNotedDate(assessment: Assessment): number | undefined {
  return isAboutAnother(assessment) ? undefined : (weeksToDate(assessment) ?? dayMeant(assessment)?.weeks);
}

/**
 * `has passed`, `is tomorrow`, `is 9 weeks away, 3 of them closed to changes`, or for a band `is at most 26 weeks
 * away`.
 */
export function howFarAway(assessment: Assessment): string {
  const weeks = weeksToFirstDate(assessment) ?? 0;
  if (weeks === 0) return 'has passed';
  const days = daysToFirstDate(assessment);
  const away = days === undefined ? `at most ${count(weeks, 'week', 'weeks')} away` : daysAway(days);
  return `is ${away}${ofThemClosed(assessment, weeks)}`;
}

/**
 * `2027-02-01, in 9 weeks, 3 of them closed to changes`, `2026-12-01, tomorrow`, `in at most 26 weeks`, or `passed`.
 */
export function dateAndWeeks(assessment: Assessment): string {
  const weeks = weeksToFirstDate(assessment) ?? 0;
  if (weeks === 0) return 'passed';
  const days = daysToFirstDate(assessment);
  const when =
    days === undefined ? `in at most ${count(weeks, 'week', 'weeks')}` : `${dayOfDate(assessment)}, ${inDays(days)}`;
  return `${when}${ofThemClosed(assessment, weeks)}`;
}

/** `, 3 of them closed to changes`, of so many weeks until the date; empty where production stays open. */
function ofThemClosed(assessment: Assessment, weeks: number): string {
  const closed = closedWeeks(assessment);
  if (closed === 0) return '';
  const days = daysToFirstDate(assessment);
  return weeks === 1 && (days === undefined || days <= 7)
    ? ', and production is closed to changes'
    : `, ${closed} of them closed to changes`;
}
