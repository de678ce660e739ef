import type { CompiledPack } from '../../judge/index.ts';
import type { Space, Witness } from '../../range/index.ts';
import type { Target } from '../target.ts';

/** Every risk, option and sign to watch is shown for some answers. */
export function adviceTargets({ pack }: CompiledPack, space: Space): readonly Target[] {
  const { formulas, formula } = space;
  return [
    ...pack.risks.map((risk): Target => ({
      name: `risk ${risk.id}: shown`,
      find: () =>
        risk.standing === true ? space.witness(formula(risk.when)) : space.withVerdict('yes', formula(risk.when)),
      remark: () => ({
        list: 'risks',
        entry: risk,
        path: ['when'],
        code: 'unreachable-risk',
        message: risk.standing === true ? 'no answers show it' : 'no answers that lead to a yes show it',
        mend: 'correct its when',
      }),
    })),
    ...[...pack.options.entries()]
      .filter(([, { ended }]) => ended === undefined)
      .map(([index, option]): Target => ({
        name: `option ${option.id}: fits`,
        find: () => space.witness(space.fits(index)),
        remark: () => ({
          list: 'options',
          entry: option,
          path: [],
          code: 'unreachable-option',
          message: 'it fits for no answers',
          mend: 'correct what it answers, where it is enough or stretches, or what rules it out',
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
}
