import type { Question, Test } from '../pack/schema.ts';
import type { Formula, Formulas } from './formulas.ts';
import { holds } from './holds.ts';

/** Hands out variables: takes the number of classes, gives the id. */
export type NewVariable = (classes: number) => number;

/** Turns a test of one open question into a formula over the variables that stand for its value. */
export type TestFormula = (test: Test) => Formula;

/**
 * Splits the allowed values of an open question into the few classes that its tests can tell apart. Every combination
 * of classes is an allowed value, and every allowed value is in one of them.
 */
export function splitQuestion(question: Question, tests: readonly Test[], formulas: Formulas, variable: NewVariable): TestFormula {
  if (question.kind === 'choices') return splitChoices(question, tests, formulas, variable);
  const values = question.kind === 'number' ? numbersToTry(question, tests) : question.values!.map(({ value }) => value);
  const classes = new Map<string, string>();
  const rows = values.map((value) => tests.map((test) => holds(test, value)));
  for (const row of rows) classes.set(row.join(), '');
  const kept = [...classes.keys()];
  const picked = kept.map((key) => rows.find((row) => row.join() === key)!);
  let id = -1;
  return (test) => {
    const index = tests.indexOf(test);
    if (id < 0) id = variable(picked.length);
    return formulas.literal(id, picked.map((row) => (row[index] ? '1' : '0')).join(''));
  };
}

/** The smallest whole number of every stretch in which no test changes. */
function numbersToTry({ min = 0, max = Number.MAX_SAFE_INTEGER }: Question, tests: readonly Test[]): number[] {
  const starts = new Set([min]);
  for (const { atLeast, atMost } of tests) {
    if (atLeast !== undefined) starts.add(Math.ceil(atLeast));
    if (atMost !== undefined) starts.add(Math.floor(atMost) + 1);
  }
  return [...starts].filter((start) => start >= min && start <= max).sort((a, b) => a - b);
}

/**
 * One variable says which value stands alone, if any; one per other value says whether it is chosen; one says how many
 * are chosen of those that no test names. Choosing none of them is read as the first choice, so that it is allowed too.
 */
function splitChoices(question: Question, tests: readonly Test[], formulas: Formulas, variable: NewVariable): TestFormula {
  const { yes, no } = formulas;
  const alone = question.alone ?? [];
  const values = question.values!.map(({ value }) => value);
  const named = new Set(tests.flatMap(({ includes, includesAny }) => [...(includes === undefined ? [] : [includes]), ...(includesAny ?? [])]));
  const highest = Math.max(0, ...tests.flatMap(({ count }) => [count?.atLeast ?? 0, (count?.atMost ?? -1) + 1]));
  const together = values.filter((value) => !alone.includes(value));
  const others = together.filter((value) => !named.has(value)).length;
  const chosen = new Map<string, Formula>();
  const namedAlone = alone.filter((value) => named.has(value));
  const modes = (together.length > 0 ? 1 : 0) + namedAlone.length + (namedAlone.length < alone.length ? 1 : 0);
  const mode = modes > 1 ? variable(modes) : -1;
  const isMode = (index: number) => (mode < 0 ? yes : formulas.literal(mode, pick(modes, (at) => at === index)));
  namedAlone.forEach((value, index) => chosen.set(value, isMode(index + (together.length > 0 ? 1 : 0))));
  const several = together.length > 0 ? isMode(0) : no;

  const free = together.filter((value) => named.has(value)).map((value) => [value, formulas.literal(variable(2), '01')] as const);
  const stretches = Math.min(others, Math.ceil(highest)) + 1;
  const rest = others > 0 && highest > 1 ? variable(stretches) : -1;
  const parts = free.map(([, formula]) => formula);
  free.forEach(([value, formula], index) => {
    const first = index === 0 && others === 0 ? formulas.any([formula, formulas.not(formulas.any(parts))]) : formula;
    chosen.set(value, formulas.all([several, first]));
  });
  for (let index = 1; index < stretches && rest >= 0; index += 1) {
    parts.push(formulas.literal(rest, pick(stretches, (at) => at >= index)));
  }

  return ({ includes, includesAny, count, ...foreign }) => {
    if (Object.keys(foreign).length > 0) return no;
    const wanted: Formula[] = [];
    if (includes !== undefined) wanted.push(chosen.get(includes) ?? no);
    if (includesAny !== undefined) wanted.push(formulas.any(includesAny.map((value) => chosen.get(value) ?? no)));
    if (count?.atLeast !== undefined) wanted.push(countReaches(count.atLeast));
    if (count?.atMost !== undefined) wanted.push(formulas.not(countReaches(Math.floor(count.atMost) + 1)));
    return formulas.all(wanted);
  };

  function countReaches(bound: number): Formula {
    if (bound <= 0) return yes;
    if (bound <= 1) return several;
    return formulas.all([several, formulas.reaches(parts.map(() => 1), parts, Math.ceil(bound))]);
  }
}

function pick(length: number, chosen: (index: number) => boolean): string {
  return Array.from({ length }, (_, index) => (chosen(index) ? '1' : '0')).join('');
}
