import type { infer as Infer } from 'zod';
import { type Condition, conditionInWords, folded } from '../condition/index.ts';
import type { Frozen } from './frozen.ts';
import { LIST_KEYS } from './lists.ts';
import type { Pack } from './schema.ts';
import type { packChangesSchema, packDifferenceSchema } from './schema/results.ts';
import { isConditionAt } from './sites.ts';

/** An entry that only one of two packs has, or that differs between them. */
export type PackDifference = Frozen<Infer<typeof packDifferenceSchema>>;
/** Changes of a pack against the pack that it extends. */
export type PackChanges = Frozen<Infer<typeof packChangesSchema>>;

interface Entry {
  readonly id: string;
}

const ABSENT = 'nothing';

/**
 * The entries that differ, list by list, in the order of the second pack; entries that only the first pack has come
 * last in each list.
 */
export function differencesOf(before: Pack, after: Pack): readonly PackDifference[] {
  return LIST_KEYS.flatMap((list): PackDifference[] => {
    const [old, now] = [before[list] as readonly Entry[], after[list] as readonly Entry[]];
    const changed = now.flatMap((entry): PackDifference[] => {
      const other = old.find(({ id }) => id === entry.id);
      if (other === undefined) return [{ change: 'added', list, id: entry.id, parts: [] }];
      const parts = partsOf(other, entry, '');
      return parts.length === 0 ? [] : [{ change: 'changed', list, id: entry.id, parts }];
    });
    const removed = old
      .filter(({ id }) => now.every((entry) => entry.id !== id))
      .map(({ id }): PackDifference => ({ change: 'removed', list, id, parts: [] }));
    return [...changed, ...removed];
  });
}

function partsOf(before: unknown, after: unknown, path: string): PackDifference['parts'] {
  if (before === after) return [];
  const key = path.split('.').at(-1) ?? '';
  const isCondition = isConditionAt(key, before ?? after);
  // Another meaning or sentence of a named condition is a difference of that, not of all that use it.
  if (isCondition && asWritten(before) === asWritten(after)) return [];
  if (!isCondition && isRecord(before) && isRecord(after)) {
    const keys = [...new Set([...Object.keys(before), ...Object.keys(after)])];
    return keys.flatMap((each) => partsOf(before[each], after[each], path === '' ? each : `${path}.${each}`));
  }
  if (
    Array.isArray(before) &&
    Array.isArray(after) &&
    [...before, ...after].every((item) => nameOf(item) !== undefined)
  ) {
    const names = [...new Set([...after, ...before].map(nameOf))];
    const items = names.flatMap((name) =>
      partsOf(
        before.find((item) => nameOf(item) === name),
        after.find((item) => nameOf(item) === name),
        `${path}.${name}`,
      ),
    );
    const sameOrder = items.length > 0 || before.every((item, index) => nameOf(item) === nameOf(after[index]));
    return sameOrder ? items : [{ path, before: before.map(nameOf).join(', '), after: after.map(nameOf).join(', ') }];
  }
  const [old, now] = [inWords(before, isCondition), inWords(after, isCondition)];
  if (old !== now) return [{ path, before: old, after: now }];
  return isCondition ? [{ path, before: asWritten(before), after: asWritten(after) }] : [];
}

/** A condition in words, with the ids of named conditions instead of their sentences. */
function asWritten(value: unknown): string {
  return isRecord(value) ? conditionInWords(folded(value as Condition)) : ABSENT;
}

function inWords(value: unknown, isCondition: boolean): string {
  if (value === undefined || (Array.isArray(value) && value.length === 0)) return ABSENT;
  if (isCondition && isRecord(value)) return conditionInWords(value as Condition);
  if (Array.isArray(value) && value.every((item) => typeof item !== 'object')) return value.join(', ');
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}

/** The key of a list item: its id, or its value for an option. */
export function nameOf(item: unknown): string | undefined {
  if (!isRecord(item)) return undefined;
  const name = item['id'] ?? item['value'];
  return typeof name === 'string' ? name : undefined;
}

export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
