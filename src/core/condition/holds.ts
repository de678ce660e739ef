import type { Question, Test, Value } from '../pack/schema.ts';

/** Whether a known value passes a test. `alone`: the values that do not count. */
export function holds(test: Test, value: Value, alone: readonly string[] = []): boolean {
  const { is, oneOf, atLeast, atMost, includes, includesAny, count } = test;
  if (typeof value === 'string') {
    return (
      only(test, ['is', 'oneOf']) &&
      (is === undefined || value === is) &&
      (oneOf === undefined || oneOf.includes(value))
    );
  }
  if (typeof value === 'number') {
    return only(test, ['atLeast', 'atMost']) && value >= (atLeast ?? -Infinity) && value <= (atMost ?? Infinity);
  }
  const counted = value.filter((each) => !alone.includes(each)).length;
  return (
    only(test, ['includes', 'includesAny', 'count']) &&
    (includes === undefined || value.includes(includes)) &&
    (includesAny === undefined || includesAny.some((each) => value.includes(each))) &&
    (count === undefined || (counted >= (count.atLeast ?? -Infinity) && counted <= (count.atMost ?? Infinity)))
  );
}

/** Which of the tests a known value passes: the same text for values that none of them tells apart. */
export function testKey(tests: readonly Test[], value: Value, alone?: readonly string[]): string {
  return tests.map((test) => (holds(test, value, alone) ? '1' : '0')).join('');
}

function only(test: Test, keys: readonly string[]): boolean {
  return Object.keys(test).every((key) => keys.includes(key));
}

/** Whether a value is an allowed answer to the question. */
export function allows(
  { kind, values = [], alone = [], min = -Infinity, max = Infinity, otherwise }: Question,
  value: Value,
): boolean {
  const offered = (each: string) => values.some((option) => option.value === each);
  if (kind === 'choice') return typeof value === 'string' && offered(value);
  if (kind === 'number')
    return (
      typeof value === 'number' && ((Number.isInteger(value) && value >= min && value <= max) || value === otherwise)
    );
  if (!Array.isArray(value) || value.length === 0 || !value.every(offered)) return false;
  return value.length === 1 || !value.some((each) => alone.includes(each));
}
