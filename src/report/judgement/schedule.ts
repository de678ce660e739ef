import type { Assessment, GateResult, StageResult, StepResult } from '../../core/assess/index.ts';
import { blocks, isUnmet } from '../../core/judge/index.ts';
import { inWeeks } from '../../core/pack/index.ts';
import { brief } from '../escape.ts';
import { count, list, roleTitle } from '../phrases.ts';
import { courseSteps, inSequence, type Way, waysOf } from './course.ts';
import { isAtOnce, stepsToDo, urgencyOf } from './stage.ts';
import { isOnHold } from './verdict.ts';

/** Which part of each estimate counts. */
type Estimate = 'low' | 'middle' | 'high';

const PART: Readonly<Record<Estimate, (range: readonly [number, number]) => number>> = {
  low: ([low]) => low,
  middle: ([low, high]) => (low + high) / 2,
  high: ([, high]) => high,
};

/** How long it takes until the stage to work on is through, and until the first need is met, in whole weeks. */
export interface StageTime {
  /** Until the stage to work on is through, by the high estimates; undefined where open answers decide on its steps. */
  readonly longest: number | undefined;
  /** From now to where the first need is met, by each part of the estimates. */
  readonly toNeed: Readonly<Record<Estimate, number>>;
  /** From the end of the stage to work on to where the first need is met, by the low estimates. */
  readonly leastAfter: number;
}

/** What one stage, one alternative, or the steps of a course need. Weeks are ranges: a heuristic, never a promise. */
export interface Demand {
  readonly title: string;
  /** Roles that own steps. */
  readonly people: readonly string[];
  /** Weeks of work of one person. */
  readonly work: string;
  /** Weeks of waiting, if one wait follows the other; undefined where there is none, or it is unknown. */
  readonly waiting: string | undefined;
  /** From begin to end, by the low and by the high estimates, as `placed` places the steps. */
  readonly elapsed: string;
  /** By the high estimates, in whole weeks. */
  readonly longest: number;
}

/** People and time of what is left, by stage; by alternative where one is to be chosen. */
export function demands(assessment: Assessment): readonly Demand[] {
  const stages = assessment.stages
    .filter(() => assessment.stage !== 'none')
    .map((stage) => inSequence(stage, assessment));
  const ways = waysOf(assessment);
  const open = ways.filter(({ mayNotApply }) => mayNotApply);
  const parts = [
    ...ways.filter(({ mayNotApply }) => !mayNotApply).map(({ name, steps }) => ({ title: name, steps })),
    { title: 'Steps of this plan', steps: courseSteps(assessment).filter((step) => !isPostponed(step)) },
    ...stages.map(({ title, steps }) => ({ title, steps: steps.filter((step) => !isPostponed(step)) })),
    { title: POSTPONED, steps: allSteps(assessment).filter(isPostponed) },
  ];
  const known = parts.flatMap(({ title, steps }) => {
    const left = steps.filter(({ done, mayNotApply }) => !done && mayNotApply !== true);
    return left.length === 0 ? [] : [demandOf(title, left, assessment)];
  });
  return [
    ...known.filter(({ title }) => ways.some(({ name }) => name === title)),
    ...(open.length === 0 ? [] : [openDemand(open, assessment)]),
    ...known.filter(({ title }) => !ways.some(({ name }) => name === title)),
  ];
}

/** The alternatives that unanswered questions can leave out, in one row. */
function openDemand(ways: readonly Way[], assessment: Assessment): Demand {
  const owners = [...new Set(ways.flatMap(({ steps }) => steps.map(({ owner }) => owner)))];
  const names = list(
    ways.map(({ name }) => name),
    'or',
  );
  return {
    title: `${names} (${ways.length === 1 ? 'depends' : 'depend'} on answers)`,
    people: owners.map((owner) => roleTitle(assessment, owner)),
    work: UNKNOWN,
    waiting: undefined,
    elapsed: UNKNOWN,
    longest: 0,
  };
}

const UNKNOWN = 'unknown';

/** What the steps are called that the first date doesn't need. */
export const POSTPONED = 'After what is required';

/** Whether a step that is left can wait until after the first date. */
export function isPostponed({ postponed, done }: StepResult): boolean {
  return postponed === true && !done;
}

function allSteps(assessment: Assessment): readonly StepResult[] {
  return assessment.stages.flatMap((stage) => inSequence(stage, assessment).steps);
}

/** How long the stage to work on takes, and how long it takes until the first need is met; undefined without steps. */
export function stageTime(assessment: Assessment, all: readonly Demand[]): StageTime | undefined {
  const { stage, stages } = assessment;
  const here = stages.findIndex(({ id }) => id === stage);
  const demand = all.find(({ title }) => title === stages[here]?.title);
  if (demand === undefined) return undefined;
  const isOpen = stages[here]!.steps.some(({ done, mayNotApply }) => !done && mayNotApply === true);
  const end = Math.max(here, gatesToNeed(assessment)?.end ?? here);
  const left = leftToDo(assessment);
  const throughAll = (through: number, estimate: Estimate) =>
    wholeWeeks(endOfStages(assessment, placed(left, assessment, estimate), through));
  const toNeed = { low: throughAll(end, 'low'), middle: throughAll(end, 'middle'), high: throughAll(end, 'high') };
  const longest = Math.max(demand.longest, throughAll(here, 'high'));
  return {
    longest: isOpen ? undefined : longest,
    toNeed,
    leastAfter: Math.max(0, toNeed.low - throughAll(here, 'low')),
  };
}

/** The weeks until the required gates of all stages up to one are met, or their steps are done if these meet none. */
function endOfStages({ stages }: Assessment, all: readonly Placed[], through: number): number {
  const upTo = stages.slice(0, through + 1);
  const gates = requiredGates(upTo);
  const own = new Set(upTo.flatMap(({ steps }) => steps.map(({ id }) => id)));
  const awaited = all.filter(({ step }) => step.aside !== true && own.has(step.id));
  const meeting = all.filter(({ step }) => step.aside !== true && step.closes.some((id) => gates.has(id)));
  return Math.max(0, ...(meeting.length === 0 ? awaited : meeting).map(({ to }) => to));
}

/** A date is told in whole weeks, of which the first is the least. */
function wholeWeeks(weeks: number): number {
  return Math.max(1, Math.ceil(weeks));
}

/**
 * The work that is left in all stages, in weeks of one person, as the rows of the stages add up; without alternatives,
 * of which one is taken. Undefined where none is left.
 */
export function workInAll(assessment: Assessment): string | undefined {
  const { stage, stages } = assessment;
  const all = allSteps(assessment);
  const parts = stages.map((each) => inSequence(each, assessment).steps);
  const rows = [
    ...(stage === 'none' ? [all] : parts).map((steps) => steps.filter((step) => !isPostponed(step))),
    all.filter(isPostponed),
  ]
    .map((steps) => steps.filter(({ done, mayNotApply }) => !done && mayNotApply !== true))
    .filter((steps) => steps.length > 0)
    .map((steps) => steps.map((step) => inWeeks(step.effort, 'work')))
    .map((work) => wholeRange(total(work, 0), total(work, 1)));
  return rows.length === 0 ? undefined : inWords(total(rows, 0), total(rows, 1));
}

function total(ranges: readonly (readonly [number, number])[], end: 0 | 1): number {
  return ranges.reduce((sum, range) => sum + range[end], 0);
}

function demandOf(title: string, steps: readonly StepResult[], assessment: Assessment): Demand {
  const work = steps.map((step) => inWeeks(step.effort, 'work'));
  const waits = steps.flatMap((step) => (step.waits === undefined ? [] : [inWeeks(step.waits, 'waiting')]));
  const owners = [...new Set(steps.map(({ owner }) => owner))];
  const lastOf = (estimate: Estimate) => Math.max(...placed(steps, assessment, estimate).map(({ to }) => to));
  const longest = lastOf('high');
  return {
    title,
    people: owners.map((owner) => roleTitle(assessment, owner)),
    work: weeks(total(work, 0), total(work, 1)),
    waiting: waits.length === 0 ? undefined : weeks(total(waits, 0), total(waits, 1)),
    elapsed: weeks(lastOf('low'), longest),
    longest: wholeWeeks(longest),
  };
}

/** Whose steps come one after the other: those of one role, or all where few people share all roles. */
function queueOf({ capacity }: Assessment, { owner }: StepResult): string {
  return capacity.sequential === true ? '' : owner;
}

/** `3 to 5 weeks`; never less than one. */
function weeks(low: number, high: number): string {
  const [least, most] = wholeRange(low, high);
  return inWords(least, most);
}

function wholeRange(low: number, high: number): readonly [number, number] {
  const most = Math.max(1, Math.ceil(high));
  return [Math.min(most, Math.max(1, Math.round(low))), most];
}

function inWords(least: number, most: number): string {
  return least === most ? count(most, 'week', 'weeks') : `${least} to ${most} weeks`;
}

/** Ninety days, in weeks. */
export const QUARTER = 13;

/** Steps that begin in the same weeks. */
export interface Due {
  /** `Begin in week 1`, or `Begin in weeks 2 to 4`. */
  readonly when: string;
  /** Those that are named: what comes first, is urgent, or meets a required gate before the others. */
  readonly steps: readonly StepResult[];
  /** How many more begin then. */
  readonly more: number;
}

/** A step with the weeks from now at which it begins and is finished. */
export interface Placed {
  readonly step: StepResult;
  readonly from: number;
  readonly to: number;
}

/** The weeks in which steps begin, by the number of groups; the first week is a group of its own. */
const PERIODS: Readonly<Record<number, readonly number[]>> = {
  1: [QUARTER],
  2: [1, QUARTER],
  3: [1, 4, QUARTER],
  4: [1, 4, 8, QUARTER],
};

/** So many steps of each group are named: what begins later can change. Of a short plan, all are. */
const NAMED = [3, 2, 1, 1];
const SHORT_PLAN = 8;

/** The steps that begin in the next 90 days, by when they begin, in at most `lines` groups, and four at most. */
export function dueSteps(assessment: Assessment, lines: number): readonly Due[] {
  const ends = PERIODS[Math.max(1, Math.min(4, lines))]!;
  const chosenBy = decisions(assessment);
  const waits = isOnHold(assessment) || assessment.verdict.course === 'decide';
  const begins = placedSteps(assessment)
    .filter(({ step }) => !isPostponed(step) && (!waits || isDueOnHold(step, assessment)))
    .map(({ step, from }) => ({ step, week: Math.floor(from) + 1 }));
  return ends.flatMap((end, index) => {
    const start = index === 0 ? 0 : ends[index - 1]!;
    const begun = begins.filter(({ week }) => week > start && week <= end);
    if (begun.length === 0) return [];
    const steps = begun.map(({ step }) => step).toSorted((a, b) => weight(b) - weight(a));
    const most = begins.length > SHORT_PLAN ? NAMED[index]! : SHORT_PLAN;
    const named = new Set(steps.slice(0, most));
    const told = begun.filter(({ step }) => named.has(step));
    const weeks = told.map(({ week }) => week);
    const [from, to] = [Math.min(...weeks), Math.max(...weeks)];
    const when = `Begin in ${from === to ? `week ${from}` : `weeks ${from} to ${to}`}`;
    return [{ when, steps: told.map(({ step }) => step), more: Math.max(0, steps.length - most) }];
  });

  // What is urgent is named before all others, and then the decision that everything else waits for.
  function weight(step: StepResult): number {
    if (step.now === true || urgencyOf(assessment, step) !== undefined) return 3;
    if (step.aside === true) return 0;
    return chosenBy.includes(step) ? 2 : Number(weighs(step) || isForFirstNeed(step));
  }

  function isForFirstNeed({ useCases }: StepResult): boolean {
    const first = assessment.useCases.find(({ place }) => place === 'first');
    return first !== undefined && useCases.includes(first.id);
  }

  function weighs(step: StepResult): boolean {
    const isNeeded = ({ id, required }: GateResult) => required && step.closes.includes(id);
    return step.first === true || assessment.stages.some(({ gates }) => gates.filter(isUnmet).some(isNeeded));
  }
}

/**
 * Whether a step is due while it is undecided whether the mesh stays: it needs no proxy between services, waits for
 * nothing, or only reads.
 */
function isDueOnHold(step: StepResult, assessment: Assessment): boolean {
  const needsNoProxy = !isOnHold(assessment) && assessment.stages[0]!.steps.includes(step);
  const isUrgent = urgencyOf(assessment, step) !== undefined;
  return needsNoProxy || step.light === true || waitsForNoStage(step, assessment) || isUrgent;
}

/** When each step that is left begins and ends, if each takes the middle of its estimate. */
export function placedSteps(assessment: Assessment): readonly Placed[] {
  return placed(leftToDo(assessment), assessment, 'middle');
}

/** What is left to do, without steps that unanswered questions may leave out. */
function leftToDo(assessment: Assessment): readonly StepResult[] {
  return stepsToDo(assessment).filter(({ mayNotApply }) => mayNotApply !== true);
}

/**
 * When each of the steps begins and ends. Roles work side by side, and each does one step after the other; one small
 * team does so for all of them. What bridges a danger begins at once, whatever else its role does, and what it waits
 * for goes ahead of all else. What later stages don't wait for yields to the way to the first need, and what the date
 * doesn't need to both. A step begins after those that it names, and one of a later stage after the stages before it,
 * without what these do aside. Waiting keeps nobody from other work.
 */
function placed(steps: readonly StepResult[], assessment: Assessment, estimate: Estimate): readonly Placed[] {
  const left = [...steps];
  const part = PART[estimate];
  const way = wayToNeed(assessment);
  const before = new Map(left.map((step) => [step.id, stepsBefore(step, left, assessment, way)]));
  const done = new Map<string, Placed>();
  const free = new Map<string, number>();
  const queued = (step: StepResult) => free.get(queueOf(assessment, step)) ?? 0;
  const placeOf = ({ id }: StepResult) =>
    assessment.stages.findIndex(({ steps }) => steps.some((own) => own.id === id));
  const atOnce = new Set(left.filter((step) => isAtOnce(assessment, step)));
  const urgent = new Set(atOnce);
  for (const step of urgent) for (const other of namedBefore(step, left, assessment)) urgent.add(other);
  const yields = (step: StepResult) =>
    step.postponed === true && !urgent.has(step)
      ? 2
      : Number(way !== undefined && !urgent.has(step) && (step.aside === true || placeOf(step) > way.end));
  const need = assessment.useCases.find(({ place }) => place === 'first')?.id;
  const weightOf = (step: StepResult) => (urgent.has(step) || way?.ids.has(step.id) === true ? 0 : weight(step, need));
  const start = (step: StepResult) =>
    step.now === true
      ? 0
      : Math.max(atOnce.has(step) ? 0 : queued(step), ...before.get(step.id)!.map((id) => done.get(id)?.to ?? 0));
  while (left.length > 0) {
    const ready = left.filter(({ id }) => before.get(id)!.every((each) => done.has(each)));
    // Whoever is free takes what can begin; where steps wait for each other, the first of them goes ahead.
    const inOrder = (a: StepResult, b: StepResult) =>
      yields(a) - yields(b) || start(a) - start(b) || weightOf(a) - weightOf(b);
    const step = ready.toSorted(inOrder)[0] ?? left[0]!;
    left.splice(left.indexOf(step), 1);
    const from = start(step);
    const work = part(inWeeks(step.effort, 'work'));
    const waits = step.waits === undefined ? 0 : part(inWeeks(step.waits, 'waiting'));
    free.set(queueOf(assessment, step), Math.max(queued(step), from) + work);
    done.set(step.id, { step, from, to: from + work + waits });
  }
  return [...done.values()];
}

/** The required gates that are in the way up to the stage of the first need, and the place of that stage. */
function gatesToNeed({ stages, useCases }: Assessment): WayToNeed | undefined {
  const need = useCases.find(({ place }) => place === 'first');
  const end = stages.findIndex(({ id }) => id === need?.stage);
  if (end < 0) return undefined;
  return { ids: requiredGates(stages.slice(0, end + 1)), end };
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
function wayToNeed(assessment: Assessment): WayToNeed | undefined {
  const left = assessment.stages.flatMap(({ steps }) => steps.filter(({ done }) => !done));
  const gates = gatesToNeed(assessment);
  if (gates === undefined || !left.some(({ aside }) => aside === true)) return undefined;
  const isGoal = ({ first, closes }: StepResult) => first === true || closes.some((id) => gates.ids.has(id));
  const way = new Set(left.filter((step) => step.aside !== true && isGoal(step)));
  for (const step of way)
    for (const other of namedBefore(step, left, assessment)) if (other.aside !== true) way.add(other);
  return { ids: new Set([...way].map(({ id }) => id)), end: gates.end };
}

/** What comes first goes ahead, then what serves the first need, then what only reads or decides. */
function weight({ first, light, useCases }: StepResult, need: string | undefined): number {
  if (first === true) return 0;
  if (useCases.some((id) => id === need)) return 1;
  return light === true ? 2 : 3;
}

/** Ids of the steps that come before one: those that it names, those of its gates, and those of stages before. */
function stepsBefore(
  step: StepResult,
  left: readonly StepResult[],
  assessment: Assessment,
  way: WayToNeed | undefined,
): readonly string[] {
  const place = assessment.stages.findIndex(({ steps }) => steps.some(({ id }) => id === step.id));
  const earlier = (at: number) => assessment.stages[at]!.status === 'current' || isAhead(assessment.stages[at]!);
  const stages =
    waitsForNoStage(step, assessment) || !isAhead(assessment.stages[place]!)
      ? []
      : assessment.stages
          .filter((_, at) => at < place && earlier(at))
          .flatMap(({ steps }) =>
            steps.filter(
              ({ id, aside }) => aside !== true && (way === undefined || place > way.end || way.ids.has(id)),
            ),
          );
  const ahead = new Set([...stages, ...namedBefore(step, left, assessment)].map(({ id }) => id));
  return left.filter(({ id }) => id !== step.id && ahead.has(id)).map(({ id }) => id);
}

/** The steps of `all` that one names, that close a gate it waits for, or that decide whether it makes sense at all. */
export function namedBefore(
  step: StepResult,
  all: readonly StepResult[],
  assessment: Assessment,
): readonly StepResult[] {
  const { after = [], waitsFor = [] } = step;
  const named = new Set([...after, ...decisionBefore(step, assessment)]);
  return all.filter(
    ({ id, closes }) => id !== step.id && (named.has(id) || closes.some((gate) => waitsFor.includes(gate))),
  );
}

/** Whether a step waits for no stage: it comes first, is urgent, prepares the decision, or is an alternative. */
export function waitsForNoStage(step: StepResult, assessment: Assessment): boolean {
  const { way, first, id } = step;
  return (
    first === true ||
    isAtOnce(assessment, step) ||
    (way !== undefined && assessment.verdict.course === 'decide') ||
    decisions(assessment).some(({ after = [] }) => after.includes(id))
  );
}

/** The steps by which one of the alternatives is chosen: those that the alternatives wait for. */
export function decisions(assessment: Assessment): readonly StepResult[] {
  let steps = decisionsOf.get(assessment);
  if (steps === undefined) decisionsOf.set(assessment, (steps = findDecisions(assessment)));
  return steps;
}

/** Every step asks for them, so they are found once. */
const decisionsOf = new WeakMap<Assessment, readonly StepResult[]>();

function findDecisions(assessment: Assessment): readonly StepResult[] {
  const named = new Set(waysOf(assessment).flatMap(({ steps }) => steps.flatMap(({ after = [] }) => after)));
  return assessment.stages
    .flatMap(({ steps }) => steps)
    .filter(({ id, way, done }) => named.has(id) && way === undefined && !done);
}

/** Until it is decided whether the mesh stays, no change begins in the stage of the decision and those after it. */
function decisionBefore(step: StepResult, assessment: Assessment): readonly string[] {
  const due = decisions(assessment);
  if (step.light === true || due.includes(step) || waitsForNoStage(step, assessment)) return [];
  const placeOf = (one: StepResult) => assessment.stages.findIndex(({ steps }) => steps.includes(one));
  return due.filter((one) => placeOf(one) <= placeOf(step)).map(({ id }) => id);
}

function isAhead({ status }: Pick<StageResult, 'status'>): boolean {
  return status === 'next' || status === 'later';
}

/** Weeks to the first date that an answer names; 0 where it has passed. */
export function weeksToDate({ answers }: Assessment): number | undefined {
  const weeks = answers.flatMap((each) => each.weeks ?? []);
  return weeks.length === 0 ? undefined : Math.min(...weeks);
}

/** `has passed`, or `is at most 26 weeks away`: an answer such as “within six months” is a band. */
export function howFarAway(weeks: number): string {
  return weeks === 0 ? 'has passed' : `is at most ${count(weeks, 'week', 'weeks')} away`;
}

/** A need that is met later than this before the date leaves no time for evidence. */
export const WEEKS_BEFORE_DATE = 4;

/** ` (note: 2027-10-31)`: the note of the answer that names the first date; empty without one. */
export function noteOfDate(assessment: Assessment): string {
  const weeks = weeksToDate(assessment);
  const note = assessment.answers.find((each) => weeks !== undefined && each.weeks === weeks)?.note;
  return note === undefined ? '' : ` (note: ${brief(note, 80).replace(/\.$/, '')})`;
}

/**
 * That the first need is met too late for a date that is ahead or has passed, by the middle of the estimates or even
 * by the low ones, as sentences without the last period; undefined elsewhere.
 */
export function lateNeed(assessment: Assessment, time: StageTime | undefined): string | undefined {
  const { useCases, stage } = assessment;
  const date = weeksToDate(assessment);
  if (date === undefined || time === undefined) return undefined;
  const { low, middle } = time.toNeed;
  const isLate = (weeks: number) => weeks + WEEKS_BEFORE_DATE > date;
  if (!isLate(middle)) return undefined;
  const need = `“${useCases.find(({ place }) => place === 'first')?.title ?? stage}”`;
  const by = isLate(low)
    ? `Even by low estimates (heuristic), ${need} is met only in week ${low}`
    : `By the middle of the estimates (heuristic), ${need} is met in week ${middle}`;
  return `${by}. The date ${howFarAway(date)}${date > 0 ? ', and the month before it is for evidence' : ''}`;
}

/**
 * The other required needs that come too late for a date that is ahead, even by low estimates, as a sentence without
 * the last period; undefined elsewhere. Which requirement the date concerns, no question asks.
 */
export function lateOthers(assessment: Assessment): string | undefined {
  const { stages } = assessment;
  const date = weeksToDate(assessment) ?? 0;
  const first = gatesToNeed(assessment)?.end ?? stages.length;
  const others = assessment.useCases.flatMap(({ title, strength, place, stage, unmet, carries }) => {
    const end = stages.findIndex(({ id }) => id === stage);
    const isOwed = unmet && strength === 'duty' && carries !== 'never';
    return isOwed && place !== 'first' && end > first ? [{ title, end }] : [];
  });
  if (date === 0 || others.length === 0) return undefined;
  const all = placed(leftToDo(assessment), assessment, 'low');
  const late = others
    .map(({ title, end }) => ({ title, week: wholeWeeks(endOfStages(assessment, all, end)) }))
    .filter(({ week }) => week + WEEKS_BEFORE_DATE > date);
  if (late.length === 0) return undefined;
  const when = late.map(({ title, week }) => `“${title}” not before week ${week}`);
  return `Of what is required, the plan meets ${list(when)}. If the date concerns ${late.length === 1 ? 'it, meet it' : 'one of them, meet that'} without the mesh first, or agree on an interim measure`;
}
