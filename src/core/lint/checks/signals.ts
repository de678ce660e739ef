import type { Pack } from '../../pack/schema.ts';
import type { Remark } from '../finding.ts';

/** Finds signals of use cases that never add points. */
export function checkSignals({ useCases }: Pack): readonly Remark[] {
  return useCases.flatMap((useCase) =>
    useCase.signals.flatMap(({ points }, index): Remark[] => {
      if (points !== 0) return [];
      const path = ['signals', index, 'points'];
      return [
        {
          list: 'useCases',
          entry: useCase,
          path,
          code: 'unreachable-use-case',
          message: 'a signal with points: 0 never counts',
          mend: 'give it points, or remove it',
        },
      ];
    }),
  );
}
