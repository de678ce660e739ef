import type { Pack, Test } from '../pack/schema.ts';

/** Points of a level in tenths of a point: weight times share, rounded. */
export function tenthsOf(weight: number, share: number): number {
  return Math.round(weight * share * 10);
}

/** The need scores that tests in verdict rules can tell apart. */
export interface NeedClasses {
  readonly classes: number;
  /** Per class, whether the test holds: `1` or `0`. */
  readonly truth: (test: Test) => string;
  /** Per class, the scores in it: bit n stands for n tenths. */
  readonly scores: readonly bigint[];
  readonly all: bigint;
}

/** Splits all scores from 0 to the sum of the weights at the bounds that the tests name. */
export function splitScores(pack: Pack, tests: readonly Test[]): NeedClasses {
  const highest = pack.criteria.reduce((sum, { weight }) => sum + tenthsOf(weight, 1), 0);
  const groups = new Map<string, { row: readonly boolean[]; scores: bigint }>();
  for (let tenths = 0; tenths <= highest; tenths += 1) {
    const row = tests.map(({ atLeast = -Infinity, atMost = Infinity }) => tenths / 10 >= atLeast && tenths / 10 <= atMost);
    const key = row.join();
    const group = groups.get(key);
    if (group === undefined) groups.set(key, { row, scores: 1n << BigInt(tenths) });
    else group.scores |= 1n << BigInt(tenths);
  }
  const list = [...groups.values()];
  return {
    classes: list.length,
    truth: (test) => list.map(({ row }) => (row[tests.indexOf(test)] === true ? '1' : '0')).join(''),
    scores: list.map(({ scores }) => scores),
    all: (1n << BigInt(highest + 1)) - 1n,
  };
}
