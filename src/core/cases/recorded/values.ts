import { limitsIn, numbersToTry, operatorsIn, type Test, turnsOf, valuesOf } from '../../condition/index.ts';
import type { Question, Value } from '../../pack/schema.ts';

/**
 * One value for each class of values that these tests tell apart. For a number: the first of every interval between two
 * bounds. For a choice: each value. For choices: each value by itself, and as many together as the tests count.
 */
export function valuesToTry(question: Question, tests: readonly Test[]): readonly Value[] {
  if (question.kind === 'number') return numbersToTry(question, tests);
  const values = valuesOf(question);
  if (question.kind === 'choice') return values;
  const together = values.filter((value) => question.alone?.includes(value) !== true);
  const most = Math.max(1, ...turnsOf(tests));
  const several = together.slice(1, most).map((_, index) => together.slice(0, index + 2));
  return [...values.map((value) => [value]), ...several];
}

/**
 * Values next to the bounds of a test: each value that it names, or the first or last interval of numbers that passes.
 */
export function edgesOf(test: Test, values: readonly Value[]): readonly Value[] {
  const stretch = (bound: number) => (values as readonly number[]).findLast((start) => start <= bound);
  const several = (many: number) =>
    values.findLast((value) => Array.isArray(value) && value.length <= Math.max(1, many));
  return operatorsIn(test).flatMap((used): readonly Value[] => {
    const named = (value: string) => (used.kind === 'choices' ? [value] : value);
    if (used.form === 'value') return [named(used.operand)];
    if (used.form === 'values') return used.operand.map(named);
    const at =
      used.form === 'limit' ? [stretch(used.operand)] : limitsIn(used.operand).map(({ limit }) => several(limit));
    return at.filter((value) => value !== undefined);
  });
}

/** A value as one word: `10`, `java`, `java+kotlin`. */
export function inWord(value: Value): string {
  return [value].flat().join('+');
}

/** Some of the values to try, in words: `..9, 100..`, `java, go`. */
export function inWords(question: Question, values: readonly Value[], chosen: readonly Value[]): string {
  if (question.kind !== 'number') return chosen.map(inWord).join(', ');
  const parts: string[] = [];
  for (let index = 0; index < values.length; index += 1) {
    if (!chosen.includes(values[index]!)) continue;
    let last = index;
    while (chosen.includes(values[last + 1]!)) last += 1;
    const from = index === 0 ? '' : Number(values[index]);
    const to = last + 1 === values.length ? '' : Number(values[last + 1]) - 1;
    parts.push(from === to ? String(from) : `${from}..${to}`);
    index = last;
  }
  return parts.join(', ');
}
