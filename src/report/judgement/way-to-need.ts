import type { Assessment, StageResult, StepResult, UseCaseResult } from '../../core/assess/index.ts';
import { blocks } from '../../core/judge/index.ts';
import { namedBefore } from './before.ts';
import { foundOnce } from './found-once.ts';
import { unmetDuties } from './needs.ts';
import { isLeftBefore, isPostponed } from './steps-left.ts';

/** Ids of the required gates that are in the way. */
export function requiredGates(stages: readonly StageResult[]): ReadonlySet<string> {
  return new Set(stages.flatMap(({ gates }) => gates.filter(blocks).map(({ id }) => id)));
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
  const left = assessment.stages.flatMap(({ steps }) => steps.filter(isLeftBefore));
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
export function requiredSteps(
  left: readonly StepResult[],
  assessment: Assessment,
  before: ReadonlyMap<string, readonly string[]>,
): ReadonlySet<StepResult> | undefined {
  const duties = unmetDuties(assessment);
  if (assessment.verdict.course !== 'none' || duties.length === 0) return undefined;
  const needs = new Set(duties.map(({ id }) => id));
  const isDue = ({ first, postponed, useCases }: StepResult) =>
    postponed !== true && (first === true || useCases.some((id) => needs.has(id)));
  const required = new Set(left.filter(isDue));
  for (const step of required)
    for (const other of left) if (before.get(step.id)!.includes(other.id)) required.add(other);
  return required;
}

/** Whether a gate of the first stage is met only after the date of a requirement, because the edge waits until then. */
function hasGateForLater({ answers, stages, useCases }: Assessment, left: readonly StepResult[]): boolean {
  const isDue = unmetDuties({ useCases }).length > 0;
  const now = new Set(left.filter((step) => !isPostponed(step)).flatMap(({ closes }) => closes));
  const isDated = answers.some(({ weeks }) => weeks !== undefined);
  return isDue && isDated && [...requiredGates(stages.slice(0, 1))].some((id) => !now.has(id));
}

/** Ids of what is on the way to the first need, and the place of the stage in which it ends. */
export interface WayToNeed {
  readonly ids: ReadonlySet<string>;
  readonly end: number;
}

/**
 * Where a date is near, so that later stages don't wait for all steps of a stage: the way to the first need. It ends
 * with the stage of that need, and holds the steps that come first or meet a required gate up to there, and what they
 * wait for. Undefined elsewhere.
 */
export const wayToNeed = foundOnce((assessment: Assessment): WayToNeed | undefined => {
  const left = assessment.stages.flatMap(({ steps }) => steps.filter(({ done }) => !done));
  const gates = gatesToNeed(assessment);
  // What can wait until after the date must not change the order of what cannot.
  const isBeside = (step: StepResult) => step.aside === true && !isPostponed(step);
  if (gates === undefined || !(left.some(isBeside) || hasGateForLater(assessment, left))) return undefined;
  const isGoal = ({ first, closes }: StepResult) => first === true || closes.some((id) => gates.ids.has(id));
  const way = new Set(left.filter((step) => step.aside !== true && isGoal(step)));
  for (const step of way)
    for (const other of namedBefore(step, left, assessment)) if (other.aside !== true) way.add(other);
  return { ids: new Set([...way].map(({ id }) => id)), end: gates.end };
});

/**
 * The steps left of the stage to work on that the way to a first need of a later stage doesn't wait for, because a date
 * is near; none elsewhere.
 */
export function stepsBesideWay(assessment: Assessment): readonly StepResult[] {
  const { stage, stages } = assessment;
  const way = wayToNeed(assessment);
  const here = stages.findIndex(({ id }) => id === stage);
  if (way === undefined || here < 0 || way.end <= here) return [];
  return stages[here]!.steps.filter((step) => isLeftBefore(step) && !way.ids.has(step.id));
}
