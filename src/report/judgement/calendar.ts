import { dayAfter } from '../../core/answers/index.ts';
import type { Assessment } from '../../core/assess/index.ts';
import { count } from '../phrases.ts';
import { type Closed, closedTimes, dayBeforeClosed, weekBefore, weeksOpen } from './closed.ts';
import { unplacedWeeks } from './closed-weeks.ts';
import { wholeWeeks } from './steps-left.ts';
import { weeksInWords } from './weeks.ts';

/**
 * The days on which steps of the schedule begin and end, so that the same work never has two. What changes production
 * doesn't end while that is closed. The days of seasons and checkpoints, and those in notes, are told elsewhere.
 */

/** Sums of parts of weeks aren't exact. */
const PART_OF_DAY = 1e-6;

/** Days of the calendar, not of whole weeks: a freeze can end within a week. */
function daysIn(week: number): number {
  return Math.floor(7 * week + PART_OF_DAY);
}

/** The closed time in which a day is, so many days from now. */
function closedOn(days: number, assessment: Assessment): Closed | undefined {
  const isIn = ({ from, to }: Closed) => Math.round(7 * from) <= days && days < Math.round(7 * to);
  return closedTimes(assessment).find(isIn);
}

/** The day on which a step begins that has a place in the schedule; undefined for answers without a day. */
export function dayOfBegin(week: number, { assessed }: Assessment): string | undefined {
  return assessed === null ? undefined : dayAfter(assessed, daysIn(week));
}

/**
 * The last day of work that ends in a week, after the closed weeks too, or the first day on which production is open
 * again, so that no end falls in a closed time, unless it changes nothing in production. Undefined for answers without
 * a day.
 */
export function dayAtEnd(week: number, assessment: Assessment, isChange = true): string | undefined {
  const { assessed } = assessment;
  if (assessed === null) return undefined;
  const days = 7 * (wholeWeeks(week) + unplacedWeeks(assessment)) - 1;
  if (!isChange) return dayAfter(assessed, days);
  const reopened = closedTimes(assessment).find(({ to }) => Math.abs(to - week) < PART_OF_DAY);
  if (reopened !== undefined && unplacedWeeks(assessment) === 0) return dayOpen(reopened, assessed);
  const shut = closedOn(days, assessment);
  if (shut === undefined) return dayAfter(assessed, days);
  return (week <= shut.from ? dayBeforeClosed(shut, assessed) : undefined) ?? dayOpen(shut, assessed);
}

/** The last day for what must be done, or have begun, in a week: the day before production closes, if it is closed. */
export function dayAtLatest(week: number, assessment: Assessment): string | undefined {
  const { assessed } = assessment;
  if (assessed === null) return undefined;
  const days = daysIn(week);
  const shut = closedOn(days, assessment);
  return shut === undefined ? dayAfter(assessed, days) : (dayBeforeClosed(shut, assessed) ?? dayOpen(shut, assessed));
}

/** The first day on which production is open again. */
function dayOpen({ to }: Closed, assessed: string): string {
  return dayAfter(assessed, Math.round(7 * to));
}

/** `2026-12-14 to 2027-01-10`. */
export function closedInWords({ from, to }: Closed, assessed: string): string {
  return `${dayAfter(assessed, Math.round(7 * from))} to ${dayAfter(assessed, Math.round(7 * to) - 1)}`;
}

/** The closed time that begins before work ends in a week, and lasts longer; undefined where none does. */
export function closedAtEnd(week: number, assessment: Assessment): Closed | undefined {
  return closedTimes(assessment).find(({ from, to }) => from < week && week < to);
}

/** In which weeks work ends; where the last of them falls in a closed time, it is when that ends. */
export function endsWhenOpen(
  [low, high]: readonly [low: number, high: number],
  assessment: Assessment,
): readonly [low: number, high: number] {
  const shut = closedAtEnd(high, assessment);
  return shut === undefined ? [low, high] : [low, shut.to];
}

/**
 * `in 11 to 20 weeks (by 2027-04-18; heuristic)`: when the schedule expects an end, by the low and by the high
 * estimates. `more`: what stands behind `heuristic`. `isChange`: it changes production, so that it ends while that is
 * open.
 */
export function expectedEnd(
  ends: readonly [low: number, high: number],
  assessment: Assessment,
  more = '',
  isChange = true,
): string {
  const [low, high] = isChange ? endsWhenOpen(ends, assessment) : ends;
  // The schedule doesn't know when these are; the day at its end counts them.
  const closed = unplacedWeeks(assessment);
  const day = dayAtEnd(high, assessment, isChange);
  const after = closed === 0 ? '' : `with ${count(closed, 'closed week', 'closed weeks')} `;
  return `in ${weeksInWords(low, high)} (${day === undefined ? '' : `${after}by ${day}; `}heuristic${more})`;
}

/**
 * The last day on which work can begin that would end after so many weeks if it began now, to end by a later week:
 * counted back without the time that is closed to changes. Undefined where that is less than a week from now.
 */
export function lastBegin(end: number, by: number, assessment: Assessment): string | undefined {
  const closed = closedTimes(assessment);
  const week = Math.floor(weekBefore(weekBefore(by, 0, closed), weeksOpen(0, end, closed), closed));
  return week < 1 ? undefined : dayAtLatest(week, assessment);
}
