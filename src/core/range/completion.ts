import { checkOf, numbersToTry, type Test, valuesNamed, valuesOf } from '../condition/index.ts';
import type { Question, Value } from '../pack/schema.ts';
import type { Formula } from './unique-table.ts';
import type { TestFormula } from './encoding.ts';

/** The class of each variable. */
export type ClassOf = (variable: number) => number;

/** Whether a formula holds once every variable has its class. `known`: what was told of formulas with these classes. */
export function isTrue(formula: Formula, classOf: ClassOf, known = new Map<Formula, boolean>()): boolean {
  let answer = known.get(formula);
  if (answer === undefined) known.set(formula, (answer = holds(formula)));
  return answer;

  function holds({ kind, parts, points, bound, variable, classes }: Formula): boolean {
    const isHeld = (part: Formula) => isTrue(part, classOf, known);
    if (kind === 'literal') return ((classes >> classOf(variable)) & 1) === 1;
    if (kind === 'all') return parts.every(isHeld);
    if (kind === 'any') return parts.some(isHeld);
    if (kind === 'sum') return parts.reduce((sum, part, at) => sum + (isHeld(part) ? points[at]! : 0), 0) >= bound;
    return kind === 'true';
  }
}

/** A value of the question in these classes: it passes exactly the tests whose formulas hold. */
export function valueOf(question: Question, tests: readonly Test[], formulaOf: TestFormula, classOf: ClassOf): Value {
  const passes = tests.map((test) => isTrue(formulaOf(test), classOf));
  const checks = tests.map((test) => checkOf(test, question.alone));
  const found = candidates(question, tests, formulaOf, classOf).find((value) =>
    checks.every((check, index) => check(value) === passes[index]),
  );
  if (found === undefined) throw new Error(`no value of ${question.id} is in the classes found`);
  return found;
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

function candidates(
  question: Question,
  tests: readonly Test[],
  formulaOf: TestFormula,
  classOf: ClassOf,
): readonly Value[] {
  if (question.kind === 'number') return numbersToTry(question, tests);
  const values = valuesOf(question);
  if (question.kind === 'choice') return values;
  const alone = question.alone ?? [];
  const named = values.filter((value) => isTrue(formulaOf({ includes: value }), classOf));
  const inTests = new Set(valuesNamed(tests).flat());
  const unnamed = values.filter((value) => !alone.includes(value) && !inTests.has(value));
  const together = unnamed.map((_, index) => [...named, ...unnamed.slice(0, index + 1)]);
  return [...(named.length > 0 ? [named] : []), ...together, ...alone.map((value) => [value])];
}
