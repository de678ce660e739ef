import type { Pack } from '../../pack/schema.ts';
import type { Space } from '../../range/index.ts';
import type { Target } from '../target.ts';

/** Every risk, option and sign to watch is shown for some answers. */
export function adviceTargets(pack: Pack, space: Space): readonly Target[] {
  const { formulas, formula } = space;
  return [
    ...pack.risks.map((risk): Target => ({
      name: `risk ${risk.id}: shown`,
      goals: () => [
        risk.standing === true ? formula(risk.when) : formulas.all([space.gives('yes'), formula(risk.when)]),
      ],
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
        goals: () => [space.fits(index)],
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
      goals: () => {
        const shown = sign.unless === undefined ? formulas.yes : formulas.not(formula(sign.unless));
        return [formulas.all([space.gives('no'), shown]), formulas.all([space.gives('not-yet'), shown])];
      },
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
}
