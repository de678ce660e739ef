import { TooEntangled } from './budget.ts';
import { bitsFor, type Mdd, outcomeOf, type Target } from './mdd.ts';
import { sparseNumbers } from './sparse.ts';

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
    let seen = sparseNumbers(mdd.nodes);
    let turn = 0;
    marks = {
      next() {
        // A diagram that is still being written grows.
        if (seen.length < mdd.nodes) seen = sparseNumbers(mdd.nodes * 2);
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

/**
 * What a root comes to when the fixed variables are left out and the diagram is reduced again. The nodes that are left
 * have numbers from 1, each after those that it leads to.
 */
export interface Reduced {
  /** The outcome, or the number of what the root comes to: the last one. */
  readonly root: Target;
  /** By number: a node of the diagram that comes to it. */
  readonly nodes: Int32Array;
  /** By node of the diagram that a walk from the root comes by: the outcome or the number that it comes to. */
  readonly numbers: Int32Array;
  /** How many outcomes there are, up to the last that is reached. */
  readonly outcomes: number;
}

/** How many lists a reduced diagram is searched in for equal nodes, as a power of two. */
const HASH_BITS = 14;

/** Reduces what a node leads to. Nodes below the last fixed variable are as they were: nothing equal is looked for. */
export function reducedFrom(view: View, root: number): Reduced {
  const { mdd, sizes, fixed } = view;
  const { starts, targets } = mdd;
  const lastFixed = lastFixedOf(view);
  const numbers = sparseNumbers(root + 1);
  const nodes = sparseNumbers(root + 2);
  /** By hash: the last number that has it; by number: another one with the same hash. 0 where there is none. */
  const last = new Int32Array(1 << HASH_BITS);
  const others = sparseNumbers(root + 2);
  let count = 0;
  let lowest = -1;
  const reduced = visit(root);
  return { root: reduced, nodes, numbers, outcomes: outcomeOf(lowest) + 1 };

  function visit(node: number): Target {
    const level = mdd.levelOf(node);
    const only = fixed[level];
    const start = starts[node]! + (only ?? 0);
    const end = only === undefined ? start + sizes[level]! : start + 1;
    let hash = level;
    let differ = false;
    let first = 0;
    for (let place = start; place < end; place += 1) {
      let target = targets[place]!;
      if (target >= 0) target = numbers[target]! || visit(target);
      else if (target < lowest) lowest = target;
      if (place === start) first = target;
      else if (target !== first) differ = true;
      hash = (hash << 5) ^ (hash >>> 27) ^ target;
    }
    return (numbers[node] = !differ ? first : level < lastFixed ? sameAs(node, level, hash) : added(node));
  }

  function added(node: number): number {
    count += 1;
    nodes[count] = node;
    return count;
  }

  /** The number with the same level and targets. */
  function sameAs(node: number, level: number, hash: number): number {
    const place = Math.imul(hash, 0x9e3779b1) >>> (32 - HASH_BITS);
    for (let number = last[place]!; number !== 0; number = others[number]!)
      if (isSame(nodes[number]!, node, level)) return number;
    const number = added(node);
    others[number] = last[place]!;
    last[place] = number;
    return number;
  }

  function isSame(one: number, other: number, level: number): boolean {
    if (mdd.levelOf(one) !== level) return false;
    // Pairs in brackets would be lists: millions of them in a walk.
    const start = starts[one]!;
    const begin = starts[other]!;
    const size = sizes[level]!;
    for (let valueClass = 0; valueClass < size; valueClass += 1) {
      const target = targets[start + valueClass]!;
      const lead = targets[begin + valueClass]!;
      if ((target < 0 ? target : numbers[target]) !== (lead < 0 ? lead : numbers[lead])) return false;
    }
    return true;
  }
}
