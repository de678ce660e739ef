import { type Condition, expanded, type Meaning } from '../condition/index.ts';
import type { Entries } from './fault.ts';
import { LIST_KEYS } from './lists.ts';
import { isTooLarge, measured } from './measure.ts';
import { withConditions } from './sites.ts';

/**
 * Fills in the current meaning of every named condition in a pack. An unknown, cyclic, or too large name stays without
 * meaning; `checkNames` reports it. `origins`: where entries are written; the expanded copies are added.
 */
export function expandNames<Origin>(pack: Record<string, unknown>, origins: Map<object, Origin>): void {
  const { conditions } = pack as unknown as Entries;
  const meanings = meaningsOf(conditions);
  // What a name means is one object, in the list of named conditions as well as where it is used.
  const shared = new Map([...firstById(conditions)].map(([id, { when }]) => [when, meanings.get(id)?.when]));
  const meant = (condition: Condition) => shared.get(condition) ?? expanded(condition, (id) => meanings.get(id));
  const list = (entry: object): object => {
    const whole = withConditions(entry, meant);
    const origin = origins.get(entry);
    if (whole !== entry && origin !== undefined) origins.set(whole, origin);
    return whole;
  };
  for (const key of LIST_KEYS) pack[key] = (pack[key] as readonly object[]).map(list);
}

function meaningsOf(conditions: Entries['conditions']): ReadonlyMap<string, Meaning> {
  const written = firstById(conditions);
  const sizes = measured(conditions);
  const meanings = new Map<string, Meaning>();
  const meaningOf = (id: string): Meaning | undefined => {
    const named = written.get(id);
    if (named === undefined || sizes.get(id) === undefined || isTooLarge(sizes.get(id)!)) return undefined;
    let meaning = meanings.get(id);
    if (meaning === undefined) {
      const when: Condition = expanded(named.when, meaningOf);
      meanings.set(id, (meaning = { says: named.says, when }));
    }
    return meaning;
  };
  for (const { id } of conditions) meaningOf(id);
  return meanings;
}

/** Of two named conditions with one id, the first counts. */
function firstById(conditions: Entries['conditions']): ReadonlyMap<string, Entries['conditions'][number]> {
  return new Map(conditions.toReversed().map((condition) => [condition.id, condition]));
}
