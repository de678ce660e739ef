import { type StageId, STAGES } from '../pack/index.ts';
import { type MddLists, outcomeOf, type Target } from './mdd.ts';
import type { Informed, Posed } from './posed.ts';
import { restricted } from './view.ts';

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

function informationFrom(posed: Posed, root: Target): Informed[Target] {
  const { lists, root: start } = restricted(posed, root);
  return [...informationByLevel(lists, posed.sizes, start)];
}

/**
 * What the variable of each level tells about the outcome: their mutual information in bits, when all classes are
 * equally likely; only levels on which the outcome depends. The diagram holds what the root leads to and nothing else.
 */
function informationByLevel(lists: MddLists, sizes: readonly number[], root: Target): ReadonlyMap<number, number> {
  const { levels, starts, targets } = lists;
  const outcomes = 1 + lastOutcome(lists, root);
  const chances = chancesByNode(lists, sizes, outcomes);
  const reached = new Float64Array(levels.length);
  if (root >= 0) reached[root] = 1;
  const passing: Float64Array[] = [];
  for (let node = levels.length - 1; node >= 0; node -= 1) {
    const level = levels[node]!;
    const size = sizes[level]!;
    const share = reached[node]! / size;
    const sums = (passing[level] ??= new Float64Array(size * outcomes));
    const start = starts[node]!;
    for (let valueClass = 0; valueClass < size; valueClass += 1) {
      const target = targets[start + valueClass]!;
      const at = valueClass * outcomes;
      if (target < 0) sums[at + outcomeOf(target)]! += share;
      else {
        reached[target]! += share;
        const from = target * outcomes;
        for (let outcome = 0; outcome < outcomes; outcome += 1) sums[at + outcome]! += share * chances[from + outcome]!;
      }
    }
  }
  const total = Float64Array.from({ length: outcomes }, (_, outcome) =>
    root < 0 ? Number(outcome === outcomeOf(root)) : chances[root * outcomes + outcome]!,
  );
  const informed = new Map<number, number>();
  passing.forEach((sums, level) => informed.set(level, information(sums, sizes[level]!, total)));
  return informed;
}

/** By node after node: the chance of each outcome. */
function chancesByNode(
  { levels, starts, targets }: MddLists,
  sizes: readonly number[],
  outcomes: number,
): Float64Array {
  const chances = new Float64Array(levels.length * outcomes);
  // Every node comes after those that it leads to.
  for (let node = 0; node < levels.length; node += 1) {
    const size = sizes[levels[node]!]!;
    const start = starts[node]!;
    const at = node * outcomes;
    for (let place = start; place < start + size; place += 1) {
      const target = targets[place]!;
      if (target < 0) chances[at + outcomeOf(target)]! += 1;
      else {
        const from = target * outcomes;
        for (let outcome = 0; outcome < outcomes; outcome += 1) chances[at + outcome]! += chances[from + outcome]!;
      }
    }
    for (let outcome = 0; outcome < outcomes; outcome += 1) chances[at + outcome]! /= size;
  }
  return chances;
}

function lastOutcome({ targets }: MddLists, root: Target): number {
  let least = root;
  for (let place = 0; place < targets.length; place += 1) if (targets[place]! < least) least = targets[place]!;
  return Math.max(0, outcomeOf(least));
}

/**
 * `passing`: by class after class, the chance of each outcome of the runs that pass the level. Runs that don't pass it
 * have the same outcomes whatever its class is.
 */
function information(passing: Float64Array, size: number, total: Float64Array): number {
  let bits = 0;
  total.forEach((chance, outcome) => {
    const joints = Array.from({ length: size }, (_, valueClass) => passing[valueClass * total.length + outcome]!);
    const past = chance - joints.reduce((sum, each) => sum + each, 0);
    for (const each of joints) {
      const joint = each + past / size;
      if (joint > 0) bits += joint * Math.log2((joint * size) / chance);
    }
  });
  return Math.max(bits, 0);
}
