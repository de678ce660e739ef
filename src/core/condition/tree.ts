import type { Test } from './tests.ts';

/** The reserved id of the exposure score, which verdict rules may test. */
export const EXPOSURE = 'exposure';

/** The reserved id of the verdict, which rows of the course may test. */
export const VERDICT = 'verdict';

/** The connectives: the form of their operands, and their description for editors. */
export const CONNECTIVES = {
  all: { takes: 'several', says: 'Every one of these holds.' },
  any: { takes: 'several', says: 'At least one of these holds.' },
  not: { takes: 'one', says: 'This does not hold.' },
  unless: { takes: 'one', says: 'This does not certainly hold; it reads only questions that choose between options.' },
} as const;
export const CONNECTIVE_NAMES = Object.keys(CONNECTIVES);

/** The key of a named condition. */
export const HOLDS = 'holds';
/** Every key of a condition that isn't a question id. */
export const CONDITION_WORDS = [...CONNECTIVE_NAMES, HOLDS];

/**
 * A statement about answers, as data; evaluates to true, false or unknown (Kleene). Exactly one key: `all`, `any`,
 * `not`, `unless` (true also while its part is unknown), `holds`, or a question id. What is judged after the criteria
 * may also test the reserved id `exposure` (the exposure score, 0 to 100), and rows of the course the reserved id
 * `verdict`.
 */
export type Condition =
  | { readonly all: readonly Condition[] }
  | { readonly any: readonly Condition[] }
  | { readonly not: Condition }
  | { readonly unless: Condition }
  | NameOfCondition
  | { readonly [question: string]: Test };

/**
 * A reference to a named condition. Files hold the id alone. The parser fills in the sentence and the meaning, so that
 * a condition is complete without the list of named conditions.
 */
export interface NameOfCondition {
  readonly holds: string;
  readonly says?: string;
  readonly when?: Condition;
}

/** A condition as a tagged tree. `Part`: the type of its parts, conditions as data or something made from them. */
export type Node<Part = Condition> =
  | { readonly kind: 'all' | 'any'; readonly parts: readonly Part[] }
  | { readonly kind: 'not' | 'unless'; readonly parts: readonly [Part] }
  | { readonly kind: 'named'; readonly parts: readonly Part[]; readonly id: string; readonly says: string }
  | { readonly kind: 'test'; readonly parts: readonly []; readonly question: string; readonly test: Test };

/** Parses a condition into its node; the only function that knows the keys of a condition. */
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

/** The id that a condition names; undefined where it is of another kind. */
export function nameOf(condition: Condition): string | undefined {
  return isNamed(condition) ? condition.holds : undefined;
}

export function isConnective(key: string): key is keyof typeof CONNECTIVES {
  return Object.hasOwn(CONNECTIVES, key);
}

function isNamed(condition: Condition): condition is NameOfCondition {
  return HOLDS in condition && typeof condition.holds === 'string';
}
