import type { CompiledPack } from '../judge/compile.ts';
import type { Place } from '../pack/parse.ts';
import type { Case } from './case.ts';
import { compare, type Difference } from './compare.ts';
import { type Coverage, coverageOf } from './coverage.ts';
import { resultOf } from './result.ts';

/** One expectation that was not met. */
export interface Mismatch extends Difference {
  readonly path: string;
  readonly place: Place;
}

export interface CaseOutcome {
  readonly name: string;
  readonly place: Place;
  readonly mismatches: readonly Mismatch[];
}

export interface CasesResult {
  readonly outcomes: readonly CaseOutcome[];
  readonly coverage: Coverage;
}

/** Runs the cases of a pack, in their order. */
export function runCases(compiled: CompiledPack, cases: readonly Case[]): CasesResult {
  const results = cases.map(({ answers }) => resultOf(compiled, answers));
  const outcomes = cases.map(({ name, place, expects }, index): CaseOutcome => {
    const { at } = results[index]!;
    const mismatches = expects.flatMap((expectation): Mismatch[] => {
      const difference = compare(at(expectation.path), expectation.expected);
      return difference === undefined ? [] : [{ path: expectation.path, place: expectation.place, ...difference }];
    });
    return { name, place, mismatches };
  });
  return {
    outcomes,
    coverage: coverageOf(
      compiled,
      results.map(({ judgement }) => judgement),
    ),
  };
}
