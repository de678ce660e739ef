import { didYouMean } from '../problem/index.ts';
import { questionsNamed } from './check-migrations.ts';
import type { Entries, Fault, UnreadIds } from './fault.ts';
import { entriesOf, type ListKey, nounOf, REFERENCES, SOURCE_LISTS } from './lists.ts';
import type { Pack } from './schema.ts';
import { OURS } from './sources.ts';
import { textsOf } from './texts.ts';

/** What covers a need where the installed mesh does: it stands where an option could. */
export const MESH = 'mesh';

/** Checks that every id that an entry names, also in a sentence or as a source, is the id of something. */
export function checkReferences(pack: Entries, unread: UnreadIds): Fault[] {
  const faults: Fault[] = [];
  const known = new Map<ListKey, ReadonlySet<string>>();
  const ids = (list: ListKey): ReadonlySet<string> => {
    let found = known.get(list);
    if (found === undefined) {
      found = new Set([...pack[list].map(({ id }: { id: string }) => id), ...unread(list)]);
      known.set(list, found);
    }
    return found;
  };
  const add = (finding: Omit<Fault, 'code'>): void => {
    faults.push({ ...finding, code: 'unknown-reference' });
  };
  const refer = (list: keyof Pack, entry: object, path: Fault['path'], target: ListKey, id: string): void => {
    if (ids(target).has(id)) return;
    const message = `no ${nounOf(target)} is called ${id}${didYouMean(id, ids(target))}`;
    add({ list, entry, path, message, to: { list: target, id } });
  };

  for (const { migration, path, id } of questionsNamed(pack.migrations ?? []))
    refer('migrations', migration, path, 'questions', id);

  const sources = new Set([...SOURCE_LISTS.flatMap((list) => [...ids(list)]), OURS]);
  for (const [list, entry] of entriesOf(pack)) {
    for (const { path, key, text } of textsOf(entry)) {
      if (path.at(-2) === 'sources') {
        if (sources.has(text)) continue;
        const message = `no statement or fact is called ${text}${didYouMean(text, sources)}`;
        add({ list, entry, path, message });
      } else if (REFERENCES[key] !== undefined) {
        if (key === 'option' && text === MESH) continue;
        refer(list, entry, path, REFERENCES[key], text);
      } else if (key !== 'help' && key !== 'prompt') {
        for (const [, id] of text.matchAll(/\{([a-z0-9]+(?:-[a-z0-9]+)*)\}/g))
          refer(list, entry, path, 'questions', id!);
      }
    }
  }
  return faults;
}
