import type { Move } from './moves.ts';

/** A search for sets of moves that reach a goal. */
export interface Quest<State> {
  /** The state after these moves. */
  readonly after: (moves: readonly Move[]) => State;
  readonly reached: (state: State) => boolean;
  /** Questions of which at least one more must move before the goal can be reached. */
  readonly levers: (state: State) => Iterable<string>;
  readonly moves: (question: string) => readonly Move[];
}

/**
 * Every set of at most `most` moves that reaches the goal, without sets that contain a smaller one; smaller sets first.
 * Follows only moves of levers, so that irrelevant sets are never tried.
 */
export function smallestSets<State>(quest: Quest<State>, most: number): readonly (readonly Move[])[] {
  const found: (readonly Move[])[] = [];
  let frontier: { readonly moves: readonly Move[]; readonly state: State }[] = [{ moves: [], state: quest.after([]) }];
  for (let size = 1; size <= most; size += 1) {
    const seen = new Set<string>();
    const next: typeof frontier = [];
    for (const { moves, state } of frontier) {
      for (const question of quest.levers(state)) {
        if (moves.some((move) => move.question === question)) continue;
        for (const move of quest.moves(question)) {
          const set = [...moves, move];
          const key = keyOf(set);
          if (seen.has(key)) continue;
          seen.add(key);
          if (found.some((smaller) => smaller.length < size && smaller.every((each) => set.includes(each)))) continue;
          const after = quest.after(set);
          if (quest.reached(after)) found.push(set);
          else if (size < most) next.push({ moves: set, state: after });
        }
      }
    }
    frontier = next;
  }
  return found;
}

function keyOf(moves: readonly Move[]): string {
  return moves
    .map(({ question, to }) => `${question}=${String(to)}`)
    .sort()
    .join(';');
}
