import type { Condition } from '../condition/index.ts';
import type { Answer, Answers } from '../answers/index.ts';
import { type CourseId, COURSES, type VerdictId } from '../pack/index.ts';
import type { Pack, Question, Value } from '../pack/schema.ts';
import { type Budget, createBudget, MOST_STEPS } from './budget.ts';
import { type ClassOf, examples, valueOf } from './completion.ts';
import { createDiagram } from './diagram.ts';
import type { Formulas } from './formulas.ts';
import { poseResults } from './results.ts';
import { tenthsOf } from './exposure-score.ts';
import { createSearch } from './search.ts';
import { improvedFirst } from './tests.ts';
import type { Formula } from './unique-table.ts';
import { createVerdictStates, type VerdictMove } from './verdict-states.ts';

/** Complete answers, and the subset of them that is enough for the result. */
export interface Witness {
  readonly all: Answers;
  readonly enough: ReadonlyMap<string, Value>;
}

/**
 * All sets of answers that a pack allows, as one problem: decides any condition exactly, with example answers. A
 * question that doesn't apply counts as its `otherwise` or as nothing.
 */
export interface Space {
  /** The steps that questions to it have taken and may take; each of them throws `TooEntangled` where none are left. */
  readonly budget: Budget;
  readonly formulas: Formulas;
  /** The formula of a condition of the pack; undefined always holds. */
  formula(condition: Condition | undefined): Formula;
  /** The formulas of conditions where one question, as far as it is asked, has this answer. */
  given(question: string, value: Value): (condition: Condition | undefined) => Formula;
  /** Whether some answers make the formula true. */
  possible(formula: Formula): boolean;
  /** Answers that make the formula true. */
  witness(formula: Formula): Witness | undefined;
  /** Answers that make the formula true and are decided by this verdict rule (its index in the pack). */
  withRule(rule: number, formula: Formula): Witness | undefined;
  /** Answers that make the formula true and give this verdict. */
  withVerdict(verdict: VerdictId, formula: Formula): Witness | undefined;
  /** When this use case (its place in the pack) is the one to begin with. */
  first(useCase: number): Formula;
  /** When it can be a reason for a mesh, is unmet, and at most this many such are ahead of it. */
  among(useCase: number, ahead: number): Formula;
  /** When this use case is unmet. */
  unmet(useCase: number): Formula;
  /** By row of the course: when it is the first that holds, for one verdict. */
  course(verdict: VerdictId): readonly { readonly when: Formula; readonly course: CourseId }[];
  /** When this option (its place in the pack) fits. */
  fits(option: number): Formula;
}

interface Row {
  readonly when: Formula;
  readonly outcome: number;
}

interface Posed {
  readonly from: VerdictMove;
  readonly wanted: Formula;
}

/**
 * Poses the pack with nothing answered. `conditions`: every condition that will be asked about. `most`: how many steps
 * it may take until its budget is renewed.
 */
export function createSpace(pack: Pack, conditions: readonly Condition[], most = MOST_STEPS): Space {
  const budget = createBudget(most);
  const diagram = createDiagram(
    pack,
    [...conditions, ...pack.useCases.map((useCase) => improvedFirst(pack, useCase))].map((condition) => [condition]),
    budget,
  );
  const { formulas, lists, tests, translator, order, sizes, scores } = diagram;
  const formula = translator.given(new Map());
  const rules = pack.verdictRules.map(({ when }) => formula(when));
  const results = poseResults(pack, formulas, formula);
  const points = pack.criteria.map(({ weight, levels }) =>
    lists.list(levels.map(({ when, share }) => ({ when: formula(when), outcome: tenthsOf(weight, share) }))),
  );
  /** Outcomes are places of verdict rules; one more stands for a goal that isn't met. */
  const unmet = rules.length;
  const states = createVerdictStates(lists, sizes, rules.length + 1, scores, budget);
  const search = createSearch(formulas, states, sizes, scores, budget);
  const verdictRows = rules.map((when, outcome) => ({ when, outcome }));
  const anyRow = [{ when: formulas.yes, outcome: 0 }];
  const allowed = new Map<Question, readonly Value[]>();
  let turn = 0;
  const possible = (goal: Formula) => {
    const { from, wanted } = pose(anyRow, goal);
    return search(from, 0, wanted);
  };
  const withRule = (rule: number, goal: Formula) => trace(pose(verdictRows, goal), rule);

  return {
    budget,
    formulas,
    formula,
    given: (question, value) => translator.given(new Map([[question, { kind: 'value', value }]])),
    possible,
    witness: (goal) => trace(pose(anyRow, goal), 0),
    withRule,
    withVerdict(verdict, wanted) {
      for (const [rule, { verdict: given }] of pack.verdictRules.entries()) {
        const found = given === verdict ? withRule(rule, wanted) : undefined;
        if (found !== undefined) return found;
      }
      return undefined;
    },
    first: (useCase) => results.starts[useCase]!,
    among: results.among,
    unmet: results.unmet,
    course: (verdict) => {
      const rows = results.courseFor(verdict);
      return rows.map(({ when, outcome }, index) => ({
        when: formulas.all([when, ...rows.slice(0, index).map((row) => formulas.not(row.when))]),
        course: COURSES[outcome]!,
      }));
    },
    fits: (option) => results.fits[option]!,
  };

  /**
   * The start of a search, and what it looks for. A goal that reads the exposure score is posed as the first row, so
   * that points are collected until it is decided as well.
   */
  function pose(rows: readonly Row[], goal: Formula): Posed {
    const isScored = [...formulas.variables(goal)].some((variable) => translator.owners[variable] === undefined);
    if (!isScored) return { from: states.start(lists.list(rows), points), wanted: goal };
    const all = [{ when: formulas.not(goal), outcome: unmet }, ...rows];
    return { from: states.start(lists.list(all), points), wanted: formulas.yes };
  }

  /** Walks from variable to variable, each time into a class from which the rest can still be had. */
  function trace({ from, wanted: goal }: Posed, outcome: number): Witness | undefined {
    if (!search(from, outcome, goal)) return undefined;
    const path = new Map<number, number>();
    let { state, gain } = from;
    let wanted = goal;
    while (wanted !== formulas.yes || state.verdict.decided < 0) {
      const level = Math.min(state.level, wanted.level);
      const moves = Array.from({ length: sizes[level]! }, (_, index) => index).flatMap((index) => {
        const move =
          state.level === level ? stepTo(states.cofactor(state, index), gain, level, index) : { state, gain };
        return move === undefined
          ? []
          : [{ index, move, next: wanted.level === level ? formulas.cofactor(wanted, index) : wanted }];
      });
      const taken = moves.find(({ move, next }) => search(move, outcome, next))!;
      path.set(order[level]!, taken.index);
      ({ state, gain } = taken.move);
      wanted = taken.next;
    }
    return decode(path);
  }

  /** The move with all points collected so far; undefined where the score isn't in this class. */
  function stepTo({ state, gain }: VerdictMove, before: number, level: number, index: number): VerdictMove | undefined {
    const digit = scores.digits[level - scores.level];
    if (digit !== undefined && ((digit[index]! >> BigInt(before)) & 1n) === 0n) return undefined;
    return { state, gain: before + gain };
  }

  function decode(path: ReadonlyMap<number, number>): Witness {
    const classOf: ClassOf = (variable) => path.get(variable) ?? 0;
    turn += 1;
    const needed = new Set([...path.keys()].map((variable) => translator.owners[variable]));
    const all = new Map<string, Answer>();
    const enough = new Map<string, Value>();
    for (const question of pack.questions) {
      const isNeeded = needed.has(question.id);
      const value = isNeeded ? valueWith(question, classOf) : anyValue(question);
      all.set(question.id, { kind: 'value', value });
      if (isNeeded) enough.set(question.id, value);
    }
    return { all, enough };
  }

  function valueWith(question: Question, classOf: ClassOf): Value {
    return valueOf(question, tests.get(question.id) ?? [], translator.encode(question).formula, classOf);
  }

  /**
   * A value of a question that nothing depends on. It changes with each call, so that the example answers cover more.
   */
  function anyValue(question: Question): Value {
    let values = allowed.get(question);
    if (values === undefined) allowed.set(question, (values = examples(question, tests.get(question.id) ?? [])));
    return values[turn % values.length]!;
  }
}
