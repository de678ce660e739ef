import type { Entries } from './finding.ts';
import type { Pack } from './schema.ts';

const WITHOUT_IDS: ReadonlySet<string> = new Set(['disable', 'migrations']);

/** Lists of a pack whose entries have ids, in the order of the schema. */
export function entriesOf(pack: Entries): [list: keyof Pack, entry: { readonly id: string }][] {
  return Object.entries(pack).flatMap(([list, entries]) =>
    Array.isArray(entries) && !WITHOUT_IDS.has(list)
      ? entries.map((entry): [keyof Pack, { id: string }] => [list as keyof Pack, entry])
      : [],
  );
}
