import type { GateResult } from '../../assess/index.ts';
import type { Gate, Pack } from '../../pack/schema.ts';
import type { Formula, Space } from '../../range/index.ts';
import type { Target } from '../target.ts';

/** Every gate can be met and can be open; with a `when`, it can be not applicable. */
export function gateTargets(pack: Pack, space: Space): readonly Target[] {
  const { formulas, formula } = space;
  return pack.gates.flatMap((gate) => {
    const applies = formula(gate.when);
    const met = formula(gate.met);
    return [
      target(gate, 'met', ['met'], formulas.all([applies, met]), 'where it applies, it is never met'),
      target(gate, 'open', ['met'], formulas.all([applies, formulas.not(met)]), 'where it applies, it is always met'),
      ...(gate.when === undefined
        ? []
        : [target(gate, 'not-applicable', ['when'], formulas.not(applies), 'it always applies')]),
    ];
  });

  function target(
    gate: Gate,
    outcome: GateResult['outcome'],
    path: readonly string[],
    goal: Formula,
    message: string,
  ): Target {
    return {
      name: `gate ${gate.id}: ${outcome}`,
      goals: () => [goal],
      remark: () => ({
        list: 'gates',
        entry: gate,
        path,
        code: 'unreachable-outcome',
        message,
        mend: 'correct its when or its met',
      }),
    };
  }
}
