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

/** Every text in an entry, with the path to it and the last key on that path. */
export function textsOf(
  value: unknown,
  path: readonly (string | number)[],
  key = '',
): { path: readonly (string | number)[]; key: string; text: string }[] {
  if (typeof value === 'string') return [{ path, key, text: value }];
  if (Array.isArray(value)) return value.flatMap((item, index) => textsOf(item, [...path, index], key));
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, inner]) => textsOf(inner, [...path, name], name));
}
