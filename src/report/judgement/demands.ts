import type { Assessment, StepResult } from '../../core/assess/index.ts';
import { awaits } from '../../core/judge/index.ts';
import { effortSum, inWeeks, timeInWords } from '../../core/pack/index.ts';
import { roleTitle } from '../phrases.ts';
import { inSequence, titleOfWay, type Way, waysOf } from './course.ts';
import { foundOnce } from './found-once.ts';
import { QUARTER } from './quarter.ts';
import { endOfStages, type Estimate, placed, placedSteps } from './schedule.ts';
import { isLeft, isPostponed, weekOf, wholeWeeks } from './steps-left.ts';
import { theMesh } from './verdict.ts';
import { inWords, weeksInWords, wholeRange } from './weeks.ts';
import { gatesToNeed, stepsWithFirst } from './way-to-need.ts';
import { stepsWithoutMesh } from './without-mesh.ts';

/** How long it takes until the stage to work on is through, and until the first need is met, in whole weeks. */
export interface StageTime {
  /** Until the stage to work on is through, by the high estimates; undefined where open answers decide on its steps. */
  readonly longest: number | undefined;
  /** From now to where the first need and what goes with it are met, by each part of the estimates. */
  readonly toNeed: Readonly<Record<Estimate, number>>;
  /** From the end of the stage to work on to where the first need is met, by the low estimates. */
  readonly leastAfter: number;
}

/** What one stage, one alternative, or the steps of a course need. Weeks are ranges: a heuristic, never a promise. */
export interface Demand {
  readonly title: string;
  readonly steps: readonly StepResult[];
  /** Roles that own steps. */
  readonly people: readonly string[];
  /** Weeks of work of one person. */
  readonly work: string;
  /** Time of waiting, if one wait follows the other; undefined where there is none, or it is unknown. */
  readonly waiting: string | undefined;
  /** From begin to end, by the low and by the high estimates, as `placed` places the steps. */
  readonly elapsed: string;
  /** By the low estimates, in weeks. */
  readonly shortest: number;
  /** By the high estimates, in whole weeks. */
  readonly longest: number;
}

/** People and time of what is left, by stage; by alternative where one is to be chosen. */
export const demands = foundOnce((assessment: Assessment): readonly Demand[] => {
  const stages = assessment.stages
    .filter(() => assessment.stage !== 'none')
    .map((stage) => inSequence(stage, assessment));
  const ways = waysOf(assessment);
  const parts = [
    {
      id: undefined,
      title: ALL_STEPS,
      steps: assessment.stage === 'none' ? allSteps(assessment).filter((step) => !isPostponed(step)) : [],
    },
    ...stages.map(({ id, title, steps }) => ({ id, title, steps: steps.filter((step) => !isPostponed(step)) })),
    { id: undefined, title: POSTPONED, steps: allSteps(assessment).filter(isPostponed) },
  ];
  const known = parts.flatMap(({ id, title, steps }) => {
    const left = steps.filter(isLeft);
    if (left.length === 0) return [];
    // The stage to work on begins now, beside what can't wait, so its end is that in the calendar.
    const demand = demandOf(title, left, assessment, id === assessment.stage ? endOfSteps : endAlone);
    if (id !== assessment.stage && title !== ALL_STEPS) return [demand];
    return [{ ...demand, elapsed: weeksInWords(...endsInCalendar(left, assessment)) }];
  });
  return [...ways.flatMap((way) => demandOfWay(way, assessment) ?? []), ...known];
});

/**
 * What an alternative needs. Of steps that depend on answers, the low estimates count none and the high ones the
 * longest that follow each other, because the others exclude each other; where all depend, only those. Undefined where
 * none is left.
 */
export function demandOfWay(way: Way, assessment: Assessment): Demand | undefined {
  const left = way.steps.filter(({ done }) => !done);
  const certain = left.filter(({ mayNotApply }) => mayNotApply !== true);
  if (left.length === 0) return undefined;
  const title = titleOfWay(way);
  if (certain.length === left.length) return demandOf(title, left, assessment);
  const open = longestInTurn(left.filter((step) => !certain.includes(step)));
  if (certain.length === 0) return demandOf(title, open, assessment);
  const least = demandOf(title, certain, assessment);
  const all = demandOf(
    title,
    left.filter((step) => certain.includes(step) || open.includes(step)),
    assessment,
  );
  return {
    ...all,
    work: weeksInWords(weeksOf(certain)[0], weeksOf(all.steps)[1]),
    elapsed: weeksInWords(least.shortest, all.longest),
    shortest: least.shortest,
  };
}

/** The longest of the steps, and of those that wait for it, or that it waits for, the longest in turn. */
function longestInTurn(steps: readonly StepResult[]): readonly StepResult[] {
  const most = (step: StepResult) => inWeeks(step.effort, 'work')[1];
  const chosen: StepResult[] = [];
  for (const step of steps.toSorted((a, b) => most(b) - most(a)))
    if (chosen.every((other) => awaits(step, other) || awaits(other, step))) chosen.push(step);
  return chosen;
}

/** The same in short: while one of several alternatives is to be chosen, all stages of a mesh that stays are one. */
export function demandsInShort(assessment: Assessment): readonly Demand[] {
  const ways = waysOf(assessment).flatMap((way) => demandOfWay(way, assessment) ?? []);
  if (ways.length === 0) return demands(assessment);
  const left = allSteps(assessment).filter(isLeft);
  return [...ways, ...(left.length === 0 ? [] : [demandOf(ifItStays(assessment), left, assessment)])];
}

/** What the steps of a plan without stages are called together. */
export const ALL_STEPS = 'Steps of this plan';

/** What the steps of all stages are called while it is undecided whether a mesh stays. */
export function ifItStays(assessment: Pick<Assessment, 'verdict'>): string {
  return `All stages, if ${theMesh(assessment)} stays`;
}

/** What the steps are called that can wait. */
export const POSTPONED = 'What can wait';

/** What such a step is: postponed until a requirement is met, or optional, because every need is met. */
export function postponedWord({ useCases }: Assessment): 'postponed' | 'optional' {
  return useCases.some(({ unmet }) => unmet) ? 'postponed' : 'optional';
}

/** In which weeks the first of these ends that can't wait: of a plan without a stage, all its steps. */
export function endsNeeded(all: readonly Demand[]): readonly [low: number, high: number] {
  const needed = all.find(({ title }) => title !== POSTPONED);
  return [wholeWeeks(needed?.shortest ?? 0), needed?.longest ?? 0];
}

function allSteps(assessment: Assessment): readonly StepResult[] {
  return assessment.stages.flatMap((stage) => inSequence(stage, assessment).steps);
}

/** How long the stage to work on takes, and how long it takes until the first need is met; undefined without steps. */
export function stageTime(assessment: Assessment, all: readonly Demand[]): StageTime | undefined {
  const { stage, stages } = assessment;
  const here = stages.findIndex(({ id }) => id === stage);
  if (here < 0 || all.length === 0) return undefined;
  // Only what the date doesn't need may be left in it.
  const own = all.find(({ title }) => title === stages[here]!.title)?.longest ?? 0;
  const isOpen = stages[here]!.steps.some(({ done, mayNotApply }) => !done && mayNotApply === true);
  const end = Math.max(here, gatesToNeed(assessment)?.end ?? here);
  const alongside = stepsWithFirst(assessment);
  const throughAll = (through: number, estimate: Estimate) =>
    wholeWeeks(endOfStages(assessment, placedSteps(assessment, estimate), through));
  const sooner = stepsWithoutMesh(assessment);
  const untilNeed = (estimate: Estimate) => {
    const others = alongside.length === 0 ? 0 : wholeWeeks(endOfSteps(alongside, assessment, estimate));
    const all = Math.max(throughAll(end, estimate), others);
    return sooner.length === 0 ? all : Math.min(all, wholeWeeks(endOfSteps(sooner, assessment, estimate)));
  };
  const toNeed = { low: untilNeed('low'), middle: untilNeed('middle'), high: untilNeed('high') };
  const longest = Math.max(own, throughAll(here, 'high'));
  return {
    longest: isOpen ? undefined : longest,
    toNeed,
    leastAfter: Math.max(0, toNeed.low - throughAll(here, 'low')),
  };
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
    .map((steps) => steps.filter(isLeft))
    .filter((steps) => steps.length > 0)
    .map((steps) => steps.map((step) => inWeeks(step.effort, 'work')))
    .map((work) => wholeRange(total(work, 0), total(work, 1)));
  return rows.length === 0 ? undefined : inWords(total(rows, 0), total(rows, 1));
}

function total(ranges: readonly (readonly [number, number])[], end: 0 | 1): number {
  return ranges.reduce((sum, range) => sum + range[end], 0);
}

/** The weeks from now to the end of some steps in the plan's calendar; never less than those of one stage alone. */
export function endOfSteps(steps: readonly StepResult[], assessment: Assessment, estimate: Estimate): number {
  const counted = new Set(steps);
  const alone = assessment.stages.map((stage) => stage.steps.filter((step) => counted.has(step)));
  const all = [...placedSteps(assessment, estimate), ...alone.flatMap((each) => placed(each, assessment, estimate))];
  return Math.max(...all.flatMap(({ step, to }) => (counted.has(step) ? [to] : [])));
}

/**
 * In which weeks from now some steps end. By the low estimates, that can be before the middle of the estimates lets the
 * last of them begin; then the week counts that the calendar of the next 90 days tells.
 */
export function endsInCalendar(
  steps: readonly StepResult[],
  assessment: Assessment,
): readonly [low: number, high: number] {
  const begins = placedSteps(assessment).flatMap(({ step, from }) => (steps.includes(step) ? [weekOf(from)] : []));
  const low = Math.max(wholeWeeks(endOfSteps(steps, assessment, 'low')), ...begins.filter((week) => week <= QUARTER));
  return [low, endOfSteps(steps, assessment, 'high')];
}

/** The work of some steps in weeks of one person. */
export function workOf(steps: readonly StepResult[]): string {
  return weeksInWords(...weeksOf(steps));
}

/** The same as numbers, by the low and by the high estimates. */
export function weeksOf(steps: readonly StepResult[]): readonly [low: number, high: number] {
  const work = steps.map((step) => inWeeks(step.effort, 'work'));
  return [total(work, 0), total(work, 1)];
}

/** The same as if nothing else were to be done, and production could be changed at any time. */
function endAlone(steps: readonly StepResult[], assessment: Assessment, estimate: Estimate): number {
  return Math.max(...placed(steps, assessment, estimate, []).map(({ to }) => to));
}

/** `end`: how the end of steps is found. */
function demandOf(title: string, steps: readonly StepResult[], assessment: Assessment, end = endAlone): Demand {
  const { waits } = effortSum(steps);
  const shortest = end(steps, assessment, 'low');
  const longest = end(steps, assessment, 'high');
  return {
    title,
    steps,
    people: [...new Set(steps.map(({ owner }) => roleTitle(assessment, owner)))],
    work: workOf(steps),
    waiting: waits === undefined ? undefined : timeInWords(waits),
    elapsed: weeksInWords(wholeWeeks(shortest), longest),
    shortest,
    longest: wholeWeeks(longest),
  };
}
