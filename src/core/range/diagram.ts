import { type Condition, EXPOSURE, nodeOf, type Tests, testsOf } from '../condition/index.ts';
import type { Pack } from '../pack/schema.ts';
import type { Budget } from './budget.ts';
import { createDecisionLists, type DecisionLists } from './decision-lists.ts';
import { createFormulas, type Formulas } from './formulas.ts';
import { type ExposureScore, splitScores } from './exposure-score.ts';
import { createTranslator, type Translator } from './translate.ts';
import { needConditions } from './tests.ts';
import { type Piece, variableOrder, verdictOrder } from './variable-order.ts';

/** The conditions of a pack as formulas. */
export interface PackFormulas {
  /** The steps that its operations have taken and may take. */
  readonly budget: Budget;
  readonly formulas: Formulas;
  readonly tests: Tests;
  readonly translator: Translator;
  readonly exposure: ExposureScore;
}

/** The parts of a decision diagram that depend on the pack alone, not on answers. */
export interface Diagram extends Omit<PackFormulas, 'exposure'> {
  readonly lists: DecisionLists;
  /** The variable at each level. */
  readonly order: readonly number[];
  /** Number of classes of the variable at each level. */
  readonly sizes: readonly number[];
  /** The question that the variable at each level belongs to; undefined where it belongs to the exposure score. */
  readonly owners: readonly (string | undefined)[];
  /** The exposure score; its variables follow each other, the first of them at `level`. */
  readonly scores: ExposureScore & { readonly level: number };
}

/** Conditions that are evaluated together. */
export type Together = readonly (Condition | undefined)[];

/**
 * The diagram of a pack, with an order of its variables in which the exposure score, the verdict and what else is asked
 * for (`others`) are decided soon. Every condition that will be asked about is in `others`, or decides the exposure
 * score, the verdict, or whether a question applies.
 */
export function createDiagram(pack: Pack, others: readonly Together[], budget: Budget): Diagram {
  const { formulas, tests, translator, exposure } = packFormulas(pack, others.flat(), budget);
  const criteria = pack.criteria.map(({ levels }) => levels.map(({ when }) => when));
  const rules = pack.verdictRules.map(({ when }) => [when]);
  const formula = translator.given(new Map());
  const isOfQuestion = (variable: number) => variable >= exposure.digits.length;

  const piece = (joint: boolean, conditions: Together): Piece => {
    const variables = conditions.flatMap((condition) => [...formulas.variables(formula(condition))]);
    return { joint, variables: [...new Set(variables)].filter(isOfQuestion) };
  };
  const pieces = [
    ...[...criteria, ...rules].map((conditions) => piece(true, conditions)),
    ...others.map((conditions) => piece(false, conditions)),
  ];
  for (const question of pack.questions) if (tests.has(question.id)) translator.encode(question);
  const read = (conditions: Together) => piece(true, conditions).variables;
  const order = verdictOrder(
    {
      criteria: pack.criteria.map(({ levels }, index) => ({
        variables: read(criteria[index]!),
        points: new Set(levels.map(({ share }) => share)).size,
      })),
      rows: rules.map(([when]) => namedIn(when).map((each) => read([each]))),
      needs: pack.useCases.map((useCase) => read(needConditions(useCase))),
      capacity: pack.capacityCriteria.map(({ levels }) => read(levels.map(({ when }) => when))),
      score: [...exposure.digits.keys()],
    },
    variableOrder(pieces, translator.sizes),
    translator.sizes,
  );
  formulas.setOrder(order);
  const sizes = order.map((variable) => translator.sizes[variable]!);
  return {
    budget,
    formulas,
    lists: createDecisionLists(formulas, sizes, budget),
    tests,
    translator,
    order,
    sizes,
    owners: order.map((variable) => translator.owners[variable]),
    scores: { ...exposure, level: order.indexOf(0) },
  };
}

/**
 * Prepares the translation of a pack. Every condition that will be asked about is in `others`, or decides the exposure
 * score, the verdict, or whether a question applies.
 */
export function packFormulas(pack: Pack, others: Together, budget: Budget): PackFormulas {
  const criteria = pack.criteria.flatMap(({ levels }) => levels.map(({ when }) => when));
  const asked = [...pack.questions, ...pack.verdictRules].map(({ when }) => when);
  const tests = testsOf([...asked, ...criteria, ...others]);
  const exposure = splitScores(pack, tests.get(EXPOSURE) ?? []);
  const formulas = createFormulas(exposure.digits.length, budget);
  return { budget, formulas, tests, translator: createTranslator(pack, tests, formulas, exposure), exposure };
}

/** The named conditions of which a condition is put together. */
function namedIn(condition: Condition | undefined): readonly Condition[] {
  if (condition === undefined) return [];
  const node = nodeOf(condition);
  return node.kind === 'named' ? [condition] : node.parts.flatMap(namedIn);
}
