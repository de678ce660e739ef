import { daysBetween } from '../../core/answers/index.ts';
import type { Assessment } from '../../core/assess/index.ts';
import { KNOWN_QUESTIONS } from '../../core/pack/index.ts';
import { brief } from '../escape.ts';
import { count } from '../phrases.ts';
import { numberAnswered } from './answered.ts';
import { checkBefore } from './asked-day.ts';
import { dayAtLatest } from './calendar.ts';
import { closedTimes, weekBefore, weeksOpen } from './closed.ts';
import { unplacedWeeks } from './closed-weeks.ts';
import { weeksToDate } from './dates.ts';
import { firstAnswer } from './decided.ts';
import { dayMeant } from './first-date.ts';
import { WEEKS_BEFORE_DATE } from './timing.ts';
import { demands, stageTime } from './demands.ts';
import { firstDuty } from './needs.ts';
import { stepsWithoutMesh } from './without-mesh.ts';
import type { DateAhead } from './noted-dates.ts';

/** So many services a week get the required protection where no one has measured it (heuristic). */
const PACE = 3;

/** Of fewer services, half of them is no checkpoint. */
const FEWEST = 4;

/** Less time until the evidence is due leaves none for checkpoints, in weeks. */
const LEAST = 8;

/** A check before the date leaves so many weeks to log what is still rejected (heuristic). */
const WEEKS_BEFORE_CHECK = 2;

/** By which days services must be protected, so that a date is kept. */
export interface Milestones {
  readonly first: string;
  readonly half: string;
  readonly all: string;
  /** How many services are left. */
  readonly left: number;
  /** So many of them a week, at least. */
  readonly pace: number;
  /** What is tested before the date, as a note says. */
  readonly check: DateAhead | undefined;
}

/**
 * By which days the first, half, and all of the services that a requirement names must be protected, so that the
 * evidence is ready for a date, and for what is tested before it: counted back at three a week, without the time closed
 * to changes. Where that would take more than half of the time until then, the pace grows instead. Undefined where no
 * number is known, or that is too large, where the network protects all at once, and where the time is short, or even
 * the low estimates of the plan, `low`, miss the date.
 */
export function milestones(date: DateAhead, low: number, assessment: Assessment): Milestones | undefined {
  const { assessed } = assessment;
  const left = numberAnswered(assessment, KNOWN_QUESTIONS.required) ?? 0;
  const services = numberAnswered(assessment, KNOWN_QUESTIONS.size) ?? left;
  if (left < FEWEST || left > services || assessed === null || isByNetwork(assessment)) return undefined;
  const closed = closedTimes(assessment);
  const unplaced = unplacedWeeks(assessment);
  const weeksTo = (day: string) => daysBetween(assessed, day) / 7;
  const check = checkBefore(date, assessment);
  const checked = check === undefined ? Infinity : weeksTo(check.date) - WEEKS_BEFORE_CHECK;
  const last = weekBefore(Math.min(weeksTo(date.date) - WEEKS_BEFORE_DATE, checked), 0, closed);
  const open = weeksOpen(0, last, closed) - unplaced;
  if (open < LEAST || low > last - unplaced) return undefined;
  const weeks = Math.min(left / PACE, open / 2);
  const dayBefore = (part: number) =>
    dayAtLatest(weekBefore(last, part * (weeks + unplaced), closed), assessment) ?? assessed;
  const [first, half, all] = [dayBefore(1), dayBefore(1 / 2), dayBefore(0)];
  return { first, half, all, left, pace: Math.ceil(left / weeks), check };
}

/** Whether the network meets the first need, which then isn't met service by service. */
function isByNetwork(assessment: Assessment): boolean {
  const isWithout = assessment.verdict.course === 'none' || stepsWithoutMesh(assessment).length > 0;
  return isWithout && firstAnswer(assessment)?.option?.kind === 'network';
}

/** `83 of 165`, or for a few `2 of 4`. */
export function halfOf({ left }: Milestones): string {
  return `${Math.ceil(left / 2)} of ${left}`;
}

/** The same days for a mesh and the first date, as sentences without the last period. */
export function checkpoints(assessment: Assessment): string | undefined {
  const date = weeksToDate(assessment) === undefined ? undefined : dayMeant(assessment);
  const time = stageTime(assessment, demands(assessment));
  const isByMesh = ['adopt', 'finish', 'keep'].includes(assessment.verdict.course);
  if (!isByMesh || firstDuty(assessment) === undefined || date === undefined || time === undefined) return undefined;
  const days = milestones(date, time.toNeed.low, assessment);
  if (days === undefined) return undefined;
  const { first, half, all, pace, check } = days;
  const before = check === undefined ? '' : `, before “${brief(check.clause, CLAUSE)}”`;
  return `To keep the date, protect the first service by ${first}, ${halfOf(days)} by ${half}, and all by ${all} at the latest${before} (${count(pace, 'service', 'services')} a week; heuristic). If you miss one, ask at once for more time for the rest`;
}

/** So much of a note is told. */
const CLAUSE = 60;
