import { entriesOf, isEmptyText } from '../../pack/index.ts';
import type { Pack } from '../../pack/schema.ts';
import type { Remark } from '../finding.ts';

/** Finds changes of inherited entries without a meaningful reason. Added entries need no reason. */
export function checkChanges(pack: Pack): readonly Remark[] {
  const changes = pack.changes?.entries ?? [];
  if (changes.length === 0) return [];
  const entries = new Map(entriesOf(pack).map(([list, entry]) => [`${list} ${entry.id}`, { list, entry }]));
  return changes.flatMap(({ change, list, id, parts, reason = '' }): Remark[] => {
    const found = entries.get(`${list} ${id}`);
    if (found === undefined) return [];
    if (reason.trim() !== '' && isEmptyText(reason)) {
      return [
        {
          ...found,
          path: ['reason'],
          code: 'empty-text',
          message: `its reason says nothing yet: “${reason.trim()}”`,
          mend: 'write why; every report repeats it',
        },
      ];
    }
    if (change !== 'changed' || reason.trim() !== '') return [];
    const message = `it changes ${parts.map(({ path }) => path).join(', ')} of the extended pack without a reason`;
    return [
      {
        ...found,
        path: [],
        code: 'change-without-reason',
        message,
        mend: 'add a reason: to the entry; every report repeats it',
      },
    ];
  });
}
