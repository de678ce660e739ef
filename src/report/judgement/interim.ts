import type { Assessment } from '../../core/assess/index.ts';
import { list } from '../phrases.ts';
import { waysOf } from './course.ts';
import { isDateOfNeed, lateNeed, WEEKS_BEFORE_DATE, weeksToDate } from './dates.ts';
import { firstAnswer, stepsForNeed } from './decided.ts';
import { demands, endOfSteps, lateWays, longestNeeded, stageTime } from './demands.ts';
import { needsOf } from './needs.ts';
import { optionsByNeed } from './options.ts';
import { type Estimate, isPostponed, wholeWeeks } from './schedule.ts';

/** Whether a requirement is unmet whose date has passed, or can come before the plan meets the first need. */
export function canMissDate(assessment: Assessment): boolean {
  const weeks = weeksToDate(assessment);
  const isOwed = needsOf(assessment).toSolve.some(
    ({ strength, coverUnknown }) => strength === 'duty' && coverUnknown !== true,
  );
  if (weeks === undefined || !isOwed) return false;
  return weeks === 0 || latestEnd(assessment) + WEEKS_BEFORE_DATE > weeks;
}

/** By the high estimates, the week in which the plan meets the requirement; where that isn't known, its last week. */
export function latestEnd(assessment: Assessment): number {
  const [need] = needsOf(assessment).toSolve;
  const met = need?.strength === 'duty' ? whenMet(assessment) : undefined;
  const last = assessment.stage === 'none' ? longestNeeded(demands(assessment)) : 0;
  return met?.[1] ?? stageTime(assessment, demands(assessment))?.toNeed.high ?? last;
}

/** In which weeks from now the plan meets the first need; undefined where it is met, or no step meets it in full. */
export function whenMet(assessment: Assessment): readonly [low: number, high: number] | undefined {
  const [need] = needsOf(assessment).toSolve;
  if (need === undefined || need.coverUnknown === true || isLeftUnmet(assessment)) return undefined;
  if (assessment.stage === 'none') {
    // A requirement is met when the last step for it ends, also one that no option names.
    const own = need.strength === 'duty' ? stepsForNeed(assessment).filter((step) => !isPostponed(step)) : [];
    const steps = [...new Set([...(firstAnswer(assessment)?.steps ?? []), ...own])];
    const end = (estimate: Estimate) => wholeWeeks(endOfSteps(steps, assessment, estimate));
    return steps.length === 0 ? undefined : [end('low'), end('high')];
  }
  const time = stageTime(assessment, demands(assessment));
  return time === undefined ? undefined : [time.toNeed.low, time.toNeed.high];
}

/** Whether nothing in a plan without a mesh meets the requirement that comes first. */
export function isLeftUnmet(assessment: Assessment): boolean {
  const [need] = needsOf(assessment).toSolve;
  const isOwed = need?.strength === 'duty' && need.coverUnknown !== true;
  if (assessment.verdict.course !== 'none' || !isOwed) return false;
  const answer = firstAnswer(assessment);
  // Where an option meets the need, steps that name no option carry it out.
  const isMet = optionsByNeed(assessment).some((each) => each.need.id === need.id && each.fits.length > 0);
  return answer?.option === undefined && !(isMet && answer !== undefined && answer.steps.length > 0);
}

/** What meets a requirement whose date can come before the plan meets it. */
export function untilMet(assessment: Assessment): string {
  const weeks = weeksToDate(assessment);
  if (weeks === undefined || (!canMissDate(assessment) && !isLeftUnmet(assessment))) return '';
  const time = stageTime(assessment, demands(assessment));
  const why =
    weeks === 0
      ? 'The deadline has passed'
      : isLeftUnmet(assessment)
        ? 'No step of this plan meets the requirement by the deadline'
        : time !== undefined && time.toNeed.low + WEEKS_BEFORE_DATE > weeks
          ? 'The deadline comes before the work can end'
          : 'The deadline may come before the work ends';
  return weeks === 0 || isDateOfNeed(assessment)
    ? ` ${why}: agree on an interim measure.`
    : ` ${why}: if someone set it, agree on an interim measure; an expiry can't wait.`;
}

/** What to ask for where alternatives can end after the first date; the line of who and when tells that date. */
export function onlyWithInterim(assessment: Assessment): string {
  const weeks = weeksToDate(assessment);
  if (weeks === undefined) return '';
  if (weeks === 0 && canMissDate(assessment)) return untilMet(assessment);
  const late = lateWays(assessment).map((name) => `“${name}”`);
  if (late.length > 0 && late.length === waysOf(assessment).length)
    return ' Each alternative can miss the deadline: ask whoever set it for an interim measure (heuristic).';
  const some =
    late.length === 0
      ? ''
      : ` Choose ${list(late, 'or')} only if whoever set the deadline accepts an interim measure (heuristic).`;
  const isLate = weeks > 0 && lateNeed(assessment, stageTime(assessment, demands(assessment))) !== undefined;
  const mesh =
    ' If a mesh stays, the remaining steps may end after the deadline: ask for an interim measure (heuristic).';
  return `${some}${isLate ? mesh : ''}`;
}
