import type { CompiledPack } from '../../judge/index.ts';
import { VERDICTS } from '../../pack/index.ts';
import type { Space, Witness } from '../../range/index.ts';
import type { Target } from '../target.ts';

/** Every row of the course decides for some answers. */
export function courseTargets({ pack }: CompiledPack, space: Space): readonly Target[] {
  return pack.course.map((row, index): Target => ({
    name: `course ${row.id}: decides`,
    find: () => {
      for (const verdict of VERDICTS) {
        const found: Witness | undefined = space.withVerdict(verdict, space.course(verdict)[index]!.when);
        if (found) return found;
      }
      return undefined;
    },
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
