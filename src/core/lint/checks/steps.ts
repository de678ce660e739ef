import { questionsRead } from '../../condition/index.ts';
import type { Gate, Pack, Step } from '../../pack/schema.ts';
import type { Space, Witness } from '../../range/index.ts';
import type { Remark } from '../finding.ts';
import { plansWith } from '../targets/steps.ts';

/** Finds steps that some plan shows as not done although every applicable gate that they close is met. */
export function checkSteps(pack: Pack, space: Space): readonly Remark[] {
  const { formula, formulas } = space;
  const plans = plansWith(pack, space);
  return pack.steps.flatMap((step): Remark[] => {
    const gates = pack.gates.filter(({ id }) => step.closes?.includes(id));
    if (gates.length === 0) return [];
    const met = gates.map((gate) => formulas.all([formula(gate.when), formula(gate.met)]));
    const closed = gates.map((gate, index) => formulas.any([formulas.not(formula(gate.when)), met[index]!]));
    const done = step.done === undefined ? formulas.no : formula(step.done);
    const found = space.witness(...plans(step, formulas.all([formulas.any(met), ...closed, formulas.not(done)])));
    if (found === undefined) return [];
    const verb = gates.length === 1 ? 'is' : 'are';
    return [
      {
        list: 'steps',
        entry: step,
        path: step.done === undefined ? [] : ['done'],
        code: 'step-after-gate',
        message: `${gates.map(({ id }) => id).join(' and ')} ${verb} met, and it is still to do (with ${wordsOf(found, step, gates)})`,
        mend: 'correct its done or its when, or the met of the gate',
      },
    ];
  });
}

/** The answers that the step and its gates read. */
function wordsOf({ enough }: Witness, { when, done }: Step, gates: readonly Gate[]): string {
  const conditions = [when, done, ...gates.flatMap((gate) => [gate.when, gate.met])];
  const read = new Set(conditions.flatMap((condition) => (condition === undefined ? [] : questionsRead(condition))));
  const told = [...enough].filter(([id]) => read.has(id));
  return told.map(([id, value]) => `${id} ${typeof value === 'object' ? `[${value.join(', ')}]` : value}`).join(', ');
}
