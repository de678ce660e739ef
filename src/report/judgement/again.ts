import { dayAfter, daysBetween } from '../../core/answers/index.ts';
import type { Assessment } from '../../core/assess/index.ts';
import { closedTimes } from './closed.ts';
import { daysNoted, unplacedWeeks } from './dates.ts';
import { approvedSteps } from './decided.ts';
import { endsInCalendar } from './demands.ts';
import { QUARTER } from './quarter.ts';
import { isPostponed } from './schedule.ts';
import { isLeftOpen, isStayOpen } from './verdict.ts';

const QUARTERLY = 'after a quarter';

/** A date further ahead puts off no review, in weeks (heuristic). */
const FURTHEST = 78;

/**
 * When to decide again about a mesh that isn't adopted, if nothing asks for it earlier, with the reason for that day.
 * It is after a quarter, the steps, the dates noted for the deadline, and the closed times, whichever is last.
 * Undefined while answers decide first, where nothing can reopen the verdict, and for a settled “no” that only a
 * quarter would reopen.
 */
export function whenToDecideAgain(assessment: Assessment): string | undefined {
  const { stage, watch, assessed, verdict } = assessment;
  if (stage !== 'none' || watch.length === 0 || isLeftOpen(assessment) || isStayOpen(assessment)) return undefined;
  const steps = approvedSteps(assessment).filter((step) => !isPostponed(step));
  const end = steps.length === 0 ? 0 : endsInCalendar(steps, assessment)[1] + unplacedWeeks(assessment);
  const work = end > QUARTER ? { weeks: end, why: 'after the steps' } : { weeks: QUARTER, why: QUARTERLY };
  const near = assessed === null ? [] : nearDates(assessment, assessed);
  const first = { days: 7 * work.weeks, why: work.why };
  const { days, why } = near.reduce((last, each) => (each.days > last.days ? each : last), first);
  if (verdict.id === 'no' && verdict.standing === 'settled' && why === QUARTERLY) return undefined;
  return assessed === null ? `After week ${work.weeks}, ${why}` : `On ${dayAfter(assessed, days)}, ${why}`;
}

/** The days after the dates and closed times that are near enough to be waited for, counted from the assessment. */
function nearDates(assessment: Assessment, assessed: string): readonly { days: number; why: string }[] {
  const dates = daysNoted(assessment).map((day) => ({ days: daysBetween(assessed, day) + 1, why: `after ${day}` }));
  const closed = closedTimes(assessment)
    .filter(({ from }) => from < FURTHEST)
    .map(({ to }) => ({ days: Math.ceil(7 * to), why: 'after the closed weeks' }));
  return [...dates.filter(({ days }) => days <= 7 * FURTHEST), ...closed];
}
