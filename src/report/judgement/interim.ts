import { dayAfter } from '../../core/answers/index.ts';
import type { Assessment } from '../../core/assess/index.ts';
import { list } from '../phrases.ts';
import { aboutDate } from './answered.ts';
import { isForPeople } from './capacity.ts';
import { type Way, waysOf } from './course.ts';
import { weeksToDate, weeksToNotedDate } from './dates.ts';
import { daysToFirstDate, isDateOfNeed } from './first-date.ts';
import { marginInWords, timing, WEEKS_BEFORE_DATE } from './timing.ts';
import { lateNeed } from './late.ts';
import { firstAnswer, stepsForNeed } from './decided.ts';
import { demands, endOfSteps, endsNeeded, stageTime } from './demands.ts';
import { idleWays, lateWays } from './in-time.ts';
import { interimSteps } from './interim-steps.ts';
import { firstDuty, needsOf } from './needs.ts';
import { optionsByNeed } from './options.ts';
import { QUARTER } from './quarter.ts';
import { type Estimate } from './schedule.ts';
import { isLeftBefore, isPostponed, wholeWeeks } from './steps-left.ts';

/** Whether a requirement is unmet whose date has passed, or can come before the plan meets the first need. */
export function canMissDate(assessment: Assessment): boolean {
  const weeks = weeksToDate(assessment);
  const isOwed = needsOf(assessment).toSolve.some(
    ({ strength, coverUnknown }) => strength === 'duty' && coverUnknown !== true,
  );
  if (weeks === undefined || !isOwed) return false;
  return weeks === 0 || endsOfNeed(assessment)[1] + WEEKS_BEFORE_DATE > weeks;
}

/** In which weeks the plan meets the requirement; where that isn't known, its last weeks. */
export function endsOfNeed(assessment: Assessment): readonly [low: number, high: number] {
  const [need] = needsOf(assessment).toSolve;
  const met = need?.strength === 'duty' ? whenMet(assessment) : undefined;
  if (met !== undefined) return met;
  const time = stageTime(assessment, demands(assessment));
  if (time !== undefined) return [time.toNeed.low, time.toNeed.high];
  return assessment.stage === 'none' ? endsNeeded(demands(assessment)) : [0, 0];
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
    // Whoever only asks what is required, or alerts before expiry, has met nothing.
    const means = new Set(optionsByNeed(assessment)[0]?.fits.map(({ option }) => option.id));
    return steps.some(({ options }) => options.some((id) => means.has(id))) ? [end('low'), end('high')] : undefined;
  }
  const time = stageTime(assessment, demands(assessment));
  return time === undefined ? undefined : [time.toNeed.low, time.toNeed.high];
}

/** Whether a requirement can be met without a mesh, but no step that meets it is settled yet. */
export function hasNoDate(assessment: Assessment): boolean {
  const need = firstDuty(assessment);
  const isOpen = assessment.stage === 'none' && need !== undefined && need.coverUnknown !== true;
  return isOpen && whenMet(assessment) === undefined && !isLeftUnmet(assessment);
}

/** Whether nothing in a plan without a mesh meets the requirement that comes first. */
export function isLeftUnmet(assessment: Assessment): boolean {
  const need = firstDuty(assessment);
  if (assessment.verdict.course !== 'none' || need === undefined) return false;
  const answer = firstAnswer(assessment);
  // Where an option meets the need, steps that name no option carry it out.
  const isMet = optionsByNeed(assessment).some((each) => each.need.id === need.id && each.fits.length > 0);
  return answer?.option === undefined && !(isMet && answer !== undefined && answer.steps.length > 0);
}

/**
 * The day by which the gaps in capacity must be closed, so that a mesh can still meet the first requirement: halfway
 * to the day when evidence is due, because what a mesh takes that isn't adopted is unknown. Undefined where no such
 * gap is in the way, or less than a quarter would be left for the mesh (heuristic).
 */
export function closingDay(assessment: Assessment): string | undefined {
  const { assessed } = assessment;
  const weeks = weeksToNotedDate(assessment);
  const isForMesh = needsOf(assessment).toSolve[0]?.carries === 'alone' && isLeftUnmet(assessment);
  if (!isForPeople(assessment) || !isForMesh || weeks === undefined || assessed === null) return undefined;
  const half = Math.floor((weeks - WEEKS_BEFORE_DATE) / 2);
  return half < QUARTER ? undefined : dayAfter(assessed, 7 * half);
}

/** What meets a requirement whose date can come before the plan meets it, or that evidence is due before that. */
export function untilMet(assessment: Assessment): string {
  const weeks = weeksToDate(assessment);
  const isSafe = !canMissDate(assessment) && !isLeftUnmet(assessment);
  // Until that day, the decision about the gaps names the measure.
  if (weeks === undefined || isSafe || closingDay(assessment) !== undefined) return '';
  const [earliest, end] = endsOfNeed(assessment);
  const latest = Math.max(end, endOfOthers(assessment));
  if (!isLeftUnmet(assessment) && timing([earliest, latest], weeks) === 'tight') {
    const by = isDateOfNeed(assessment) ? '' : "unless it's an expiry date, ";
    return ` By the high estimates, the required work ends only ${marginInWords(latest, weeks)}: ${by}agree on a day for the evidence (advised: a month before the deadline; heuristic).`;
  }
  const days = daysToFirstDate(assessment) ?? Infinity;
  const why =
    weeks === 0
      ? 'The deadline has passed'
      : isLeftUnmet(assessment)
        ? 'No step of this plan meets the requirement by the deadline'
        : earliest > weeks || days <= 1
          ? 'The deadline comes before the work can end'
          : earliest + WEEKS_BEFORE_DATE > weeks && days >= 7
            ? 'Even by low estimates, the work ends less than a month before the deadline'
            : 'The deadline may come before the work ends';
  const measure = interimMeasure(assessment);
  return weeks === 0 || isDateOfNeed(assessment)
    ? ` ${why}: agree on ${measure}.`
    : ` ${why}: agree on ${measure} with whoever set the deadline; an expiry date can't be moved.`;
}

/** `an interim measure (in this plan: “Encrypt in the network”)`, with the first steps that can be one for the need. */
export function interimMeasure(assessment: Assessment): string {
  const named = interimSteps(assessment).map(({ title }) => `“${title}”`);
  return named.length === 0 ? 'an interim measure' : `an interim measure (in this plan: ${list(named)})`;
}

/** In which week, by the high estimates, other required needs are met that the date can be about; 0 without any. */
function endOfOthers(assessment: Assessment): number {
  const about = aboutDate(assessment)?.dates;
  const others = assessment.useCases
    .filter(
      ({ id, unmet, strength, place }) =>
        unmet && strength === 'duty' && place !== 'first' && about?.includes(id) !== false,
    )
    .map(({ id }) => id);
  const steps = assessment.stages
    .flatMap((stage) => stage.steps)
    .filter((step) => isLeftBefore(step) && step.useCases.some((id) => others.includes(id)));
  return steps.length === 0 ? 0 : wholeWeeks(endOfSteps(steps, assessment, 'high'));
}

/** What to do about a date that can be missed; one that no one set, such as an expiry, can't be put off. */
function askForTime(assessment: Assessment): string {
  return isDateOfNeed(assessment) && firstDuty(assessment) !== undefined
    ? `ask whoever set it for ${interimMeasure(assessment)}`
    : 'ask for an interim measure from whoever set it; renew first whatever expires on that date';
}

/** What to ask for where alternatives can end after the first date; the line of who and when tells that date. */
export function onlyWithInterim(assessment: Assessment): string {
  const weeks = weeksToDate(assessment);
  if (weeks === undefined) return '';
  if (weeks === 0 && canMissDate(assessment)) return untilMet(assessment);
  const ways = waysOf(assessment);
  const names = (late: readonly Way[]) =>
    list(
      late.map(({ name }) => `“${name}”`),
      'or',
    );
  const [late, idle] = [lateWays(assessment), idleWays(assessment)];
  if (late.length > 0 && late.length === ways.length) {
    const miss =
      lateWays(assessment, 'low').length === ways.length
        ? 'misses the deadline even by low estimates'
        : 'can miss the deadline';
    return ` Each alternative ${miss}: ${askForTime(assessment)} (heuristic).`;
  }
  const missing = ways.filter((way) => late.includes(way) || idle.includes(way));
  if (idle.length > 0 && missing.length === ways.length)
    return ` No alternative is sure to meet the deadline (see “People and time”): ${askForTime(assessment)} (heuristic).`;
  const some =
    missing.length === 0
      ? ''
      : ` Choose ${names(missing)} only if whoever set the deadline accepts an interim measure (heuristic).`;
  const time = stageTime(assessment, demands(assessment));
  const isLate = weeks > 0 && lateNeed(assessment, time) !== undefined;
  const end =
    time !== undefined && time.toNeed.low > weeks
      ? 'end after the deadline even by low estimates'
      : 'may end after the deadline';
  const mesh = ` If a mesh stays, the remaining steps ${end}: ask for an interim measure (heuristic).`;
  return `${some}${isLate ? mesh : ''}`;
}
