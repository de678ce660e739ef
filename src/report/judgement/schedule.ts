import type { Assessment, StepResult } from '../../core/assess/index.ts';
import { inWeeks } from '../../core/pack/index.ts';
import { aboutDate, repliesDue } from './answered.ts';
import { awaitedByEarlierStages, decisions, namedBefore } from './before.ts';
import {
  afterChanges,
  changesProduction,
  type Closed,
  closedTimes,
  isLong,
  whenToChange,
  whenUndisturbed,
} from './closed.ts';
import { Crews, type Working } from './crews.ts';
import { foundOnce } from './found-once.ts';
import { weeksToDue } from './first-date.ts';
import { fixesBeforeSeason, goesOnInSeason, seasonAhead, weeksBeforeSeason } from './season.ts';
import { optionsByNeed } from './options.ts';
import { isAtOnce, stepsToDo, urgencyOf } from './stage.ts';
import { stepsBefore } from './steps-before.ts';
import { WEEKS_BEFORE_DATE } from './timing.ts';
import { isLeft, weekOf, WEEKS_TO_DECIDE } from './steps-left.ts';
import { isOnHold } from './verdict.ts';
import { needsWithFirst, requiredGates, requiredSteps, wayToNeed } from './way-to-need.ts';

/** Which part of each estimate counts. */
export type Estimate = 'low' | 'middle' | 'high';

const PART: Readonly<Record<Estimate, (range: readonly [number, number]) => number>> = {
  low: ([low]) => low,
  middle: ([low, high]) => (low + high) / 2,
  high: ([, high]) => high,
};

/** A step with the weeks from now at which it begins and is finished. */
export interface Placed {
  readonly step: StepResult;
  readonly from: number;
  readonly to: number;
}

/** What is urgent isn't put off for longer by a season or closed times, in weeks (heuristic). */
const MOST_PUT_OFF = 17;

/** The weeks that a step takes with what it waits for, by the high estimates. */
function mostWeeks({ effort, waits }: StepResult): number {
  return PART.high(inWeeks(effort, 'work')) + (waits === undefined ? 0 : PART.high(inWeeks(waits, 'waiting')));
}

/** When each step that is left begins and ends, without steps that unanswered questions may leave out. */
export function placedSteps(assessment: Assessment, estimate: Estimate = 'middle'): readonly Placed[] {
  return calendars[estimate](assessment);
}

/**
 * Steps by the week in which they begin, then those that are done, and last those that the first date doesn't need. Of
 * those of a week, those with a day of their own go ahead, with what they wait for. One that unanswered questions may
 * leave out stays behind the step before it.
 */
export function inOrderOfStart(steps: readonly StepResult[], assessment: Assessment): readonly StepResult[] {
  const begins = new Map(placedSteps(assessment).map(({ step, from }) => [step.id, weekOf(from)]));
  let before = 0;
  const start = new Map(steps.map((step) => [step, (before = begins.get(step.id) ?? before)]));
  const group = ({ done, postponed }: StepResult) => (postponed === true ? 2 : Number(done));
  const dated = new Set(steps.filter((step) => isLeft(step) && weeksToDue(step.id, assessment) !== undefined));
  for (const step of dated) for (const other of namedBefore(step, steps, assessment)) dated.add(other);
  const rank = (step: StepResult) => Number(!dated.has(step));
  return steps.toSorted((a, b) => group(a) - group(b) || start.get(a)! - start.get(b)! || rank(a) - rank(b));
}

const calendars: Readonly<Record<Estimate, (assessment: Assessment) => readonly Placed[]>> = {
  low: foundOnce((assessment) => placed(leftToDo(assessment), assessment, 'low')),
  middle: foundOnce((assessment) => placed(leftToDo(assessment), assessment, 'middle')),
  high: foundOnce((assessment) => placed(leftToDo(assessment), assessment, 'high')),
};

/** The steps that begin before a season by the high estimates. */
const begunBeforeSeason = foundOnce((assessment: Assessment): ReadonlySet<string> => {
  const { from = 0 } = seasonAhead(assessment) ?? {};
  return new Set(placedSteps(assessment, 'high').flatMap((each) => (each.from < from ? [each.step.id] : [])));
});

function leftToDo(assessment: Assessment): readonly StepResult[] {
  return stepsToDo(assessment).filter(({ mayNotApply }) => mayNotApply !== true);
}

/** The weeks until the required gates of all stages up to one are met, or their steps are done if these meet none. */
export function endOfStages({ stages }: Assessment, all: readonly Placed[], through: number): number {
  const upTo = stages.slice(0, through + 1);
  const gates = requiredGates(upTo);
  const own = new Set(upTo.flatMap(({ steps }) => steps.map(({ id }) => id)));
  const awaited = all.filter(({ step }) => step.aside !== true && own.has(step.id));
  const meeting = all.filter(({ step }) => step.aside !== true && step.closes.some((id) => gates.has(id)));
  return Math.max(0, ...(meeting.length === 0 ? awaited : meeting).map(({ to }) => to));
}

/**
 * When each of the steps begins and ends. Roles work side by side, and each does one step after the other; few people
 * do so for all roles that they share. What bridges a danger begins at once, whatever else its role does, and what it
 * waits for goes ahead of all else. What later stages don't wait for yields to the way to the first need, without a
 * mesh all else to what is required, and what the date doesn't need to both. A step begins after those that it names,
 * and one of a later stage after the stages before it, without what these do aside, unless an earlier stage waits for
 * it, or a near date asks for it, too. Waiting keeps nobody from other work. Work on production stops while it may not
 * be changed, and does not begin shortly before, unless it is urgent; what fits into that time goes ahead then. Before
 * a season, only what fixes the first need is changed, if it ends before by the high estimates, whichever count here.
 * All other changes that can wait begin after the season, and so does a change of the way that calls take, unless it is
 * required. Whatever only reads, asks, or decides doesn't wait for its end, and yields to the fixes. One that is urgent
 * begins before a season or a long closed time only if it ends by the high estimates before that.
 */
export function placed(
  steps: readonly StepResult[],
  assessment: Assessment,
  estimate: Estimate,
  closed: readonly Closed[] = closedTimes(assessment),
): readonly Placed[] {
  const left = [...steps];
  const part = PART[estimate];
  const way = wayToNeed(assessment);
  const early = awaitedByEarlierStages(left, assessment);
  const before = new Map(left.map((step) => [step.id, stepsBefore(step, left, assessment, way, early)]));
  const done = new Map<string, Placed>();
  const placeOf = ({ id }: StepResult) =>
    assessment.stages.findIndex(({ steps }) => steps.some((own) => own.id === id));
  const atOnce = new Set(left.filter((step) => isAtOnce(assessment, step)));
  const urgent = new Set(atOnce);
  for (const step of urgent) for (const other of namedBefore(step, left, assessment)) urgent.add(other);
  // Before what else their owners do: a reply that is owed by a date, the step that ends what is urgent first, and what
  // these name.
  const replies = repliesDue(assessment);
  const isReply = ({ id }: StepResult) => replies.includes(id);
  const first = new Set(left.filter((step) => urgencyOf(assessment, step) === 'first' || isReply(step)));
  for (const step of first) for (const other of namedBefore(step, left, assessment)) first.add(other);
  const need = assessment.useCases.find(({ place }) => place === 'first')?.id;
  const means = optionsByNeed(assessment).find((each) => each.need.id === need)?.fits[0]?.option.id;
  // A date asks for these, too; they carry no mesh, so they go ahead of what their owners do for one.
  const alongside = new Set(needsWithFirst(assessment).map(({ id }) => id));
  const required = requiredSteps(left, assessment, before);
  // What the first need or the first date asks for yields to nothing, although no stage waits for it.
  const due = new Set([need, ...(aboutDate(assessment)?.dates ?? [])]);
  const yields = (step: StepResult) => {
    if (first.has(step)) return -1;
    if (urgent.has(step) || required?.has(step) === true) return 0;
    if (step.postponed === true) return 3;
    const isAside = step.aside === true && !step.useCases.some((id) => due.has(id));
    const isLater = way !== undefined && (isAside || (early.get(step) ?? placeOf(step)) > way.end);
    return Number(required !== undefined || isLater) + Number(fixes?.has(step) === false);
  };
  const weightOf = (step: StepResult) => {
    const isAlongside = step.useCases.some((id) => alongside.has(id));
    // What comes first, such as to ask what is required, doesn't wait for them.
    if (!urgent.has(step) && (isAlongside || (step.first === true && alongside.size > 0))) return -1;
    return urgent.has(step) || way?.ids.has(step.id) === true ? 0 : weight(step, need, means);
  };
  const workOn = (step: StepResult) => part(inWeeks(step.effort, 'work')) / (step.crews ?? 1);
  // What may go on while production is closed does so only where its day leaves too little time after that.
  const canWaitUntilOpen = (step: StepResult, ready: number) => {
    const day = step.whileClosed === true && step.light !== true ? weeksToDue(step.id, assessment) : undefined;
    if (day === undefined) return false;
    const weeks = mostWeeks(step);
    return afterChanges(whenToChange(ready, weeks, closed), weeks, closed) + WEEKS_BEFORE_DATE <= day;
  };
  const workingFrom = (step: StepResult, ready: number): Working => {
    const weeks = workOn(step);
    const isPutOff = canWaitUntilOpen(step, ready);
    if (!changesProduction(step) && !isPutOff) return { from: ready, to: ready + weeks };
    const canWait = isPutOff || (step.now !== true && !urgent.has(step) && !first.has(step));
    const from = whenToChange(ready, weeks, closed, canWait);
    return { from, to: afterChanges(from, weeks, closed) };
  };
  // Answers may come until the day of the decision, and nothing that waits for it begins before that.
  const dueOf = (step: StepResult) =>
    isOnHold(assessment) && decisions(assessment).includes(step) ? WEEKS_TO_DECIDE : 0;
  const crews = new Crews(assessment, closed, workingFrom);
  const waitsOf = ({ waits }: StepResult) => (waits === undefined ? 0 : part(inWeeks(waits, 'waiting')));
  // Alone, as if production were never closed, a step waits for no season.
  const season = closed === closedTimes(assessment) ? seasonAhead(assessment) : undefined;
  const fixes = season === undefined ? undefined : fixesBeforeSeason(left, assessment);
  const begunBefore = season === undefined || estimate === 'high' ? undefined : begunBeforeSeason(assessment);
  const busy = [...closed.filter(isLong), ...(season === undefined ? [] : [season])].toSorted(
    (a, b) => a.from - b.from,
  );
  const untilQuiet = (step: StepResult, ready: number) => {
    if (step.now === true || weeksBeforeSeason(step, assessment) !== undefined) return ready;
    const weeks = mostWeeks(step);
    const from = whenUndisturbed(ready, weeks, busy);
    // Where that misses its own day, or there is no such time for months, it begins all the same.
    const isTooLate = from + weeks > (weeksToDue(step.id, assessment) ?? Infinity) || from - ready > MOST_PUT_OFF;
    return isTooLate ? ready : from;
  };
  const workingOn = (step: StepResult) => {
    const after = step.now === true ? 0 : Math.max(0, ...before.get(step.id)!.map((id) => done.get(id)?.to ?? 0));
    if (step.now === true || atOnce.has(step)) return workingFrom(step, untilQuiet(step, after));
    if (season === undefined || urgent.has(step) || first.has(step)) return crews.workingOn(step, after);
    if (goesOnInSeason(step)) return crews.workingOn(step, after);
    const ahead = fixes?.has(step) === true ? weeksBeforeSeason(step, assessment) : undefined;
    const soon = ahead === undefined ? undefined : crews.workingOn(step, after);
    const isBefore =
      begunBefore?.has(step.id) ?? (soon !== undefined && soon.to + waitsOf(step) + ahead! <= season.from);
    return isBefore && soon !== undefined ? soon : crews.workingOn(step, Math.max(after, season.to));
  };
  while (left.length > 0) {
    const ready = left.filter(({ id }) => before.get(id)!.every((each) => done.has(each)));
    const working = new Map(ready.map((step) => [step, workingOn(step)]));
    // Whoever is free takes what can begin; where steps wait for each other, the first of them goes ahead.
    const inOrder = (a: StepResult, b: StepResult) =>
      yields(a) - yields(b) || working.get(a)!.from - working.get(b)!.from || weightOf(a) - weightOf(b);
    const step = ready.reduce((one, other) => (inOrder(other, one) < 0 ? other : one), ready[0] ?? left[0]!);
    left.splice(left.indexOf(step), 1);
    const own = working.get(step) ?? workingOn(step);
    crews.give(step, own);
    done.set(step.id, { step, from: own.from, to: Math.max(own.to + waitsOf(step), dueOf(step)) });
  }
  return [...done.values()];
}

/**
 * What comes first goes ahead, then what carries out the option that meets the first need, then what else serves it,
 * and then what only reads or decides.
 */
function weight(
  { first, light, useCases, options }: StepResult,
  need: string | undefined,
  means: string | undefined,
): number {
  if (first === true) return 0;
  if (useCases.some((id) => id === need)) return options.some((id) => id === means) ? 1 : 2;
  return light === true ? 3 : 4;
}
