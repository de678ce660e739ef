/**
 * A statement about variables that each take one of finitely many classes of values. Equal statements are the same
 * object (hash-consing), so that no work is repeated.
 */
export interface Formula {
  readonly id: number;
  readonly kind: Kind;
  /** For a literal: the variable, and the classes for which it holds, bit n for class n. */
  readonly variable: number;
  readonly classes: number;
  /** For `all`, `any`, and `sum`: in ascending order of id. */
  readonly parts: readonly Formula[];
  /** For a sum: it holds when the points of its true parts reach the bound. All are positive. */
  readonly points: readonly number[];
  readonly bound: number;
  /** True when it reads the exposure score. */
  readsExposure: boolean;
  /** Level (place in the variable order) of the first variable it reads; infinite for a constant. */
  level: number;
  negation: Formula | undefined;
  cofactors: (Formula | undefined)[] | undefined;
  /** Scratch space of the current operation: its mark, and the points added up for this formula. */
  mark: number;
  tally: number;
  /** Another formula with the same hash: part of the unique table. */
  readonly other: Formula | undefined;
}

export type Kind = 'false' | 'true' | 'literal' | 'all' | 'any' | 'sum';

/** The largest number of classes of one variable. */
export const MOST_CLASSES = 30;

const NONE: readonly never[] = [];

/**
 * A list for this many items, none of which is there yet. It takes no more memory than they will: there are millions of
 * such lists, and one that grows on demand reserves room for 17 items.
 */
export function emptyList<Item>(length: number): (Item | undefined)[] {
  return Array<Item | undefined>(length);
}

/** Keeps each formula once. */
export interface UniqueTable {
  constant(kind: 'false' | 'true'): Formula;
  literal(variable: number, classes: number): Formula;
  /**
   * A compound of the first `length` parts, which must be in ascending order of id and more than one, except for a sum.
   * `points` has the same length. The lists are copied.
   */
  compound(
    kind: 'all' | 'any' | 'sum',
    parts: readonly Formula[],
    length: number,
    points?: readonly number[],
    bound?: number,
  ): Formula;
  /** Sets the order of the variables. */
  setOrder(order: readonly number[]): void;
  /** Number of formulas. */
  size(): number;
}

/** An empty table. The first `exposureVariables` variables stand for the exposure score. */
export function createUniqueTable(exposureVariables: number): UniqueTable {
  /** By hash: the last formula that has it. */
  const known = new Map<number, Formula>();
  const all: Formula[] = [];
  const levels: number[] = [];

  return {
    constant: (kind) => add(kind, -1, 0, NONE, 0, NONE, 0, kind === 'true' ? -1 : -2),
    literal: (variable, classes) =>
      add('literal', variable, classes, NONE, 0, NONE, 0, Math.imul(variable + 1, 0x9e3779b1) ^ classes),
    compound(kind, parts, length, points = NONE, bound = 0) {
      let hash = kind === 'all' ? 1 : kind === 'any' ? 2 : 3 + bound;
      for (let index = 0; index < length; index += 1) hash = Math.imul(hash, 0x01000193) ^ parts[index]!.id;
      if (kind === 'sum')
        for (let index = 0; index < length; index += 1) hash = Math.imul(hash, 0x01000193) ^ points[index]!;
      return add(kind, -1, 0, parts, length, points, bound, hash);
    },
    setOrder(order) {
      order.forEach((variable, level) => (levels[variable] = level));
      for (const formula of all) formula.level = levelOf(formula.variable, formula.parts);
    },
    size: () => all.length,
  };

  function add(
    kind: Kind,
    variable: number,
    classes: number,
    parts: readonly Formula[],
    length: number,
    points: readonly number[],
    bound: number,
    hash: number,
  ): Formula {
    const last = known.get(hash);
    for (let found = last; found !== undefined; found = found.other) {
      if (
        found.kind === kind &&
        found.variable === variable &&
        found.classes === classes &&
        found.bound === bound &&
        equal(found.parts, parts, length) &&
        (kind !== 'sum' || equal(found.points, points, length))
      ) {
        return found;
      }
    }
    const formula: Formula = {
      id: all.length,
      kind,
      variable,
      classes,
      parts: length === 0 ? NONE : parts.slice(0, length),
      points: kind === 'sum' ? points.slice(0, length) : NONE,
      bound,
      readsExposure: false,
      level: Infinity,
      negation: undefined,
      cofactors: undefined,
      mark: 0,
      tally: 0,
      other: last,
    };
    formula.readsExposure =
      (variable >= 0 && variable < exposureVariables) || formula.parts.some((part) => part.readsExposure);
    formula.level = levelOf(variable, formula.parts);
    known.set(hash, formula);
    all.push(formula);
    return formula;
  }

  function levelOf(variable: number, parts: readonly Formula[]): number {
    let level = variable < 0 ? Infinity : (levels[variable] ?? Infinity);
    for (const part of parts) if (part.level < level) level = part.level;
    return level;
  }
}

function equal<T>(known: readonly T[], given: readonly T[], length: number): boolean {
  if (known.length !== length) return false;
  for (let index = 0; index < length; index += 1) if (known[index] !== given[index]) return false;
  return true;
}
