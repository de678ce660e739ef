import type { Assessment, StageResult, StepResult, UseCaseResult } from '../../core/assess/index.ts';
import { blocks } from '../../core/judge/index.ts';
import { inWeeks } from '../../core/pack/index.ts';
import { aboutDate } from './answered.ts';
import { awaitedByEarlierStages, decisions, isAhead, namedBefore, waitsForNoStage } from './before.ts';
import { afterChanges, changesProduction, type Closed, closedTimes, whenToChange } from './closed.ts';
import { Crews, type Working } from './crews.ts';
import { foundOnce } from './found-once.ts';
import { fixesBeforeSeason, seasonAhead } from './season.ts';
import { isAtOnce, stepsToDo, urgencyOf } from './stage.ts';
import { isOnHold } from './verdict.ts';

/** The week in which something begins so many weeks from now. */
export function weekOf(from: number): number {
  return Math.floor(from) + 1;
}

/** In how many weeks it is decided what becomes of a mesh, at most: a month (heuristic). */
export const WEEKS_TO_DECIDE = 4;

/** Which part of each estimate counts. */
export type Estimate = 'low' | 'middle' | 'high';

const PART: Readonly<Record<Estimate, (range: readonly [number, number]) => number>> = {
  low: ([low]) => low,
  middle: ([low, high]) => (low + high) / 2,
  high: ([, high]) => high,
};

/** Whether a step is still to be done, and no unanswered question can leave it out. */
export function isLeft({ done, mayNotApply }: StepResult): boolean {
  return !done && mayNotApply !== true;
}

/** Whether a step that is left can wait until after the first date. */
export function isPostponed({ postponed, done }: StepResult): boolean {
  return postponed === true && !done;
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

/** A date is told in whole weeks, of which the first is the least. */
export function wholeWeeks(weeks: number): number {
  return Math.max(1, Math.ceil(weeks));
}

/** A step with the weeks from now at which it begins and is finished. */
export interface Placed {
  readonly step: StepResult;
  readonly from: number;
  readonly to: number;
}

/** When each step that is left begins and ends, without steps that unanswered questions may leave out. */
export function placedSteps(assessment: Assessment, estimate: Estimate = 'middle'): readonly Placed[] {
  return calendars[estimate](assessment);
}

/**
 * Steps by the week in which they begin, then those that are done, and last those that the first date doesn't need. One
 * that unanswered questions may leave out stays behind the step before it.
 */
export function inOrderOfStart(steps: readonly StepResult[], assessment: Assessment): readonly StepResult[] {
  const begins = new Map(placedSteps(assessment).map(({ step, from }) => [step.id, weekOf(from)]));
  let before = 0;
  const start = new Map(steps.map((step) => [step, (before = begins.get(step.id) ?? before)]));
  const group = ({ done, postponed }: StepResult) => (postponed === true ? 2 : Number(done));
  return steps.toSorted((a, b) => group(a) - group(b) || start.get(a)! - start.get(b)!);
}

const calendars: Readonly<Record<Estimate, (assessment: Assessment) => readonly Placed[]>> = {
  low: foundOnce((assessment) => placed(leftToDo(assessment), assessment, 'low')),
  middle: foundOnce((assessment) => placed(leftToDo(assessment), assessment, 'middle')),
  high: foundOnce((assessment) => placed(leftToDo(assessment), assessment, 'high')),
};

function leftToDo(assessment: Assessment): readonly StepResult[] {
  return stepsToDo(assessment).filter(({ mayNotApply }) => mayNotApply !== true);
}

/**
 * When each of the steps begins and ends. Roles work side by side, and each does one step after the other; few people
 * do so for all roles that they share. What bridges a danger begins at once, whatever else its role does, and what it
 * waits for goes ahead of all else. What later stages don't wait for yields to the way to the first need, without a
 * mesh all else to what is required, and what the date doesn't need to both. A step begins after those that it names,
 * and one of a later stage after the stages before it, without what these do aside, unless an earlier stage waits for
 * it, or a near date asks for it, too. Waiting keeps nobody from other work. Work on production stops while it may not
 * be changed, and does not begin shortly before, unless it is urgent; what fits into that time goes ahead then. Before
 * a season, only what fixes the first need is done, if it ends before; all that can wait begins after the season.
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
  // Before what else their owners do: the step that ends what is urgent first, and what it names.
  const first = new Set(left.filter((step) => urgencyOf(assessment, step) === 'first'));
  for (const step of first) for (const other of namedBefore(step, left, assessment)) first.add(other);
  const need = assessment.useCases.find(({ place }) => place === 'first')?.id;
  // A date asks for these, too; they carry no mesh, so they go ahead of what their owners do for one.
  const alongside = new Set(needsWithFirst(assessment).map(({ id }) => id));
  const required = requiredSteps(left, assessment, before);
  // What the first need or the first date asks for yields to nothing, although no stage waits for it.
  const due = new Set([need, ...(aboutDate(assessment)?.dates ?? [])]);
  const yields = (step: StepResult) => {
    if (first.has(step)) return -1;
    if (urgent.has(step) || required?.has(step) === true) return 0;
    if (step.postponed === true) return 2;
    const isAside = step.aside === true && !step.useCases.some((id) => due.has(id));
    const isLater = way !== undefined && (isAside || (early.get(step) ?? placeOf(step)) > way.end);
    return Number(required !== undefined || isLater);
  };
  const weightOf = (step: StepResult) => {
    const isAlongside = step.useCases.some((id) => alongside.has(id));
    // What comes first, such as to ask what is required, doesn't wait for them.
    if (!urgent.has(step) && (isAlongside || (step.first === true && alongside.size > 0))) return -1;
    return urgent.has(step) || way?.ids.has(step.id) === true ? 0 : weight(step, need);
  };
  const workOn = (step: StepResult) => part(inWeeks(step.effort, 'work')) / (step.crews ?? 1);
  const workingFrom = (step: StepResult, ready: number): Working => {
    const weeks = workOn(step);
    if (!changesProduction(step)) return { from: ready, to: ready + weeks };
    const from = whenToChange(ready, weeks, closed, step.now !== true && !urgent.has(step) && !first.has(step));
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
  const workingOn = (step: StepResult) => {
    const after = step.now === true ? 0 : Math.max(0, ...before.get(step.id)!.map((id) => done.get(id)?.to ?? 0));
    if (step.now === true || atOnce.has(step)) return workingFrom(step, after);
    if (season === undefined || urgent.has(step) || first.has(step)) return crews.workingOn(step, after);
    const soon = fixes?.has(step) === true ? crews.workingOn(step, after) : undefined;
    const isBefore = soon !== undefined && soon.to + waitsOf(step) <= season.from;
    return isBefore ? soon : crews.workingOn(step, Math.max(after, season.to));
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

/** The required gates that are in the way up to the stage of the first need, and the place of that stage. */
export function gatesToNeed({ stages, useCases }: Assessment): WayToNeed | undefined {
  const need = useCases.find(({ place }) => place === 'first');
  const end = stages.findIndex(({ id }) => id === need?.stage);
  if (end < 0) return undefined;
  return { ids: requiredGates(stages.slice(0, end + 1)), end };
}

/** Required needs that carry no mesh, and end in a later stage than the first need: a date asks for both. */
export function needsWithFirst(assessment: Assessment): readonly UseCaseResult[] {
  const { stages, useCases } = assessment;
  const end = gatesToNeed(assessment)?.end;
  const placeOf = (need: UseCaseResult) => stages.findIndex(({ id }) => id === need.stage);
  return useCases.filter(
    (need) =>
      end !== undefined && need.unmet && need.strength === 'duty' && need.carries === 'never' && placeOf(need) > end,
  );
}

/**
 * The steps left that meet the required needs that go with the first one: those that serve them, and those that close a
 * required gate and wait for a gate that these close.
 */
export function stepsWithFirst(assessment: Assessment): readonly StepResult[] {
  const needs = new Set(needsWithFirst(assessment).map(({ id }) => id));
  const required = requiredGates(assessment.stages);
  const left = assessment.stages.flatMap(({ steps }) => steps.filter((step) => isLeft(step) && !isPostponed(step)));
  const serving = left.filter(({ useCases }) => useCases.some((id) => needs.has(id)));
  const met = new Set(serving.flatMap(({ closes }) => closes));
  const after = left.filter(
    ({ closes, waitsFor = [] }) => closes.some((id) => required.has(id)) && waitsFor.some((id) => met.has(id)),
  );
  return [...new Set([...serving, ...after])];
}

/**
 * Without a mesh, what comes first or meets a required need, and all that these steps wait for: whatever else the same
 * people do yields to them. Undefined where a mesh decides the order, or nothing is required.
 */
function requiredSteps(
  left: readonly StepResult[],
  assessment: Assessment,
  before: ReadonlyMap<string, readonly string[]>,
): ReadonlySet<StepResult> | undefined {
  const duties = assessment.useCases.filter(({ unmet, strength }) => unmet && strength === 'duty');
  if (assessment.verdict.course !== 'none' || duties.length === 0) return undefined;
  const needs = new Set(duties.map(({ id }) => id));
  const isDue = ({ first, postponed, useCases }: StepResult) =>
    postponed !== true && (first === true || useCases.some((id) => needs.has(id)));
  const required = new Set(left.filter(isDue));
  for (const step of required)
    for (const other of left) if (before.get(step.id)!.includes(other.id)) required.add(other);
  return required;
}

/**
 * The steps left of the stage to work on that the way to a first need of a later stage doesn't wait for, because a date
 * is near; none elsewhere.
 */
export function stepsBesideWay(assessment: Assessment): readonly StepResult[] {
  const { stage, stages } = assessment;
  const way = wayToNeed(assessment);
  const here = stages.findIndex(({ id }) => id === stage);
  if (way === undefined || here < 0 || way.end <= here) return [];
  return stages[here]!.steps.filter((step) => isLeft(step) && !isPostponed(step) && !way.ids.has(step.id));
}

/** Ids of the required gates that are in the way. */
function requiredGates(stages: readonly StageResult[]): ReadonlySet<string> {
  return new Set(stages.flatMap(({ gates }) => gates.filter(blocks).map(({ id }) => id)));
}

/** Ids of what is on the way to the first need, and the place of the stage in which it ends. */
interface WayToNeed {
  readonly ids: ReadonlySet<string>;
  readonly end: number;
}

/**
 * Where a date is near, so that later stages don't wait for all steps of a stage: the way to the first need. It ends
 * with the stage of that need, and holds the steps that come first or meet a required gate up to there, and what they
 * wait for. Undefined elsewhere.
 */
const wayToNeed = foundOnce((assessment: Assessment): WayToNeed | undefined => {
  const left = assessment.stages.flatMap(({ steps }) => steps.filter(({ done }) => !done));
  const gates = gatesToNeed(assessment);
  // What can wait until after the date must not change the order of what cannot.
  if (gates === undefined || !left.some((step) => step.aside === true && !isPostponed(step))) return undefined;
  const isGoal = ({ first, closes }: StepResult) => first === true || closes.some((id) => gates.ids.has(id));
  const way = new Set(left.filter((step) => step.aside !== true && isGoal(step)));
  for (const step of way)
    for (const other of namedBefore(step, left, assessment)) if (other.aside !== true) way.add(other);
  return { ids: new Set([...way].map(({ id }) => id)), end: gates.end };
});

/** What comes first goes ahead, then what serves the first need, then what only reads or decides. */
function weight({ first, light, useCases }: StepResult, need: string | undefined): number {
  if (first === true) return 0;
  if (useCases.some((id) => id === need)) return 1;
  return light === true ? 2 : 3;
}

/** Steps that unanswered questions may leave out: they have no place, but what they wait for has. */
const openSteps = foundOnce(({ stages }: Assessment) =>
  stages.flatMap(({ steps }) => steps.filter(({ done, mayNotApply }) => !done && mayNotApply === true)),
);

/** The steps that one names, and through steps that have no place, those that these name. */
function namedThroughOpen(
  step: StepResult,
  left: readonly StepResult[],
  assessment: Assessment,
): readonly StepResult[] {
  const open = openSteps(assessment);
  if (open.length === 0) return namedBefore(step, left, assessment);
  const all = [...left, ...open];
  const reached = new Set([step]);
  for (const each of reached)
    if (each === step || open.includes(each))
      for (const other of namedBefore(each, all, assessment)) reached.add(other);
  return left.filter((other) => other !== step && reached.has(other));
}

/** Ids of the steps that come before one: those that it names, those of its gates, and those of stages before. */
function stepsBefore(
  step: StepResult,
  left: readonly StepResult[],
  assessment: Assessment,
  way: WayToNeed | undefined,
  early: ReadonlyMap<StepResult, number>,
): readonly string[] {
  const place = early.get(step) ?? assessment.stages.findIndex(({ steps }) => steps.some(({ id }) => id === step.id));
  const earlier = (at: number) => assessment.stages[at]!.status === 'current' || isAhead(assessment.stages[at]!);
  // What a date asks for beside the first need carries no mesh, and waits only for what it names.
  const goesAlongside = () => needsWithFirst(assessment).some(({ id }) => step.useCases.includes(id));
  const stages =
    waitsForNoStage(step, assessment) || !isAhead(assessment.stages[place]!) || (way !== undefined && goesAlongside())
      ? []
      : assessment.stages
          .filter((_, at) => at < place && earlier(at))
          .flatMap(({ steps }) =>
            steps.filter(
              ({ id, aside, postponed }) =>
                aside !== true &&
                (postponed !== true || step.postponed === true) &&
                (way === undefined || place > way.end || way.ids.has(id)),
            ),
          );
  const ahead = new Set([...stages, ...namedThroughOpen(step, left, assessment)].map(({ id }) => id));
  return left.filter(({ id }) => id !== step.id && ahead.has(id)).map(({ id }) => id);
}
