/** A point in a run through the variables: what is still to be decided from here on. */
export interface Chance {
  /** Place of the variable that is decided here; infinite where nothing is left to decide. */
  readonly level: number;
  /** Chance of each outcome from here on. */
  readonly outcomes: readonly number[];
  /** By class of the variable. */
  readonly children: readonly Chance[];
  /** Chance of getting here. */
  reached: number;
}

/** A point that leads to each of these with the same chance; without children, `outcomes` are its own. */
export function chance(
  level: number,
  children: readonly Chance[],
  outcomes: readonly number[] = mean(children),
): Chance {
  return { level, outcomes, children, reached: 0 };
}

/**
 * What the variable of each level tells about the outcome: their mutual information in bits, when all classes are
 * equally likely; undefined where no run comes to the level, so that it tells nothing. `points` holds every point that
 * can be reached from the root, children before their parents. Sets `reached`.
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

function mean(children: readonly Chance[]): readonly number[] {
  return children[0]!.outcomes.map(
    (_, outcome) => children.reduce((sum, child) => sum + child.outcomes[outcome]!, 0) / children.length,
  );
}
