import type { Assessment, StepResult } from '../../core/assess/index.ts';
import { answerTo, optionsByNeed } from './options.ts';
import { needsWithFirst } from './way-to-need.ts';

/** The steps that meet the first need without a mesh, whatever its stage; none where nothing simpler is enough. */
export function stepsWithoutMesh(assessment: Assessment): readonly StepResult[] {
  const first = optionsByNeed(assessment).find(({ need }) => need.place === 'first');
  if (first?.fits[0]?.reach !== 'enough' || needsWithFirst(assessment).length > 0) return [];
  const { option, steps } = answerTo(first, assessment);
  return option === undefined ? [] : steps;
}
