import type { CompiledPack } from '../../pack/compile.ts';
import type { Step } from '../../pack/schema.ts';
import type { Formula } from '../../range/formula.ts';
import type { Space, Witness } from '../../range/space.ts';
import { EDGE } from '../../use-cases.ts';
import type { Target } from '../target.ts';

/** Use cases that a plan takes up besides the first. */
const NEXT = 2;

/** Every step is in some plan; where it has a condition, some plan of a `yes` is without it. */
export function stepTargets({ pack }: CompiledPack, space: Space): readonly Target[] {
  const { formulas, formula } = space;
  return pack.steps.flatMap((step) => {
    const shown: Target = {
      name: `step ${step.id}: shown`,
      find: () => space.withVerdict('yes', inPlan(step)) ?? atTheEdge(step),
      remark: () => remark(step, 'no plan ever shows it'),
    };
    const leftOut: Target = {
      name: `step ${step.id}: left out`,
      find: () => space.withVerdict('yes', formulas.not(inPlan(step))),
      remark: () => remark(step, 'every plan shows it, whatever its when says'),
    };
    return step.when === undefined ? [shown] : [shown, leftOut];
  });

  function inPlan({ when, useCases }: Step): Formula {
    const served = useCases?.map((id) => space.among(pack.useCases.findIndex((useCase) => useCase.id === id), NEXT));
    return formulas.all([formula(when), served === undefined ? formulas.yes : formulas.any(served)]);
  }

  /** A verdict of not-yet begins with the edge, and shows the first stage only. */
  function atTheEdge({ stage, useCases, when }: Step): Witness | undefined {
    if (stage !== 'crawl' || useCases?.includes(EDGE) === false) return undefined;
    return space.withVerdict('not-yet', formula(when));
  }
}

function remark(step: Step, message: string): ReturnType<Target['remark']> {
  const path = step.when === undefined ? [] : ['when'];
  return { list: 'steps', entry: step, path, code: 'unreachable-step', message, mend: 'correct its when or its use cases' };
}
