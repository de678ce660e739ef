import { type Check, checkOf, type Test } from './tests.ts';
import { type Allowed, allowedBy, type Value } from './value.ts';

/** Code of a question with an unknown value. */
export const UNKNOWN = -1;

/** Bits of one code, each the outcome of one test; the sign bit is reserved for UNKNOWN. */
const BITS = 30;

/** How many values of a question keep their codes, so that each is tested once. */
const KEPT = 256;

/** How many codes the facts of a pack have, and of how many tests. Grows while conditions are compiled. */
export interface Layout {
  size: number;
  tests: number;
}

/** Where the outcome of a test is in the codes, and the test itself for facts that are older. */
export interface Place {
  readonly slot: number;
  readonly bit: number;
  /** The number of tests before this one. */
  readonly since: number;
  readonly check: Check;
}

/**
 * The encoding of one question's value: one bit for each test that the pack makes of it, 1 where the value passes. Each
 * test therefore runs once. No bit is set where the question doesn't apply and has no `otherwise`: every test of it is
 * false.
 */
export interface Coding {
  /** Slots of its codes. */
  readonly slots: readonly number[];
  /** The place of the outcome of a test, the same one for the same test; allocates it for a new test. */
  readonly placeOf: (test: Test) => Place;
  /** Writes the codes of a value. Returns false, and writes nothing, when the question doesn't allow the value. */
  readonly write: (value: Value, codes: Int32Array) => boolean;
}

/** The encoding of a question, without tests yet. */
export function codingOf(question: Allowed, layout: Layout): Coding {
  const slots = [layout.size++];
  const places = new Map<string, Place>();
  const allows = allowedBy(question);
  const known = new Map<string | number, Int32Array>();
  return {
    slots,
    placeOf(test) {
      const key = JSON.stringify(test);
      let place = places.get(key);
      if (place === undefined) {
        if (places.size === slots.length * BITS) slots.push(layout.size++);
        place = {
          slot: slots.at(-1)!,
          bit: 1 << (places.size % BITS),
          since: layout.tests++,
          check: checkOf(test, question.alone),
        };
        places.set(key, place);
        known.clear();
      }
      return place;
    },
    write(value, codes) {
      if (!allows(value)) return false;
      const passed = remembered(value);
      for (let index = 0; index < slots.length; index += 1) codes[slots[index]!] = passed[index]!;
      return true;
    },
  };

  function remembered(value: Value): Int32Array {
    const key = typeof value === 'object' ? value.join() : value;
    let passed = known.get(key);
    if (passed === undefined) {
      if (known.size === KEPT) known.clear();
      known.set(key, (passed = signature(value)));
    }
    return passed;
  }

  function signature(value: Value): Int32Array {
    const passed = new Int32Array(slots.length);
    for (const { slot, bit, check } of places.values()) if (check(value)) passed[slots.indexOf(slot)]! |= bit;
    return passed;
  }
}
