import { type StageId, STAGES } from '../pack/index.ts';
import { type Mdd, outcomeOf, type Target, targetsOf } from './mdd.ts';
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
  /** Information about whether the stage can be left. */
  stage?: number;
}

/** The influence of every unanswered question that can change the verdict or the result of this stage. */
export function influence(posed: Posed, stage: StageId | 'none'): ReadonlyMap<string, Influence> {
  const { sizes, owners, roots } = posed;
  const found = new Map<string, Influence>();
  const add = (of: keyof Influence, root: Target) => {
    const { mdd, root: start } = restricted(posed, root);
    for (const [level, bits] of informationByLevel(mdd, sizes, start)) {
      const owner = owners[level]!;
      const entry = found.get(owner) ?? {};
      entry[of] = (entry[of] ?? 0) + bits;
      found.set(owner, entry);
    }
  };
  add('verdict', roots.verdict);
  add('stage', roots.done[STAGES.indexOf(stage === 'none' ? 'crawl' : stage)]!);
  return found;
}

/**
 * What the variable of each level tells about the outcome: their mutual information in bits, when all classes are
 * equally likely; only levels on which the outcome depends.
 */
function informationByLevel(mdd: Mdd, sizes: readonly number[], root: Target): ReadonlyMap<number, number> {
  const chances = new Map<Target, readonly number[]>();
  const total = chancesOf(root);
  const reached = new Map<Target, number>([[root, 1]]);
  const passing = new Map<number, number[][]>();
  // Nodes come after those that they lead to, so each is reached in full before it is passed.
  for (const node of [...chances.keys()].filter((target) => target >= 0).sort((a, b) => b - a)) {
    const level = mdd.levels[node]!;
    const targets = targetsOf(mdd, node, sizes);
    const share = reached.get(node)! / targets.length;
    if (!passing.has(level))
      passing.set(
        level,
        targets.map(() => total.map(() => 0)),
      );
    targets.forEach((target, valueClass) => {
      reached.set(target, (reached.get(target) ?? 0) + share);
      const sums = passing.get(level)![valueClass]!;
      chancesOf(target).forEach((each, outcome) => (sums[outcome]! += share * each));
    });
  }
  return new Map([...passing].map(([level, classes]) => [level, information(classes, total)]));

  /** The chance of each outcome from here on. */
  function chancesOf(target: Target): readonly number[] {
    let found = chances.get(target);
    if (found === undefined) {
      if (target < 0)
        found = Array.from({ length: outcomeOf(target) + 1 }, (_, outcome) => Number(-1 - target === outcome));
      else {
        const parts = targetsOf(mdd, target, sizes).map(chancesOf);
        const length = Math.max(...parts.map((part) => part.length));
        found = Array.from(
          { length },
          (_, outcome) => parts.reduce((sum, part) => sum + (part[outcome] ?? 0), 0) / parts.length,
        );
      }
      chances.set(target, found);
    }
    return found;
  }
}

/** Runs that do not pass a level have the same outcomes whatever its class is. */
function information(passing: readonly (readonly number[])[], outcomes: readonly number[]): number {
  const size = passing.length;
  let bits = 0;
  outcomes.forEach((total, outcome) => {
    const past = total - passing.reduce((sum, each) => sum + each[outcome]!, 0);
    for (const each of passing) {
      const joint = each[outcome]! + past / size;
      if (joint > 0) bits += joint * Math.log2((joint * size) / total);
    }
  });
  return Math.max(bits, 0);
}
