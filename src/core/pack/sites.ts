import type { Condition, Path } from '../condition/index.ts';
import type { Entries } from './fault.ts';
import { entriesOf, type ListKey } from './lists.ts';

/** A condition of a pack and its place. */
export interface Site {
  readonly list: ListKey;
  readonly entry: { readonly id: string };
  readonly path: Path;
  readonly condition: Condition;
}

/** Keys whose value is a condition. */
export const CONDITION_KEYS: ReadonlySet<string> = new Set(['when', 'met', 'done', 'unless']);

/** Every condition of a pack, in the order of its lists. */
export function sitesOf(pack: Entries): readonly Site[] {
  return entriesOf(pack).flatMap(([list, entry]) => conditionsIn(entry).map((found) => ({ list, entry, ...found })));
}

/** The same entry with `make` applied to each of its conditions; parts without a condition are shared, not copied. */
export function withConditions<Of>(value: Of, make: (condition: Condition) => Condition): Of {
  if (typeof value !== 'object' || value === null) return value;
  const inner = Object.entries(value).map(([key, part]): [string, unknown] => [
    key,
    CONDITION_KEYS.has(key) && typeof part === 'object' && part !== null
      ? make(part as Condition)
      : withConditions(part, make),
  ]);
  if (inner.every(([key, part]) => part === value[key as keyof Of])) return value;
  return (Array.isArray(value) ? inner.map(([, part]) => part) : Object.fromEntries(inner)) as Of;
}

/** The conditions of an entry with their paths: its own, and those of its levels and signals. */
export function conditionsIn(
  value: unknown,
  path: Path = [],
): readonly { readonly path: Path; readonly condition: Condition }[] {
  if (Array.isArray(value)) return value.flatMap((item, index) => conditionsIn(item, [...path, index]));
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) =>
    CONDITION_KEYS.has(key) && typeof inner === 'object'
      ? [{ path: [...path, key], condition: inner as Condition }]
      : conditionsIn(inner, [...path, key]),
  );
}
