import { checkOf, type Condition, outcomesOf, type Test } from '../condition/index.ts';
import type { Pack } from '../pack/schema.ts';
import type { Formula } from './unique-table.ts';
import { MOST_CLASSES } from './unique-table.ts';
import type { Formulas } from './formulas.ts';

/** Points of a level in tenths of a point: weight times share, rounded. */
export function tenthsOf(weight: number, share: number): number {
  return Math.round(weight * share * 10);
}

/** One variable of those that stand for the exposure score: per class the scores in it, bit n for n tenths. */
export type ExposureDigit = readonly bigint[];

/**
 * The exposure score as far as verdict rules can tell scores apart. Its class is written in digits, one variable each,
 * so that a pack may name any number of bounds; nearly always there is one digit.
 */
export interface ExposureScore {
  readonly digits: readonly ExposureDigit[];
  /** The formula of a test of the score; the first variables are its digits. */
  formula(test: Test, formulas: Formulas): Formula;
  /** By digit: its class for a score, of which `reaches` tells whether it is at least so many tenths. */
  classesOf(reaches: (tenths: number) => boolean): readonly number[];
  /** The digits are those of the score. `reaches`: when it is at least so many tenths. */
  agrees(reaches: (tenths: number) => Formula, formulas: Formulas): Formula;
}

/** Splits all scores from 0 to the sum of the weights at the bounds that the tests name. */
export function splitScores(pack: Pack, tests: readonly Test[]): ExposureScore {
  const highest = pack.criteria.reduce((sum, { weight }) => sum + tenthsOf(weight, 1), 0);
  const outcome = outcomesOf(tests);
  const outcomes = Array.from({ length: highest + 1 }, (_, tenths) => outcome(tenths / 10));
  const starts = [...outcomes.keys()].filter((tenths) => outcomes[tenths] !== outcomes[tenths - 1]);
  const scores = starts.map((start, index) => bits((starts[index + 1] ?? highest + 1) - start) << BigInt(start));
  const length = Math.max(1, Math.ceil(Math.log(starts.length) / Math.log(MOST_CLASSES)));
  const digitOf = (index: number, place: number) => Math.floor(index / MOST_CLASSES ** place) % MOST_CLASSES;
  const digits = Array.from({ length }, (_, place) => {
    const digit = Array.from({ length: Math.min(starts.length, MOST_CLASSES) }, () => 0n);
    scores.forEach((group, index) => (digit[digitOf(index, place)]! |= group));
    return digit;
  });
  const written = (index: number, { all, literal }: Formulas) =>
    all(digits.map(({ length: size }, place) => literal(place, 1 << digitOf(index, place), size)));
  return {
    digits,
    formula(test, formulas) {
      const passes = checkOf(test);
      const holding = [...starts.keys()].filter((index) => passes(starts[index]! / 10));
      return formulas.any(holding.map((index) => written(index, formulas)));
    },
    classesOf(reaches) {
      const index = starts.findLastIndex(reaches);
      return digits.map((_, place) => digitOf(index, place));
    },
    agrees(reaches, formulas) {
      const { all, any, not } = formulas;
      const within = starts.map((start, index) => all([reaches(start), not(reaches(starts[index + 1] ?? Infinity))]));
      return any(within.map((when, index) => all([written(index, formulas), when])));
    },
  };
}

function bits(length: number): bigint {
  return (1n << BigInt(length)) - 1n;
}

/**
 * When the score is at least so many tenths: criterion after criterion, of which the first level that holds gives its
 * points.
 */
export function scoreReaches(
  { criteria }: Pack,
  { yes, no, all, any, not }: Formulas,
  formula: (condition: Condition | undefined) => Formula,
): (tenths: number) => Formula {
  const levels = criteria.map(({ weight, levels: each }) =>
    each.map(({ when, share }) => ({ when: formula(when), tenths: tenthsOf(weight, share) })),
  );
  const known = new Map<string, Formula>();
  return (tenths) => reaches(0, tenths);

  function reaches(from: number, missing: number): Formula {
    if (missing <= 0) return yes;
    if (from === levels.length) return no;
    const key = `${from},${missing}`;
    let found = known.get(key);
    if (found === undefined) {
      found = levels[from]!.reduceRight((otherwise, { when, tenths }) => {
        const then = reaches(from + 1, missing - tenths);
        return any([all([when, then]), all([not(when), otherwise])]);
      }, no);
      known.set(key, found);
    }
    return found;
  }
}
