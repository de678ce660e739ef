import { type CompiledPack, EDGE } from '../../judge/index.ts';
import type { Space } from '../../range/index.ts';
import type { Target } from '../target.ts';

/** Every use case comes first for some answers, and each of its signals counts for some. */
export function useCaseTargets({ pack }: CompiledPack, space: Space): readonly Target[] {
  const { formulas, formula } = space;
  return pack.useCases.flatMap((useCase, place) => [
    {
      name: `use case ${useCase.id}: first`,
      find: () =>
        space.withVerdict('yes', space.first(place)) ??
        (useCase.id === EDGE ? space.withVerdict('not-yet', formulas.yes) : undefined),
      remark: () => ({
        list: 'useCases',
        entry: useCase,
        path: [],
        code: 'unreachable-use-case',
        message: 'whatever is answered, another use case is ahead of it',
        mend: 'give its signals more points, or those of others fewer',
      }),
    } satisfies Target,
    ...useCase.signals.map((signal, index): Target => ({
      name: `use case ${useCase.id}: signal ${index + 1}`,
      find: () => space.witness(formulas.all([formula(useCase.when), formula(signal.when)])),
      remark: () => ({
        list: 'useCases',
        entry: useCase,
        path: ['signals', index, 'when'],
        code: 'unreachable-use-case',
        message: 'where the use case applies, this signal never counts',
        mend: 'correct its condition, or remove it',
      }),
    })),
  ]);
}
