import type { Assessment, StepResult } from '../../core/assess/index.ts';
import { foundOnce } from './found-once.ts';
import { answerTo, optionsByNeed } from './options.ts';
import { needsWithFirst } from './way-to-need.ts';

/** The steps that meet the first need without a mesh, whatever its stage; none where nothing simpler is enough. */
export const stepsWithoutMesh = foundOnce((assessment: Assessment): readonly StepResult[] => {
  const first = optionsByNeed(assessment).find(({ need }) => need.place === 'first');
  if (first?.fits[0]?.reach !== 'enough' || needsWithFirst(assessment).length > 0) return [];
  const { option, steps } = answerTo(first, assessment);
  return option === undefined ? [] : steps;
});

/** Those that meet a first need that is required, and don't wait for the mesh that other needs speak for. */
export function stepsForDuty(assessment: Assessment): readonly StepResult[] {
  const need = assessment.useCases.find(({ place }) => place === 'first');
  const { course, close } = assessment.verdict;
  if (course !== 'adopt' || close || need?.strength !== 'duty') return [];
  return stepsWithoutMesh(assessment).filter(({ mayNotApply }) => mayNotApply !== true);
}
