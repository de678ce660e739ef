import { checkOf, numbersToTry, outcomesOf, type Test, turnsOf, valuesNamed, valuesOf } from '../condition/index.ts';
import type { Question, Value } from '../pack/schema.ts';
import { choicesTests } from './choices-tests.ts';
import { type Formula, MOST_CLASSES } from './unique-table.ts';
import type { Formulas } from './formulas.ts';

/** Allocates a variable with this number of classes, and returns its id. */
export type NewVariable = (classes: number) => number;

/** Turns a test of an unanswered question into a formula over the variables of its value. */
export type TestFormula = (test: Test) => Formula;

/** Variables and the class that each has. */
export type Setting = readonly (readonly [variable: number, valueClass: number])[];

/** Which classes a value of a question is in. Plain data, so that it can be kept. */
export type Code =
  | { readonly choice: Readonly<Record<string, Setting>> }
  /** By the smallest number of each stretch, ascending. */
  | { readonly number: readonly { readonly from: number; readonly setting: Setting }[] }
  | {
      /** Values that stand alone. */
      readonly alone: Readonly<Record<string, Setting>>;
      /** For all others. */
      readonly several: Setting;
      readonly named: Readonly<Record<string, number>>;
      /** By how many are chosen of those that no test names; more than the last are as many as the last. */
      readonly others: readonly Setting[];
    };

/** The values of a question as variables. */
export interface Encoding {
  readonly formula: TestFormula;
  readonly code: Code;
}

/** The classes of a value that the question allows. */
export function settingOf(code: Code, value: Value): Setting {
  if ('choice' in code) return code.choice[value as string]!;
  if ('number' in code) return code.number.findLast(({ from }) => from <= (value as number))!.setting;
  const chosen = value as readonly string[];
  const alone = code.alone[chosen[0]!];
  if (alone !== undefined) return alone;
  const unnamed = chosen.filter((each) => code.named[each] === undefined).length;
  return [
    ...code.several,
    ...Object.entries(code.named).map(([each, variable]) => [variable, chosen.includes(each) ? 1 : 0] as const),
    ...(code.others[Math.min(unnamed, code.others.length - 1)] ?? []),
  ];
}

/**
 * Splits the allowed values of an unanswered question into the classes that its tests tell apart. Every combination of
 * classes is an allowed value, and every allowed value is in one of them.
 */
export function encodeQuestion(
  question: Question,
  tests: readonly Test[],
  formulas: Formulas,
  variable: NewVariable,
): Encoding {
  if (question.kind === 'choices') return encodeChoices(question, tests, formulas, variable);
  const values: readonly Value[] = question.kind === 'number' ? numbersToTry(question, tests) : valuesOf(question);
  const outcome = outcomesOf(tests);
  const kept = [...new Map(values.map((value) => [outcome(value), value])).entries()];
  const places = new Map(kept.map(([told], place) => [told, place]));
  const { holdsFor, settings } = oneOfMany(kept.length, formulas, variable);
  const settingFor = (value: Value) => settings[places.get(outcome(value))!]!;
  return {
    formula(test) {
      const passes = checkOf(test);
      return holdsFor((valueClass) => passes(kept[valueClass]![1]));
    },
    code:
      question.kind === 'number'
        ? { number: values.map((from) => ({ from: from as number, setting: settingFor(from) })) }
        : { choice: Object.fromEntries(values.map((value) => [value, settingFor(value)])) },
  };
}

/** A value of one of several classes. */
interface OneOfMany {
  /** The formula that it is in one of the chosen classes. */
  holdsFor(chosen: (valueClass: number) => boolean): Formula;
  /** By class. */
  readonly settings: readonly Setting[];
}

/** Many classes take several variables. */
function oneOfMany(size: number, formulas: Formulas, variable: NewVariable): OneOfMany {
  if (size <= MOST_CLASSES) {
    const id = variable(size);
    return {
      holdsFor: (chosen) => formulas.literal(id, pick(size, chosen), size),
      settings: Array.from({ length: size }, (_, valueClass) => [[id, valueClass]]),
    };
  }
  const blocks = Math.ceil(size / MOST_CLASSES);
  const inBlock = oneOfMany(blocks, formulas, variable);
  const within = oneOfMany(MOST_CLASSES, formulas, variable);
  return {
    holdsFor: (chosen) =>
      formulas.any(
        Array.from({ length: blocks }, (_, block) =>
          formulas.all([
            inBlock.holdsFor((each) => each === block),
            within.holdsFor((each) => chosen(Math.min(block * MOST_CLASSES + each, size - 1))),
          ]),
        ),
      ),
    settings: Array.from({ length: size }, (_, valueClass) => [
      ...inBlock.settings[Math.floor(valueClass / MOST_CLASSES)]!,
      ...within.settings[valueClass % MOST_CLASSES]!,
    ]),
  };
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
): Encoding {
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
  const isMode = (index: number) => mode?.holdsFor((each) => each === index) ?? yes;
  const firstAlone = together.length > 0 ? 1 : 0;
  const modeOf = (value: string) => firstAlone + (named.has(value) ? namedAlone.indexOf(value) : namedAlone.length);
  for (const value of namedAlone) chosen.set(value, isMode(modeOf(value)));
  const several = together.length > 0 ? isMode(0) : no;

  const variables = new Map(together.filter((value) => named.has(value)).map((value) => [value, variable(2)]));
  const free = [...variables].map(([value, id]) => [value, formulas.literal(id, 2, 2)] as const);
  const parts = free.map(([, formula]) => formula);
  free.forEach(([value, formula], index) => {
    const first = index === 0 && others === 0 ? formulas.any([formula, formulas.not(formulas.any(parts))]) : formula;
    chosen.set(value, formulas.all([several, first]));
  });
  const most = Math.min(others, highest);
  const rest = most > 0 && highest > 1 ? oneOfMany(most + 1, formulas, variable) : undefined;
  for (let index = 1; index <= most && rest !== undefined; index += 1)
    parts.push(rest.holdsFor((each) => each >= index));

  return {
    formula: choicesTests(formulas, { chosen: (value) => chosen.get(value) ?? no, counts }),
    code: {
      alone: Object.fromEntries(alone.map((value) => [value, mode?.settings[modeOf(value)] ?? []])),
      several: mode?.settings[0] ?? [],
      named: Object.fromEntries(variables),
      others: rest?.settings ?? [],
    },
  };

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
