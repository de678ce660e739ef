import { VERDICTS, type VerdictId } from '../../src/core/pack/scales.ts';
import type { Case } from './cases.ts';
import type { Guess } from './guesses.ts';

export interface Guessed {
  readonly case: Case;
  readonly guess: Guess;
}

/** How many guesses agree with what organizations did, of all with a label. */
export interface Share {
  readonly right: number;
  readonly of: number;
}

/** The agreement of one method of guessing with what organizations did. */
export interface Agreement {
  readonly verdict: Share;
  /** Also counts a verdict that the same sources support. */
  readonly verdictAccepted: Share;
  readonly stage: Share;
  readonly stageAccepted: Share;
  /** The first use case is one that the organization started with, or that the sources support. */
  readonly start: Share;
  /** One of the first three use cases is. */
  readonly firstThree: Share;
}

export function agreement(judged: readonly Guessed[]): Agreement {
  const started = judged.filter(({ case: { label } }) => label.startedWith.length > 0);
  const supported = ({ case: { label } }: Guessed, useCase: string | undefined) =>
    useCase !== undefined && [...label.startedWith, ...label.acceptAlso].includes(useCase);
  return {
    verdict: share(judged, ({ case: { label }, guess }) => guess.verdict === label.verdict),
    verdictAccepted: share(judged, ({ case: { label }, guess }) => label.verdictAccept.includes(guess.verdict)),
    stage: share(judged, ({ case: { label }, guess }) => guess.stage === label.stage),
    stageAccepted: share(judged, ({ case: { label }, guess }) => label.stageAccept.includes(guess.stage)),
    start: share(started, (each) => supported(each, each.guess.start)),
    firstThree: share(started, (each) => each.guess.firstThree.some((useCase) => supported(each, useCase))),
  };
}

/**
 * Whether the truth is among the possible results, and how many results are possible: naming all would always be right.
 */
export interface Coverage {
  readonly inside: Share;
  /** Mean number of possible results, of `of`. */
  readonly size: number;
  readonly of: number;
  /** Cases with only one possible result, and how many of them are right. */
  readonly settled: Share;
}

export function coverage(
  judged: readonly Guessed[],
  useCases: number,
): { readonly verdict: Coverage; readonly stage: Coverage; readonly start: Coverage } {
  const started = judged.filter(({ case: { label } }) => label.startedWith.length > 0);
  return {
    verdict: cover(
      judged,
      VERDICTS.length,
      ({ guess }) => guess.possible.verdicts,
      ({ case: { label } }) => [label.verdict],
    ),
    stage: cover(
      judged,
      5,
      ({ guess }) => guess.possible.stages,
      ({ case: { label } }) => [label.stage],
    ),
    start: cover(
      started,
      useCases,
      ({ guess }) => guess.possible.starts,
      ({ case: { label } }) => [...label.startedWith, ...label.acceptAlso],
    ),
  };
}

function cover(
  judged: readonly Guessed[],
  of: number,
  possible: (each: Guessed) => readonly string[],
  truth: (each: Guessed) => readonly string[],
): Coverage {
  const isInside = (each: Guessed) => possible(each).some((result) => truth(each).includes(result));
  const settled = judged.filter((each) => possible(each).length === 1);
  return {
    inside: share(judged, isInside),
    size: judged.reduce((sum, each) => sum + possible(each).length, 0) / judged.length,
    of,
    settled: share(settled, isInside),
  };
}

/** How often each verdict was given, by what the organization did. */
export function confusion(judged: readonly Guessed[]): ReadonlyMap<VerdictId, ReadonlyMap<VerdictId, number>> {
  const count = (label: VerdictId, verdict: VerdictId) =>
    judged.filter((each) => each.case.label.verdict === label && each.guess.verdict === verdict).length;
  return new Map(
    VERDICTS.map((label) => [label, new Map(VERDICTS.map((verdict) => [verdict, count(label, verdict)]))]),
  );
}

function share<T>(list: readonly T[], isRight: (each: T) => boolean): Share {
  return { right: list.filter(isRight).length, of: list.length };
}
