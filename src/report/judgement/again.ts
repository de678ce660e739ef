import { dayAfter, daysBetween } from '../../core/answers/index.ts';
import type { Assessment } from '../../core/assess/index.ts';
import { closedTimes, whenOpen } from './closed.ts';
import { daysNoted, firstDay, unplacedWeeks } from './dates.ts';
import { approvedSteps } from './decided.ts';
import { endsInCalendar } from './demands.ts';
import { QUARTER } from './quarter.ts';
import { firstDuty } from './needs.ts';
import { isPostponed } from './schedule.ts';
import { isLeftOpen, isStayOpen } from './verdict.ts';

const QUARTERLY = 'after a quarter';

/** Nothing puts off a review for longer than a year of steps, in weeks (heuristic). */
const YEAR = 52;

/** A date further ahead puts off no review, in weeks (heuristic). */
const FURTHEST = 78;

/** Where nothing is required, a review so many weeks before a date comes before it: the answers are known (heuristic). */
const BEFORE = 8;

/**
 * When to decide again about a mesh that isn't adopted, if nothing asks for it earlier, with the reason for that day.
 * It is after a quarter, the steps or a year of them, or the dates noted for the deadline, whichever is last, and never while production
 * is closed. Undefined while answers decide first, where nothing can reopen the verdict, and for a settled “no” that
 * only a quarter would reopen.
 */
export function whenToDecideAgain(assessment: Assessment): string | undefined {
  const { stage, watch, assessed, verdict } = assessment;
  if (stage !== 'none' || watch.length === 0 || isLeftOpen(assessment) || isStayOpen(assessment)) return undefined;
  const steps = approvedSteps(assessment).filter((step) => !isPostponed(step));
  const end = steps.length === 0 ? 0 : endsInCalendar(steps, assessment)[1] + unplacedWeeks(assessment);
  const steady = end > YEAR ? { weeks: YEAR, why: 'after a year' } : { weeks: end, why: 'after the steps' };
  const work = end > QUARTER ? steady : { weeks: QUARTER, why: QUARTERLY };
  if (assessed === null) return isPlainQuarter(verdict, work.why) ? undefined : `After week ${work.weeks}, ${work.why}`;
  const isOwed = firstDuty(assessment) !== undefined;
  const near = daysNoted(assessment)
    .map((day) => ({
      days: daysBetween(assessed, day) + 1,
      why: day === firstDay(assessment) ? 'after the deadline' : `after ${day}`,
    }))
    .filter(({ days }) => days <= 7 * FURTHEST && (isOwed || days < 7 * (work.weeks + BEFORE)));
  const first = { days: 7 * work.weeks, why: work.why };
  const { days, why } = near.reduce((last, each) => (each.days > last.days ? each : last), first);
  const open = Math.ceil(7 * whenOpen(days / 7, closedTimes(assessment)));
  if (open > days && open <= 7 * FURTHEST) return `On ${dayAfter(assessed, open)}, after the closed weeks`;
  return isPlainQuarter(verdict, why) ? undefined : `On ${dayAfter(assessed, days)}, ${why}`;
}

/** Whether only a quarter would reopen a settled “no”. */
function isPlainQuarter({ id, standing }: Assessment['verdict'], why: string): boolean {
  return id === 'no' && standing === 'settled' && why === QUARTERLY;
}
