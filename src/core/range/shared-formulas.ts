import { checkOf, type Condition, NEED, nodeOf, type Test, withParts } from '../condition/index.ts';
import type { PosedFacts } from '../judge/facts.ts';
import type { CompiledPack } from '../judge/compile.ts';
import type { Formula } from './formula.ts';
import type { Formulas } from './formulas.ts';
import type { NeedScore } from './need-score.ts';
import type { TestFormula } from './variables.ts';

/** A condition, ready to be turned into a formula for the file at hand. */
export type FormulaOf = () => Formula;

/** Conditions of a pack as formulas over the same variables for every file. */
export interface SharedFormulas {
  /** Prepares a condition; one that is left out always holds. */
  prepare(condition: Condition | undefined): FormulaOf;
  /** To be called before the prepared conditions: the file they are about. */
  pose(posed: PosedFacts): void;
}

/** `open` gives the formula of a test of a question that is open and applies. */
export function sharedFormulas(
  { asked, index }: CompiledPack,
  formulas: Formulas,
  need: NeedScore,
  open: (question: string) => TestFormula,
): SharedFormulas {
  const { yes, no } = formulas;
  const whens = asked.map(({ question }) =>
    question.when === undefined ? undefined : once(() => prepare(question.when)),
  );
  const applies: (Formula | undefined)[] = [];
  let facts: PosedFacts;
  return {
    prepare,
    pose(posed) {
      facts = posed;
      applies.length = 0;
    },
  };

  function prepare(condition: Condition | undefined): FormulaOf {
    if (condition === undefined) return () => yes;
    const node = withParts(nodeOf(condition), prepare);
    switch (node.kind) {
      case 'all':
        return joined(node.parts, no, formulas.all);
      case 'any':
        return joined(node.parts, yes, formulas.any);
      case 'not':
        return () => formulas.not(node.parts[0]());
      case 'named':
        return node.parts[0]!;
      case 'test': {
        if (node.question === NEED) {
          const formula = need.formula(node.test, formulas);
          return () => formula;
        }
        const at = index.get(node.question);
        return at === undefined ? () => no : fact(at, node.test);
      }
    }
  }

  function joined(
    parts: readonly FormulaOf[],
    decisive: Formula,
    join: (parts: readonly Formula[]) => Formula,
  ): FormulaOf {
    return () => {
      const found: Formula[] = [];
      for (const part of parts) {
        const formula = part();
        if (formula === decisive) return decisive;
        if (formula !== yes && formula !== no) found.push(formula);
      }
      return found.length === 1 ? found[0]! : join(found);
    };
  }

  function fact(at: number, test: Test): FormulaOf {
    const { question, coding } = asked[at]!;
    const { slot, bit } = coding.placeOf(test);
    const whileOpen = open(question.id)(test);
    const otherwise = question.otherwise !== undefined && checkOf(test, question.alone)(question.otherwise) ? yes : no;
    return () => {
      const code = facts.certain.codes[slot]!;
      if (code >= 0) return (code & bit) === 0 ? no : yes;
      const given = facts.codes[slot]!;
      const here = given < 0 ? whileOpen : (given & bit) === 0 ? no : yes;
      if (facts.certain.list[at]!.applies === true || here === otherwise) return here;
      const when = (applies[at] ??= whens[at]?.()() ?? yes);
      if (when === yes) return here;
      return formulas.any([formulas.all([when, here]), formulas.all([formulas.not(when), otherwise])]);
    };
  }
}

function once<T>(make: () => T): () => T {
  let made: T | undefined;
  return () => (made ??= make());
}
