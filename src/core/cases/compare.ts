import { idOf } from './look-up.ts';

/** An expectation that isn't met, as words to show next to the actual value. */
export interface Difference {
  readonly expected: string;
  readonly actual: string;
  /** For lists: the missing and the unexpected items. */
  readonly missing?: readonly string[];
  readonly extra?: readonly string[];
}

/** Compares a value of an assessment with the expectation of a case; undefined when it is met. */
export function compare(actual: unknown, expected: unknown): Difference | undefined {
  const words = { expected: inWords(expected), actual: inWords(actual) };
  if (expected === 'absent') return actual === undefined || actual === null ? undefined : words;
  if (expected === 'shown') return actual === undefined || actual === null ? words : undefined;
  if (Array.isArray(expected)) return compareLists(actual, expected);
  if (typeof expected === 'object' && expected !== null) return compareParts(actual, expected);
  return actual === expected ? undefined : words;
}

function compareLists(actual: unknown, expected: readonly unknown[]): Difference | undefined {
  const found = Array.isArray(actual) ? actual.map(idOf) : undefined;
  if (found && found.length === expected.length && found.every((item, index) => item === expected[index]))
    return undefined;
  const missing = expected.filter((item) => !found?.includes(item)).map(inWords);
  const extra = (found ?? []).filter((item) => !expected.includes(item)).map(inWords);
  return {
    expected: inWords(expected),
    actual: inWords(actual),
    ...(missing.length > 0 && { missing }),
    ...(extra.length > 0 && { extra }),
  };
}

function compareParts(actual: unknown, expected: object): Difference | undefined {
  const { has, lacks, atLeast, atMost } = expected as {
    has?: unknown;
    lacks?: unknown;
    atLeast?: number;
    atMost?: number;
  };
  const found = Array.isArray(actual) ? actual.map(idOf) : [actual];
  const missing = [has ?? []]
    .flat()
    .filter((item) => !found.includes(item))
    .map(inWords);
  const extra = [lacks ?? []]
    .flat()
    .filter((item) => found.includes(item))
    .map(inWords);
  const number = typeof actual === 'number' ? actual : NaN;
  const outside = (atLeast !== undefined && !(number >= atLeast)) || (atMost !== undefined && !(number <= atMost));
  if (missing.length === 0 && extra.length === 0 && !outside) return undefined;
  return {
    expected: inWords(expected),
    actual: inWords(actual),
    ...(missing.length > 0 && { missing }),
    ...(extra.length > 0 && { extra }),
  };
}

function inWords(value: unknown): string {
  if (value === undefined || value === null) return 'absent';
  if (Array.isArray(value)) return `[${value.map((item) => inWords(idOf(item))).join(', ')}]`;
  if (typeof value !== 'object') return String(value);
  const id = idOf(value);
  if (typeof id === 'string') return `${id} is shown`;
  return Object.entries(value)
    .map(([key, inner]) => `${key} ${inWords(inner)}`)
    .join(', ');
}
