import { valuesOf } from '../answers/value.ts';
import type { Question, Test, Value } from '../pack/schema.ts';
import { holds } from '../range/holds.ts';
import { numbersToTry } from '../range/variables.ts';

/** Two answers of which the second is one step further. */
export type Step = readonly [less: Value, more: Value];

/**
 * Every step up that the tests can tell: to the next number, to the next option of a choice, by one value more of several.
 * Values that no test tells apart stand for each other.
 */
export function stepsUp(question: Question, tests: readonly Test[]): readonly Step[] {
  const key = (value: Value) => tests.map((test) => (holds(test, value, question.alone) ? '1' : '0')).join('');
  const seen = new Set<string>();
  return allSteps(question, tests).filter(([less, more]) => {
    const [before, after] = [key(less), key(more)];
    const isNew = before !== after && !seen.has(`${before} ${after}`);
    if (isNew) seen.add(`${before} ${after}`);
    return isNew;
  });
}

function allSteps(question: Question, tests: readonly Test[]): readonly Step[] {
  if (question.kind === 'choices') return widerSets(question, tests);
  const values: readonly Value[] = question.kind === 'number' ? numbersToTry(question, tests) : valuesOf(question);
  return values.slice(1).map((value, index) => [values[index]!, value]);
}

/** From each set of values to the same set with one more; from a value that stands alone to each other one. */
function widerSets(question: Question, tests: readonly Test[]): readonly Step[] {
  const alone = question.alone ?? [];
  const groups = new Map<string, string[]>();
  for (const value of valuesOf(question).filter((each) => !alone.includes(each))) {
    const key = tests.map((test) => (holds(test, [value], alone) ? '1' : '0')).join('');
    groups.set(key, [...(groups.get(key) ?? []), value]);
  }
  const most = Math.max(1, ...tests.map(({ count }) => Math.max(count?.atLeast ?? 0, (count?.atMost ?? 0) + 1)));
  let sets: (readonly string[])[] = [[]];
  for (const values of groups.values()) {
    sets = sets.flatMap((set) => Array.from({ length: Math.min(values.length, most) + 1 }, (_, size) => [...set, ...values.slice(0, size)]));
  }
  const wider = sets
    .filter((set) => set.length > 0)
    .flatMap((set) => [...groups.values()].flatMap((values): Step[] => values.filter((value) => !set.includes(value)).slice(0, 1).map((value) => [[...set], [...set, value]])));
  return [...alone.flatMap((none) => [...groups.values()].map(([value]): Step => [[none], [value!]])), ...wider];
}
