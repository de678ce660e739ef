import type { Budget } from './budget.ts';

/**
 * Where a class of a variable leads in a diagram: to a node by its number, or to an outcome (see `leaf`).
 */
export type Target = number;

/** The target that is an outcome: a whole number from 0. */
export function leaf(outcome: number): Target {
  return -1 - outcome;
}

/** The outcome that a target is; below 0 for a node. */
export function outcomeOf(target: Target): number {
  return -1 - target;
}

/**
 * A multi-valued decision diagram written out as numbers, so that it can be kept and read again. It is reduced: no two
 * nodes are equal, and no node leads to the same target whatever the class of its variable is. So two targets are the
 * same function exactly when they are the same number. Every node comes after those that it leads to.
 */
export interface Mdd {
  /** By node: the level of its variable. */
  readonly levels: ArrayLike<number>;
  /** By node: where the targets of its classes begin. */
  readonly starts: ArrayLike<number>;
  /** By node after node, class after class. */
  readonly targets: ArrayLike<Target>;
}

/** A diagram that is still being written. */
export interface MddWriter {
  readonly mdd: Mdd;
  /** The node of this level and these targets, one for each class, or the target that all of them are. */
  node(level: number, targets: readonly Target[]): Target;
}

/** A diagram without nodes. Without a budget, it may become as large as it wants. */
export function createMddWriter(budget?: Budget): MddWriter {
  const levels: number[] = [];
  const starts: number[] = [];
  const targets: Target[] = [];
  /** By hash: the nodes that have it. */
  const unique = new Map<number, number[]>();
  return {
    mdd: { levels, starts, targets },
    node(level, leads) {
      budget?.spend(leads.length);
      const first = leads[0]!;
      let hash = level;
      let differ = false;
      for (const target of leads) {
        hash = Math.imul(hash, 0x01000193) ^ target;
        differ ||= target !== first;
      }
      if (!differ) return first;
      let bucket = unique.get(hash);
      if (bucket === undefined) unique.set(hash, (bucket = []));
      for (const node of bucket) if (levels[node] === level && hasTargets(starts[node]!, leads)) return node;
      const node = levels.push(level) - 1;
      starts.push(targets.length);
      for (const target of leads) targets.push(target);
      bucket.push(node);
      return node;
    },
  };

  /** Whether the targets from this place on are these. Nodes of one level have equally many. */
  function hasTargets(start: number, leads: readonly Target[]): boolean {
    for (let valueClass = 0; valueClass < leads.length; valueClass += 1)
      if (targets[start + valueClass] !== leads[valueClass]) return false;
    return true;
  }
}

/** What a target gives, where each of its outcomes goes on to the target of that place in `next`. */
export type Sequel = (target: Target, next: readonly Target[]) => Target;

/** Sequels within the diagram of a writer. */
export function createSequel(mdd: Mdd, sizes: readonly number[], writer: MddWriter): Sequel {
  const known = new Map<string, Target>();
  return sequel;

  function sequel(target: Target, next: readonly Target[]): Target {
    if (target < 0) return next[outcomeOf(target)]!;
    const key = `${target},${next.join()}`;
    let found = known.get(key);
    if (found === undefined) {
      const levels = [target, ...next].map((each) => (each < 0 ? Infinity : mdd.levels[each]!));
      const level = Math.min(...levels);
      const into = (each: Target, valueClass: number) =>
        each >= 0 && mdd.levels[each] === level ? mdd.targets[mdd.starts[each]! + valueClass]! : each;
      found = writer.node(
        level,
        Array.from({ length: sizes[level]! }, (_, valueClass) =>
          sequel(
            into(target, valueClass),
            next.map((each) => into(each, valueClass)),
          ),
        ),
      );
      known.set(key, found);
    }
    return found;
  }
}

/** Bytes of the number of nodes and of a target in `bytesOf`; a level is one byte. */
const WORD = 4;

/**
 * A diagram as bytes: how many nodes it has, where the targets of each node begin, and the targets, as 32-bit numbers
 * with the low byte first; then the level of each node. Throws for more than 256 levels.
 */
export function bytesOf({ levels, starts, targets }: Mdd): Uint8Array {
  if (Array.from(levels).some((level) => level > 255))
    throw new Error('a diagram with more than 256 levels has no bytes');
  const words = [levels.length, ...Array.from(starts), ...Array.from(targets)];
  const bytes = new Uint8Array(words.length * WORD + levels.length);
  const view = new DataView(bytes.buffer);
  for (const [place, word] of words.entries()) view.setInt32(place * WORD, word, true);
  bytes.set(levels, words.length * WORD);
  return bytes;
}

/** The diagram in these bytes, which are not copied where the machine allows it. */
export function mddFrom(bytes: Uint8Array): Mdd {
  const words = wordsOf(bytes);
  const nodes = words[0]!;
  const levels = bytes.subarray(bytes.length - nodes);
  const end = (bytes.length - nodes) / WORD;
  return { levels, starts: words.subarray(1, 1 + nodes), targets: words.subarray(1 + nodes, end) };
}

/** The 32-bit numbers that the bytes begin with. */
function wordsOf(bytes: Uint8Array): Int32Array {
  const length = Math.floor(bytes.length / WORD);
  const lowByteFirst = new Uint8Array(new Int32Array([1]).buffer)[0] === 1;
  if (lowByteFirst && bytes.byteOffset % WORD === 0) return new Int32Array(bytes.buffer, bytes.byteOffset, length);
  const view = new DataView(bytes.buffer, bytes.byteOffset);
  return Int32Array.from({ length }, (_, place) => view.getInt32(place * WORD, true));
}
