import type { DecisionList, DecisionLists } from './decision-lists.ts';
import type { Formulas } from './formulas.ts';

/** Lowest and highest sum of the outcomes of several lists, in points; the outcomes are tenths of a point. */
export type ScoreSums = (lists: readonly DecisionList[]) => readonly [number, number];

/**
 * Sums lists with common variables together and the others separately; caches results. `sizes` is the number of classes
 * at each level.
 */
export function createScoreSums(formulas: Formulas, unique: DecisionLists, sizes: readonly number[]): ScoreSums {
  const known = new Map<string, readonly [number, number]>();
  const read = new Map<DecisionList, ReadonlySet<number>>();

  return (lists) => {
    let low = 0;
    let high = 0;
    for (const group of groups(lists.filter((list) => list.decided < 0))) {
      const [least, most] = extremes(group);
      low += least;
      high += most;
    }
    for (const { decided } of lists) {
      low += Math.max(decided, 0);
      high += Math.max(decided, 0);
    }
    return [low / 10, high / 10];
  };

  function groups(lists: readonly DecisionList[]): DecisionList[][] {
    const found: { lists: DecisionList[]; variables: Set<number> }[] = [];
    for (const list of lists) {
      const joined = { lists: [list], variables: new Set(variablesOf(list)) };
      for (let at = found.length - 1; at >= 0; at -= 1) {
        const other = found[at]!;
        if (!overlap(joined.variables, other.variables)) continue;
        joined.lists.unshift(...other.lists);
        for (const variable of other.variables) joined.variables.add(variable);
        found.splice(at, 1);
      }
      found.push(joined);
    }
    return found.map((group) => group.lists);
  }

  function variablesOf(list: DecisionList): ReadonlySet<number> {
    let found = read.get(list);
    if (found === undefined) {
      const own = list.rest === undefined ? [] : [...formulas.variables(list.test), ...variablesOf(list.rest)];
      read.set(list, (found = new Set(own)));
    }
    return found;
  }

  function extremes(lists: readonly DecisionList[]): readonly [number, number] {
    if (lists.length === 1) {
      const outcomes = unique.reachable(lists[0]!);
      return [outcomes[0]!, outcomes.at(-1)!];
    }
    let sum = 0;
    let key = '';
    let level = Infinity;
    const left: DecisionList[] = [];
    for (const list of lists) {
      if (list.decided >= 0) sum += list.decided;
      else {
        left.push(list);
        key += `${list.id},`;
        level = Math.min(level, list.level);
      }
    }
    if (left.length === 0) return [sum, sum];
    let found = known.get(key);
    if (found === undefined) {
      let least = Infinity;
      let most = -Infinity;
      for (let index = 0; index < sizes[level]!; index += 1) {
        const [lower, upper] = extremes(
          left.map((list) => (list.level === level ? unique.cofactor(list, index) : list)),
        );
        least = Math.min(least, lower);
        most = Math.max(most, upper);
      }
      known.set(key, (found = [least, most]));
    }
    return [sum + found[0], sum + found[1]];
  }
}

function overlap(one: ReadonlySet<number>, other: ReadonlySet<number>): boolean {
  for (const each of one) if (other.has(each)) return true;
  return false;
}
