import type { Facts } from './facts.ts';
import type { CompiledPack, CompiledQuestion } from './pack/compile.ts';
import type { Question } from './pack/schema.ts';

/** How many results each entry of a pack keeps: a power of two. */
const PLACES = 64;
/** With more combinations of values than this, results hardly ever come again, and none are kept. */
const MOST = 2048;

/**
 * The same computation, remembering its last results where it is worth it. It must depend on nothing but the facts of the
 * questions `ids`: most are choices of a handful of values, so that one organization after another finds its results there.
 * Keeps a fixed number of them.
 */
export function remember<T>(compiled: CompiledPack, ids: readonly string[], compute: (facts: Facts) => T): (facts: Facts) => T {
  const asked = questionsBehind(compiled, ids);
  if (asked.reduce((product, { question }) => product * valuesOf(question), 1) > MOST) return compute;
  const slots = asked.flatMap(({ coding: { slot, size } }) => Array.from({ length: size + 1 }, (_, index) => slot - 1 + index));
  const keys: (readonly number[] | undefined)[] = Array.from({ length: PLACES }, () => undefined);
  const results: T[] = [];
  return (facts) => {
    const { codes } = facts;
    let hash = 0;
    for (let index = 0; index < slots.length; index += 1) hash = (Math.imul(hash, 31) + codes[slots[index]!]!) | 0;
    const place = (hash ^ (hash >>> 5)) & (PLACES - 1);
    const key = keys[place];
    if (key !== undefined && isSame(key, slots, codes)) return results[place]!;
    const result = compute(facts);
    keys[place] = slots.map((slot) => codes[slot]!);
    results[place] = result;
    return result;
  };
}

function isSame(key: readonly number[], slots: readonly number[], codes: Float64Array): boolean {
  for (let index = 0; index < slots.length; index += 1) if (key[index] !== codes[slots[index]!]) return false;
  return true;
}

/** These questions and those that decide whether they apply. */
function questionsBehind(compiled: CompiledPack, ids: readonly string[]): readonly CompiledQuestion[] {
  const found = new Set<CompiledQuestion>();
  const visit = (id: string) => {
    const asked = compiled.asked[compiled.index.get(id) ?? -1];
    if (asked === undefined || found.has(asked)) return;
    found.add(asked);
    asked.when?.reads.forEach(visit);
  };
  ids.forEach(visit);
  return [...found];
}

function valuesOf({ kind, values = [], min = -Infinity, max = Infinity }: Question): number {
  if (kind === 'number') return max - min + 1;
  return kind === 'choice' ? values.length : 2 ** values.length;
}
