import { EXPOSURE } from '../condition/index.ts';
import type { Facts } from './facts.ts';
import type { CompiledPack, CompiledQuestion } from './compile.ts';
import type { Value } from '../pack/schema.ts';

/** How many results each entry of a pack keeps, as a power of two. */
const BITS = 8;
const PLACES = 1 << BITS;

/**
 * The same computation, remembering its last results. It must depend on nothing but the conditions that `reads` asks
 * for the questions that they read, and on the values of the questions `mentions`. Organizations differ in far less
 * than their answers, so one after another finds its results there. Keeps a fixed number of them, and none of a first
 * computation, which is the only one of many runs.
 */
export function remember<T>(
  compiled: CompiledPack,
  reads: () => readonly string[],
  mentions: () => readonly string[],
  compute: (facts: Facts) => T,
): (facts: Facts) => T {
  let isUsed = false;
  let remembered: ((facts: Facts) => T) | undefined;
  return (facts) => {
    if (isUsed) return (remembered ??= withMemory(compiled, reads(), mentions(), compute))(facts);
    isUsed = true;
    return compute(facts);
  };
}

function withMemory<T>(
  compiled: CompiledPack,
  reads: readonly string[],
  mentions: readonly string[],
  compute: (facts: Facts) => T,
): (facts: Facts) => T {
  const slots = questionsBehind(compiled, [...reads, ...mentions]).flatMap(({ coding }) => coding.slots);
  const { tests } = compiled.layout;
  const isExposed = reads.includes(EXPOSURE);
  const mentioned = [...new Set(mentions)].flatMap((id) => compiled.index.get(id) ?? []);
  const keys = Array.from<readonly (number | Value | undefined)[] | undefined>({ length: PLACES });
  const results: T[] = [];
  return (facts) => {
    const { codes, list } = facts;
    // The codes of older facts may leave out tests.
    if (facts.tests < tests) return compute(facts);
    let hash = 0;
    for (let index = 0; index < slots.length; index += 1) hash = (Math.imul(hash, 31) + codes[slots[index]!]!) | 0;
    hash = Math.imul(hash, 0x9e3779b1);
    const place = hash >>> (32 - BITS);
    const key = keys[place];
    if (key !== undefined && isSame(key, facts)) return results[place]!;
    const result = compute(facts);
    keys[place] = [
      ...slots.map((slot) => codes[slot]!),
      ...mentioned.map((index) => list[index]!.value),
      ...(isExposed ? facts.exposure : []),
    ];
    results[place] = result;
    return result;
  };

  function isSame(key: readonly (number | Value | undefined)[], { codes, list, exposure }: Facts): boolean {
    const end = slots.length + mentioned.length;
    if (isExposed && (key[end] !== exposure[0] || key[end + 1] !== exposure[1])) return false;
    for (let index = 0; index < slots.length; index += 1) if (key[index] !== codes[slots[index]!]) return false;
    for (let index = 0; index < mentioned.length; index += 1) {
      if (!isSameValue(key[slots.length + index], list[mentioned[index]!]!.value)) return false;
    }
    return true;
  }
}

/** These questions and those that decide whether they apply. */
function questionsBehind(compiled: CompiledPack, ids: readonly string[]): readonly CompiledQuestion[] {
  const found = new Set<CompiledQuestion>();
  const visit = (id: string) => {
    const asked = compiled.asked[compiled.index.get(id) ?? -1];
    if (asked === undefined || found.has(asked)) return;
    found.add(asked);
    asked.when?.reads().forEach(visit);
  };
  ids.forEach(visit);
  return [...found];
}

function isSameValue(one: Value | undefined, other: Value | undefined): boolean {
  if (one === other) return true;
  if (!Array.isArray(one) || !Array.isArray(other)) return false;
  return one.length === other.length && one.every((item, index) => item === other[index]);
}
