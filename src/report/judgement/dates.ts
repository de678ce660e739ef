import type { Assessment } from '../../core/assess/index.ts';
import { count } from '../phrases.ts';
import { closedWeeks, unplacedWeeks } from './closed-weeks.ts';
import { dayMeant, isAboutAnother, weeksToFirstDate } from './first-date.ts';

/**
 * The same, if the first need is due by then, without weeks in which nothing may be changed and whose days are unknown;
 * undefined where an answer says that the date isn't about this need.
 */
export function weeksToDate(assessment: Assessment): number | undefined {
  return isAboutAnother(assessment) ? undefined : weeksOfWork(assessment);
}

/** Weeks to the first date without those that the calendar can't leave out; 0 only where it has passed. */
export function weeksOfWork(assessment: Assessment): number | undefined {
  const weeks = weeksToFirstDate(assessment);
  return weeks === undefined || weeks === 0 ? weeks : Math.max(1, weeks - unplacedWeeks(assessment));
}

/** The same as `weeksToDate`, also where the date is further away than is counted, and its note names the day. */
export function weeksToNotedDate(assessment: Assessment): number | undefined {
  return isAboutAnother(assessment) ? undefined : (weeksToDate(assessment) ?? dayMeant(assessment)?.weeks);
}

/** `has passed`, `is 9 weeks away, 3 of them closed to changes`, or for a band `is at most 26 weeks away`. */
export function howFarAway(assessment: Assessment): string {
  const weeks = weeksToFirstDate(assessment) ?? 0;
  const most = dayMeant(assessment) === undefined ? 'at most ' : '';
  const without = closedWeeks(assessment) === 0 ? '' : `, ${closedWeeks(assessment)} of them closed to changes`;
  return weeks === 0 ? 'has passed' : `is ${most}${count(weeks, 'week', 'weeks')} away${without}`;
}

/** `2027-02-01, in 9 weeks, 3 of them closed to changes`, `in at most 26 weeks`, or `passed`. */
export function dateAndWeeks(assessment: Assessment): string {
  const weeks = weeksToFirstDate(assessment) ?? 0;
  if (weeks === 0) return 'passed';
  const closed = closedWeeks(assessment);
  const day = dayMeant(assessment)?.text;
  const when = day === undefined ? 'in at most' : `${day}, in`;
  return `${when} ${count(weeks, 'week', 'weeks')}${closed === 0 ? '' : `, ${closed} of them closed to changes`}`;
}
