import { entriesOf, type PackChanges } from '../pack/index.ts';
import type { Locate, Place } from '../pack/parse.ts';
import type { Pack } from '../pack/schema.ts';
import type { Remark } from './finding.ts';

type Change = PackChanges['entries'][number];

/**
 * The place that causes a remark about an inherited entry: the change of an entry that it names or that names it; else
 * a change in the same list; else an entry of `disable`; else `extends`. Undefined for a pack without files.
 */
export function causeOf(
  { list, entry }: Pick<Remark, 'list' | 'entry'>,
  pack: Pack,
  locate: Locate,
): Place | undefined {
  const changes = pack.changes?.entries ?? [];
  const words = wordsOf(entry);
  const relations: readonly ((change: Change) => boolean)[] = [
    ({ id }) => id !== entry.id && words.has(id),
    ({ id, parts }) => wordsOf([parts, ownEntry(id)]).has(entry.id),
    (change) => change.list === list,
    ({ change }) => change === 'removed',
  ];
  for (const related of relations) {
    for (const change of changes.filter(related)) {
      const place = placeOf(change);
      if (place !== undefined) return place;
    }
  }
  return locate(pack.pack, ['extends']);

  function placeOf(change: Change): Place | undefined {
    const disabled = pack.disable?.find((each) =>
      Object.entries(each).some(([key, value]) => key !== 'reason' && value === change.id),
    );
    const changed = entriesOf(pack).find(([name, { id }]) => name === change.list && id === change.id);
    const written = change.change === 'removed' ? disabled : changed?.[1];
    return written && locate(written, []);
  }

  function ownEntry(id: string): unknown {
    return entriesOf(pack).find(([, each]) => each.id === id)?.[1];
  }
}

/** Every id that occurs anywhere in a value. */
function wordsOf(value: unknown): ReadonlySet<string> {
  return new Set((JSON.stringify(value) ?? '').match(/[a-z0-9]+(?:-[a-z0-9]+)*/g));
}
