import type { Facts } from './facts.ts';
import type { CompiledPack } from './pack/compile.ts';

/** How many results each entry of a pack keeps: a power of two. */
const PLACES = 32;

/**
 * The same computation, remembering its last results. It must depend on nothing but the facts of the questions `ids`, of which
 * most have a handful of values, so that one organization after another finds its results there. Keeps a fixed number of them.
 */
export function remember<T>(compiled: CompiledPack, ids: readonly string[], compute: (facts: Facts) => T): (facts: Facts) => T {
  const slots = slotsOf(compiled, ids);
  const keys: (Float64Array | undefined)[] = Array.from({ length: PLACES }, () => undefined);
  const results: T[] = [];
  return (facts) => {
    const { codes } = facts;
    let hash = 0;
    for (let index = 0; index < slots.length; index += 1) hash = (Math.imul(hash, 31) + codes[slots[index]!]!) | 0;
    const place = (hash ^ (hash >>> 5)) & (PLACES - 1);
    const key = keys[place];
    if (key !== undefined && isSame(key, slots, codes)) return results[place]!;
    const result = compute(facts);
    keys[place] = Float64Array.from(slots, (slot) => codes[slot]!);
    results[place] = result;
    return result;
  };
}

function isSame(key: Float64Array, slots: readonly number[], codes: Float64Array): boolean {
  for (let index = 0; index < slots.length; index += 1) if (key[index] !== codes[slots[index]!]) return false;
  return true;
}

/** Slots of these questions and of those that decide whether they apply. */
function slotsOf(compiled: CompiledPack, ids: readonly string[]): readonly number[] {
  const seen = new Set<string>();
  const slots: number[] = [];
  const visit = (id: string) => {
    const asked = compiled.asked[compiled.index.get(id) ?? -1];
    if (asked === undefined || seen.has(id)) return;
    seen.add(id);
    const { slot, size } = asked.coding;
    for (let each = slot - 1; each < slot + size; each += 1) slots.push(each);
    asked.when?.reads.forEach(visit);
  };
  ids.forEach(visit);
  return slots;
}
