/** A node of a walk through the variables. */
export interface Chance {
  /** Level of the variable that this node decides; infinite for a leaf. */
  readonly level: number;
  /** Probability of each outcome from here on. */
  readonly outcomes: readonly number[];
  /** By class of the variable. */
  readonly children: readonly Chance[];
  /** Probability of reaching this node. */
  reached: number;
}

/** A node that leads to each child with the same probability; without children, `outcomes` are its own. */
export function chance(
  level: number,
  children: readonly Chance[],
  outcomes: readonly number[] = mean(children),
): Chance {
  return { level, outcomes, children, reached: 0 };
}

/**
 * The mutual information, in bits, between the variable of each level and the outcome, when all classes are equally
 * likely. Undefined for a level that no walk visits. `points` holds every node that is reachable from the root,
 * children before parents. Sets `reached`.
 */
export function informationByLevel(
  sizes: readonly number[],
  root: Chance,
  points: readonly Chance[],
): readonly (number | undefined)[] {
  const visited = new Set(points.map(({ level }) => level));
  const passing = sizes.map((size): number[][] => Array.from({ length: size }, () => root.outcomes.map(() => 0)));
  root.reached = 1;
  for (const { level, children, reached } of points.toReversed()) {
    children.forEach((child, valueClass) => {
      const share = reached / children.length;
      child.reached += share;
      child.outcomes.forEach((each, outcome) => (passing[level]![valueClass]![outcome]! += share * each));
    });
  }
  return passing.map((classes, level) => (visited.has(level) ? information(classes, root.outcomes) : undefined));
}

/** A walk that skips a level has the same outcomes for every class of its variable. */
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

function mean(children: readonly Chance[]): readonly number[] {
  return children[0]!.outcomes.map(
    (_, outcome) => children.reduce((sum, child) => sum + child.outcomes[outcome]!, 0) / children.length,
  );
}
