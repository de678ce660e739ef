import { type StageId, STAGES } from '../pack/index.ts';
import { type MddLists, outcomeOf, type Target } from './mdd.ts';
import type { Posed } from './posed.ts';
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
  const { sizes, owners, roots, judged } = posed;
  const found = new Map<string, Influence>();
  const add = (of: keyof Influence, root: Target): boolean => {
    const { lists, root: start } = restricted(posed, root);
    const informed = informationByLevel(lists, sizes, start);
    for (const [level, bits] of informed) {
      const owner = owners[level]!;
      const entry = found.get(owner) ?? {};
      entry[of] = (entry[of] ?? 0) + bits;
      found.set(owner, entry);
    }
    return informed.size > 0;
  };
  if (!add('verdict', roots.verdict)) add('course', judged);
  add('stage', roots.done[STAGES.indexOf(stage === 'none' ? 'crawl' : stage)]!);
  return found;
}

/**
 * What the variable of each level tells about the outcome: their mutual information in bits, when all classes are
 * equally likely; only levels on which the outcome depends. The diagram holds what the root leads to and nothing else.
 */
function informationByLevel(lists: MddLists, sizes: readonly number[], root: Target): ReadonlyMap<number, number> {
  const { levels, starts, targets } = lists;
  const outcomes = 1 + lastOutcome(lists, root);
  const chances = new Float64Array(levels.length * outcomes);
  // Every node comes after those that it leads to.
  for (let node = 0; node < levels.length; node += 1) {
    const size = sizes[levels[node]!]!;
    for (let valueClass = 0; valueClass < size; valueClass += 1)
      addChances(targets[starts[node]! + valueClass]!, 1 / size, chances, node * outcomes);
  }
  const total = new Float64Array(outcomes);
  addChances(root, 1, total, 0);

  const reached = new Float64Array(levels.length);
  if (root >= 0) reached[root] = 1;
  const passing: Float64Array[] = [];
  for (let node = levels.length - 1; node >= 0; node -= 1) {
    const level = levels[node]!;
    const size = sizes[level]!;
    const share = reached[node]! / size;
    const sums = (passing[level] ??= new Float64Array(size * outcomes));
    for (let valueClass = 0; valueClass < size; valueClass += 1) {
      const target = targets[starts[node]! + valueClass]!;
      if (target >= 0) reached[target]! += share;
      addChances(target, share, sums, valueClass * outcomes);
    }
  }
  const informed = new Map<number, number>();
  passing.forEach((sums, level) => informed.set(level, information(sums, sizes[level]!, total)));
  return informed;

  /** Adds the chance of each outcome from a target on, times a weight, to the numbers from `at` on. */
  function addChances(target: Target, weight: number, sums: Float64Array, at: number): void {
    if (target < 0) sums[at + outcomeOf(target)]! += weight;
    else
      for (let outcome = 0; outcome < outcomes; outcome += 1)
        sums[at + outcome]! += weight * chances[target * outcomes + outcome]!;
  }
}

function lastOutcome({ targets }: MddLists, root: Target): number {
  let last = outcomeOf(root);
  for (let place = 0; place < targets.length; place += 1) last = Math.max(last, outcomeOf(targets[place]!));
  return last;
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
