import { checkOf, outcomesOf, type Test } from '../condition/index.ts';
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
  /** Every score there can be. */
  readonly all: bigint;
  /** The formula of a test of the score; the first variables are its digits. */
  formula(test: Test, formulas: Formulas): Formula;
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
  return {
    digits,
    all: bits(highest + 1),
    formula(test, formulas) {
      const passes = checkOf(test);
      const holding = [...starts.keys()].filter((index) => passes(starts[index]! / 10));
      if (length === 1)
        return formulas.literal(
          0,
          holding.reduce((classes, index) => classes | (1 << index), 0),
          digits[0]!.length,
        );
      return formulas.any(
        holding.map((index) =>
          formulas.all(
            digits.map(({ length: size }, place) => formulas.literal(place, 1 << digitOf(index, place), size)),
          ),
        ),
      );
    },
  };
}

function bits(length: number): bigint {
  return (1n << BigInt(length)) - 1n;
}
