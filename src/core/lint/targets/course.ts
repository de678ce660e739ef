import { VERDICTS } from '../../pack/index.ts';
import type { Pack } from '../../pack/schema.ts';
import type { Space } from '../../range/index.ts';
import type { Target } from '../target.ts';

/** Every row of the course decides for some answers. */
export function courseTargets(pack: Pack, space: Space): readonly Target[] {
  return pack.course.map((row, index): Target => ({
    name: `course ${row.id}: decides`,
    goals: () =>
      VERDICTS.map((verdict) => space.formulas.all([space.gives(verdict), space.course(verdict)[index]!.when])),
    remark: () => ({
      list: 'course',
      entry: row,
      path: [],
      code: 'unreachable-course',
      message: 'no answers are decided by it',
      mend: 'move it further up, or correct its condition or those before it',
    }),
  }));
}
