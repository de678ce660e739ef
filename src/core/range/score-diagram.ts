import type { DecisionList } from './decision-lists.ts';
import type { Diagram } from './diagram.ts';
import type { Formulas } from './formulas.ts';
import { leaf, type MddLists, type Target } from './mdd.ts';

/** The sum of several lists, in tenths, as diagrams in which each edge adds something. */
export interface ScoreDiagram extends MddLists {
  /** By place in `targets`: the tenths that the edge adds. */
  readonly gains: readonly number[];
  /** Parts that share no variable, and what is certain. */
  readonly roots: readonly { readonly target: Target; readonly gain: number }[];
}

interface Edge {
  readonly target: Target;
  readonly gain: number;
}

/** Where nothing is left to add. */
const END = leaf(0);

/** Writes the sum of the outcomes of these lists; lists that share no variable are summed apart. */
export function writeScore(
  lists: readonly DecisionList[],
  { formulas, lists: unique, sizes, budget }: Pick<Diagram, 'formulas' | 'lists' | 'sizes' | 'budget'>,
): ScoreDiagram {
  const [levels, starts, targets, gains]: [number[], number[], Target[], number[]] = [[], [], [], []];
  const known = new Map<string, Target>();
  const roots = groups(lists, formulas).map(edge);
  return { levels, starts, targets, gains, roots };

  function edge(sum: readonly DecisionList[]): Edge {
    const left = sum.filter(({ decided }) => decided < 0);
    const gain = sum.reduce((total, { decided }) => total + Math.max(decided, 0), 0);
    return { target: left.length === 0 ? END : node(left), gain };
  }

  function node(left: readonly DecisionList[]): Target {
    const key = left.map(({ id }) => id).join();
    let target = known.get(key);
    if (target === undefined) {
      budget.spend(left.length);
      const level = Math.min(...left.map((list) => list.level));
      const edges = Array.from({ length: sizes[level]! }, (_, valueClass) =>
        edge(left.map((list) => (list.level === level ? unique.cofactor(list, valueClass) : list))),
      );
      target = levels.push(level) - 1;
      starts.push(targets.length);
      targets.push(...edges.map((each) => each.target));
      gains.push(...edges.map((each) => each.gain));
      known.set(key, target);
    }
    return target;
  }
}

/** Lowest and highest sum, in points, with the variables at some levels fixed to a class. */
export function scoreRange(
  { levels, starts, targets, gains, roots }: ScoreDiagram,
  sizes: readonly number[],
  fixed: readonly (number | undefined)[],
): readonly [number, number] {
  const known = new Map<Target, readonly [number, number]>([[END, [0, 0]]]);
  let [low, high] = [0, 0];
  for (const { target, gain } of roots) {
    const range = from(target);
    low += range[0] + gain;
    high += range[1] + gain;
  }
  return [low / 10, high / 10];

  function from(target: Target): readonly [number, number] {
    const found = known.get(target);
    if (found !== undefined) return found;
    const level = levels[target]!;
    const only = fixed[level];
    const first = starts[target]! + (only ?? 0);
    const end = only === undefined ? first + sizes[level]! : first + 1;
    let [least, most] = [Infinity, -Infinity];
    for (let place = first; place < end; place += 1) {
      const range = from(targets[place]!);
      least = Math.min(least, range[0] + gains[place]!);
      most = Math.max(most, range[1] + gains[place]!);
    }
    const range = [least, most] as const;
    known.set(target, range);
    return range;
  }
}

function groups(lists: readonly DecisionList[], formulas: Formulas): readonly (readonly DecisionList[])[] {
  let found: { lists: readonly DecisionList[]; variables: ReadonlySet<number> }[] = [];
  for (const list of lists) {
    const own = variablesOf(list, formulas);
    const joined = found.filter(({ variables }) => overlap(variables, own));
    found = [
      ...found.filter((group) => !joined.includes(group)),
      {
        lists: [...joined.flatMap((group) => group.lists), list],
        variables: new Set([...joined.flatMap(({ variables }) => [...variables]), ...own]),
      },
    ];
  }
  return found.map((group) => group.lists);
}

function variablesOf({ test, rest }: DecisionList, formulas: Formulas): ReadonlySet<number> {
  return rest === undefined ? new Set() : new Set([...formulas.variables(test), ...variablesOf(rest, formulas)]);
}

function overlap(one: ReadonlySet<number>, other: ReadonlySet<number>): boolean {
  for (const each of one) if (other.has(each)) return true;
  return false;
}
