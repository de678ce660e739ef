import { dayAfter, daysBetween } from '../../core/answers/index.ts';
import type { Assessment } from '../../core/assess/index.ts';
import { askedDay } from './asked-day.ts';
import { closedTimes, weekBefore, weeksOpen, whenOpen } from './closed.ts';
import { unplacedWeeks } from './closed-weeks.ts';
import { weeksToDate } from './dates.ts';
import { firstDay } from './first-date.ts';
import { daysNoted } from './other-dates.ts';
import { approvedSteps } from './decided.ts';
import { endsInCalendar } from './demands.ts';
import { QUARTER } from './quarter.ts';
import { firstDuty } from './needs.ts';
import { isPostponed } from './steps-left.ts';
import { seasonAhead } from './season.ts';
import { isLeftOpen, isStayOpen } from './verdict.ts';

const QUARTERLY = 'after a quarter';

/** Nothing puts off a review for longer than a year of steps, in weeks (heuristic). */
const YEAR = 52;

/** A date further ahead puts off no review, in weeks (heuristic). */
const FURTHEST = 78;

/** Where nothing is required, a review so many weeks before a date comes before it (heuristic). */
const BEFORE = 8;

/**
 * When to decide again about a mesh that isn't adopted, if nothing asks for it earlier, with the reason for that day,
 * and never while production is closed. Where a requirement has a date, it is halfway to that, while something can be
 * done. Elsewhere it is after a quarter, the steps or a year of them, or the dates noted for the deadline, whichever is
 * last. Undefined while answers decide first, where nothing can reopen the verdict, and for a settled “no” that only a
 * quarter would reopen.
 */
export function whenToDecideAgain(assessment: Assessment): string | undefined {
  const { stage, watch, assessed, verdict } = assessment;
  if (stage !== 'none' || watch.length === 0 || isLeftOpen(assessment) || isStayOpen(assessment)) return undefined;
  const { days, why } = halfway(assessment) ?? lastReason(assessment);
  if (why === QUARTERLY && verdict.id === 'no' && verdict.standing === 'settled') return undefined;
  if (assessed === null) return `After week ${days / 7}, ${why}`;
  const season = seasonAhead(assessment)?.to ?? 0;
  const open = Math.ceil(7 * whenOpen(Math.max(season, days / 7), closedTimes(assessment)));
  if (open > days && open <= 7 * FURTHEST) return `On ${dayAfter(assessed, open)}, after the closed weeks`;
  return `On ${dayAfter(assessed, days)}, ${why}`;
}

/** So many days from the assessment on, and why then. */
interface Review {
  readonly days: number;
  readonly why: string;
}

/** Halfway through the open weeks to the date of a requirement that is unmet; undefined where no day is known. */
function halfway(assessment: Assessment): Review | undefined {
  const { assessed } = assessment;
  const day = weeksToDate(assessment) === undefined ? askedDay(assessment)?.date : firstDay(assessment);
  if (firstDuty(assessment) === undefined || day === undefined || assessed === null) return undefined;
  const days = daysBetween(assessed, day);
  // Before a date so near, nothing new is known.
  if (days < 14) return { days: days + 1, why: 'after the deadline' };
  const closed = closedTimes(assessment);
  const half = weekBefore(days / 7, weeksOpen(0, days / 7, closed) / 2, closed);
  return {
    days: Math.ceil(7 * half),
    why: `halfway through the open weeks to ${weeksToDate(assessment) === undefined ? day : 'the deadline'}`,
  };
}

/** A quarter, the steps or a year of them, or the dates noted for the deadline, whichever is last. */
function lastReason(assessment: Assessment): Review {
  const { assessed } = assessment;
  const steps = approvedSteps(assessment).filter((step) => !isPostponed(step));
  const end = steps.length === 0 ? 0 : endsInCalendar(steps, assessment)[1] + unplacedWeeks(assessment);
  const weeks = Math.min(YEAR, Math.max(QUARTER, end));
  const work = {
    days: 7 * Math.ceil(weeks),
    why: end <= QUARTER ? QUARTERLY : end > YEAR ? 'after a year' : 'after the steps',
  };
  const isOwed = firstDuty(assessment) !== undefined;
  const isWaitedFor = ({ days }: Review) => days <= 7 * FURTHEST && (isOwed || days < 7 * (weeks + BEFORE));
  const noted = assessed === null ? [] : daysNoted(assessment);
  const dates = noted.map((day) => ({
    days: daysBetween(assessed!, day) + 1,
    why: day === firstDay(assessment) ? 'after the deadline' : `after ${day}`,
  }));
  return dates.filter(isWaitedFor).reduce((last, each) => (each.days > last.days ? each : last), work);
}
