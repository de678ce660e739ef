import { type CourseId, STAGES, type StageId } from '../pack/index.ts';
import { afterWhatTheyAwait, awaits } from './plan.ts';
import type { StepResult } from './results.ts';
import type { StageOrNone } from './stage.ts';

type Stages = ReadonlyMap<StageId, readonly StepResult[]>;

/**
 * The steps that one of an earlier stage waits for, and what these wait for in turn, each with the place of the stage
 * that they come with. The steps that the first ones wait for come after them.
 */
export function awaitedEarlier(
  steps: readonly StepResult[],
  placeOf: (step: StepResult) => number,
  awaitedBy: (step: StepResult) => readonly StepResult[],
): ReadonlyMap<StepResult, number> {
  const early = new Map<StepResult, number>();
  const queue = [...steps];
  for (const step of queue) {
    const place = early.get(step) ?? placeOf(step);
    for (const other of awaitedBy(step)) {
      if ((early.get(other) ?? placeOf(other)) <= place) continue;
      early.delete(other);
      early.set(other, place);
      queue.push(other);
    }
  }
  return early;
}

/**
 * The steps of the stages, where one that a step of an earlier stage certainly waits for comes with that stage, before
 * the step. Stages before `from`, the one to work on, are passed: what is left of them draws nothing forward, and
 * neither do alternatives of a decision, or what the first date doesn't need. With `none`, no stage is later.
 */
export function bringForward(stages: Stages, from: StageOrNone, course: CourseId): Stages {
  if (from === 'none') return stages;
  const isFree = ({ done, way }: StepResult) => !done && (way === undefined || course !== 'decide');
  const draws = (step: StepResult) => step.mayNotApply !== true && step.postponed !== true;
  const places = new Map(STAGES.flatMap((id, place) => (stages.get(id) ?? []).map((step) => [step, place] as const)));
  const left = [...places.keys()].filter((step) => isFree(step) && places.get(step)! >= STAGES.indexOf(from));
  const early = awaitedEarlier(
    left.filter(draws),
    (step) => places.get(step)!,
    (step) => (draws(step) ? left.filter((other) => awaits(step, other)) : []),
  );
  if (early.size === 0) return stages;
  const placed = new Map<StageId, readonly StepResult[]>();
  for (const [place, id] of STAGES.entries()) {
    const steps = (stages.get(id) ?? []).filter((step) => !early.has(step));
    for (const [step, at] of early) {
      if (at !== place) continue;
      const waiting = steps.findIndex((other) => draws(other) && awaits(other, step));
      steps.splice(waiting < 0 ? steps.length : waiting, 0, step);
    }
    if (steps.length > 0) placed.set(id, afterWhatTheyAwait(steps));
  }
  return placed;
}
