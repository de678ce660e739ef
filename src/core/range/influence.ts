import { type StageId, STAGES } from '../pack/index.ts';
import { leaf, type Target } from './mdd.ts';
import type { Informed, Posed } from './posed.ts';
import { reducedFrom, type View } from './view.ts';

/**
 * The information, in bits, that the answer to a question is expected to give; undefined when the answer can change
 * nothing. Values that no condition tells apart count as one, and all remaining classes as equally likely: a
 * convention, not a forecast.
 */
export interface Influence {
  /** Information about the verdict. */
  verdict?: number;
  /** Information about the course, where no answer can change the verdict. */
  course?: number;
  /** Information about whether the stage can be left. */
  stage?: number;
}

/** The influence of every unanswered question that can change the verdict, the course, or the result of this stage. */
export function influence(posed: Posed, stage: StageId | 'none'): ReadonlyMap<string, Influence> {
  const { owners, roots, judged } = posed;
  const found = new Map<string, Influence>();
  const add = (of: keyof Influence, root: Target): boolean => {
    const informed = posed.informed?.[root] ?? informationFrom(posed, root);
    for (const [level, bits] of informed) {
      const owner = owners[level]!;
      const entry = found.get(owner) ?? {};
      entry[of] = (entry[of] ?? 0) + bits;
      found.set(owner, entry);
    }
    return informed.length > 0;
  };
  if (!add('verdict', roots.verdict)) add('course', judged);
  add('stage', roots.done[STAGES.indexOf(stage === 'none' ? 'crawl' : stage)]!);
  return found;
}

/** What `influence` takes longest for, of the roots that it asks about where the verdict is open. */
export function informed(posed: Posed): Informed {
  const { roots } = posed;
  return Object.fromEntries([roots.verdict, ...roots.done].map((root) => [root, informationFrom(posed, root)]));
}

/**
 * What the variable of each level tells about the outcome: their mutual information in bits, when all classes are
 * equally likely; only levels on which the outcome depends. Down what the root leads to for how often a node is passed,
 * and up for each outcome.
 */
function informationFrom(view: View, root: Target): Informed[Target] {
  if (root < 0) return [];
  const { mdd, sizes } = view;
  const { starts, targets } = mdd;
  const { root: last, nodes, numbers, outcomes } = reducedFrom(view, root);
  if (last < 0) return [];
  /** By number: the chance of a run to pass the node and have one class there, when all are equally likely. */
  const shares = new Float64Array(last + 1);
  /** By number: the chance of the outcome. */
  const chances = new Float64Array(last + 1);
  /** By level on which the outcome depends: the sum of the shares. */
  const passing: number[] = [];
  shares[last] = 1;
  for (let number = last; number > 0; number -= 1) share(number);
  const bits = sizes.map(() => 0);
  /** By level: for each class, the chance of the outcomes that are not looked at yet of the runs that pass it. */
  const rest = sizes.map((size, level) => new Float64Array(size).fill(passing[level] ?? 0));
  let left = 1;
  for (let outcome = outcomes - 1; outcome > 0; outcome -= 1) {
    const wanted = leaf(outcome);
    const joints = sizes.map((size) => new Float64Array(size));
    for (let number = 1; number <= last; number += 1) tell(number, wanted, joints);
    count(joints, chances[last]!);
    joints.forEach((sums, level) => sums.forEach((joint, valueClass) => (rest[level]![valueClass]! -= joint)));
    left -= chances[last]!;
  }
  // What the other outcomes leave is that of the first one.
  count(rest, left);
  return passing.flatMap((_, level) => [[level, Math.max(bits[level]!, 0)] as const]);

  // Functions of their own, which are made fast sooner than long loops.
  function share(number: number): void {
    const node = nodes[number]!;
    const level = mdd.levelOf(node);
    const size = sizes[level]!;
    const each = shares[number]! / size;
    shares[number] = each;
    passing[level] = (passing[level] ?? 0) + each;
    const start = starts[node]!;
    for (let place = start; place < start + size; place += 1) {
      const target = targets[place]!;
      if (target < 0) continue;
      const next = numbers[target]!;
      if (next > 0) shares[next]! += each;
    }
  }

  function tell(number: number, wanted: Target, joints: readonly Float64Array[]): void {
    const node = nodes[number]!;
    const level = mdd.levelOf(node);
    const size = sizes[level]!;
    const each = shares[number]!;
    const sums = joints[level]!;
    const start = starts[node]!;
    let sum = 0;
    for (let valueClass = 0; valueClass < size; valueClass += 1) {
      let target = targets[start + valueClass]!;
      if (target >= 0) target = numbers[target]!;
      if (target < 0 && target !== wanted) continue;
      const chance = target < 0 ? 1 : chances[target]!;
      sum += chance;
      sums[valueClass]! += each * chance;
    }
    chances[number] = sum / size;
  }

  /** Adds what the levels tell about one outcome. Runs that don't pass a level have the same whatever its class is. */
  function count(joints: readonly Float64Array[], chance: number): void {
    passing.forEach((_, level) => (bits[level]! += information(joints[level]!, chance)));
  }
}

/** `passing`: by class, the chance of one outcome of the runs that pass the level; `chance`: that of all runs. */
function information(passing: Float64Array, chance: number): number {
  const size = passing.length;
  const past = chance - passing.reduce((sum, each) => sum + each, 0);
  let bits = 0;
  for (const each of passing) {
    const joint = each + past / size;
    if (joint > 0 && chance > 0) bits += joint * Math.log2((joint * size) / chance);
  }
  return bits;
}
