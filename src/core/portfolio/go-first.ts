import type { Team } from './portfolio.ts';

/** A team that could go first, with its rank in each criterion; 1 is best, and equal values share a rank. */
export interface Ranked {
  readonly file: string;
  /** Required gates that block it: not met or unknown, and not waived. */
  readonly ready: { readonly blockers: number; readonly rank: number };
  /** The exposure score that is certain, of 100. */
  readonly value: { readonly exposure: number; readonly rank: number };
  /** How many services it has; null where that is not known, which counts as the largest. */
  readonly small: { readonly services: number | null; readonly rank: number };
}

/**
 * Ranks the teams that could go first: those that need a mesh and are still in the first stage. The best team has the
 * lowest sum of ranks for readiness, value, and small size. Ties go to the most ready team, then to the order given.
 * Teams with an unsettled verdict come after all others. The ranking is a heuristic of this program.
 */
export function goFirst(teams: readonly Team[]): readonly Ranked[] {
  const candidates = teams.filter(({ verdict, stage }) => verdict === 'yes' && stage === 'crawl');
  const blockers = candidates.map((team) => team.blockers.filter(({ waived }) => !waived).length);
  const ready = ranks(blockers);
  const value = ranks(candidates.map(({ exposure }) => -exposure.score));
  const small = ranks(candidates.map(({ services }) => services ?? Infinity));
  return candidates
    .map((team, index) => ({
      settled: team.settled,
      sum: ready[index]! + value[index]! + small[index]!,
      ranked: {
        file: team.file,
        ready: { blockers: blockers[index]!, rank: ready[index]! },
        value: { exposure: team.exposure.score, rank: value[index]! },
        small: { services: team.services, rank: small[index]! },
      },
    }))
    .sort((a, b) => Number(b.settled) - Number(a.settled) || a.sum - b.sum || a.ranked.ready.rank - b.ranked.ready.rank)
    .map(({ ranked }) => ranked);
}

/** Rank of each number, 1 for the lowest; equal numbers share a rank. */
function ranks(numbers: readonly number[]): readonly number[] {
  const distinct = [...new Set(numbers)].sort((a, b) => a - b);
  const rank = new Map(distinct.map((each, index) => [each, index + 1]));
  return numbers.map((each) => rank.get(each)!);
}
