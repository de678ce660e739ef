import type { Assessment } from '../../core/assess/index.ts';
import { list } from '../phrases.ts';
import { waysOf } from './course.ts';
import { isDateOfNeed, lateNeed, WEEKS_BEFORE_DATE, weeksToDate } from './dates.ts';
import { firstAnswer } from './decided.ts';
import { demands, lateWays, longestNeeded, stageTime } from './demands.ts';
import { needsOf } from './needs.ts';

/** Whether a requirement is unmet whose date has passed, or can come before the plan meets the first need. */
export function canMissDate(assessment: Assessment): boolean {
  const weeks = weeksToDate(assessment);
  const isOwed = needsOf(assessment).toSolve.some(
    ({ strength, coverUnknown }) => strength === 'duty' && coverUnknown !== true,
  );
  if (weeks === undefined || !isOwed) return false;
  const all = demands(assessment);
  const end = assessment.stage === 'none' ? longestNeeded(all) : (stageTime(assessment, all)?.toNeed.high ?? 0);
  return weeks === 0 || end + WEEKS_BEFORE_DATE > weeks;
}

/** Whether nothing in a plan without a mesh meets the requirement that comes first. */
export function isLeftUnmet(assessment: Assessment): boolean {
  const [need] = needsOf(assessment).toSolve;
  const isOwed = need?.strength === 'duty' && need.coverUnknown !== true;
  return assessment.verdict.course === 'none' && isOwed && firstAnswer(assessment)?.option === undefined;
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
  if (weeks > 0 && lateNeed(assessment, stageTime(assessment, demands(assessment))) !== undefined)
    return ' A mesh that stays may miss the deadline: ask whoever set it for an interim measure (heuristic).';
  if (late.length === 0) return '';
  return late.length === waysOf(assessment).length
    ? ' Each alternative can miss the deadline: ask whoever set it for an interim measure (heuristic).'
    : ` Choose ${list(late, 'or')} only if whoever set the deadline accepts an interim measure (heuristic).`;
}
