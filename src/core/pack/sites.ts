import { conditionsOf } from './check-conditions.ts';
import { entriesOf } from './lists.ts';
import type { Condition, Pack } from './schema.ts';

/** A condition of a pack and where it stands. */
export interface Site {
  readonly list: keyof Pack;
  readonly entry: { readonly id: string };
  readonly path: readonly (string | number)[];
  readonly condition: Condition;
}

/** Every condition of a pack, in the order of its lists. */
export function sitesOf(pack: Pack): readonly Site[] {
  return entriesOf(pack).flatMap(([list, entry]) =>
    conditionsOf(entry, []).map(({ path, condition }) => ({ list, entry, path, condition })),
  );
}

/** The parts of a condition and where they stand within it; none for a test of a question. */
export function partsOf(
  condition: Condition,
): readonly { readonly path: readonly (string | number)[]; readonly part: Condition }[] {
  const [key, value] = Object.entries(condition)[0] as [string, unknown];
  if (key === 'not') return [{ path: [key], part: value as Condition }];
  if (key !== 'all' && key !== 'any') return [];
  return (value as readonly Condition[]).map((part, index) => ({ path: [key, index], part }));
}
