import type { Move } from './moves.ts';

/** A search for sets of moves that reach a goal. */
export interface Quest {
  /** Those of one question stand together. */
  readonly moves: readonly Move[];
  readonly reached: (set: readonly Move[]) => boolean;
  /** Whether larger sets need not be looked for, with these found. */
  readonly isEnough: (found: readonly (readonly Move[])[]) => boolean;
}

/**
 * Every set of at most `most` moves of different questions that reaches the goal, without sets that contain a smaller
 * one; smaller sets first, up to the size at which those found are enough.
 */
export function smallestSets({ moves, reached, isEnough }: Quest, most: number): readonly (readonly Move[])[] {
  const found: (readonly Move[])[] = [];
  for (let size = 1; size <= most && !isEnough(found); size += 1) {
    const smaller = found.slice();
    extend([], 0, size, smaller);
  }
  return found;

  function extend(set: readonly Move[], from: number, missing: number, smaller: readonly (readonly Move[])[]): void {
    if (smaller.some((part) => part.every((move) => set.includes(move)))) return;
    if (missing === 0) {
      if (reached(set)) found.push(set);
      return;
    }
    const last = set.at(-1)?.question;
    for (let place = from; place < moves.length; place += 1)
      if (moves[place]!.question !== last) extend([...set, moves[place]!], place + 1, missing - 1, smaller);
  }
}
