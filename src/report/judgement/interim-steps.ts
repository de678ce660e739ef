import type { Assessment, StepResult } from '../../core/assess/index.ts';
import { foundOnce } from './found-once.ts';
import { needsOf } from './needs.ts';
import { isLeft } from './steps-left.ts';
import { stepsWithoutMesh } from './without-mesh.ts';

/** So many steps that can be the interim measure are named. */
const MEASURES = 2;

/** The first steps that can be an interim measure for the first need, as they stand in the plan; two at most. */
export const interimSteps = foundOnce((assessment: Assessment): readonly StepResult[] => {
  const [need] = needsOf(assessment).toSolve;
  // What the plan itself meets the need by is no measure until then.
  const own = assessment.verdict.course === 'adopt' ? stepsWithoutMesh(assessment) : [];
  const isOne = (step: StepResult) =>
    step.interim === true && isLeft(step) && step.useCases.includes(need?.id ?? '') && !own.includes(step);
  return assessment.stages.flatMap((stage) => stage.steps.filter(isOne)).slice(0, MEASURES);
});
