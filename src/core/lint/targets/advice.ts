import type { CompiledPack } from '../../judge/index.ts';
import type { Alternative } from '../../pack/schema.ts';
import type { Space, Witness } from '../../range/index.ts';
import type { Target } from '../target.ts';

/** Every risk, alternative, and watch sign is shown for some answers. */
export function adviceTargets({ pack }: CompiledPack, space: Space): readonly Target[] {
  const { formulas, formula } = space;
  return [
    ...pack.risks.map((risk): Target => ({
      name: `risk ${risk.id}: shown`,
      find: () =>
        withPlan(formula(risk.when)) ?? (risk.standing === true ? space.witness(formula(risk.when)) : undefined),
      remark: () => ({
        list: 'risks',
        entry: risk,
        path: ['when'],
        code: 'unreachable-risk',
        message: 'no answers that lead to a plan show it',
        mend: 'correct its when',
      }),
    })),
    ...pack.alternatives.map((alternative): Target => ({
      name: `alternative ${alternative.id}: shown`,
      find: () => named(alternative) ?? byItself(alternative),
      remark: () => ({
        list: 'alternatives',
        entry: alternative,
        path: [],
        code: 'unreachable-alternative',
        message: 'no “no” or “not yet” shows it',
        mend: 'name it in a verdict rule, or give it a when that can hold',
      }),
    })),
    ...pack.watch.map((sign): Target => ({
      name: `sign ${sign.id}: shown`,
      find: () => withoutYes(sign.unless === undefined ? formulas.yes : formulas.not(formula(sign.unless))),
      remark: () => ({
        list: 'watch',
        entry: sign,
        path: ['unless'],
        code: 'unreachable-sign',
        message: 'no “no” or “not yet” shows it',
        mend: 'correct its unless',
      }),
    })),
  ];

  function withoutYes(goal: ReturnType<typeof formula>): Witness | undefined {
    return space.withVerdict('no', goal) ?? space.withVerdict('not-yet', goal);
  }

  function withPlan(goal: ReturnType<typeof formula>): Witness | undefined {
    return space.withVerdict('yes', goal) ?? space.withVerdict('not-yet', goal);
  }

  function named({ id, when }: Alternative): Witness | undefined {
    for (const [index, { verdict, alternatives }] of pack.verdictRules.entries()) {
      const found = verdict !== 'yes' && alternatives?.includes(id) ? space.withRule(index, formula(when)) : undefined;
      if (found) return found;
    }
    return undefined;
  }

  function byItself({ when }: Alternative): Witness | undefined {
    return when === undefined ? undefined : withoutYes(formula(when));
  }
}
