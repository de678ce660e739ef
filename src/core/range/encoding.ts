import { checkOf, numbersToTry, outcomesOf, type Test, turnsOf, valuesNamed, valuesOf } from '../condition/index.ts';
import type { Question, Value } from '../pack/schema.ts';
import { choicesTests } from './choices-tests.ts';
import { type Formula, MOST_CLASSES } from './unique-table.ts';
import type { Formulas } from './formulas.ts';

/** Hands out variables: takes the number of classes, gives the id. */
export type NewVariable = (classes: number) => number;

/** Turns one of the tests of an open question into a formula over the variables that stand for its value. */
export type TestFormula = (test: Test) => Formula;

/**
 * Splits the allowed values of an open question into the few classes that its tests can tell apart. Every combination
 * of classes is an allowed value, and every allowed value is in one of them.
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
 * A value of many classes: gives the formula that it is in one of those chosen. Many classes take several variables.
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
 * One variable says which value stands alone, if any; one per other value says whether it is chosen; one says how many
 * are chosen of those that no test names. Choosing none of them is read as the first choice, so that it is allowed too.
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
