import { checkOf, numbersToTry, type Test, valuesNamed, valuesOf } from '../condition/index.ts';
import type { Question, Value } from '../pack/schema.ts';
import type { Formula } from './unique-table.ts';
import type { TestFormula } from './encoding.ts';

/** The class of each variable. */
export type ClassOf = (variable: number) => number;

/** What was told of the formulas of one table with some classes. */
export interface Told {
  /** By id of a formula: 0 where nothing was told, 1 where it doesn't hold, 2 where it does. */
  list: Uint8Array;
}

export function nothingTold(): Told {
  return { list: new Uint8Array(256) };
}

/** Forgets what was told, and keeps the memory for other classes. */
export function forgetAll(told: Told): Told {
  told.list.fill(0);
  return told;
}

/** Whether a formula holds once every variable has its class. */
export function isTrue(formula: Formula, classOf: ClassOf, told = nothingTold()): boolean {
  const { id, kind } = formula;
  if (kind === 'literal') return ((formula.classes >> classOf(formula.variable)) & 1) === 1;
  const before = id < told.list.length ? told.list[id]! : 0;
  if (before !== 0) return before === 2;
  const answer = holds(formula, classOf, told);
  if (id >= told.list.length) {
    const longer = new Uint8Array(2 * id);
    longer.set(told.list);
    told.list = longer;
  }
  told.list[id] = answer ? 2 : 1;
  return answer;
}

function holds({ kind, parts, points, bound }: Formula, classOf: ClassOf, told: Told): boolean {
  if (kind !== 'all' && kind !== 'any' && kind !== 'sum') return kind === 'true';
  let sum = 0;
  for (let place = 0; place < parts.length; place += 1) {
    const isHeld = isTrue(parts[place]!, classOf, told);
    if (kind === 'sum') sum += isHeld ? points[place]! : 0;
    else if (isHeld === (kind === 'any')) return isHeld;
  }
  return kind === 'sum' ? sum >= bound : kind === 'all';
}

/** A value of a question in these classes: it passes exactly the tests whose formulas hold. */
export type ValueIn = (classOf: ClassOf, told: Told) => Value;

/** The values of a question by their classes. What doesn't depend on the classes is worked out once. */
export function valuesIn(question: Question, tests: readonly Test[], formulaOf: TestFormula): ValueIn {
  const formulas = tests.map(formulaOf);
  const checks = tests.map((test) => checkOf(test, question.alone));
  const candidates = candidatesFor(question, tests, formulaOf);
  return (classOf, told) => {
    const passes = formulas.map((formula) => isTrue(formula, classOf, told));
    const found = candidates(classOf, told).find((value) =>
      checks.every((check, index) => check(value) === passes[index]),
    );
    if (found === undefined) throw new Error(`no value of ${question.id} is in the classes found`);
    return found;
  };
}

/**
 * Values that the question allows, with all combinations of test outcomes: numbers on both sides of each bound, each
 * option by itself.
 */
export function examples(question: Question, tests: readonly Test[]): readonly Value[] {
  if (question.kind === 'number') return numbersToTry(question, tests);
  const values = valuesOf(question);
  return question.kind === 'choice' ? values : values.map((value) => [value]);
}

function candidatesFor(
  question: Question,
  tests: readonly Test[],
  formulaOf: TestFormula,
): (classOf: ClassOf, told: Told) => readonly Value[] {
  if (question.kind !== 'choices') {
    const values = examples(question, tests);
    return () => values;
  }
  const values = valuesOf(question);
  const chosen = values.map((value) => formulaOf({ includes: value }));
  const alone = question.alone ?? [];
  const inTests = new Set(valuesNamed(tests).flat());
  const unnamed = values.filter((value) => !alone.includes(value) && !inTests.has(value));
  return (classOf, told) => {
    const named = values.filter((_, index) => isTrue(chosen[index]!, classOf, told));
    const together = unnamed.map((_, index) => [...named, ...unnamed.slice(0, index + 1)]);
    return [...(named.length > 0 ? [named] : []), ...together, ...alone.map((value) => [value])];
  };
}
