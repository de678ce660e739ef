import { STAGES, type StageId } from '../pack/scales.ts';
import type { Gate, UseCase } from '../pack/schema.ts';
import type { Formula } from './formula.ts';
import type { Formulas } from './formulas.ts';

/** When each stage is the first that is not done, given a verdict of yes; `fly` also when all are done. */
export function stageGoals(
  formulas: Formulas,
  gates: readonly Gate[],
  parts: readonly { readonly when: Formula; readonly met: Formula }[],
): Record<StageId, Formula> {
  const done = STAGES.map((stage) =>
    formulas.all(
      parts
        .filter((_, index) => gates[index]!.required && gates[index]!.stage === stage)
        .map(({ when, met }) => formulas.any([formulas.not(when), met])),
    ),
  );
  const goal = (at: number) => formulas.all([...done.slice(0, at), ...(at < 3 ? [formulas.not(done[at]!)] : [])]);
  return { crawl: goal(0), walk: goal(1), run: goal(2), fly: goal(3) };
}

/** Points of signals are compared in thousandths. */
const SCALE = 1000;

/** When one use case has points and is ahead of all others: more than those before it in the pack, at least as many as those after it. */
export function startGoal(
  formulas: Formulas,
  useCases: readonly UseCase[],
  signals: readonly (readonly Formula[])[],
  wanted: number,
): Formula {
  const points = (index: number) => useCases[index]!.signals.map((signal) => Math.round(signal.points * SCALE));
  const own = points(wanted);
  return formulas.all([
    formulas.reaches(own, signals[wanted]!, 1),
    ...useCases.flatMap((_, other) => {
      if (other === wanted) return [];
      const theirs = points(other).map((each) => -each);
      return [formulas.reaches([...own, ...theirs], [...signals[wanted]!, ...signals[other]!], other < wanted ? 1 : 0)];
    }),
  ]);
}
