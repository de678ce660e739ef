import type { Answers } from '../answers/answers.ts';
import { VERDICTS } from '../pack/scales.ts';
import type { Pack } from '../pack/schema.ts';
import { createDecisions, type Decision, type Decisions } from './decisions.ts';
import type { Formula } from './formula.ts';
import { createFormulas, type Formulas } from './formulas.ts';
import { stagesDone } from './goals.ts';
import { splitScores, tenthsOf } from './need-score.ts';
import { eliminationOrder, type Piece } from './order.ts';
import { testsByQuestion } from './tests.ts';
import { translate } from './translate.ts';
import { createVerdictStates, type ScoreLevels, type VerdictMove, type VerdictStates } from './verdict-states.ts';

/** A pack and answers as a problem over the variables that the answers leave open. */
export interface Posed {
  readonly formulas: Formulas;
  readonly decisions: Decisions;
  /** Number of classes of the variable at each level of the order of elimination. */
  readonly sizes: readonly number[];
  /** The question that the variable at each level belongs to; undefined where it belongs to the need score. */
  readonly owners: readonly (string | undefined)[];
  /** By criterion of the pack; the outcome is the place of the level. */
  readonly levels: readonly Decision[];
  /** By criterion of the pack; the outcome is the points, in tenths. */
  readonly points: readonly Decision[];
  readonly states: VerdictStates;
  /** Where the verdict begins; outcomes are places in VERDICTS. */
  readonly start: VerdictMove;
  readonly scores: ScoreLevels;
  /** By gate of the pack. */
  readonly gates: readonly { readonly when: Formula; readonly met: Formula }[];
  /** By stage: when it is done. */
  readonly done: readonly Formula[];
  /** By use case of the pack: when each signal counts. */
  readonly signals: readonly (readonly Formula[])[];
}

/** Poses the problem. Throws when the last verdict rule or the last level of a criterion has a condition. */
export function pose(pack: Pack, answers: Answers): Posed {
  const tests = testsByQuestion(pack);
  const need = splitScores(pack, tests.get('need') ?? []);
  const formulas = createFormulas(need.digits.length);
  const { formula, sizes, owners } = translate(pack, tests, answers, formulas, need);

  const criteria = pack.criteria.map(({ levels }) => levels.map(({ when }) => formula(when)));
  const rules = pack.verdictRules.map(({ when, verdict }) => ({
    when: formula(when),
    outcome: VERDICTS.indexOf(verdict),
  }));
  const gates = pack.gates.map(({ when, met }) => ({ when: formula(when), met: formula(met) }));
  const signals = pack.useCases.map((useCase) => {
    const applies = formula(useCase.when);
    return useCase.signals.map(({ when }) => formulas.all([applies, formula(when)]));
  });

  const piece = (joint: boolean, parts: readonly Formula[]): Piece => ({
    joint,
    variables: [...new Set(parts.flatMap((part) => [...formulas.variables(part)]))].filter(
      (id) => id >= need.digits.length,
    ),
  });
  const pieces = [
    ...criteria.map((parts) => piece(true, parts)),
    ...rules.map(({ when }) => piece(true, [when])),
    ...gates.map(({ when, met }) => piece(false, [when, met])),
    ...signals.flatMap((parts) => parts.map((part) => piece(false, [part]))),
  ];
  const open = eliminationOrder(pieces, sizes).filter((id) => id >= need.digits.length);
  const order = [...open, ...need.digits.keys()];
  formulas.arrange(order);

  const sizesInOrder = order.map((variable) => sizes[variable]!);
  const decisions = createDecisions(formulas, sizesInOrder);
  const scores = { ...need, level: open.length };
  const states = createVerdictStates(decisions, sizesInOrder, VERDICTS.length, scores);
  const points = pack.criteria.map(({ weight, levels }, index) =>
    decisions.list(levels.map(({ share }, at) => ({ when: criteria[index]![at]!, outcome: tenthsOf(weight, share) }))),
  );
  return {
    formulas,
    decisions,
    sizes: sizesInOrder,
    owners: order.map((variable) => owners[variable]),
    levels: criteria.map((parts) => decisions.list(parts.map((when, outcome) => ({ when, outcome })))),
    points,
    states,
    start: states.start(decisions.list(rules), points),
    scores,
    gates,
    done: stagesDone(formulas, pack.gates, gates),
    signals,
  };
}
