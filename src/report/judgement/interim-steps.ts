import type { Assessment, StepResult } from '../../core/assess/index.ts';
import { weeksToDate } from './dates.ts';
import { foundOnce } from './found-once.ts';
import { needsOf } from './needs.ts';
import { placedSteps } from './schedule.ts';
import { isLeft, isLeftBefore } from './steps-left.ts';
import { stepsWithoutMesh } from './without-mesh.ts';

/** So many steps that can be the interim measure are named. */
const MEASURES = 2;

/**
 * The first steps that can be an interim measure for the first need, as they are in the plan; two at most. By the high
 * estimates, each is done by a date that is ahead, and earlier than what lasts.
 */
export const interimSteps = foundOnce((assessment: Assessment): readonly StepResult[] => {
  const [need] = needsOf(assessment).toSolve;
  // What the plan itself meets the need by is no measure until then.
  const own = assessment.verdict.course === 'adopt' ? stepsWithoutMesh(assessment) : [];
  const late = new Set(stepsTooLate(assessment));
  const isOne = (step: StepResult) =>
    step.interim === true &&
    isLeft(step) &&
    step.useCases.includes(need?.id ?? '') &&
    !own.includes(step) &&
    !late.has(step) &&
    !isNeedless(step, assessment);
  return assessment.stages.flatMap((stage) => stage.steps.filter(isOne)).slice(0, MEASURES);
});

/** The steps that can end after a first date that is ahead, and is that of the first need. */
function stepsTooLate(assessment: Assessment): readonly StepResult[] {
  const weeks = weeksToDate(assessment) ?? 0;
  return weeks === 0 ? [] : placedSteps(assessment, 'high').flatMap(({ step, to }) => (to > weeks ? [step] : []));
}

/** Whether a step is an interim measure that ends no earlier than all that meets its needs for good. */
export function isNeedless(step: StepResult, assessment: Assessment): boolean {
  if (step.interim !== true) return false;
  const placed = placedSteps(assessment, 'high');
  const end = placed.find((each) => each.step.id === step.id)?.to;
  const lasting = placed.filter(
    ({ step: other }) =>
      other.interim !== true &&
      other.light !== true &&
      other.options.length > 0 &&
      isLeftBefore(other) &&
      step.useCases.some((id) => other.useCases.includes(id)),
  );
  return end !== undefined && lasting.length > 0 && lasting.every(({ to }) => to <= end);
}
