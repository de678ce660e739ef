import { type StageId, STAGES } from '../pack/index.ts';
import type { Gate } from '../pack/schema.ts';
import type { Formula } from './unique-table.ts';
import type { Formulas } from './formulas.ts';

/** By stage, in order: the formula that all its required gates are met or not applicable. */
export function stagesDone(
  formulas: Formulas,
  gates: readonly Gate[],
  parts: readonly { readonly when: Formula; readonly met: Formula }[],
): readonly Formula[] {
  return STAGES.map((stage) =>
    formulas.all(
      parts
        .filter((_, index) => gates[index]!.required && gates[index]!.stage === stage)
        .map(({ when, met }) => formulas.any([formulas.not(when), met])),
    ),
  );
}

/** The formula that this stage is the first one not done, given a verdict of yes; `fly` also when all are done. */
export function stageGoal(formulas: Formulas, done: readonly Formula[], stage: StageId): Formula {
  const at = STAGES.indexOf(stage);
  const before = done.slice(0, at);
  return formulas.all(stage === 'fly' ? before : [...before, formulas.not(done[at]!)]);
}
