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

/** One entry of a pack, described for a reader: its texts, conditions, reasons, and sources. */
export interface Entry {
  readonly kind: EntryNoun;
  readonly id: string;
  readonly title: string;
  readonly lines: readonly EntryLine[];
  readonly sources: readonly SourceRef[];
  /** How the pack changes it against the pack that it extends. */
  readonly change?: PackChanges['entries'][number];
}

export interface EntryLine {
  readonly label: string;
  readonly text: string;
}

/**
 * Every entry of the pack that has an id, or every one with this id. Entries of different lists can share an id: a
 * question, and the criterion that reads it.
 */
export function entriesOf(pack: Pack, id?: string): readonly Entry[] {
  const sources = sourceFinder(pack);
  const listed = listedEntries(pack).filter(([, entry]) => id === undefined || entry.id === id);
  return listed.map(([list, entry]): Entry => {
    const { sources: ids = [] } = entry as { readonly sources?: readonly string[] };
    const change = pack.changes?.entries.find((each) => each.list === list && each.id === entry.id);
    return {
      kind: LISTS[list].noun,
      id: entry.id,
      title: titleOf(entry),
      // Computed on read, because most callers need titles only.
      get lines() {
        return linesOf(list, entry, pack);
      },
      sources: sources(ids),
      ...(change && { change }),
    };
  });
}
