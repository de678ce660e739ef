import type { Budget } from './budget.ts';
import { createUniqueTable, emptyList, type Formula } from './unique-table.ts';
import { createSums, sortById } from './sums.ts';

/** The operations on formulas. */
export interface Formulas {
  readonly yes: Formula;
  readonly no: Formula;
  /** Holds for some classes of a variable: bit n for class n, of `size` classes. */
  literal(variable: number, classes: number, size: number): Formula;
  all(parts: readonly Formula[]): Formula;
  any(parts: readonly Formula[]): Formula;
  not(formula: Formula): Formula;
  /** Holds when the points of the true parts add up to the bound or more. Points and bound are whole numbers. */
  reaches(points: readonly number[], parts: readonly Formula[], bound: number): Formula;
  /** The formula once the variable at its level has this class. */
  cofactor(formula: Formula, valueClass: number): Formula;
  /** Variables that the formula reads. */
  variables(formula: Formula): ReadonlySet<number>;
  /** Sets the order of the variables. Call it once, before `cofactor`. */
  setOrder(order: readonly number[]): void;
  /** Number of formulas. */
  size(): number;
}

/**
 * Formulas over variables; those that are equal after simplification are one. The first `exposureVariables` stand for
 * the exposure score. Every part that an operation looks at is a step of the budget.
 */
export function createFormulas(exposureVariables: number, budget: Budget): Formulas {
  const table = createUniqueTable(exposureVariables);
  const read = new Map<Formula, ReadonlySet<number>>();
  /** By variable: the bits of all its classes. */
  const full: number[] = [];
  /** A buffer that every `apply` reuses, because allocating new lists would dominate the cost. */
  const kept: Formula[] = [];
  /** Number of used items in `kept`. */
  let used = 0;
  const no = table.constant('false');
  const yes = table.constant('true');
  let marks = 0;
  /** By level: the number of classes of its variable; 0 where no literal reads it. */
  let sizes: readonly number[] = [];
  no.negation = yes;
  yes.negation = no;
  const sums = createSums({ table, yes, no, not, apply, newMark: () => (marks += 1) });

  return {
    yes,
    no,
    literal(variable, classes, size) {
      full[variable] = 2 ** size - 1;
      return literal(variable, classes);
    },
    all: (parts) => apply(parts, 'all'),
    any: (parts) => apply(parts, 'any'),
    not,
    reaches,
    cofactor,
    variables,
    setOrder(order) {
      sizes = order.map((variable) => Math.log2((full[variable] ?? 0) + 1));
      table.setOrder(order);
    },
    size: table.size,
  };

  function reaches(points: readonly number[], parts: readonly Formula[], bound: number): Formula {
    budget.spend(parts.length);
    return sums(points, parts, bound);
  }

  function literal(variable: number, classes: number): Formula {
    if (classes === 0) return no;
    return classes === full[variable] ? yes : table.literal(variable, classes);
  }

  function not(formula: Formula): Formula {
    if (formula.negation === undefined) {
      formula.negation = negate(formula);
      formula.negation.negation = formula;
    }
    return formula.negation;
  }

  function negate({ kind, variable, classes, parts, points, bound }: Formula): Formula {
    if (kind === 'literal') return literal(variable, full[variable]! & ~classes);
    if (kind === 'all') return apply(parts.map(not), 'any');
    if (kind === 'any') return apply(parts.map(not), 'all');
    return reaches(points, parts.map(not), points.reduce((total, each) => total + each, 1) - bound);
  }

  /**
   * `all` or `any` of the parts, without duplicates, with one literal per variable, and without parts that another part
   * implies.
   */
  function apply(parts: readonly Formula[], kind: 'all' | 'any'): Formula {
    const neutral = kind === 'all' ? yes : no;
    const decisive = kind === 'all' ? no : yes;
    const mark = (marks += 1);
    budget.spend(parts.length);
    used = 0;
    if (!gather(parts, kind, decisive, neutral, mark)) return decisive;
    let length = 0;
    for (let index = 0; index < used; index += 1) {
      const part = kept[index]!;
      if (part.negation?.mark === mark) return decisive;
      const implied = (part.kind === 'all' || part.kind === 'any') && part.parts.some((inner) => inner.mark === mark);
      if (!implied) kept[length++] = part;
    }
    used = length;
    if (length === 0) return neutral;
    if (length === 1) return kept[0]!;
    sortById(kept, length);
    return table.compound(kind, kept, length);
  }

  /**
   * Collects the parts, including nested ones of the same kind, and marks them; false when one of them decides alone.
   */
  function gather(parts: readonly Formula[], kind: string, decisive: Formula, neutral: Formula, mark: number): boolean {
    for (const part of parts) {
      if (part === decisive) return false;
      if (part === neutral || part.mark === mark) continue;
      if (part.kind === kind) {
        if (!gather(part.parts, kind, decisive, neutral, mark)) return false;
        continue;
      }
      const at = part.kind === 'literal' ? placeOf(part.variable) : -1;
      if (at < 0) {
        part.mark = mark;
        kept[used++] = part;
        continue;
      }
      const { variable, classes } = kept[at]!;
      const merged = literal(variable, kind === 'all' ? classes & part.classes : classes | part.classes);
      if (merged === decisive) return false;
      kept[at]!.mark = 0;
      merged.mark = mark;
      kept[at] = merged;
    }
    return true;
  }

  /** Index of the literal of this variable among those kept. */
  function placeOf(variable: number): number {
    for (let index = 0; index < used; index += 1) if (kept[index]!.variable === variable) return index;
    return -1;
  }

  function cofactor(formula: Formula, valueClass: number): Formula {
    formula.cofactors ??= emptyList(sizes[formula.level]!);
    return (formula.cofactors[valueClass] ??= restrict(formula, valueClass));
  }

  function restrict({ kind, classes, level, parts, points, bound }: Formula, valueClass: number): Formula {
    if (kind === 'literal') return (classes >> valueClass) & 1 ? yes : no;
    const narrowed = parts.map((part) => (part.level === level ? cofactor(part, valueClass) : part));
    return kind === 'sum' ? reaches(points, narrowed, bound) : apply(narrowed, kind as 'all' | 'any');
  }

  function variables(formula: Formula): ReadonlySet<number> {
    const known = read.get(formula);
    if (known !== undefined) return known;
    const found = new Set<number>();
    collect(formula, found, (marks += 1));
    read.set(formula, found);
    return found;
  }

  function collect(formula: Formula, found: Set<number>, mark: number): void {
    formula.mark = mark;
    if (formula.variable >= 0) found.add(formula.variable);
    for (const part of formula.parts) if (part.mark !== mark) collect(part, found, mark);
  }
}
