import { entriesOf } from '../../pack/references.ts';
import type { Pack } from '../../pack/schema.ts';
import type { Remark } from '../finding.ts';

/** Changed entries of the extended pack that do not say why; disabled ones have to, and added ones speak for themselves. */
export function checkChanges(pack: Pack): readonly Remark[] {
  const unexplained = (pack.changes?.entries ?? []).filter(({ change, reason = '' }) => change === 'changed' && reason.trim() === '');
  if (unexplained.length === 0) return [];
  const entries = new Map(entriesOf(pack).map(([list, entry]) => [`${list} ${entry.id}`, { list, entry }]));
  return unexplained.flatMap(({ list, id, parts }): Remark[] => {
    const found = entries.get(`${list} ${id}`);
    if (found === undefined) return [];
    const message = `it changes ${parts.map(({ path }) => path).join(', ')} of the extended pack without a reason`;
    return [{ ...found, path: [], code: 'change-without-reason', message, mend: 'add a reason: to the entry; every report repeats it' }];
  });
}
