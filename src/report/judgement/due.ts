import type { Assessment } from '../../core/assess/index.ts';
import { aboutDate, isReplyOwed } from './answered.ts';
import { weeksOfWork } from './dates.ts';
import { endTiming, marginInWords } from './timing.ts';
import { endInWords } from './demands.ts';
import { daysToFirstDate } from './first-date.ts';
import { placedSteps } from './schedule.ts';
import { isLeft, isPostponed, wholeWeeks } from './steps-left.ts';

/** So many steps that a date is about are told, in the order in which the answer names them. */
const TOLD = 2;

/**
 * ` “Upgrade the mesh” ends in 9 to 16 weeks (heuristic): perhaps too late.`: whether what a date ahead is about
 * is done in time, such as the upgrade from a version whose support ends; empty where the plan has no such step. What
 * need not begin at once can perhaps be put off, so if it may be late, the plan says to ask.
 */
export function endOfDue(assessment: Assessment): string {
  const { due = [] } = aboutDate(assessment) ?? {};
  const weeks = weeksOfWork(assessment) ?? 0;
  const days = daysToFirstDate(assessment);
  if (weeks === 0) return '';
  const ends = { low: placedSteps(assessment, 'low'), high: placedSteps(assessment, 'high') };
  const told = due.flatMap((id) => {
    const low = ends.low.find(({ step }) => step.id === id);
    const high = ends.high.find(({ step }) => step.id === id);
    if (low === undefined || high === undefined || !isLeft(low.step) || isPostponed(low.step)) return [];
    const span = [wholeWeeks(low.to), wholeWeeks(high.to)] as const;
    const how = endTiming([low.to, high.to], days === undefined ? weeks : Math.min(weeks, days / 7));
    const spare = weeks > span[1] ? `${marginInWords(span[1], weeks)} or earlier` : 'just in time';
    const inTime = how === 'tight' ? spare : how;
    const isLate = how === 'too late' || how === 'perhaps too late';
    const ask =
      isLate && low.step.now !== true ? `; ask now for ${isReplyOwed(assessment) ? 'more time' : 'an exception'}` : '';
    return [` “${low.step.title}” ends ${endInWords(...span)} (heuristic): ${inTime}${ask}.`];
  });
  return told.slice(0, TOLD).join('');
}
