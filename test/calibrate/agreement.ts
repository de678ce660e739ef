import { VERDICTS, type VerdictId } from '../../src/core/pack/scales.ts';
import type { Advice, Case, Deed } from './cases.ts';
import type { Guess } from './guesses.ts';

export interface Guessed<Known extends Deed | Advice = Deed | Advice> {
  readonly case: Case<Known>;
  readonly guess: Guess;
}

/** How many of the cases that can be compared agree. */
export interface Share {
  readonly right: number;
  readonly of: number;
}

/** The agreement of one method of guessing with what is known about organizations. */
export interface Agreement {
  /** Verdicts that can be defended, of those that stand, by standing. */
  readonly settled: Share;
  readonly leaning: Share;
  /** Cases whose verdict is open: nothing is claimed. */
  readonly open: number;
  /** The first use case can be defended, of the cases where one is known. */
  readonly start: Share;
}

export function agreement(judged: readonly Guessed[]): Agreement {
  const standing = (wanted: Guess['standing']) => judged.filter(({ guess }) => guess.standing === wanted);
  const known = judged.filter((each) => startsOf(each).length > 0);
  return {
    settled: share(standing('settled'), isVerdictRight),
    leaning: share(standing('leaning'), isVerdictRight),
    open: standing('open').length,
    start: share(known, isStartRight),
  };
}

/** Whether what is known supports the verdict. */
export function isVerdictRight({ case: { label }, guess }: Guessed): boolean {
  return label.verdictAccept.includes(guess.verdict);
}

/** Whether what is known supports the first use case, or names none. */
export function isStartRight(each: Guessed): boolean {
  return startsOf(each).length === 0 || startsOf(each).includes(each.guess.start);
}

/** The use cases to start with that can be defended; empty where none is known. */
function startsOf({ case: { label } }: Guessed): readonly string[] {
  if ('startAccept' in label) return label.startAccept;
  return label.startedWith.length === 0 ? [] : [...label.startedWith, ...label.acceptAlso];
}

/** Of those whose stage is known: the stage is among those at which the organization may operate. */
export function operating(judged: readonly Guessed<Deed>[]): Share {
  return share(
    judged.filter(({ case: { label } }) => label.labelKind === 'adopted'),
    ({ case: { label }, guess: { operatingAtPossible = [] } }) =>
      operatingAtPossible.some((stage) => label.stageAccept.includes(stage)),
  );
}

/** How often each verdict was given, by the one that is known. Open verdicts are left out. */
export function confusion(judged: readonly Guessed[]): ReadonlyMap<VerdictId, ReadonlyMap<VerdictId, number>> {
  const count = (label: VerdictId, verdict: VerdictId) =>
    judged.filter(
      ({ case: each, guess }) => each.label.verdict === label && guess.verdict === verdict && guess.standing !== 'open',
    ).length;
  return new Map(
    VERDICTS.map((label) => [label, new Map(VERDICTS.map((verdict) => [verdict, count(label, verdict)]))]),
  );
}

export function share<T>(list: readonly T[], isRight: (each: T) => boolean): Share {
  return { right: list.filter(isRight).length, of: list.length };
}
