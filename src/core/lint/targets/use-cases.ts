import { STRENGTHS } from '../../pack/index.ts';
import type { Pack } from '../../pack/schema.ts';
import type { Space } from '../../range/index.ts';
import type { Target } from '../target.ts';

/**
 * Every use case that can be a reason for a mesh comes first for some answers, and each of its strengths counts for
 * some.
 */
export function useCaseTargets(pack: Pack, space: Space): readonly Target[] {
  const { formulas, formula } = space;
  return pack.useCases.flatMap((useCase, place) => {
    const levels = STRENGTHS.flatMap((level) => {
      const said = level === 'none' ? undefined : useCase.strength[level];
      return said === undefined ? [] : [{ level, when: formula(said.when) }];
    });
    const first: Target = {
      name: `use case ${useCase.id}: first`,
      goals: () => [space.first(place)],
      remark: () => ({
        list: 'useCases',
        entry: useCase,
        path: [],
        code: 'unreachable-use-case',
        message: 'whatever is answered, another use case is ahead of it',
        mend: 'correct its strength, or what covers it',
      }),
    };
    return [
      ...(useCase.carries === 'never' ? [] : [first]),
      ...levels.map(({ level, when }, index): Target => ({
        name: `use case ${useCase.id}: ${level}`,
        goals: () => [formulas.all([when, ...levels.slice(0, index).map((other) => formulas.not(other.when))])],
        remark: () => ({
          list: 'useCases',
          entry: useCase,
          path: ['strength', level, 'when'],
          code: 'unreachable-use-case',
          message: 'this strength never counts',
          mend: 'correct its condition, or remove it',
        }),
      })),
    ];
  });
}
