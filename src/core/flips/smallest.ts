import type { Obstacle } from '../range/index.ts';
import type { Move } from './moves.ts';

/** A search for sets of moves that reach a goal. */
export interface SetSearch {
  readonly moves: readonly Move[];
  /** An obstacle that a set leaves; undefined when it leaves none. */
  readonly obstacle: (set: readonly Move[]) => Obstacle | undefined;
  /** Whether a set that leaves no obstacle makes sense. */
  readonly fits: (set: readonly Move[]) => boolean;
  /** Whether larger sets need not be looked for, with these found. */
  readonly isEnough: (found: readonly (readonly Move[])[]) => boolean;
}

/** A set of moves that doesn't reach the goal, as places in the list of moves, ascending. */
interface Failed {
  readonly places: readonly number[];
  readonly obstacle: Obstacle | undefined;
}

/**
 * Every set of at most `most` moves of different questions that reaches the goal, without sets that contain a smaller
 * one; smaller sets first, up to the size at which those found are enough. A set that fails is only extended by moves
 * that avoid what it failed at, so that few of all sets are tried.
 */
export function smallestSets(
  { moves, obstacle, fits, isEnough }: SetSearch,
  most: number,
): readonly (readonly Move[])[] {
  const found: (readonly Move[])[] = [];
  let failed: readonly Failed[] = [{ places: [], obstacle: obstacle([]) }];
  for (let size = 1; size <= most && !isEnough(found); size += 1) {
    const reached: (readonly number[])[] = [];
    const next: Failed[] = [];
    for (const places of largerSets(failed)) {
      const set = places.map((place) => moves[place]!);
      if (found.some((part) => part.every((move) => set.includes(move)))) continue;
      const left = obstacle(set);
      if (left === undefined && fits(set)) reached.push(places);
      else next.push({ places, obstacle: left });
    }
    found.push(...reached.sort(inOrder).map((places) => places.map((place) => moves[place]!)));
    failed = next;
  }
  return found;

  /** The sets with one more move, each once. */
  function* largerSets(smaller: readonly Failed[]): Generator<readonly number[]> {
    const tried = new Set<string>();
    for (const { places, obstacle: inTheWay } of smaller) {
      const questions = places.map((place) => moves[place]!.question);
      for (const [place, move] of moves.entries()) {
        if (questions.includes(move.question) || inTheWay?.avoidedBy(move) === false) continue;
        const larger = [...places, place].sort((a, b) => a - b);
        const key = larger.join();
        if (tried.has(key)) continue;
        tried.add(key);
        yield larger;
      }
    }
  }
}

function inOrder(one: readonly number[], other: readonly number[]): number {
  const at = one.findIndex((place, index) => place !== other[index]);
  return at < 0 ? 0 : one[at]! - other[at]!;
}
