import type { Condition, Test } from './pack/schema.ts';

/** A condition of the pack as a sentence with question ids: `service-count is at least 10 and not (orchestrator is none)`. */
export function conditionInWords(condition: Condition): string {
  return words(condition, false);
}

function words(condition: Condition, inside: boolean): string {
  const [key = '', part] = Object.entries(condition)[0] ?? [];
  if (key === 'not') return `not (${words(part as Condition, false)})`;
  if (key !== 'all' && key !== 'any') return testInWords(key, part as Test);
  const parts = part as readonly Condition[];
  if (parts.length === 0) return key === 'all' ? 'always' : 'never';
  const joined = parts.map((one) => words(one, parts.length > 1)).join(key === 'all' ? ' and ' : ' or ');
  return inside && parts.length > 1 ? `(${joined})` : joined;
}

function testInWords(question: string, test: Test): string {
  const { is, oneOf, atLeast, atMost, includes, includesAny, count } = test;
  return [
    is !== undefined && `${question} is ${is}`,
    oneOf && `${question} is ${choice(oneOf)}`,
    atLeast !== undefined && `${question} is at least ${atLeast}`,
    atMost !== undefined && `${question} is at most ${atMost}`,
    includes !== undefined && `${question} includes ${includes}`,
    includesAny && `${question} includes ${choice(includesAny)}`,
    count?.atLeast !== undefined && `${question} has at least ${count.atLeast}`,
    count?.atMost !== undefined && `${question} has at most ${count.atMost}`,
  ]
    .filter((part) => typeof part === 'string')
    .join(' and ');
}

function choice(values: readonly string[]): string {
  return values.length < 2 ? values.join('') : `${values.slice(0, -1).join(', ')} or ${values.at(-1)}`;
}
