import type { Answers } from '../answers/answers.ts';
import type { Condition, Pack, Question, Test, Value } from '../pack/schema.ts';
import type { Formula } from './formula.ts';
import type { Formulas } from './formulas.ts';
import { allows, holds } from '../condition/holds.ts';
import type { NeedScore } from './need-score.ts';
import { type NewVariable, splitQuestion, type TestFormula } from './variables.ts';

export { testsByQuestion, testsOf } from './tests.ts';

/** Turns conditions into formulas over what the answers leave open. */
export interface Translation extends Variables {
  readonly formula: (condition: Condition | undefined) => Formula;
}

/** The variables of open questions, handed out as conditions read them. */
export interface Variables {
  /** Number of classes of every variable. */
  readonly sizes: number[];
  /** The question that each variable belongs to; undefined where it belongs to the need score. */
  readonly owners: (string | undefined)[];
  /** The questions that have variables, with the formulas of their tests while they apply. */
  readonly open: Map<string, TestFormula>;
}

/**
 * The facts of a completion as formulas: where the `when` of a question is false its `otherwise` counts, or no test
 * holds; else its answer; else the variables of its value. Left out conditions hold.
 */
export function translate(
  pack: Pack,
  tests: ReadonlyMap<string, readonly Test[]>,
  answers: Answers,
  formulas: Formulas,
  need: NeedScore,
): Translation {
  const variables = noVariables(need);
  return { ...variables, formula: formulaOver(pack, tests, answers, formulas, need, variables) };
}

/** No variables but those that stand for the need score. */
export function noVariables({ digits }: NeedScore): Variables {
  return { sizes: digits.map(({ length }) => length), owners: digits.map(() => undefined), open: new Map() };
}

/** As `translate`, over variables that the answers of other files share. */
export function formulaOver(
  pack: Pack,
  tests: ReadonlyMap<string, readonly Test[]>,
  answers: Answers,
  formulas: Formulas,
  need: NeedScore,
  { sizes, owners, open }: Variables,
): Translation['formula'] {
  const questions = new Map(pack.questions.map((question) => [question.id, question]));
  const applies = new Map<string, Formula>();
  const made = new Map<Condition, Formula>();
  return (condition) => (condition === undefined ? formulas.yes : formula(condition));

  function formula(condition: Condition): Formula {
    let found = made.get(condition);
    if (found === undefined) made.set(condition, (found = make(condition)));
    return found;
  }

  function make(condition: Condition): Formula {
    if ('all' in condition && Array.isArray(condition.all)) return formulas.all(condition.all.map(formula));
    if ('any' in condition && Array.isArray(condition.any)) return formulas.any(condition.any.map(formula));
    if ('not' in condition) return formulas.not(formula(condition.not as Condition));
    const [id, test] = Object.entries(condition)[0] as [string, Test];
    if (id === 'need') return need.formula(test, formulas);
    const question = questions.get(id);
    return question === undefined ? formulas.no : fact(question, test);
  }

  function fact(question: Question, test: Test): Formula {
    const known = (value: Value | undefined) =>
      value !== undefined && holds(test, value, question.alone) ? formulas.yes : formulas.no;
    const answer = answers.get(question.id);
    if (answer?.kind === 'not-applicable' && question.notApplicable === true && question.otherwise !== undefined)
      return known(question.otherwise);
    let when = applies.get(question.id);
    if (when === undefined)
      applies.set(question.id, (when = question.when === undefined ? formulas.yes : formula(question.when)));
    if (when === formulas.no) return known(question.otherwise);
    const here =
      answer?.kind === 'value' && allows(question, answer.value) ? known(answer.value) : split(question)(test);
    return formulas.any([formulas.all([when, here]), formulas.all([formulas.not(when), known(question.otherwise)])]);
  }

  function split(question: Question): TestFormula {
    let found = open.get(question.id);
    if (found === undefined) {
      const newVariable: NewVariable = (classes) => {
        owners.push(question.id);
        return sizes.push(classes) - 1;
      };
      found = splitQuestion(question, tests.get(question.id) ?? [], formulas, newVariable);
      open.set(question.id, found);
    }
    return found;
  }
}
