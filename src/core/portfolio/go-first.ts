import type { Team } from './portfolio.ts';

/** A team that could go first, and its rank (1 is best, equal values share one) in each of the things that count. */
export interface Ranked {
  readonly file: string;
  /** Required gates in its way: open or not known, and not waived. */
  readonly ready: { readonly blockers: number; readonly rank: number };
  /** The need score that is certain, of 100. */
  readonly value: { readonly need: number; readonly rank: number };
  /** How many services it has; null where that is not known, which counts as the largest. */
  readonly small: { readonly services: number | null; readonly rank: number };
}

/**
 * Who should go first: of the teams that need a mesh and have not left the first stage, the one that is best in being
 * ready, valuable and small together: the sum of its three ranks is the lowest. The most ready wins a tie, then the
 * order given. A team whose verdict open answers can still change comes behind all that are settled. This order is a
 * rule of thumb of ours.
 */
export function goFirst(teams: readonly Team[]): readonly Ranked[] {
  const candidates = teams.filter(({ verdict, stage }) => verdict === 'yes' && stage === 'crawl');
  const blockers = candidates.map((team) => team.blockers.filter(({ waived }) => !waived).length);
  const ready = ranks(blockers);
  const value = ranks(candidates.map(({ need }) => -need.score));
  const small = ranks(candidates.map(({ services }) => services ?? Infinity));
  return candidates
    .map((team, index) => ({
      settled: team.settled,
      sum: ready[index]! + value[index]! + small[index]!,
      ranked: {
        file: team.file,
        ready: { blockers: blockers[index]!, rank: ready[index]! },
        value: { need: team.need.score, rank: value[index]! },
        small: { services: team.services, rank: small[index]! },
      },
    }))
    .sort((a, b) => Number(b.settled) - Number(a.settled) || a.sum - b.sum || a.ranked.ready.rank - b.ranked.ready.rank)
    .map(({ ranked }) => ranked);
}

/** Rank of each number among all, lowest first, 1 for the lowest; equal numbers share their rank. */
function ranks(numbers: readonly number[]): readonly number[] {
  const distinct = [...new Set(numbers)].sort((a, b) => a - b);
  const rank = new Map(distinct.map((each, index) => [each, index + 1]));
  return numbers.map((each) => rank.get(each)!);
}
