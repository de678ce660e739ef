/**
 * A statement about variables that each take one of finitely many classes of values. Equal statements are the same
 * object, so that work done on one is never repeated.
 */
export interface Formula {
  readonly id: number;
  readonly kind: 'false' | 'true' | 'literal' | 'all' | 'any' | 'sum';
  /** Of a literal: the variable, and per class of it `1` or `0`. */
  readonly variable: number;
  readonly truth: string;
  readonly parts: readonly Formula[];
  /** Of a sum: it holds when the points of its true parts reach the bound. */
  readonly points: readonly number[];
  readonly bound: number;
  /** True when it reads the need score. */
  readonly readsNeed: boolean;
  /** Place in the order of elimination of the first variable it reads; infinite for a constant. */
  level: number;
  negation: Formula | undefined;
  children: (Formula | undefined)[] | undefined;
}

export interface Formulas {
  readonly yes: Formula;
  readonly no: Formula;
  literal(variable: number, truth: string): Formula;
  all(parts: readonly Formula[]): Formula;
  any(parts: readonly Formula[]): Formula;
  not(formula: Formula): Formula;
  /** Holds when the points of the true parts add up to the bound or more. Points and bound are whole numbers. */
  reaches(points: readonly number[], parts: readonly Formula[], bound: number): Formula;
  /** The formula once the variable at its level is known to be of this class. */
  child(formula: Formula, valueClass: number): Formula;
  /** Variables that the formula reads. */
  variables(formula: Formula): ReadonlySet<number>;
  /** Fixes the order in which variables are eliminated: variable to level. To be called once, before `child`. */
  arrange(levels: readonly number[]): void;
}

/** The variable that stands for the need score. */
export const NEED_VARIABLE = 0;

/** A store of formulas in which equal ones are one. */
export function createFormulas(): Formulas {
  const known = new Map<string, Formula>();
  const nodes: Formula[] = [];
  const read = new Map<Formula, ReadonlySet<number>>();
  let levels: readonly number[] = [];
  const nothing = { variable: -1, truth: '', parts: [], points: [], bound: 0 };
  const no = add('false', { ...nothing, kind: 'false' });
  const yes = add('true', { ...nothing, kind: 'true' });
  no.negation = yes;
  yes.negation = no;

  return { yes, no, literal, all: (parts) => join(parts, 'all'), any: (parts) => join(parts, 'any'), not, reaches, child, variables, arrange };

  function add(key: string, node: Pick<Formula, 'kind' | 'variable' | 'truth' | 'parts' | 'points' | 'bound'>): Formula {
    const found = known.get(key);
    if (found !== undefined) return found;
    const readsNeed = node.variable === NEED_VARIABLE || node.parts.some((part) => part.readsNeed);
    const formula: Formula = { ...node, id: nodes.length, readsNeed, level: 0, negation: undefined, children: undefined };
    formula.level = levelOf(formula);
    known.set(key, formula);
    nodes.push(formula);
    return formula;
  }

  function levelOf({ variable, parts }: Formula): number {
    let level = variable < 0 ? Infinity : (levels[variable] ?? Infinity);
    for (const part of parts) if (part.level < level) level = part.level;
    return level;
  }

  function arrange(order: readonly number[]): void {
    levels = order;
    for (const node of nodes) node.level = levelOf(node);
  }

  function literal(variable: number, truth: string): Formula {
    if (!truth.includes('0')) return yes;
    if (!truth.includes('1')) return no;
    return add(`${variable}:${truth}`, { ...nothing, kind: 'literal', variable, truth });
  }

  function not(formula: Formula): Formula {
    if (formula.negation === undefined) {
      formula.negation = negate(formula);
      formula.negation.negation = formula;
    }
    return formula.negation;
  }

  function negate({ kind, variable, truth, parts, points, bound }: Formula): Formula {
    if (kind === 'literal') return literal(variable, combineTruth(truth, truth, (one) => !one));
    if (kind === 'all') return join(parts.map(not), 'any');
    if (kind === 'any') return join(parts.map(not), 'all');
    return reaches(points, parts.map(not), points.reduce((total, each) => total + each, 1) - bound);
  }

  /** `all` or `any` of the parts, without repetition, one literal per variable, and nothing that another part implies. */
  function join(parts: readonly Formula[], kind: 'all' | 'any'): Formula {
    const [neutral, decisive] = kind === 'all' ? [yes, no] : [no, yes];
    const kept = new Set<Formula>();
    const literals = new Map<number, Formula>();
    const pending = [...parts];
    for (let index = 0; index < pending.length; index += 1) {
      const part = pending[index]!;
      if (part === decisive) return decisive;
      if (part === neutral) continue;
      if (part.kind === kind) pending.push(...part.parts);
      else if (part.kind === 'literal') {
        const earlier = literals.get(part.variable);
        const merged = earlier === undefined ? part : literal(part.variable, merge(earlier.truth, part.truth, kind));
        if (merged === decisive) return decisive;
        literals.set(part.variable, merged);
      } else kept.add(part);
    }
    for (const merged of literals.values()) kept.add(merged);
    for (const part of kept) {
      if (part.negation !== undefined && kept.has(part.negation)) return decisive;
      if (part.parts.length > 0 && part.kind !== 'sum' && part.parts.some((inner) => kept.has(inner))) kept.delete(part);
    }
    if (kept.size === 0) return neutral;
    const sorted = [...kept].sort((a, b) => a.id - b.id);
    if (sorted.length === 1) return sorted[0]!;
    return add(`${kind}${sorted.map((part) => part.id).join()}`, { ...nothing, kind, parts: sorted });
  }

  function reaches(points: readonly number[], parts: readonly Formula[], bound: number): Formula {
    const merged = new Map<Formula, number>();
    let left = bound;
    parts.forEach((formula, index) => {
      let gain = points[index]!;
      let part = formula;
      if (gain < 0) {
        left -= gain;
        gain = -gain;
        part = not(part);
      }
      if (part === yes) left -= gain;
      else if (part !== no && gain > 0) {
        const opposite = merged.get(not(part)) ?? 0;
        const shared = Math.min(opposite, gain);
        left -= shared;
        if (shared > 0) merged.set(not(part), opposite - shared);
        merged.set(part, (merged.get(part) ?? 0) + gain - shared);
      }
    });
    if (left <= 0) return yes;
    const kept = [...merged].filter(([, gain]) => gain > 0).sort(([a], [b]) => a.id - b.id);
    const gains = kept.map(([, gain]) => Math.min(gain, left));
    const rest = kept.map(([part]) => part);
    const total = gains.reduce((sum, gain) => sum + gain, 0);
    if (total < left) return no;
    if (gains.every((gain) => gain === left)) return join(rest, 'any');
    if (gains.every((gain) => total - gain < left)) return join(rest, 'all');
    const key = `sum${left};${rest.map((part) => part.id).join()};${gains.join()}`;
    return add(key, { ...nothing, kind: 'sum', parts: rest, points: gains, bound: left });
  }

  function child(formula: Formula, valueClass: number): Formula {
    formula.children ??= [];
    return (formula.children[valueClass] ??= restrict(formula, valueClass));
  }

  function restrict(formula: Formula, valueClass: number): Formula {
    const { kind, truth, level, points, bound } = formula;
    if (kind === 'literal') return truth[valueClass] === '1' ? yes : no;
    const parts = formula.parts.map((part) => (part.level === level ? child(part, valueClass) : part));
    return kind === 'sum' ? reaches(points, parts, bound) : join(parts, kind as 'all' | 'any');
  }

  function variables(formula: Formula): ReadonlySet<number> {
    let found = read.get(formula);
    if (found === undefined) {
      const set = new Set<number>(formula.variable < 0 ? [] : [formula.variable]);
      for (const part of formula.parts) for (const variable of variables(part)) set.add(variable);
      found = set;
      read.set(formula, found);
    }
    return found;
  }
}

function merge(a: string, b: string, kind: 'all' | 'any'): string {
  return combineTruth(a, b, kind === 'all' ? (one, other) => one && other : (one, other) => one || other);
}

function combineTruth(a: string, b: string, combine: (one: boolean, other: boolean) => boolean): string {
  let result = '';
  for (let index = 0; index < a.length; index += 1) result += combine(a[index] === '1', b[index] === '1') ? '1' : '0';
  return result;
}
