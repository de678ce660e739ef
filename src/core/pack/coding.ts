import type { Question, Test, Value } from './schema.ts';

/** Code of a value that is not known. No number of a question and no index can equal it. */
export const UNKNOWN = Number.NEGATIVE_INFINITY;
/** Code where a question does not apply and has no `otherwise`: every test on it is false. */
export const ABSENT = Number.POSITIVE_INFINITY;

const BITS = 30;

/**
 * How the value of one question is written as numbers: a number as itself, a choice as the index of its value, choices as
 * how many of them count, followed by words of 30 bits each, one bit for each value.
 */
export interface Coding {
  readonly slot: number;
  /** How many numbers it takes, from `slot` on. */
  readonly size: number;
  /** Writes the value; false (and nothing written) when the question does not allow it. */
  readonly write: (value: Value, codes: Float64Array) => boolean;
  /** Whether the written value, which is neither UNKNOWN nor ABSENT, passes the test. */
  readonly test: (test: Test) => (codes: Float64Array) => boolean;
}

/** Coding of a question whose first number stands at `slot`. */
export function codingOf(question: Question, slot: number): Coding {
  if (question.kind === 'number') return numberCoding(question, slot);
  return question.kind === 'choice' ? choiceCoding(question, slot) : choicesCoding(question, slot);
}

function numberCoding(question: Question, slot: number): Coding {
  const { min = -Infinity, max = Infinity, otherwise } = question;
  return {
    slot,
    size: 1,
    write(value, codes) {
      if (typeof value !== 'number' || !Number.isFinite(value)) return false;
      if ((value < min || value > max || !Number.isInteger(value)) && value !== otherwise) return false;
      codes[slot] = value;
      return true;
    },
    test: ({ atLeast = -Infinity, atMost = Infinity }) => (codes) => codes[slot]! >= atLeast && codes[slot]! <= atMost,
  };
}

function choiceCoding(question: Question, slot: number): Coding {
  const indexes = indexesOf(question);
  return {
    slot,
    size: 1,
    write(value, codes) {
      const index = typeof value === 'string' ? indexes.get(value) : undefined;
      if (index === undefined) return false;
      codes[slot] = index;
      return true;
    },
    test({ is, oneOf }) {
      const passes = [...indexes.keys()].map((value) => (is === undefined || value === is) && (oneOf?.includes(value) ?? true));
      return (codes) => passes[codes[slot]!]!;
    },
  };
}

function choicesCoding(question: Question, slot: number): Coding {
  const indexes = indexesOf(question);
  const alone = new Set(question.alone);
  const words = Math.ceil(indexes.size / BITS);
  return {
    slot,
    size: 1 + words,
    write(value, codes) {
      if (!Array.isArray(value) || value.length === 0) return false;
      if (value.some((item) => !indexes.has(item) || (value.length > 1 && alone.has(item)))) return false;
      codes.fill(0, slot, slot + 1 + words);
      for (const item of value) {
        const [word, bit] = placeOf(indexes.get(item)!, slot);
        if ((codes[word]! & bit) !== 0) continue;
        codes[word]! |= bit;
        if (!alone.has(item)) codes[slot]! += 1;
      }
      return true;
    },
    test({ includes, includesAny, count }) {
      const parts: ((codes: Float64Array) => boolean)[] = [];
      if (includes !== undefined) parts.push(anyBit([includes]));
      if (includesAny !== undefined) parts.push(anyBit(includesAny));
      if (count !== undefined) {
        const { atLeast = -Infinity, atMost = Infinity } = count;
        parts.push((codes) => codes[slot]! >= atLeast && codes[slot]! <= atMost);
      }
      return parts.length === 1 ? parts[0]! : (codes) => parts.every((part) => part(codes));
    },
  };

  function anyBit(values: readonly string[]): (codes: Float64Array) => boolean {
    const masks = new Map<number, number>();
    for (const value of values) {
      const index = indexes.get(value);
      if (index === undefined) continue;
      const [word, bit] = placeOf(index, slot);
      masks.set(word, (masks.get(word) ?? 0) | bit);
    }
    const [first, ...rest] = masks;
    if (first === undefined) return () => false;
    const [word, mask] = first;
    if (rest.length === 0) return (codes) => (codes[word]! & mask) !== 0;
    return (codes) => (codes[word]! & mask) !== 0 || rest.some(([other, bits]) => (codes[other]! & bits) !== 0);
  }
}

function placeOf(index: number, slot: number): [word: number, bit: number] {
  return [slot + 1 + Math.floor(index / BITS), 1 << (index % BITS)];
}

function indexesOf(question: Question): Map<string, number> {
  return new Map((question.values ?? []).map(({ value }, index) => [value, index]));
}
