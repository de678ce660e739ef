import { type Condition, HOLDS, type Path } from '../condition/index.ts';
import type { Entries } from './fault.ts';
import { entriesOf, type ListKey } from './lists.ts';

/** A condition of a pack and its place. */
export interface Site {
  readonly list: ListKey;
  readonly entry: { readonly id: string };
  readonly path: Path;
  readonly condition: Condition;
}

/** Keys behind which a condition stands. */
export const CONDITION_KEYS: ReadonlySet<string> = new Set([
  'when',
  'met',
  'done',
  'unless',
  'first',
  'aside',
  'likely',
  'core',
  'enough',
  'operates',
]);

/** A key behind which a Kubernetes resource stands: nothing in it is a condition, a reference, or a text of ours. */
export const RESOURCE = 'resource';

/** Whether what stands behind a key is a condition; where a sentence goes with it, the condition stands within. */
export function isConditionAt(key: string, value: unknown): value is Condition {
  if (!CONDITION_KEYS.has(key) || typeof value !== 'object' || value === null) return false;
  return !('says' in value) || HOLDS in value;
}

/** Every condition of a pack, in the order of its lists. */
export function sitesOf(pack: Entries): readonly Site[] {
  return entriesOf(pack).flatMap(([list, entry]) => conditionsIn(entry).map((found) => ({ list, entry, ...found })));
}

/** The same entry with `make` applied to each of its conditions; parts without a condition are shared, not copied. */
export function withConditions<Of>(value: Of, make: (condition: Condition) => Condition): Of {
  if (typeof value !== 'object' || value === null) return value;
  const inner = Object.entries(value).map(([key, part]): [string, unknown] => [
    key,
    isConditionAt(key, part) ? make(part as Condition) : key === RESOURCE ? part : withConditions(part, make),
  ]);
  if (inner.every(([key, part]) => part === value[key as keyof Of])) return value;
  return (Array.isArray(value) ? inner.map(([, part]) => part) : Object.fromEntries(inner)) as Of;
}

/** The conditions of an entry with their path: its own, and those of its levels and parts. */
export function conditionsIn(
  value: unknown,
  path: Path = [],
): readonly { readonly path: Path; readonly condition: Condition }[] {
  if (Array.isArray(value))
    return value.flatMap((item, index) => (isPlain(item) ? [] : conditionsIn(item, [...path, index])));
  if (isPlain(value)) return [];
  return Object.entries(value as object).flatMap(([key, inner]) =>
    isConditionAt(key, inner)
      ? [{ path: [...path, key], condition: inner as Condition }]
      : key === RESOURCE || isPlain(inner)
        ? []
        : conditionsIn(inner, [...path, key]),
  );
}

/** Whether nothing is within a value. */
function isPlain(value: unknown): boolean {
  return typeof value !== 'object' || value === null;
}
