import { renameKey } from '../../yaml/index.ts';
import type { Migration } from '../../pack/schema.ts';
import type { Draft } from './draft.ts';

/**
 * Renames questions, all at once, so that two can exchange their ids. Where the new id is taken, a person must decide.
 */
export function rename(draft: Draft, { renames = {} }: Migration): void {
  const keys = draft.keys();
  const moving = new Map(Object.entries(renames).filter(([old, id]) => old !== id && keys.includes(old)));
  // A question that keeps its id can block another rename, which can block the next one.
  for (let taken = blocked(keys, moving); taken !== undefined; taken = blocked(keys, moving)) {
    const [old, id] = taken;
    moving.delete(old);
    draft.tell(old, 'person', `is called ${id} now, which is answered already; keep one of them`);
  }
  const passing = [...moving.keys()].map((old, index) => [old, `moving-${index}-${old}`] as const);
  for (const [old, between] of passing) draft.text = renameKey(draft.text, ['answers', old], between);
  for (const [old, between] of passing) draft.text = renameKey(draft.text, ['answers', between], moving.get(old)!);
  draft.rename(moving);
  for (const [old, id] of moving) draft.tell(id, 'changed', `was called ${old}`);
}

function blocked(
  keys: readonly string[],
  moving: ReadonlyMap<string, string>,
): readonly [old: string, id: string] | undefined {
  return [...moving].find(
    ([old, id], index, all) =>
      (keys.includes(id) && !moving.has(id)) || all.findIndex(([other, name]) => name === id && other !== old) >= 0,
  );
}
