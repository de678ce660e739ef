import type { VerdictId } from '../pack/index.ts';
import type { Move } from './move.ts';

/** Sets of moves that a reader sees as one. */
export interface Group {
  /** By question: the moves with the same effect. */
  alternatives: (readonly Move[])[];
  readonly verdict: VerdictId;
  /** Whether the opposite can be defended as well. */
  readonly close: boolean;
}

/**
 * Merges sets that differ in the value of one question only and give the same verdict, as close a call. Moves that the
 * organization can bring about (`able`) and other moves stay separate.
 */
export function groupSame(
  sets: readonly { readonly moves: readonly Move[]; readonly verdict: VerdictId; readonly close: boolean }[],
  able: (move: Move) => boolean,
): readonly Group[] {
  let groups: Group[] = sets.map(({ moves, verdict, close }) => ({
    alternatives: moves.toSorted((a, b) => a.question.localeCompare(b.question)).map((move) => [move]),
    verdict,
    close,
  }));
  const places = Math.max(0, ...groups.map(({ alternatives }) => alternatives.length));
  for (let place = 0; place < places; place += 1) {
    const merged = new Map<string, Group>();
    for (const group of groups) {
      const key = group.alternatives
        .map((moves, at) => (at === place ? `${moves[0]!.question}${able(moves[0]!)}` : moves.map(nameOf).join('|')))
        .join('&');
      const same = merged.get(`${group.verdict}:${group.close}:${key}`);
      const here = group.alternatives[place];
      if (same === undefined || here === undefined) merged.set(`${group.verdict}:${group.close}:${key}`, group);
      else same.alternatives = same.alternatives.with(place, [...same.alternatives[place]!, ...here]);
    }
    groups = [...merged.values()];
  }
  return groups;
}

function nameOf({ question, to }: Move): string {
  return `${question}=${String(to)}`;
}
