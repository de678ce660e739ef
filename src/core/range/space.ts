import type { Condition } from '../condition/index.ts';
import type { Answer, Answers } from '../answers/index.ts';
import { type VerdictId, VERDICTS } from '../pack/index.ts';
import type { Pack, Question, Value } from '../pack/schema.ts';
import { type ClassOf, examples, valueOf } from './completion.ts';
import { createDiagram } from './diagram.ts';
import type { Formulas } from './formulas.ts';
import { startGoal } from './goals.ts';
import { tenthsOf } from './need-score.ts';
import { createSearch } from './search.ts';
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
  /** The formula that this use case (its index in the pack) has points and comes first. */
  first(useCase: number): Formula;
  /** The formula that this use case has points and at most `ahead` others come before it. */
  among(useCase: number, ahead: number): Formula;
}

/** Poses the pack with nothing answered. `conditions`: every condition that will be asked about. */
export function createSpace(pack: Pack, conditions: readonly Condition[]): Space {
  const diagram = createDiagram(
    pack,
    conditions.map((condition) => [condition]),
  );
  const { formulas, lists, tests, translator, order, sizes, scores } = diagram;
  const formula = translator.given(new Map());
  const rules = pack.verdictRules.map(({ when }) => formula(when));
  const signals = pack.useCases.map(({ when, signals: all }) =>
    all.map((signal) => formulas.all([formula(when), formula(signal.when)])),
  );
  const points = pack.criteria.map(({ weight, levels }) =>
    lists.list(levels.map(({ when, share }) => ({ when: formula(when), outcome: tenthsOf(weight, share) }))),
  );
  const searching = (outcomes: readonly number[], count: number) => {
    const states = createVerdictStates(lists, sizes, count, scores);
    const start = states.start(lists.list(rules.map((when, index) => ({ when, outcome: outcomes[index]! }))), points);
    return { states, start, search: createSearch(formulas, states, sizes) };
  };
  const byRule = searching([...rules.keys()], rules.length);
  const byVerdict = searching(
    pack.verdictRules.map(({ verdict }) => VERDICTS.indexOf(verdict)),
    VERDICTS.length,
  );
  const allowed = new Map<Question, readonly Value[]>();
  let turn = 0;
  const decided = byVerdict.states.start(lists.list([{ when: formulas.yes, outcome: 0 }]), []);
  const possible = (wanted: Formula) => byVerdict.search(decided, 0, wanted);

  return {
    formulas,
    formula,
    given: (question, value) => translator.given(new Map([[question, { kind: 'value', value }]])),
    possible,
    witness: (wanted) => trace(byVerdict, decided, 0, wanted),
    withRule: (rule, wanted) => trace(byRule, byRule.start, rule, wanted),
    withVerdict: (verdict, wanted) => trace(byVerdict, byVerdict.start, VERDICTS.indexOf(verdict), wanted),
    first: (useCase) => startGoal(formulas, pack.useCases, signals, useCase),
    among,
  };

  function among(useCase: number, ahead: number): Formula {
    const gains = (index: number) => pack.useCases[index]!.signals.map((signal) => Math.round(signal.points * 1000));
    const rivals = pack.useCases.flatMap((_, other) => {
      if (other === useCase) return [];
      const loses = [...gains(other), ...gains(useCase).map((each) => -each)];
      return [formulas.reaches(loses, [...signals[other]!, ...signals[useCase]!], other < useCase ? 0 : 1)];
    });
    const crowded = formulas.reaches(
      rivals.map(() => 1),
      rivals,
      ahead + 1,
    );
    return formulas.all([formulas.reaches(gains(useCase), signals[useCase]!, 1), formulas.not(crowded)]);
  }

  /** Walks from variable to variable, each time into a class from which the goal is still reachable. */
  function trace(
    { states, search }: typeof byRule,
    start: VerdictMove,
    outcome: number,
    goal: Formula,
  ): Witness | undefined {
    if (!search(start, outcome, goal)) return undefined;
    const path = new Map<number, number>();
    let { state, gain } = start;
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
    return valueOf(question, tests.get(question.id) ?? [], translator.encode(question), classOf);
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
