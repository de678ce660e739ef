import type { Condition } from '../condition/index.ts';
import type { Answer, Answers } from '../answers/index.ts';
import { type CourseId, COURSES, type VerdictId, VERDICTS } from '../pack/index.ts';
import type { Pack, Question, Value } from '../pack/schema.ts';
import { type Budget, createBudget, MOST_STEPS } from './budget.ts';
import { createModels } from './clauses.ts';
import { type ClassOf, examples, forgetAll, isTrue, nothingTold, type ValueIn, valuesIn } from './completion.ts';
import { packFormulas } from './diagram.ts';
import { settingOf } from './encoding.ts';
import type { Formulas } from './formulas.ts';
import { readFor } from './justification.ts';
import { poseResults } from './results.ts';
import { scoreReaches } from './exposure-score.ts';
import { improvedFirst } from './tests.ts';
import type { Formula } from './unique-table.ts';

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
  /** Answers that make the first of the formulas true that some answers make true. */
  witness(...formulas: readonly Formula[]): Witness | undefined;
  /** Whether these complete answers make a formula true. */
  holdsFor(answers: Answers): (formula: Formula) => boolean;
  /** When this verdict rule (its index in the pack) decides. */
  decides(rule: number): Formula;
  /** When this verdict is given. */
  gives(verdict: VerdictId): Formula;
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

/**
 * Poses the pack with nothing answered. `conditions`: every condition that will be asked about. `most`: how many steps
 * it may take until its budget is renewed.
 */
export function createSpace(pack: Pack, conditions: readonly Condition[], most = MOST_STEPS): Space {
  const budget = createBudget(most);
  const wishes = pack.useCases.map((useCase) => improvedFirst(pack, useCase));
  const { formulas, tests, translator, exposure } = packFormulas(pack, [...conditions, ...wishes], budget);
  const { all, any, not } = formulas;
  const formula = translator.given(new Map());
  const results = poseResults(pack, formulas, formula);
  const models = createModels(translator.sizes, budget);
  const rows = firstOf(pack.verdictRules.map(({ when }) => formula(when)));
  const rowsOf = (verdict: VerdictId) => rows.filter((_, index) => pack.verdictRules[index]!.verdict === verdict);
  const verdicts = new Map(VERDICTS.map((verdict) => [verdict, any(rowsOf(verdict))]));
  const score = scoreReaches(pack, formulas, formula);
  const agrees = exposure.agrees(score, formulas);
  const allowed = new Map<Question, readonly Value[]>();
  const known = new Map<Question, ValueIn>();
  const told = nothingTold();
  let turn = 0;

  return {
    budget,
    formulas,
    formula,
    given: (question, value) => translator.given(new Map([[question, { kind: 'value', value }]])),
    possible: (goal) => find(goal) !== undefined,
    witness,
    holdsFor,
    decides: (rule) => rows[rule]!,
    gives: (verdict) => verdicts.get(verdict)!,
    first: (useCase) => results.starts[useCase]!,
    among: results.among,
    unmet: results.unmet,
    course: (verdict) => {
      const courses = results.courseFor(verdict);
      const when = firstOf(courses.map((row) => row.when));
      return courses.map(({ outcome }, index) => ({ when: when[index]!, course: COURSES[outcome]! }));
    },
    fits: (option) => results.fits[option]!,
  };

  /** By place: when the formula of that place is the first that holds. */
  function firstOf(list: readonly Formula[]): readonly Formula[] {
    return list.map((when, index) => all([when, ...list.slice(0, index).map(not)]));
  }

  /** What has to hold for a goal: where it reads the exposure score, that is the score of the answers. */
  function whole(goal: Formula): Formula {
    return goal.readsExposure ? all([goal, agrees]) : goal;
  }

  function find(goal: Formula): ClassOf | undefined {
    const wanted = whole(goal);
    if (wanted === formulas.yes) return () => 0;
    return wanted === formulas.no ? undefined : models.find(wanted);
  }

  function witness(...goals: readonly Formula[]): Witness | undefined {
    for (const goal of goals) {
      const classOf = find(goal);
      if (classOf !== undefined) return witnessIn(goal, classOf);
    }
    return undefined;
  }

  function witnessIn(goal: Formula, classOf: ClassOf): Witness {
    turn += 1;
    forgetAll(told);
    const needed = new Set([...readFor(whole(goal), classOf, told)].map((variable) => translator.owners[variable]));
    const all = new Map<string, Answer>();
    const enough = new Map<string, Value>();
    for (const question of pack.questions) {
      const isNeeded = needed.has(question.id);
      const value = isNeeded ? valueWith(question)(classOf, told) : anyValue(question);
      all.set(question.id, { kind: 'value', value });
      if (isNeeded) enough.set(question.id, value);
    }
    return { all, enough };
  }

  function holdsFor(answers: Answers): (formula: Formula) => boolean {
    const taken = new Uint8Array(translator.sizes.length);
    for (const question of pack.questions.filter(({ id }) => tests.has(id))) {
      const answer = answers.get(question.id)!;
      if (answer.kind !== 'value') throw new Error(`the answers don't tell ${question.id}`);
      for (const [variable, valueClass] of settingOf(translator.encode(question).code, answer.value))
        taken[variable] = valueClass;
    }
    const toldHere = nothingTold();
    const holds = (formula: Formula) => isTrue(formula, (variable) => taken[variable]!, toldHere);
    for (const [digit, valueClass] of exposure.classesOf((tenths) => holds(score(tenths))).entries())
      taken[digit] = valueClass;
    return holds;
  }

  function valueWith(question: Question): ValueIn {
    let values = known.get(question);
    if (values === undefined) {
      values = valuesIn(question, tests.get(question.id) ?? [], translator.encode(question).formula);
      known.set(question, values);
    }
    return values;
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
