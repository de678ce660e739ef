import type { Condition, Test } from '../pack/schema.ts';

/** A condition as words that a person can check against an answers file: `clusters is at least 2, and regions ...`. */
export function conditionInWords(condition: Condition): string {
  return words(condition, false);
}

function words(condition: Condition, inner: boolean): string {
  const [key, value] = Object.entries(condition)[0] as [string, unknown];
  if (key === 'not') return `not (${words(value as Condition, false)})`;
  if (key !== 'all' && key !== 'any') return testInWords(key, value as Test);
  const parts = (value as readonly Condition[]).map((part) => words(part, true));
  if (parts.length === 0) return key === 'all' ? 'always' : 'never';
  const joined = parts.join(key === 'all' ? ' and ' : ' or ');
  return inner && parts.length > 1 ? `(${joined})` : joined;
}

function testInWords(question: string, test: Test): string {
  const parts: string[] = [];
  if (test.is !== undefined) parts.push(`is ${test.is}`);
  if (test.oneOf) parts.push(test.oneOf.length === 1 ? `is ${test.oneOf[0]}` : `is one of ${test.oneOf.join(', ')}`);
  if (test.atLeast !== undefined) parts.push(`is at least ${test.atLeast}`);
  if (test.atMost !== undefined) parts.push(`is at most ${test.atMost}`);
  if (test.includes !== undefined) parts.push(`includes ${test.includes}`);
  if (test.includesAny)
    parts.push(`includes ${test.includesAny.length === 1 ? '' : 'any of '}${test.includesAny.join(', ')}`);
  if (test.count?.atLeast !== undefined) parts.push(`names at least ${test.count.atLeast}`);
  if (test.count?.atMost !== undefined) parts.push(`names at most ${test.count.atMost}`);
  return `${question} ${parts.join(' and ')}`;
}
