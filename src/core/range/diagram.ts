import { type Condition, type Tests, testsOf } from '../condition/index.ts';
import type { Pack } from '../pack/schema.ts';
import { createDecisionLists, type DecisionLists } from './decision-lists.ts';
import { createFormulas, type Formulas } from './formulas.ts';
import { type NeedScore, splitScores } from './need-score.ts';
import { createTranslator, type Translator } from './translate.ts';
import { type Piece, variableOrder } from './variable-order.ts';

/** The parts of a decision diagram that depend on the pack alone, not on answers. */
export interface Diagram {
  readonly formulas: Formulas;
  readonly lists: DecisionLists;
  readonly tests: Tests;
  readonly translator: Translator;
  /** The variable at each level. */
  readonly order: readonly number[];
  /** Number of classes of the variable at each level. */
  readonly sizes: readonly number[];
  /** The question of the variable at each level; undefined for the need score. */
  readonly owners: readonly (string | undefined)[];
  /** The need score; its variables come last, the first of them at `level`. */
  readonly scores: NeedScore & { readonly level: number };
}

/** Conditions that are evaluated together. */
export type Together = readonly (Condition | undefined)[];

/**
 * The diagram of a pack, with a variable order that decides the need score, the verdict, and `others` early. `others`
 * must contain every condition that will be asked about, except those of the need score, the verdict, and questions.
 */
export function createDiagram(pack: Pack, others: readonly Together[]): Diagram {
  const criteria = pack.criteria.map(({ levels }) => levels.map(({ when }) => when));
  const rules = pack.verdictRules.map(({ when }) => [when]);
  const tests = testsOf([pack.questions.map(({ when }) => when), ...criteria, ...rules, ...others].flat());
  const need = splitScores(pack, tests.get('need') ?? []);
  const formulas = createFormulas(need.digits.length);
  const translator = createTranslator(pack, tests, formulas, need);
  const formula = translator.given(new Map());
  const isOfQuestion = (variable: number) => variable >= need.digits.length;

  const piece = (joint: boolean, conditions: Together): Piece => {
    const read = conditions.flatMap((condition) => [...formulas.variables(formula(condition))]);
    return { joint, variables: [...new Set(read)].filter(isOfQuestion) };
  };
  const pieces = [
    ...[...criteria, ...rules].map((conditions) => piece(true, conditions)),
    ...others.map((conditions) => piece(false, conditions)),
  ];
  for (const question of pack.questions) if (tests.has(question.id)) translator.encode(question);
  const ofQuestions = variableOrder(pieces, translator.sizes).filter(isOfQuestion);
  const order = [...ofQuestions, ...need.digits.keys()];
  formulas.setOrder(order);
  const sizes = order.map((variable) => translator.sizes[variable]!);
  return {
    formulas,
    lists: createDecisionLists(formulas, sizes),
    tests,
    translator,
    order,
    sizes,
    owners: order.map((variable) => translator.owners[variable]),
    scores: { ...need, level: ofQuestions.length },
  };
}
