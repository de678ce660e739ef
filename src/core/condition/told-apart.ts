import { checkOf, limitsIn, operatorsIn, type Test } from './tests.ts';
import type { Allowed, Value } from './value.ts';

/** A key for each value: values that no test tells apart have the same key. */
export function outcomesOf(tests: readonly Test[], alone?: readonly string[]): (value: Value) => string {
  const checks = tests.map((test) => checkOf(test, alone));
  return (value) => checks.map((check) => (check(value) ? '1' : '0')).join('');
}

/** The values that each operator names. */
export function valuesNamed(tests: readonly Test[]): readonly (readonly string[])[] {
  return tests.flatMap(operatorsIn).flatMap((used) => {
    if (used.form === 'value') return [[used.operand]];
    return used.form === 'values' ? [used.operand] : [];
  });
}

/** The numbers, or numbers of values, at which the outcome of some test changes: the first number after each change. */
export function turnsOf(tests: readonly Test[]): readonly number[] {
  return tests.flatMap((test) =>
    [test, ...operatorsIn(test).flatMap((used) => (used.form === 'limits' ? [used.operand] : []))]
      .flatMap(limitsIn)
      .map(({ turn, limit }) => turn(limit)),
  );
}

/** The smallest whole number of every interval in which no test changes. */
export function numbersToTry(
  { min = 0, max = Number.MAX_SAFE_INTEGER }: Pick<Allowed, 'min' | 'max'>,
  tests: readonly Test[],
): readonly number[] {
  const starts = new Set([min, ...turnsOf(tests)]);
  return [...starts].filter((start) => start >= min && start <= max).sort((a, b) => a - b);
}
