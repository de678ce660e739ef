import type { Formula, UniqueTable } from './unique-table.ts';

/** Operations that sums need. */
export interface SumParts {
  readonly table: UniqueTable;
  readonly yes: Formula;
  readonly no: Formula;
  readonly not: (formula: Formula) => Formula;
  readonly apply: (parts: readonly Formula[], kind: 'all' | 'any') => Formula;
  /** A mark that no formula has. */
  readonly newMark: () => number;
}

/** Holds when the points of the true parts add up to the bound or more. */
export type Reaches = (points: readonly number[], parts: readonly Formula[], bound: number) => Formula;

/**
 * Sums in simplified form: each part once, with positive points, and with no more points than the bound. A sum that
 * equals `all` or `any` of its parts becomes that.
 */
export function createSums({ table, yes, no, not, apply, newMark }: SumParts): Reaches {
  /** Buffers that every sum reuses, because allocating new lists would dominate the cost. */
  const kept: Formula[] = [];
  const gains: number[] = [];
  /** Number of used items in `kept`. */
  let used = 0;

  return (points, parts, bound) => {
    for (let index = 0; index < parts.length; index += 1) if (points[index]! < 0) not(parts[index]!);
    const mark = newMark();
    used = 0;
    let left = bound;
    for (let index = 0; index < parts.length; index += 1) left -= count(parts[index]!, points[index]!, mark);
    if (left <= 0) return yes;
    sortById(kept, used);
    let length = 0;
    let total = 0;
    let least = Infinity;
    for (let index = 0; index < used; index += 1) {
      const part = kept[index]!;
      if (part.tally === 0) continue;
      const gain = Math.min(part.tally, left);
      kept[length] = part;
      gains[length] = gain;
      length += 1;
      total += gain;
      least = Math.min(least, gain);
    }
    if (total < left) return no;
    if (least === left) return apply(kept.slice(0, length), 'any');
    if (total - least < left) return apply(kept.slice(0, length), 'all');
    return table.compound('sum', kept, length, gains, left);
  };

  /** Adds a part to those that a sum keeps; returns the points that are already certain. */
  function count(formula: Formula, points: number, mark: number): number {
    const part = points < 0 ? formula.negation! : formula;
    const certain = Math.min(points, 0);
    let gain = Math.abs(points);
    if (part === yes) return certain + gain;
    if (part === no || gain === 0) return certain;
    const opposite = part.negation;
    let shared = 0;
    if (opposite?.mark === mark) {
      shared = Math.min(opposite.tally, gain);
      opposite.tally -= shared;
      gain -= shared;
    }
    if (part.mark === mark) part.tally += gain;
    else {
      part.mark = mark;
      part.tally = gain;
      kept[used++] = part;
    }
    return certain + shared;
  }
}

/** Sorts the first `length` items in place, by insertion. */
export function sortById(list: Formula[], length: number): void {
  for (let index = 1; index < length; index += 1) {
    const formula = list[index]!;
    let place = index;
    for (; place > 0 && list[place - 1]!.id > formula.id; place -= 1) list[place] = list[place - 1]!;
    list[place] = formula;
  }
}
