import { numbersToTry, outcomesOf, type Test, turnsOf, valuesOf } from '../condition/index.ts';
import type { Question, Value } from '../pack/schema.ts';

/** Two answers, the second one step higher. */
export type Step = readonly [less: Value, more: Value];

export interface Ladder {
  /** Works them out: there can be many thousands. */
  steps(): readonly Step[];
  /**
   * False where there are too many sets of values to try all: then only small sets and nearly complete sets are
   * included.
   */
  readonly isWhole: boolean;
}

/** The largest number of sets of values that are tried. */
const MOST_SETS = 8192;

/**
 * Every step up that the tests tell apart: to the next number, to the next option of a choice, or to one more value of
 * choices. One value represents all that no test tells apart.
 */
export function stepsUp(question: Question, tests: readonly Test[]): Ladder {
  const key = outcomesOf(tests, question.alone);
  const { steps, isWhole } = allSteps(question, tests);
  const told = () => {
    const seen = new Set<string>();
    return steps().filter(([less, more]) => {
      const [before, after] = [key(less), key(more)];
      const isNew = before !== after && !seen.has(`${before} ${after}`);
      if (isNew) seen.add(`${before} ${after}`);
      return isNew;
    });
  };
  return { steps: told, isWhole };
}

function allSteps(question: Question, tests: readonly Test[]): Ladder {
  if (question.kind === 'choices') return widerSets(question, tests);
  const values: readonly Value[] = question.kind === 'number' ? numbersToTry(question, tests) : valuesOf(question);
  return { steps: () => values.slice(1).map((value, index) => [values[index]!, value]), isWhole: true };
}

/** From each set of values to the same set with one more; from a value in `alone` to each other value. */
function widerSets(question: Question, tests: readonly Test[]): Ladder {
  const alone = question.alone ?? [];
  const outcome = outcomesOf(tests, alone);
  const groups = new Map<string, string[]>();
  for (const value of valuesOf(question).filter((each) => !alone.includes(each))) {
    const key = outcome([value]);
    groups.set(key, [...(groups.get(key) ?? []), value]);
  }
  const most = Math.max(1, ...turnsOf(tests));
  const kinds = [...groups.values()];
  const isWhole = kinds.reduce((product, { length }) => product * (Math.min(length, most) + 1), 1) <= MOST_SETS;
  const fromAlone = () => alone.flatMap((none) => kinds.map(([value]): Step => [[none], [value!]]));
  const wider = () =>
    (isWhole ? setsOf(kinds, most) : smallAndLarge(kinds.flat()))
      .filter((set) => set.length > 0)
      .flatMap((set) =>
        kinds.flatMap((values): Step[] =>
          values
            .filter((value) => !set.includes(value))
            .slice(0, 1)
            .map((value) => [[...set], [...set, value]]),
        ),
      );
  return { steps: () => [...fromAlone(), ...wider()], isWhole };
}

/** Every set with up to `most` values of each kind. */
function setsOf(kinds: readonly (readonly string[])[], most: number): readonly (readonly string[])[] {
  let sets: (readonly string[])[] = [[]];
  for (const values of kinds) {
    sets = sets.flatMap((set) =>
      Array.from({ length: Math.min(values.length, most) + 1 }, (_, size) => [...set, ...values.slice(0, size)]),
    );
  }
  return sets;
}

/** Sets of one value, of all but one, and of all but two. */
function smallAndLarge(values: readonly string[]): readonly (readonly string[])[] {
  const allButTwo = values
    .slice(1)
    .map((other, index) => values.filter((value) => value !== other && value !== values[index]));
  return [
    ...values.map((value) => [value]),
    ...values.map((left) => values.filter((value) => value !== left)),
    ...allButTwo,
  ];
}
