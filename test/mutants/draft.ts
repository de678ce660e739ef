import type { Condition } from '../../src/core/condition/index.ts';
import type { Pack } from '../../src/core/pack/schema.ts';
import { sitesOf } from '../../src/core/pack/sites.ts';

type Writable<T> = T extends readonly (infer Item)[]
  ? Writable<Item>[]
  : T extends object
    ? { -readonly [Key in keyof T]: Writable<T[Key]> }
    : T;

/** A mutable copy of a pack. Its types are those of a pack, but its content may be invalid. */
export type Draft = {
  [List in keyof Pack]: Pack[List] extends readonly (infer Entry)[] ? Loose<Entry>[] : Writable<Pack[List]>;
};
type Loose<Entry> = {
  -readonly [Key in keyof Entry]: Key extends 'when' | 'met' | 'done' | 'unless' | 'operates'
    ? unknown
    : Entry[Key] extends string | undefined
      ? string
      : Writable<Entry[Key]>;
};

/** A copy that shares nothing with the pack. */
export function draftOf(pack: Pack): Draft {
  return structuredClone(pack) as unknown as Draft;
}

export interface Changeable {
  readonly name: string;
  readonly condition: Condition;
  /** Replaces the condition. */
  readonly change: (draft: Draft, by: (own: Condition) => Condition) => void;
}

/** Every condition of a pack. */
export function conditionsWithin(pack: Pack): readonly Changeable[] {
  return sitesOf(pack).map(({ list, entry, path, condition }) => {
    const at = (pack[list] as readonly object[]).indexOf(entry);
    const change: Changeable['change'] = (draft, by) => {
      let holder = (draft[list] as unknown as Record<PropertyKey, unknown>[])[at]!;
      for (const part of path.slice(0, -1)) holder = holder[part] as Record<PropertyKey, unknown>;
      const key = path.at(-1)!;
      holder[key] = by(holder[key] as Condition);
    };
    return { name: `${list} ${entry.id}: ${path.join(' ')}`, condition, change };
  });
}

/** The list without one item. */
export function without<T>(list: readonly T[], index: number): readonly T[] {
  return list.toSpliced(index, 1);
}
