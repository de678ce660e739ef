import type { Obstacle } from '../range/index.ts';
import type { Move } from './move.ts';

/** A search for sets of moves that reach a goal. */
export interface SetSearch {
  readonly moves: readonly Move[];
  /** Whether a move may stand in a set with others. */
  readonly joins: (move: Move) => boolean;
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
  readonly avoidedBy: Avoiding;
}

/** By place of a move: 1 where it avoids what a set failed at. */
type Avoiding = Uint8Array;

/**
 * Every move, and every set of at most `most` joining moves of different questions, that reaches the goal, without sets
 * that contain a smaller one; smaller sets first, up to the size at which those found are enough. What a set fails at,
 * a larger one fails at too, unless one of its other moves avoids it: so few of all sets are tried.
 */
export function smallestSets(
  { moves, joins, obstacle, fits, isEnough }: SetSearch,
  most: number,
): readonly (readonly Move[])[] {
  const found: (readonly Move[])[] = [];
  const joining = moves.map(joins);
  let failed = new Map<number, Failed>([[keyOf([]), { places: [], avoidedBy: avoiding(obstacle([])) }]]);
  for (let size = 1; size <= most && !isEnough(found); size += 1) {
    const reached: (readonly number[])[] = [];
    const next = new Map<number, Failed>();
    for (const [key, places] of largerSets()) {
      const set = places.map((place) => moves[place]!);
      if (found.some((part) => part.every((move) => set.includes(move)))) continue;
      let avoidedBy = inherited(places);
      if (avoidedBy === undefined) {
        const left = obstacle(set);
        if (left === undefined && fits(set)) {
          reached.push(places);
          continue;
        }
        avoidedBy = size === most ? undefined : avoiding(left);
      }
      if (avoidedBy !== undefined) next.set(key, { places, avoidedBy });
    }
    found.push(...reached.sort(inOrder).map((places) => places.map((place) => moves[place]!)));
    failed = next;
  }
  return found;

  /** The sets with one more move than those that failed, each once. */
  function* largerSets(): Generator<readonly [key: number, places: readonly number[]]> {
    const given = new Set<number>();
    for (const { places, avoidedBy } of failed.values()) {
      if (!places.every((place) => joining[place])) continue;
      const questions = places.map((place) => moves[place]!.question);
      for (let place = 0; place < moves.length; place += 1) {
        if (avoidedBy[place] === 0 || (places.length > 0 && !joining[place])) continue;
        if (questions.includes(moves[place]!.question)) continue;
        const larger = withPlace(places, place);
        const key = keyOf(larger);
        if (given.has(key)) continue;
        given.add(key);
        yield [key, larger];
      }
    }
  }

  /** What one of the sets with one move less failed at, where the other move doesn't avoid it. */
  function inherited(places: readonly number[]): Avoiding | undefined {
    for (const [at, place] of places.entries()) {
      const part = failed.get(keyOf(places.toSpliced(at, 1)));
      if (part?.avoidedBy[place] === 0) return part.avoidedBy;
    }
    return undefined;
  }

  function avoiding(left: Obstacle | undefined): Avoiding {
    return Uint8Array.from(moves, (move) => Number(left?.avoidedBy(move) ?? true));
  }

  function keyOf(places: readonly number[]): number {
    return places.reduce((key, place) => key * moves.length + place, 0);
  }
}

/** Ascending places with one more of them. */
function withPlace(places: readonly number[], place: number): readonly number[] {
  const at = places.findIndex((each) => each > place);
  return at < 0 ? [...places, place] : places.toSpliced(at, 0, place);
}

function inOrder(one: readonly number[], other: readonly number[]): number {
  const at = one.findIndex((place, index) => place !== other[index]);
  return at < 0 ? 0 : one[at]! - other[at]!;
}
