import type { Test } from './tests.ts';

/** The reserved id of the need score, which verdict rules may test. */
export const NEED = 'need';

/** The words that make a condition of others: what stands behind them, and what they say to editors. */
export const CONNECTIVES = {
  all: { takes: 'several', says: 'Every one of these holds.' },
  any: { takes: 'several', says: 'At least one of these holds.' },
  not: { takes: 'one', says: 'This does not hold.' },
} as const;
export const CONNECTIVE_NAMES = Object.keys(CONNECTIVES);

/** The key behind which the name of a condition stands. */
export const HOLDS = 'holds';
/** Every key of a condition that is no question. */
export const CONDITION_WORDS = [...CONNECTIVE_NAMES, HOLDS];

/**
 * A statement about answers, as data; evaluates to true, false or unknown (Kleene). Exactly one key: `all`, `any`,
 * `not`, `holds`, or a question id. Verdict rules may also test the reserved id `need` (the need score, 0 to 100).
 */
export type Condition =
  | { readonly all: readonly Condition[] }
  | { readonly any: readonly Condition[] }
  | { readonly not: Condition }
  | NameOfCondition
  | { readonly [question: string]: Test };

/**
 * A named condition of the pack. Files have the name alone; what it says and stands for is written in when a pack is
 * read, so that a condition holds all that it needs.
 */
export interface NameOfCondition {
  readonly holds: string;
  readonly says?: string;
  readonly when?: Condition;
}

/** A condition taken apart. `Part`: what its parts are, conditions as data or what was made of them. */
export type Node<Part = Condition> =
  | { readonly kind: 'all' | 'any'; readonly parts: readonly Part[] }
  | { readonly kind: 'not'; readonly parts: readonly [Part] }
  | { readonly kind: 'named'; readonly parts: readonly Part[]; readonly id: string; readonly says: string }
  | { readonly kind: 'test'; readonly parts: readonly []; readonly question: string; readonly test: Test };

/** Takes a condition apart; the one place that knows its keys. */
export function nodeOf(condition: Condition): Node {
  if (isNamed(condition)) {
    const { holds: id, says = id, when } = condition;
    return { kind: 'named', parts: when === undefined ? [] : [when], id, says };
  }
  const key = Object.keys(condition)[0]!;
  const behind = (condition as Readonly<Record<string, unknown>>)[key];
  if (!isConnective(key)) return { kind: 'test', parts: [], question: key, test: behind as Test };
  return { kind: key, parts: CONNECTIVES[key].takes === 'several' ? behind : [behind] } as Node;
}

/** The same node with something made of each of its parts. */
export function withParts<From, To>(node: Node<From>, make: (part: From) => To): Node<To> {
  return { ...node, parts: node.parts.map(make) } as unknown as Node<To>;
}

export function isConnective(key: string): key is keyof typeof CONNECTIVES {
  return Object.hasOwn(CONNECTIVES, key);
}

function isNamed(condition: Condition): condition is NameOfCondition {
  return HOLDS in condition && typeof condition.holds === 'string';
}
