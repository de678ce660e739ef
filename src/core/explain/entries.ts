import type { SourceRef } from '../assess/index.ts';
import {
  entriesOf as listedEntries,
  type EntryNoun,
  LISTS,
  type PackChanges,
  sourceFinder,
  titleOf,
} from '../pack/index.ts';
import type { Pack } from '../pack/schema.ts';
import { linesOf } from './lines.ts';

/** One entry of a pack, laid open for a reader: what it says, when it holds, why, and where it comes from. */
export interface Entry {
  readonly kind: EntryNoun;
  readonly id: string;
  readonly title: string;
  readonly lines: readonly EntryLine[];
  readonly sources: readonly SourceRef[];
  /** What the pack makes different from the one that it extends. */
  readonly change?: PackChanges['entries'][number];
}

export interface EntryLine {
  readonly label: string;
  readonly text: string;
}

/** Every entry of the pack that has an id. An id can name several: a question and the criterion that reads it. */
export function entriesOf(pack: Pack): readonly Entry[] {
  const sources = sourceFinder(pack);
  return listedEntries(pack).map(([list, entry]): Entry => {
    const { sources: ids = [] } = entry as { readonly sources?: readonly string[] };
    const change = pack.changes?.entries.find((each) => each.list === list && each.id === entry.id);
    return {
      kind: LISTS[list].noun,
      id: entry.id,
      title: titleOf(entry),
      // Made when read: most callers want titles only.
      get lines() {
        return linesOf(list, entry, pack);
      },
      sources: sources(ids),
      ...(change && { change }),
    };
  });
}
