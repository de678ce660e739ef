import { checkOf, numbersToTry, outcomesOf, type Test, turnsOf, valuesNamed, valuesOf } from '../condition/index.ts';
import type { Question, Value } from '../pack/schema.ts';
import { choicesTests } from './choices-tests.ts';
import { type Formula, MOST_CLASSES } from './unique-table.ts';
import type { Formulas } from './formulas.ts';

/** Allocates a variable with this number of classes, and returns its id. */
export type NewVariable = (classes: number) => number;

/** Turns a test of an unanswered question into a formula over the variables of its value. */
export type TestFormula = (test: Test) => Formula;

/**
 * Splits the allowed values of an unanswered question into the classes that its tests tell apart. Every combination of
 * classes is an allowed value, and every allowed value is in one of them.
 */
export function encodeQuestion(
  question: Question,
  tests: readonly Test[],
  formulas: Formulas,
  variable: NewVariable,
): TestFormula {
  if (question.kind === 'choices') return encodeChoices(question, tests, formulas, variable);
  const values = question.kind === 'number' ? numbersToTry(question, tests) : valuesOf(question);
  const outcome = outcomesOf(tests);
  const examples = new Map<string, Value>();
  for (const value of values) examples.set(outcome(value), value);
  const kept = [...examples.values()];
  const holdsFor = oneOfMany(kept.length, formulas, variable);
  return (test) => {
    const passes = checkOf(test);
    return holdsFor((valueClass) => passes(kept[valueClass]!));
  };
}

/**
 * Encodes a value with many classes: returns the formula that it is in one of the chosen ones. Uses several variables
 * where there are more classes than one variable can hold.
 */
function oneOfMany(
  size: number,
  formulas: Formulas,
  variable: NewVariable,
): (chosen: (valueClass: number) => boolean) => Formula {
  if (size <= MOST_CLASSES) {
    const id = variable(size);
    return (chosen) => formulas.literal(id, pick(size, chosen), size);
  }
  const blocks = Math.ceil(size / MOST_CLASSES);
  const inBlock = oneOfMany(blocks, formulas, variable);
  const within = oneOfMany(MOST_CLASSES, formulas, variable);
  return (chosen) =>
    formulas.any(
      Array.from({ length: blocks }, (_, block) =>
        formulas.all([
          inBlock((each) => each === block),
          within((each) => chosen(Math.min(block * MOST_CLASSES + each, size - 1))),
        ]),
      ),
    );
}

/**
 * Encodes choices: one variable for the value in `alone`, if any; one for each other value, whether it is chosen; one
 * for the number of chosen values that no test names. Choosing none counts as the first choice, so that every
 * combination is allowed.
 */
function encodeChoices(
  question: Question,
  tests: readonly Test[],
  formulas: Formulas,
  variable: NewVariable,
): TestFormula {
  const { yes, no } = formulas;
  const alone = question.alone ?? [];
  const values = valuesOf(question);
  const named = new Set(valuesNamed(tests).flat());
  const highest = Math.max(0, ...turnsOf(tests));
  const together = values.filter((value) => !alone.includes(value));
  const others = together.filter((value) => !named.has(value)).length;
  const chosen = new Map<string, Formula>();
  const namedAlone = alone.filter((value) => named.has(value));
  const modes = (together.length > 0 ? 1 : 0) + namedAlone.length + (namedAlone.length < alone.length ? 1 : 0);
  const mode = modes > 1 ? oneOfMany(modes, formulas, variable) : undefined;
  const isMode = (index: number) => mode?.((each) => each === index) ?? yes;
  namedAlone.forEach((value, index) => chosen.set(value, isMode(index + (together.length > 0 ? 1 : 0))));
  const several = together.length > 0 ? isMode(0) : no;

  const free = together
    .filter((value) => named.has(value))
    .map((value) => [value, formulas.literal(variable(2), 2, 2)] as const);
  const parts = free.map(([, formula]) => formula);
  free.forEach(([value, formula], index) => {
    const first = index === 0 && others === 0 ? formulas.any([formula, formulas.not(formulas.any(parts))]) : formula;
    chosen.set(value, formulas.all([several, first]));
  });
  const most = Math.min(others, highest);
  const rest = most > 0 && highest > 1 ? oneOfMany(most + 1, formulas, variable) : undefined;
  for (let index = 1; index <= most && rest !== undefined; index += 1) parts.push(rest((each) => each >= index));

  return choicesTests(formulas, { chosen: (value) => chosen.get(value) ?? no, counts });

  function counts(least: number): Formula {
    if (least <= 0) return yes;
    if (least === 1) return several;
    const reached = formulas.reaches(
      parts.map(() => 1),
      parts,
      least,
    );
    return formulas.all([several, reached]);
  }
}

function pick(size: number, chosen: (valueClass: number) => boolean): number {
  let classes = 0;
  for (let index = 0; index < size; index += 1) if (chosen(index)) classes |= 1 << index;
  return classes;
}
