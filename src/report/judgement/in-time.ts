import type { Assessment } from '../../core/assess/index.ts';
import { awaits } from '../../core/judge/index.ts';
import { count } from '../phrases.ts';
import { aboutDate } from './answered.ts';
import { afterChanges, closedTimes } from './closed.ts';
import { leavesMesh, likelyInWords, likelyWays, type Way, waysOf } from './course.ts';
import { weeksToDate } from './dates.ts';
import { WEEKS_BEFORE_DATE } from './timing.ts';
import { demandOfWay, demands, endOfSteps, stageTime } from './demands.ts';
import { firstDuty, needsOf } from './needs.ts';
import { optionsByNeed } from './options.ts';
import { isLeft, wholeWeeks } from './steps-left.ts';
import { stepsWithoutMesh } from './without-mesh.ts';

/** The weeks in which something ends, by the low and by the high estimates. */
type Ends = readonly [low: number, high: number];

/**
 * In which weeks from now an alternative ends; undefined where none of it is left. It begins after the decision, and
 * after other steps that its own steps wait for, such as an upgrade.
 */
export function endOfWay(way: Way, assessment: Assessment): Ends | undefined {
  const demand = demandOfWay(way, assessment);
  if (demand === undefined) return undefined;
  const due = assessment.stages
    .flatMap(({ steps }) => steps)
    .filter((other) => isLeft(other) && other.way === undefined && way.steps.some((step) => awaits(step, other)));
  const begun = (estimate: 'low' | 'high') => (due.length === 0 ? 0 : endOfSteps(due, assessment, estimate));
  const end = (from: number, weeks: number) => wholeWeeks(afterChanges(from, weeks, closedTimes(assessment)));
  return [end(begun('low'), demand.shortest), end(begun('high'), demand.longest)];
}

/**
 * Whether alternatives are held against a date: it is ahead, isn't known to be about something else than a need, and no
 * steps without a mesh meet the first need in time, whatever becomes of the mesh.
 */
export function isHeldAgainstDate(assessment: Assessment): boolean {
  const isAboutElse = aboutDate(assessment) !== undefined && needsOf(assessment).toSolve.length === 0;
  if (isAboutElse || (weeksToDate(assessment) ?? 0) === 0 || waysOf(assessment).length === 0) return false;
  const without = firstDuty(assessment) === undefined ? [] : stepsWithoutMesh(assessment);
  return without.length === 0 || weeksLate(endOfSteps(without, assessment, 'high'), assessment) > 0;
}

/** The alternatives that end too late for a date that is ahead, by one part of the estimates. */
export function lateWays(assessment: Assessment, estimate: 'low' | 'high' = 'high'): readonly Way[] {
  const isLate = (way: Way) => {
    const [low, high] = endForDate(way, assessment) ?? [0, 0];
    return weeksLate(estimate === 'low' ? low : high, assessment) > 0;
  };
  return isHeldAgainstDate(assessment) ? waysOf(assessment).filter(isLate) : [];
}

/** In which weeks an alternative has done what the date asks for: all for the first need, where that waits for it. */
function endForDate(way: Way, assessment: Assessment): Ends | undefined {
  const ends = endOfWay(way, assessment);
  if (ends === undefined || !meetsWithOthers(way, assessment)) return ends;
  const { low, high } = stageTime(assessment, demands(assessment))?.toNeed ?? { low: 0, high: 0 };
  return [Math.max(ends[0], low), Math.max(ends[1], high)];
}

/** Whether an alternative meets the first need together with the steps that follow where the mesh stays. */
function meetsWithOthers(way: Way, assessment: Assessment): boolean {
  return !leavesMesh(way) && waitsForWay(assessment) && helpingWays(assessment).includes(way);
}

/** The alternatives that help to meet the first need, if it is owed. */
function helpingWays(assessment: Assessment): readonly Way[] {
  const need = firstDuty(assessment);
  if (need === undefined) return [];
  return waysOf(assessment).filter(({ steps }) => steps.some(({ meets = [] }) => meets.includes(need.id)));
}

/** Whether the first need waits for an alternative. Where none helps, or something simpler does, others meet it. */
export function waitsForWay(assessment: Assessment): boolean {
  const [first] = optionsByNeed(assessment);
  return first?.fits.length === 0 && helpingWays(assessment).length > 0;
}

/** The alternatives that leave the first need as it is, where others help to meet it, and are held against a date. */
export function idleWays(assessment: Assessment): readonly Way[] {
  const helping = helpingWays(assessment);
  return helping.length === 0 || !isHeldAgainstDate(assessment)
    ? []
    : waysOf(assessment).filter((way) => !helping.includes(way));
}

/**
 * What the answers point to, as the end of a sentence: `“Keep the mesh” (heuristic)`. Where they favor none by
 * themselves, it is the only alternative that is sure to meet the date, or the only one that helps to. One that ends
 * with the mesh gone is never that, because it can't be taken back when the date has passed. Undefined where none or
 * several are favored.
 */
export function pointedTo(assessment: Assessment): string | undefined {
  const likely = likelyWays(assessment);
  if (likely.length > 0) return likely.length === 1 ? likelyInWords(likely[0]!, assessment) : undefined;
  const idle = idleWays(assessment);
  if (idle.length === 0) return undefined;
  const late = lateWays(assessment);
  const helping = waysOf(assessment).filter((way) => !idle.includes(way));
  const [sure, ...more] = helping.filter((way) => !late.includes(way) && !way.mayNotApply);
  if (sure !== undefined && more.length === 0 && !leavesMesh(sure))
    return `“${sure.name}”, because it alone is sure to meet the deadline (heuristic)`;
  const [only] = helping.length === 1 ? helping : [];
  return only === undefined || leavesMesh(only)
    ? undefined
    : `“${only.name}”, because it alone helps to meet what is required (heuristic)`;
}

/**
 * `ends in time`, `meets the need in time`, or `no: 2 to 5 weeks late`: whether an alternative has done by a date ahead
 * what that date asks for.
 */
export function isInTime(way: Way, assessment: Assessment): string {
  if (idleWays(assessment).includes(way)) return 'no: leaves the need as it is';
  const ends = endForDate(way, assessment);
  const yes = meetsWithOthers(way, assessment) ? MEETS_NEED : 'ends in time';
  return ends === undefined ? NOT_COUNTED : inTime(ends, yes, assessment);
}

/** The same of the other steps, where these meet the first need and it is owed. */
export function isNeedInTime(assessment: Assessment): string {
  const time = stageTime(assessment, demands(assessment));
  if (time === undefined || firstDuty(assessment) === undefined || waitsForWay(assessment)) return NOT_COUNTED;
  const told = inTime([time.toNeed.low, time.toNeed.high], MEETS_NEED, assessment);
  // The row is about more than the need.
  return told === MEETS_NEED ? told : `first need ${told.replace(/^no: /, '')}`;
}

const MEETS_NEED = 'meets the need in time';

/** What stands where the date asks for no end. */
const NOT_COUNTED = '–';

function inTime(ends: Ends, yes: string, assessment: Assessment): string {
  const [least, most] = ends.map((end) => weeksLate(end, assessment)) as [number, number];
  if (most <= 0) return yes;
  const late = `${count(most, 'week', 'weeks')} late`;
  return least <= 0 ? `perhaps up to ${late}` : `no: ${least === most ? '' : `${least} to `}${late}`;
}

/** How many weeks after the evidence is due for the date something ends; negative where it ends before. */
function weeksLate(end: number, assessment: Assessment): number {
  return wholeWeeks(end) + WEEKS_BEFORE_DATE - (weeksToDate(assessment) ?? 0);
}
