import { dayAfter, daysBetween } from '../../core/answers/index.ts';
import type { Assessment } from '../../core/assess/index.ts';
import { KNOWN_QUESTIONS } from '../../core/pack/index.ts';
import { count } from '../phrases.ts';
import { numberAnswered } from './answered.ts';
import { closedTimes, weekBefore, weeksOpen, whenOpen } from './closed.ts';
import { unplacedWeeks } from './closed-weeks.ts';
import { weeksToDate } from './dates.ts';
import { firstDay } from './first-date.ts';
import { WEEKS_BEFORE_DATE } from './timing.ts';
import { demands, stageTime } from './demands.ts';
import { firstDuty } from './needs.ts';

/** So many services a week get the required protection where no one has measured it (heuristic). */
const PACE = 3;

/** Of fewer services, half of them is no checkpoint. */
const FEWEST = 4;

/** Less time until the evidence is due leaves none for checkpoints, in weeks. */
const LEAST = 8;

/**
 * By which days the first, half, and all of the services that a requirement names must be protected through a mesh, so
 * that the evidence is ready for its date: counted back at three a week, without the time closed to changes. Where that
 * would take more than half of the time until then, the pace grows instead. Undefined where no day or number is known,
 * or that is too large, and where the time is short, or even the low estimates of the plan miss the date.
 */
export function checkpoints(assessment: Assessment): string | undefined {
  const { assessed, verdict } = assessment;
  const left = numberAnswered(assessment, KNOWN_QUESTIONS.required) ?? 0;
  const all = numberAnswered(assessment, KNOWN_QUESTIONS.size) ?? left;
  const date = weeksToDate(assessment) === undefined ? undefined : firstDay(assessment);
  const time = stageTime(assessment, demands(assessment));
  const isByMesh = ['adopt', 'finish', 'keep'].includes(verdict.course);
  if (!isByMesh || firstDuty(assessment) === undefined || left < FEWEST || left > all) return undefined;
  if (date === undefined || assessed === null || time === undefined) return undefined;
  const closed = closedTimes(assessment);
  const unplaced = unplacedWeeks(assessment);
  const last = weekBefore(daysBetween(assessed, date) / 7 - WEEKS_BEFORE_DATE, 0, closed);
  const open = weeksOpen(0, last, closed) - unplaced;
  if (open < LEAST || time.toNeed.low > last - unplaced) return undefined;
  const weeks = Math.min(left / PACE, open / 2);
  const dayBefore = (part: number) => {
    const week = weekBefore(last, part * (weeks + unplaced), closed);
    // What must be done when production closes is done the day before.
    return dayAfter(assessed, Math.floor(7 * week) - Number(whenOpen(week, closed) > week));
  };
  const pace = Math.ceil(left / weeks);
  const half = `${Math.ceil(left / 2)} of ${left}`;
  return `To keep the date, protect the first service by ${dayBefore(1)}, ${half} by ${dayBefore(1 / 2)}, and all by ${dayBefore(0)} (${count(pace, 'service', 'services')} a week; heuristic). If you miss one, ask at once for more time for the rest`;
}
