import { allowedBy, checkOf, type Condition, NEED, nodeOf, type Test } from '../condition/index.ts';
import type { Answers } from '../answers/answers.ts';
import type { Pack, Question, Value } from '../pack/schema.ts';
import type { Formula } from './formula.ts';
import type { Formulas } from './formulas.ts';
import type { NeedScore } from './need-score.ts';
import { type NewVariable, splitQuestion, type TestFormula } from './variables.ts';

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
    const node = nodeOf(condition);
    switch (node.kind) {
      case 'all':
        return formulas.all(node.parts.map(formula));
      case 'any':
        return formulas.any(node.parts.map(formula));
      case 'not':
        return formulas.not(formula(node.parts[0]));
      case 'named':
        return formula(node.parts[0]!);
      case 'test': {
        if (node.question === NEED) return need.formula(node.test, formulas);
        const question = questions.get(node.question);
        return question === undefined ? formulas.no : fact(question, node.test);
      }
    }
  }

  function fact(question: Question, test: Test): Formula {
    const known = (value: Value | undefined) =>
      value !== undefined && checkOf(test, question.alone)(value) ? formulas.yes : formulas.no;
    const otherwise = known(question.otherwise);
    const answer = answers.get(question.id);
    if (answer?.kind === 'not-applicable' && question.notApplicable === true && question.otherwise !== undefined)
      return otherwise;
    let when = applies.get(question.id);
    if (when === undefined)
      applies.set(question.id, (when = question.when === undefined ? formulas.yes : formula(question.when)));
    if (when === formulas.no) return otherwise;
    const here =
      answer?.kind === 'value' && allowedBy(question)(answer.value) ? known(answer.value) : split(question)(test);
    return formulas.any([formulas.all([when, here]), formulas.all([formulas.not(when), otherwise])]);
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
