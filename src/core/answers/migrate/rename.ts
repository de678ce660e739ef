import { renameKey } from '../../yaml/index.ts';
import type { Migration } from '../../pack/schema.ts';
import type { Draft } from './draft.ts';

/**
 * Gives questions their new names, all at once: two may change places. A name that is taken leaves the answer to a
 * person.
 */
export function rename(draft: Draft, { renames = {} }: Migration): void {
  const keys = draft.keys();
  const moving = new Map(Object.entries(renames).filter(([old, id]) => old !== id && keys.includes(old)));
  // One that stays keeps its name from another one, which then stays as well.
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
