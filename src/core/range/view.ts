import { TooEntangled } from './budget.ts';
import { bitsFor, type Mdd, type MddLists, outcomeOf, type Target } from './mdd.ts';

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

/** A diagram of its own: what a root leads to with the fixed variables left out, reduced again. */
export interface Restricted {
  readonly lists: MddLists;
  readonly root: Target;
}

/**
 * Restricts a diagram to what a root leads to. It is written in numbers only, from the first node to the root: many
 * nodes take as long as the rest of an assessment otherwise. Below the last fixed variable no two nodes become equal:
 * none is looked for.
 */
export function restricted(view: View, root: Target): Restricted {
  const { mdd, sizes, fixed } = view;
  const lastFixed = lastFixedOf(view);
  const { reached, nodes, edges, above } = reachedFrom(view, root, lastFixed);
  const levels = new Int32Array(nodes);
  const starts = new Int32Array(nodes + 1);
  const targets = new Int32Array(edges);
  const copies = new Int32Array(Math.max(root + 1, 0));
  /** By hash: the number of a node plus one; 0 where there is none. The next place is tried for another one. */
  const places = new Int32Array(2 ** Math.ceil(Math.log2(2 * above + 1)));
  let count = 0;
  for (let node = 0; node <= root; node += 1) {
    if (reached[node] === 0) continue;
    const level = mdd.levelOf(node);
    const from = mdd.starts[node]!;
    const only = fixed[level];
    copies[node] = only === undefined ? write(level, from, sizes[level]!) : copyOf(mdd.targets[from + only]!);
  }
  return {
    lists: { levels: levels.subarray(0, count), starts, targets: targets.subarray(0, starts[count]) },
    root: copyOf(root),
  };

  function copyOf(target: Target): Target {
    return target < 0 ? target : copies[target]!;
  }

  /** The node of this level with copies of these targets, or the target that all of them are. */
  function write(level: number, from: number, size: number): Target {
    const start = starts[count]!;
    for (let valueClass = 0; valueClass < size; valueClass += 1)
      targets[start + valueClass] = copyOf(mdd.targets[from + valueClass]!);
    if (level < lastFixed) {
      const same = sameAs(level, start, size);
      if (same !== undefined) return same;
    }
    levels[count] = level;
    starts[count + 1] = start + size;
    return count++;
  }

  /** The target that all of these are, or the node before with these; the new one is found from now on. */
  function sameAs(level: number, start: number, size: number): Target | undefined {
    const first = targets[start]!;
    let hash = level;
    let differ = false;
    for (let place = start; place < start + size; place += 1) {
      const target = targets[place]!;
      hash = Math.imul(hash ^ target, 0x9e3779b1);
      hash ^= hash >>> 15;
      differ ||= target !== first;
    }
    if (!differ) return first;
    let place = hash & (places.length - 1);
    for (; places[place] !== 0; place = (place + 1) & (places.length - 1))
      if (isSame(places[place]! - 1, level, start, size)) return places[place]! - 1;
    places[place] = count + 1;
    return undefined;
  }

  function isSame(node: number, level: number, start: number, size: number): boolean {
    if (levels[node] !== level) return false;
    for (let valueClass = 0; valueClass < size; valueClass += 1)
      if (targets[starts[node]! + valueClass] !== targets[start + valueClass]) return false;
    return true;
  }
}

/** What a walk from a root that follows the fixed classes comes by. */
interface Reached {
  /** By node up to the root: 1 where the walk comes by. */
  readonly reached: Uint8Array;
  /** Nodes whose variable is not fixed, what they lead to, and those of them above the last fixed variable. */
  readonly nodes: number;
  readonly edges: number;
  readonly above: number;
}

function reachedFrom({ mdd, sizes, fixed }: View, root: Target, lastFixed: number): Reached {
  const reached = new Uint8Array(Math.max(root + 1, 0));
  let [nodes, edges, above] = [0, 0, 0];
  if (root >= 0) reached[root] = 1;
  // Every node comes after those that it leads to.
  for (let node = root; node >= 0; node -= 1) {
    if (reached[node] === 0) continue;
    const level = mdd.levelOf(node);
    const only = fixed[level];
    const size = sizes[level]!;
    const first = mdd.starts[node]! + (only ?? 0);
    const end = only === undefined ? first + size : first + 1;
    if (only === undefined) {
      nodes += 1;
      edges += size;
      if (level < lastFixed) above += 1;
    }
    for (let place = first; place < end; place += 1) {
      const target = mdd.targets[place]!;
      if (target >= 0) reached[target] = 1;
    }
  }
  return { reached, nodes, edges, above };
}
