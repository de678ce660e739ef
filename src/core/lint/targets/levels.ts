import type { Criterion, Pack } from '../../pack/schema.ts';
import type { Space } from '../../range/index.ts';
import type { Target } from '../target.ts';

/** Every level of every criterion is the first that holds for some answers. */
export function levelTargets(pack: Pack, space: Space): readonly Target[] {
  return pack.criteria.flatMap((criterion) =>
    criterion.levels.map((level, index): Target => ({
      name: `criterion ${criterion.id}: level ${level.id}`,
      goals: () => [reached(criterion, index, space)],
      remark: () => ({
        list: 'criteria',
        entry: criterion,
        path: ['levels', index],
        code: 'unreachable-level',
        message: `no answers reach the level ${level.id}: ${cover(criterion, index, space)}`,
        mend: 'move it further up, or correct its condition or those before it',
      }),
    })),
  );
}

function reached({ levels }: Criterion, index: number, { formulas, formula }: Space) {
  const before = levels.slice(0, index).map(({ when }) => formulas.not(formula(when)));
  return formulas.all([...before, formula(levels[index]!.when)]);
}

/** The earlier levels that together cover all answers. */
function cover({ levels }: Criterion, index: number, { formulas, formula, possible }: Space): string {
  const own = formula(levels[index]!.when);
  if (!possible(own)) return 'its condition is never true';
  const one = levels.slice(0, index).find(({ when }) => !possible(formulas.all([own, formulas.not(formula(when))])));
  return one === undefined
    ? 'one of the levels before it always holds first'
    : `where it holds, ${one.id} holds before it`;
}
