import type { Assessment, StageResult, StepResult } from '../../core/assess/index.ts';
import { awaitedEarlier, awaits } from '../../core/judge/index.ts';
import { waysOf } from './course.ts';
import { foundOnce } from './found-once.ts';
import { isAtOnce } from './stage.ts';

/** The steps of `all` that one names, that close a gate it waits for, or that decide whether it makes sense at all. */
export function namedBefore(
  step: StepResult,
  all: readonly StepResult[],
  assessment: Assessment,
): readonly StepResult[] {
  const decided = [...decisionBefore(step, assessment), ...replacementBefore(step, assessment)];
  return all.filter((other) => awaits(step, other) || (other.id !== step.id && decided.includes(other.id)));
}

/**
 * The steps that a step of an earlier stage waits for, though they didn't come forward: that stage is passed, or it is
 * the decision that both wait for. What these wait for in turn comes, too. Each with the place of that stage.
 */
export function awaitedByEarlierStages(
  left: readonly StepResult[],
  assessment: Assessment,
): ReadonlyMap<StepResult, number> {
  const places = new Map(assessment.stages.flatMap(({ steps }, at) => steps.map(({ id }) => [id, at] as const)));
  const namedBy = (step: StepResult) => namedBefore(step, left, assessment);
  return awaitedEarlier(left, ({ id }) => places.get(id)!, namedBy);
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
export const decisions = foundOnce((assessment: Assessment): readonly StepResult[] => {
  const named = new Set(waysOf(assessment).flatMap(({ steps }) => steps.flatMap(({ after = [] }) => after)));
  return assessment.stages
    .flatMap(({ steps }) => steps)
    .filter(({ id, way, done }) => named.has(id) && way === undefined && !done);
});

/** The steps that come before a choice between alternatives: those by which it is made, and what these wait for. */
export function preparations(assessment: Assessment): readonly StepResult[] {
  const due = decisions(assessment);
  const isBefore = ({ id }: StepResult) => due.some((one) => one.id === id || (one.after ?? []).includes(id));
  return assessment.stages
    .flatMap(({ steps }) => steps)
    .filter((step) => !step.done && step.mayNotApply !== true && isBefore(step));
}

/** Until it is decided whether the mesh stays, no change begins in the stage of the decision and those after it. */
function decisionBefore(step: StepResult, assessment: Assessment): readonly string[] {
  const due = decisions(assessment);
  if (step.light === true || due.includes(step) || waitsForNoStage(step, assessment)) return [];
  const placeOf = (one: StepResult) => assessment.stages.findIndex(({ steps }) => steps.includes(one));
  return due.filter((one) => placeOf(one) <= placeOf(step)).map(({ id }) => id);
}

export function isAhead({ status }: Pick<StageResult, 'status'>): boolean {
  return status === 'next' || status === 'later';
}

/** The open step that ends what is urgent first. */
export function migrationStep({ stages }: Assessment): StepResult | undefined {
  const urgent = stages.flatMap(({ gates }) => gates).filter(({ atOnce }) => atOnce?.order === 'first');
  const ends = (step: StepResult) => !step.done && urgent.some(({ id }) => step.closes.includes(id));
  return stages.flatMap(({ steps }) => steps).find(ends);
}

/** A mesh that ends is replaced before work on a mesh begins, other than what the replacement itself waits for. */
function replacementBefore(step: StepResult, assessment: Assessment): readonly string[] {
  if (assessment.verdict.course !== 'move') return [];
  const [first, ...later] = assessment.stages;
  const end = migrationStep(assessment);
  if (end === undefined || first === undefined || step.light === true || waitsForNoStage(step, assessment)) return [];
  const isOfMesh = later.some(({ steps }) => steps.includes(step));
  return isOfMesh && !neededBy(end, assessment).has(step) ? [end.id] : [];
}

/** A step with all that it waits for. */
export function neededBy(end: StepResult, { stages }: Assessment): ReadonlySet<StepResult> {
  const all = stages.flatMap(({ steps }) => steps);
  const needed = new Set([end]);
  for (const step of needed) for (const other of all) if (awaits(step, other)) needed.add(other);
  return needed;
}
