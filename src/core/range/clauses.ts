import type { Budget } from './budget.ts';
import { type ClassOf, forgetAll, isTrue, nothingTold, type Told } from './completion.ts';
import { createSolver, type Literal, opposite } from './solver.ts';
import type { Formula } from './unique-table.ts';

/** Finds classes of the variables with which formulas hold. */
export interface Models {
  /** A class of each variable with which the formula holds; undefined when it never does. */
  find(formula: Formula): ClassOf | undefined;
}

/** Classes that were found, and what is known of formulas with them. */
interface Model {
  readonly classOf: ClassOf;
  readonly told: Told;
}

/** A formula as the solver knows it. */
interface Gate {
  readonly literal: Literal;
  /** The variable of a literal; negative for any other formula. */
  readonly variable: number;
  /** The variables that the solver got for the formula itself: from one to before another. */
  readonly from: number;
  readonly to: number;
  readonly inner: readonly Gate[];
  /** The last question that came by. */
  turn: number;
}

/** So many of the models that answered last are tried first: most questions are answered by one of them. */
const MOST_MODELS = 50;

/**
 * Formulas as clauses. A formula is a variable of the solver, and its clauses say what has to hold where it does
 * (Plaisted and Greenbaum 1986: formulas read nothing negated, so one direction is enough). `sizes`: the number of
 * classes of each variable; exactly one of them is taken.
 */
export function createModels(sizes: readonly number[], budget: Budget): Models {
  const solver = createSolver(budget);
  const always = solver.variable();
  solver.add([always]);
  const models: Model[] = [];
  const gates = new Map<Formula, Gate>();
  const classes = new Map<number, readonly Literal[]>();
  const impossible = new Set<Formula>();
  /** By variable of the solver: 1 where the question depends on it. */
  let matters = new Uint8Array();
  let turn = 0;

  return {
    find(formula) {
      if (impossible.has(formula)) return undefined;
      const known = models.findIndex((model) => isTrue(formula, model.classOf, model.told));
      const model = known < 0 ? solve(formula) : models.splice(known, 1)[0];
      if (model === undefined) return undefined;
      models.unshift(model);
      return model.classOf;
    },
  };

  function solve(formula: Formula): Model | undefined {
    const gate = gateOf(formula);
    const read = readBy(gate);
    if (!solver.solve(gate.literal, read.flatMap(classesOf), matters)) {
      solver.add([opposite(gate.literal)]);
      impossible.add(formula);
      return undefined;
    }
    const taken = new Uint8Array(sizes.length);
    for (const each of read) taken[each] = classesOf(each).findIndex(solver.holds);
    const last = models.length === MOST_MODELS ? models.pop() : undefined;
    return { classOf: (variable) => taken[variable]!, told: last ? forgetAll(last.told) : nothingTold() };
  }

  /** The variables that a formula reads. Marks the variables of the solver that its clauses are about. */
  function readBy(gate: Gate): readonly number[] {
    if (matters.length < solver.size()) matters = new Uint8Array(2 * solver.size());
    else matters.fill(0);
    const read = new Set<number>();
    turn += 1;
    visit(gate);
    for (const variable of read) for (const literal of classesOf(variable)) matters[literal >> 1] = 1;
    return [...read];

    function visit({ variable, from, to, inner }: Gate): void {
      if (variable >= 0) read.add(variable);
      for (let each = from; each < to; each += 1) matters[each] = 1;
      for (let place = 0; place < inner.length; place += 1) {
        const part = inner[place]!;
        if (part.turn === turn) continue;
        part.turn = turn;
        visit(part);
      }
    }
  }

  /** By class of a variable: the literal that it is taken. */
  function classesOf(variable: number): readonly Literal[] {
    let all = classes.get(variable);
    if (all === undefined) {
      all = sizes[variable] === 2 ? oneOfTwo() : oneOfMany(sizes[variable]!);
      classes.set(variable, all);
    }
    return all;
  }

  function oneOfTwo(): readonly Literal[] {
    const first = solver.variable();
    return [first, opposite(first)];
  }

  function oneOfMany(size: number): readonly Literal[] {
    const all = Array.from({ length: size }, solver.variable);
    solver.add(all);
    for (const [index, one] of all.entries())
      for (const other of all.slice(0, index)) solver.add([opposite(one), opposite(other)]);
    return all;
  }

  function gateOf(formula: Formula): Gate {
    let gate = gates.get(formula);
    if (gate === undefined) {
      const inner = formula.parts.map(gateOf);
      const from = solver.size();
      const literal = translate(
        formula,
        inner.map((part) => part.literal),
      );
      gate = { literal, variable: formula.variable, from, to: solver.size(), inner, turn: 0 };
      gates.set(formula, gate);
    }
    return gate;
  }

  function translate({ kind, variable, classes: mask, points, bound }: Formula, inner: readonly Literal[]): Literal {
    if (kind === 'true' || kind === 'false') return kind === 'true' ? always : opposite(always);
    if (kind === 'literal') return oneOf(variable, mask);
    budget.spend(inner.length);
    return kind === 'sum' ? sum(inner, points, bound) : kind === 'all' ? all(inner) : any(inner);
  }

  function oneOf(variable: number, mask: number): Literal {
    const of = classesOf(variable);
    const inside = of.filter((_, index) => ((mask >> index) & 1) === 1);
    const outside = of.filter((_, index) => ((mask >> index) & 1) === 0);
    return outside.length === 1 ? opposite(outside[0]!) : any(inside);
  }

  function any(parts: readonly Literal[]): Literal {
    if (parts.length === 1) return parts[0]!;
    const literal = solver.variable();
    solver.add([opposite(literal), ...parts]);
    return literal;
  }

  function all(parts: readonly Literal[]): Literal {
    if (parts.length === 1) return parts[0]!;
    const literal = solver.variable();
    for (const part of parts) solver.add([opposite(literal), part]);
    return literal;
  }

  /** The points of the parts that hold reach the bound: part after part, with what is still missing. */
  function sum(parts: readonly Literal[], points: readonly number[], bound: number): Literal {
    const known = new Map<string, Literal>();
    const left = points.map((_, from) => points.slice(from).reduce((total, each) => total + each, 0));
    return reach(0, bound);

    function reach(from: number, missing: number): Literal {
      if (missing <= 0) return always;
      if (from === parts.length || left[from]! < missing) return opposite(always);
      const key = `${from},${missing}`;
      let literal = known.get(key);
      if (literal === undefined) {
        budget.spend(1);
        const without = reach(from + 1, missing);
        literal = all([any([parts[from]!, without]), reach(from + 1, missing - points[from]!)]);
        known.set(key, literal);
      }
      return literal;
    }
  }
}
