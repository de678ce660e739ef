import { TooEntangled } from './budget.ts';
import { bitsFor, type Mdd, outcomeOf, type Target } from './mdd.ts';

/** A diagram in which answers fix some variables. Nothing is copied: a walk follows the fixed classes only. */
export interface View {
  readonly mdd: Mdd;
  /** Number of classes of the variable at each level. */
  readonly sizes: readonly number[];
  /** By level: the class to which its variable is fixed. */
  readonly fixed: readonly (number | undefined)[];
}

/** Tells every outcome that some classes give from a root, ascending. */
export function createOutcomes(view: View): (root: Target) => readonly number[] {
  const { mdd, sizes, fixed } = view;
  const { starts, targets, bitsOf } = mdd;
  const lastFixed = lastFixedOf(view);
  const marks = marksOf(mdd);
  const known = new Map<Target, readonly number[]>();
  return (root) => {
    let found = known.get(root);
    if (found === undefined) known.set(root, (found = outcomesFrom(root)));
    return found;
  };

  function outcomesFrom(root: Target): readonly number[] {
    const { seen, turn } = marks.next();
    const outcomes = new Set<number>();
    /** Of the outcomes that are found, where the diagram keeps bits. */
    let bits = 0;
    const left = [root];
    for (let target = left.pop(); target !== undefined; target = left.pop()) {
      if (target < 0) {
        outcomes.add(outcomeOf(target));
        bits |= 1 << outcomeOf(target);
        continue;
      }
      const more = bitsOf === undefined ? ALL : bitsOf(target) & ~bits;
      if (more === 0 || seen[target] === turn) continue;
      seen[target] = turn;
      const level = mdd.levelOf(target);
      // Nothing that follows is fixed: the node gives whatever it can give.
      if (bitsOf !== undefined && level > lastFixed) {
        for (const outcome of outcomesIn(more)) outcomes.add(outcome);
        bits |= more;
        continue;
      }
      const only = fixed[level];
      const first = starts[target]! + (only ?? 0);
      const end = only === undefined ? first + sizes[level]! : first + 1;
      for (let place = first; place < end; place += 1) left.push(targets[place]!);
    }
    return [...outcomes].sort((a, b) => a - b);
  }
}

/** The bits of all outcomes. */
const ALL = -1;

/** The outcomes whose bits these are. */
function outcomesIn(bits: number): readonly number[] {
  return Array.from({ length: 32 }, (_, outcome) => outcome).filter((outcome) => (bits & (1 << outcome)) !== 0);
}

/** The last level whose variable is fixed; -1 where none is. */
function lastFixedOf({ fixed }: View): number {
  return fixed.findLastIndex((only) => only !== undefined);
}

/** The nodes that a walk has seen: those with its number. All walks of a diagram share the list. */
interface Marks {
  /** Begins a walk with a new number; the walk before must have ended. */
  next(): { readonly seen: Int32Array; readonly turn: number };
}

const marksByDiagram = new WeakMap<Mdd, Marks>();

/** The marks of a diagram; made once. */
export function marksOf(mdd: Mdd): Marks {
  let marks = marksByDiagram.get(mdd);
  if (marks === undefined) {
    let seen = new Int32Array(mdd.nodes);
    let turn = 0;
    marks = {
      next() {
        // A diagram that is still being written grows.
        if (seen.length < mdd.nodes) seen = new Int32Array(mdd.nodes * 2);
        return { seen, turn: (turn += 1) };
      },
    };
    marksByDiagram.set(mdd, marks);
  }
  return marks;
}

/** The most pairs of nodes that `createMeeting` looks at. */
const MOST_PAIRS = 1_000_000;

/**
 * Tells whether the same classes can give one of `wanted` from one root, and one of other outcomes from another.
 * Throws `TooEntangled` where it would have to look at too many nodes.
 */
export function createMeeting(
  view: View,
  root: Target,
  wanted: readonly number[],
): (other: Target, others: readonly number[]) => boolean {
  const { mdd, sizes, fixed } = view;
  const possible = createReach(view, wanted);
  const pairs = mdd.nodes + 1;
  return (other, others) => {
    const possibleToo = createReach(view, others);
    const failed = new Set<number>();
    return meet(root, other);

    function meet(one: Target, two: Target): boolean {
      if (!possible(one) || !possibleToo(two)) return false;
      if (one < 0 || two < 0) return true;
      const pair = one * pairs + two;
      if (failed.has(pair)) return false;
      const [first, second] = [mdd.levelOf(one), mdd.levelOf(two)];
      const level = Math.min(first, second);
      const only = fixed[level];
      const end = only === undefined ? sizes[level]! : only + 1;
      for (let valueClass = only ?? 0; valueClass < end; valueClass += 1) {
        const next = first === level ? mdd.targets[mdd.starts[one]! + valueClass]! : one;
        const nextToo = second === level ? mdd.targets[mdd.starts[two]! + valueClass]! : two;
        if (meet(next, nextToo)) return true;
      }
      failed.add(pair);
      if (failed.size > MOST_PAIRS) throw new TooEntangled();
      return false;
    }
  };
}

/** Whether a target can still give one of these outcomes. */
function createReach({ mdd, sizes, fixed }: View, wanted: readonly number[]): (target: Target) => boolean {
  const { starts, targets, bitsOf } = mdd;
  const wantedBits = bitsFor(wanted);
  const known = new Map<Target, boolean>();
  return reaches;

  function reaches(target: Target): boolean {
    if (target < 0) return wanted.includes(outcomeOf(target));
    if (bitsOf !== undefined && (bitsOf(target) & wantedBits) === 0) return false;
    let found = known.get(target);
    if (found === undefined) known.set(target, (found = someClassReaches(target)));
    return found;
  }

  function someClassReaches(target: Target): boolean {
    const level = mdd.levelOf(target);
    const start = starts[target]!;
    const only = fixed[level];
    if (only !== undefined) return reaches(targets[start + only]!);
    for (let valueClass = 0; valueClass < sizes[level]!; valueClass += 1)
      if (reaches(targets[start + valueClass]!)) return true;
    return false;
  }
}

/** What a walk from a root that follows the fixed classes comes by. */
export interface Passed {
  readonly root: Target;
  /** By node up to the root: how many of all runs pass it, when all classes are equally likely; 0 to 1. */
  readonly reached: Float64Array;
  /** The first node that is passed. */
  readonly least: number;
  /** How many outcomes there are, up to the last that is reached. */
  readonly outcomes: number;
  /** How many nodes are passed, and how many of them are above the last fixed variable. */
  readonly count: number;
  readonly above: number;
}

/** Walks from a node down, each node after all that lead to it. */
export function passedFrom(view: View, root: number): Passed {
  const { mdd, sizes, fixed } = view;
  const { starts, targets } = mdd;
  const lastFixed = lastFixedOf(view);
  const reached = new Float64Array(root + 1);
  let [outcomes, count, above, least, left] = [1, 0, 0, root, 1];
  reached[root] = 1;
  // Every node comes after those that it leads to.
  for (let node = root; left > 0; node -= 1) if (reached[node] !== 0) pass(node);
  return { root, reached, least, outcomes, count, above };

  // A function of its own, which is made fast sooner than a long loop.
  function pass(node: number): void {
    left -= 1;
    count += 1;
    least = node;
    const level = mdd.levelOf(node);
    if (level < lastFixed) above += 1;
    const only = fixed[level];
    const size = only === undefined ? sizes[level]! : 1;
    // 0 means that nothing passes, so that even the smallest share is more.
    const share = Math.max(reached[node]! / size, Number.MIN_VALUE);
    const first = starts[node]! + (only ?? 0);
    for (let place = first; place < first + size; place += 1) {
      const target = targets[place]!;
      if (target < 0) {
        if (outcomeOf(target) >= outcomes) outcomes = outcomeOf(target) + 1;
        continue;
      }
      if (reached[target] === 0) left += 1;
      reached[target]! += share;
    }
  }
}

/**
 * What nodes come to when the fixed variables are left out and the diagram is reduced again. Nodes that come to
 * different things are numbered from 0.
 */
export interface Same {
  /** Adds a node, after all that it leads to. Whether the outcome depends on its variable there. */
  add(node: number, level: number): boolean;
  /** The outcome, or the number of what a target that was added comes to. */
  of(target: Target): Target;
}

/** Below the last fixed variable no two nodes become equal: none is looked for. */
export function createSame(view: View, { root, least, count, above }: Passed): Same {
  const { mdd, sizes, fixed } = view;
  const { starts, targets } = mdd;
  const lastFixed = lastFixedOf(view);
  const numbers = new Int32Array(root + 1 - least);
  const levels = new Int32Array(count);
  /** By number: where the targets of its node begin. */
  const begins = new Int32Array(count);
  /** By hash: a number plus one; 0 where there is none. The next place is tried for another one. */
  const places = new Int32Array(2 ** Math.ceil(Math.log2(2 * above + 1)));
  let next = 0;
  return {
    add(node, level) {
      const start = starts[node]!;
      const only = fixed[level];
      const number =
        only !== undefined
          ? of(targets[start + only]!)
          : level < lastFixed
            ? sameAs(level, start)
            : added(level, start);
      numbers[node - least] = number;
      return only === undefined && number >= 0 && levels[number] === level;
    },
    of,
  };

  function of(target: Target): Target {
    return target < 0 ? target : numbers[target - least]!;
  }

  function added(level: number, start: number): number {
    levels[next] = level;
    begins[next] = start;
    return next++;
  }

  /** What all of these targets are, or the number before with the same; a new one is found from now on. */
  function sameAs(level: number, start: number): Target {
    const end = start + sizes[level]!;
    const first = of(targets[start]!);
    let hash = level;
    let differ = false;
    for (let place = start; place < end; place += 1) {
      const target = of(targets[place]!);
      hash = Math.imul(hash ^ target, 0x9e3779b1);
      hash ^= hash >>> 15;
      differ ||= target !== first;
    }
    if (!differ) return first;
    let place = hash & (places.length - 1);
    for (; places[place] !== 0; place = (place + 1) & (places.length - 1))
      if (isSame(places[place]! - 1, level, start)) return places[place]! - 1;
    places[place] = next + 1;
    return added(level, start);
  }

  function isSame(number: number, level: number, start: number): boolean {
    if (levels[number] !== level) return false;
    const begin = begins[number]!;
    for (let valueClass = 0; valueClass < sizes[level]!; valueClass += 1)
      if (of(targets[begin + valueClass]!) !== of(targets[start + valueClass]!)) return false;
    return true;
  }
}
