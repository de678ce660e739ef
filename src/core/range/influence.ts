import { type StageId, STAGES } from '../pack/index.ts';
import { outcomeOf, type Target } from './mdd.ts';
import type { Informed, Posed } from './posed.ts';
import { createSame, passedFrom, type View } from './view.ts';

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
 * equally likely; only levels on which the outcome depends. Two passes over what the root leads to: down for how often
 * a node is passed, up for what it leads to. Nothing is copied: many nodes take as long as the rest of an assessment.
 */
function informationFrom(view: View, root: Target): Informed[Target] {
  if (root < 0) return [];
  const { mdd, sizes } = view;
  const { starts, targets } = mdd;
  const passed = passedFrom(view, root);
  const { reached, outcomes, least } = passed;
  const same = createSame(view, passed);
  /** By number: the chance of each outcome. */
  const chances = new Float64Array(passed.count * outcomes);
  const passing: Float64Array[] = [];
  for (let node = least; node <= root; node += 1) if (reached[node] !== 0) tell(node);
  const start = same.of(root);
  if (start < 0) return [];
  const total = chances.subarray(start * outcomes, (start + 1) * outcomes);
  return passing.flatMap((sums, level) => [[level, information(sums, sizes[level]!, total)] as const]);

  // A function of its own, which is made fast sooner than a long loop.
  function tell(node: number): void {
    const level = mdd.levelOf(node);
    if (!same.add(node, level)) return;
    const size = sizes[level]!;
    const share = reached[node]! / size;
    const sums = (passing[level] ??= new Float64Array(size * outcomes));
    const start = starts[node]!;
    const own = same.of(node) * outcomes;
    // One that comes to the same as a node before has its number, and gets the same chances again.
    chances.fill(0, own, own + outcomes);
    for (let valueClass = 0; valueClass < size; valueClass += 1) {
      const target = same.of(targets[start + valueClass]!);
      const at = valueClass * outcomes;
      if (target < 0) {
        const outcome = outcomeOf(target);
        sums[at + outcome]! += share;
        chances[own + outcome]! += 1;
        continue;
      }
      const from = target * outcomes;
      for (let outcome = 0; outcome < outcomes; outcome += 1) {
        const chance = chances[from + outcome]!;
        sums[at + outcome]! += share * chance;
        chances[own + outcome]! += chance;
      }
    }
    for (let outcome = 0; outcome < outcomes; outcome += 1) chances[own + outcome]! /= size;
  }
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
