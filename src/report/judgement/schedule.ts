import type { Assessment, StepResult } from '../../core/assess/index.ts';
import { inWeeks } from '../../core/pack/index.ts';
import { count, roleTitle } from '../phrases.ts';
import { courseSteps, inSequence, waysOf } from './course.ts';
import { stepsToDo, urgencyOf } from './stage.ts';

/** What one stage, one alternative, or the steps of a course need. Weeks are ranges: a heuristic, never a promise. */
export interface Demand {
  readonly title: string;
  /** Roles that own steps. */
  readonly people: readonly string[];
  /** Weeks of work of one person. */
  readonly work: string;
  /** Weeks of waiting, if one wait follows the other. */
  readonly waiting: string;
  /** From all roles at work side by side with waits that overlap, to one step after the other. */
  readonly elapsed: string;
}

/** People and time of what is left, by stage; by alternative where one is to be chosen. */
export function demands(assessment: Assessment): readonly Demand[] {
  const stages = assessment.stages
    .filter(() => assessment.stage !== 'none')
    .map((stage) => inSequence(stage, assessment));
  const parts = [
    ...waysOf(assessment).map(({ name, steps }) => ({ title: name, steps })),
    { title: 'Steps of this plan', steps: courseSteps(assessment) },
    ...stages.map(({ title, steps }) => ({ title, steps })),
  ];
  return parts.flatMap(({ title, steps }) => {
    const left = steps.filter(({ done, mayNotApply }) => !done && mayNotApply !== true);
    return left.length === 0 ? [] : [demandOf(title, left, assessment)];
  });
}

/** The work of all stages that is left, in weeks of one person. */
export function workInAll({ stages }: Assessment): string {
  const left = stages.flatMap(({ steps }) => steps.filter(({ done, mayNotApply }) => !done && mayNotApply !== true));
  const work = left.map((step) => inWeeks(step.effort, 'work'));
  return weeks(
    work.reduce((sum, [low]) => sum + low, 0),
    work.reduce((sum, [, high]) => sum + high, 0),
  );
}

function demandOf(title: string, steps: readonly StepResult[], assessment: Assessment): Demand {
  const work = steps.map((step) => inWeeks(step.effort, 'work'));
  const waits = steps.flatMap((step) => (step.waits === undefined ? [] : [inWeeks(step.waits, 'waiting')]));
  const sum = (ranges: readonly (readonly [number, number])[], end: 0 | 1) =>
    ranges.reduce((total, range) => total + range[end], 0);
  const owners = [...new Set(steps.map(({ owner }) => owner))];
  const busiest = Math.max(
    ...owners.map((owner) =>
      sum(
        work.filter((_, at) => steps[at]!.owner === owner),
        0,
      ),
    ),
  );
  const longestWait = Math.max(0, ...waits.map(([low]) => low));
  return {
    title,
    people: owners.map((owner) => roleTitle(assessment, owner)),
    work: weeks(sum(work, 0), sum(work, 1)),
    waiting: waits.length === 0 ? 'none' : weeks(sum(waits, 0), sum(waits, 1)),
    elapsed: weeks(busiest + longestWait, sum(work, 1) + sum(waits, 1)),
  };
}

/** `3 to 5 weeks`; never less than one. */
function weeks(low: number, high: number): string {
  const most = Math.max(1, Math.ceil(high));
  const least = Math.min(most, Math.max(1, Math.round(low)));
  return least === most ? count(most, 'week', 'weeks') : `${least} to ${most} weeks`;
}

/** Ninety days, in whole weeks. */
const WEEKS = 13;

/** Steps that are due in the same weeks. */
export interface Due {
  /** `Weeks 1 to 3`, or `Weeks 1 to 4, in parallel` for what is urgent beside the others. */
  readonly when: string;
  readonly steps: readonly StepResult[];
}

/** A step with the weeks in which it is done, the first of them being 1. */
interface Placed {
  readonly step: StepResult;
  readonly from: number;
  readonly to: number;
}

/**
 * The steps that begin in the next 90 days, one after the other, each as long as the middle of its estimate, in at most
 * `lines` groups. What is urgent beside them begins at once, in a group of its own after the first one. Steps that
 * unanswered questions may leave out aren't among them.
 */
export function dueSteps(assessment: Assessment, lines: number): readonly Due[] {
  const todo = stepsToDo(assessment).filter(({ mayNotApply, way }) => mayNotApply !== true && way === undefined);
  const isBeside = (step: StepResult) => urgencyOf(assessment, step) === 'beside';
  const urgent = placed(todo.filter(isBeside));
  const others = placed(todo.filter((step) => !isBeside(step)));
  const beside = urgent.length === 0 || others.length === 0 ? [] : [dueOf(urgent, ', in parallel')];
  const sequence = others.length === 0 ? urgent : others;
  const groups = Math.min(lines - beside.length, sequence.length);
  const place = (at: number) => Math.round((at * sequence.length) / groups);
  const [first, ...rest] = Array.from({ length: groups }, (_, index) =>
    dueOf(sequence.slice(place(index), place(index + 1)), ''),
  );
  return first === undefined ? beside : [first, ...beside, ...rest];
}

/** The steps one after the other, as far as they begin within 90 days. */
function placed(steps: readonly StepResult[]): readonly Placed[] {
  const middle = (range: readonly [number, number]) => (range[0] + range[1]) / 2;
  let at = 0;
  return steps.flatMap((step) => {
    const from = at;
    at += middle(inWeeks(step.effort, 'work'));
    if (step.waits !== undefined) at += middle(inWeeks(step.waits, 'waiting'));
    return from < WEEKS ? [{ step, from: Math.floor(from) + 1, to: Math.min(WEEKS, Math.max(1, Math.ceil(at))) }] : [];
  });
}

function dueOf(group: readonly Placed[], how: string): Due {
  const [from, to] = [group[0]!.from, group.at(-1)!.to];
  return {
    when: `${from >= to ? `Week ${from}` : `Weeks ${from} to ${to}`}${how}`,
    steps: group.map(({ step }) => step),
  };
}
