import type { Budget } from './budget.ts';
import { sparseNumbers } from './sparse.ts';

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

/** The bits that stand for these outcomes, the lowest for outcome 0; outcomes from 32 on have none of their own. */
export function bitsFor(outcomes: readonly number[]): number {
  return outcomes.reduce((bits, outcome) => bits | (1 << outcome), 0);
}

/**
 * A multi-valued decision diagram written out as numbers, so that it can be kept and read again. It is reduced: no two
 * nodes are equal, and no node leads to the same target whatever the class of its variable is. So two targets are the
 * same function exactly when they are the same number. Every node comes after those that it leads to.
 */
export interface MddLists {
  /** By node: the level of its variable. */
  readonly levels: ArrayLike<number>;
  /** By node: where the targets of its classes begin. */
  readonly starts: ArrayLike<number>;
  /** By node after node, class after class. */
  readonly targets: ArrayLike<Target>;
}

/** Such a diagram, of which only the nodes that a walk comes to need to be in memory. */
export interface Mdd extends Pick<MddLists, 'starts' | 'targets'> {
  /** How many nodes it has. */
  readonly nodes: number;
  /** The level of a node; whoever asks for it can read where its targets begin, and what they are. */
  levelOf(node: number): number;
  /** The outcomes that a node can give as bits (see `bitsFor`). Not there where nothing keeps them. */
  readonly bitsOf?: (node: number) => number;
}

/** A diagram that is still being written. */
export interface MddWriter {
  readonly mdd: Mdd;
  readonly lists: MddLists;
  /** The node of this level and these targets, one for each class, or the target that all of them are. */
  node(level: number, targets: readonly Target[]): Target;
}

/** A diagram without nodes. Without a budget, it may become as large as it wants. */
export function createMddWriter(budget?: Budget): MddWriter {
  const levels: number[] = [];
  const starts: number[] = [];
  const targets: Target[] = [];
  /** By hash: the last node that has it. */
  const unique = new Map<number, number>();
  /** By node: another node with the same hash; -1 where there is none. */
  const others: number[] = [];
  return {
    mdd: {
      get nodes() {
        return levels.length;
      },
      levelOf: (node) => levels[node]!,
      starts,
      targets,
    },
    lists: { levels, starts, targets },
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
      const last = unique.get(hash) ?? -1;
      for (let found = last; found >= 0; found = others[found]!)
        if (levels[found] === level && hasTargets(starts[found]!, leads)) return found;
      const node = levels.push(level) - 1;
      starts.push(targets.length);
      for (const target of leads) targets.push(target);
      others.push(last);
      unique.set(hash, node);
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
      const levels = [target, ...next].map((each) => (each < 0 ? Infinity : mdd.levelOf(each)));
      const level = Math.min(...levels);
      const into = (each: Target, valueClass: number) =>
        each >= 0 && mdd.levelOf(each) === level ? mdd.targets[mdd.starts[each]! + valueClass]! : each;
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

/** Bytes of a number in `bytesOf`; a level and the number of a set of outcomes are one byte. */
const WORD = 4;

/** Bytes of a node besides its targets: where they begin, its level, and its set of outcomes. */
const NODE = WORD + 2;

/** The most outcomes of a diagram that has bytes. */
const MOST_OUTCOMES = 32;

/** Numbers before all others in `bytesOf`: how many nodes, targets, and sets of outcomes there are. */
const HEAD = 3;

/** How many nodes are read together, as a power of two. A walk reads few of most parts of a diagram. */
const PAGE_BITS = 9;
const PAGE = 1 << PAGE_BITS;

/**
 * A diagram as bytes, with 32-bit numbers whose low byte is first: how many nodes, targets, and different sets of
 * outcomes it has, each such set as bits, and where the targets of each page of nodes begin and the last ones end. Then
 * page by page where the targets of each node begin, the targets, and for each node its level and the set of outcomes
 * that it can give. Throws for more than 256 levels or sets, and for more than 32 outcomes.
 */
export function bytesOf({ levels, starts, targets }: MddLists): Uint8Array {
  const nodes = levels.length;
  const sets = new Map<number, number>();
  const setOf = new Uint8Array(nodes);
  const bits = new Int32Array(nodes);
  const startOf = (node: number) => starts[node] ?? targets.length;
  let most = 0;
  for (let node = 0; node < nodes; node += 1) {
    for (let place = startOf(node); place < startOf(node + 1); place += 1) {
      const target = targets[place]!;
      if (target < 0) most = Math.max(most, outcomeOf(target));
      bits[node]! |= target < 0 ? 1 << outcomeOf(target) : bits[target]!;
    }
    if (!sets.has(bits[node]!)) sets.set(bits[node]!, sets.size);
    setOf[node] = sets.get(bits[node]!)!;
  }
  if (Array.from(levels).some((level) => level > 255) || sets.size > 256 || most >= MOST_OUTCOMES)
    throw new Error('a diagram with more than 256 levels or sets of outcomes, or more than 32 outcomes, has no bytes');
  const pages = Array.from({ length: Math.ceil(nodes / PAGE) + 1 }, (_, page) => Math.min(page * PAGE, nodes));
  const head = [nodes, targets.length, sets.size, ...sets.keys(), ...pages.map(startOf)];
  const bytes = new Uint8Array((head.length + targets.length) * WORD + nodes * NODE);
  const view = new DataView(bytes.buffer);
  let at = 0;
  const write = (word: number) => {
    view.setInt32(at, word, true);
    at += WORD;
  };
  head.forEach(write);
  for (const [page, from] of pages.slice(0, -1).entries()) {
    const to = pages[page + 1]!;
    for (let node = from; node < to; node += 1) write(startOf(node));
    for (let place = startOf(from); place < startOf(to); place += 1) write(targets[place]!);
    for (let node = from; node < to; node += 1) {
      bytes[at++] = levels[node]!;
      bytes[at++] = setOf[node]!;
    }
  }
  return bytes;
}

/** Fills `into` with the bytes of a diagram from a place on. */
export type ReadBytes = (into: Uint8Array, from: number) => void;

/**
 * The diagram in these bytes. Nodes are read when a walk comes to them: most walks see few.
 */
export function mddFrom(read: ReadBytes): Mdd {
  const [nodes = 0, all = 0, count = 0] = readWords(HEAD, 0);
  const sets = readWords(count, HEAD);
  const begins = readWords(Math.ceil(nodes / PAGE) + 1, HEAD + count);
  const first = (HEAD + count + begins.length) * WORD;
  /** By node after node: its level, and its set of outcomes. */
  const kinds = new Uint8Array(nodes * 2);
  const starts = sparseNumbers(nodes);
  const targets = sparseNumbers(all);
  const isRead = new Uint8Array(begins.length);
  const longest = begins.reduce((most, end, page) => Math.max(most, end - (begins[page - 1] ?? end)), 0);
  const piece = new Uint8Array(longest * WORD + PAGE * NODE);
  return { nodes, levelOf, starts, targets, bitsOf };

  function levelOf(node: number): number {
    const page = node >> PAGE_BITS;
    if (isRead[page] === 0) readPage(page);
    return kinds[node * 2]!;
  }

  function bitsOf(node: number): number {
    levelOf(node);
    return sets[kinds[node * 2 + 1]!]!;
  }

  function readPage(page: number): void {
    isRead[page] = 1;
    const from = page * PAGE;
    const [begin, end] = [begins[page]!, begins[page + 1]!];
    const length = Math.min(PAGE, nodes - from);
    const words = (length + end - begin) * WORD;
    read(piece.subarray(0, words + 2 * length), first + begin * WORD + from * NODE);
    starts.set(wordsIn(piece, 0, length), from);
    kinds.set(piece.subarray(words, words + length * 2), from * 2);
    targets.set(wordsIn(piece, length * WORD, end - begin), begin);
  }

  function readWords(length: number, from: number): Int32Array {
    const bytes = new Uint8Array(length * WORD);
    read(bytes, from * WORD);
    return wordsIn(bytes, 0, length);
  }
}

const LOW_BYTE_FIRST = new Uint8Array(new Int32Array([1]).buffer)[0] === 1;

/** The 32-bit numbers in these bytes, low byte first, from a place on. */
function wordsIn({ buffer }: Uint8Array, from: number, length: number): Int32Array {
  const words = new Int32Array(buffer, from, length);
  if (LOW_BYTE_FIRST) return words;
  const view = new DataView(buffer, from, length * WORD);
  return words.map((_, place) => view.getInt32(place * WORD, true));
}
