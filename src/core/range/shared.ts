import type { PosedFacts } from '../judge/facts.ts';
import type { Possible } from '../judge/gates.ts';
import type { CompiledPack } from '../judge/compile.ts';
import { type StageId, VERDICTS, type VerdictId } from '../pack/scales.ts';
import { remember } from '../judge/remember.ts';
import { createDecisions, type Decision } from './decisions.ts';
import type { Formula } from './formula.ts';
import { createFormulas } from './formulas.ts';
import { stageGoal, stagesDone } from './goals.ts';
import { splitScores, tenthsOf } from './need-score.ts';
import { eliminationOrder, type Piece } from './order.ts';
import { createScoreSums } from './score-sums.ts';
import { createSearch } from './search.ts';
import { sharedFormulas } from './shared-formulas.ts';
import { testsByQuestion } from './tests.ts';
import { formulaOver, noVariables } from './translate.ts';
import { createVerdictStates, type VerdictMove } from './verdict-states.ts';

/**
 * The exact results of many files of one pack, each as in `Ranges`. They share their variables, so that what one file
 * asked is known for the next. What is kept grows with the files; make a new one from time to time.
 */
export interface SharedRanges {
  /** To be called before the others: the file they are about. */
  pose(posed: PosedFacts): void;
  /** Outcomes still possible of the gate at this place in the pack. */
  gate(index: number): Possible;
  /** Points of the criterion at this place, in tenths. */
  points(index: number): Decision;
  /** A criterion whose level is known. */
  decided(tenths: number): Decision;
  /** Lowest and highest sum of criteria, in points. */
  sum(points: readonly Decision[]): readonly [number, number];
  /** Verdicts still possible, given what is known of each rule (undefined: nothing) and the points of all criteria. */
  verdicts(truths: readonly (boolean | undefined)[], points: readonly Decision[]): readonly VerdictId[];
  /** Whether a verdict of yes with this stage is possible. */
  canBeAt(stage: StageId, truths: readonly (boolean | undefined)[], points: readonly Decision[]): boolean;
}

export function sharedRanges(compiled: CompiledPack): SharedRanges {
  const { pack } = compiled;
  const tests = testsByQuestion(pack);
  const need = splitScores(pack, tests.get('need') ?? []);
  const formulas = createFormulas(need.digits.length);
  const variables = noVariables(need);
  const { sizes, levels } = arranged();
  const decisions = createDecisions(formulas, sizes);
  const states = createVerdictStates(decisions, sizes, VERDICTS.length, { ...need, level: levels });
  const sums = createScoreSums(formulas, decisions, sizes);
  const search = createSearch(formulas, states, sizes);

  const shared = sharedFormulas(compiled, formulas, need, (question) => variables.open.get(question)!);
  let facts: PosedFacts;
  const gateParts = pack.gates.map(({ when, met }) => ({ when: shared.prepare(when), met: shared.prepare(met) }));
  const gates = compiled.gates.map(({ when, met }, index) =>
    remember(compiled, [...(when?.reads ?? []), ...met.reads], [], () =>
      outcomes(gateParts[index]!.when(), gateParts[index]!.met()),
    ),
  );
  const points = compiled.criteria.map(({ criterion: { weight, levels: all }, reads }) => {
    const prepared = all.map(({ when, share }) => ({ when: shared.prepare(when), outcome: tenthsOf(weight, share) }));
    return remember(compiled, reads, [], () =>
      decisions.list(prepared.map(({ when, outcome }) => ({ when: when(), outcome }))),
    );
  });
  const rules = pack.verdictRules.map(({ when }) => shared.prepare(when));

  return {
    pose(posed) {
      facts = posed;
      shared.pose(posed);
    },
    gate: (index) => gates[index]!(facts),
    points: (index) => points[index]!(facts),
    decided: (tenths) => decisions.list([{ when: formulas.yes, outcome: tenths }]),
    sum: sums,
    verdicts(truths, all) {
      const { state, gain } = startOf(truths, all);
      const reachable = states.reachableFrom(state);
      return VERDICTS.filter((_, outcome) => ((reachable[outcome]! >> BigInt(gain)) & 1n) === 1n);
    },
    canBeAt(stage, truths, all) {
      const done = stagesDone(
        formulas,
        pack.gates,
        gateParts.map(({ when, met }) => ({ when: when(), met: met() })),
      );
      return search(startOf(truths, all), VERDICTS.indexOf('yes'), stageGoal(formulas, done, stage));
    },
  };

  function startOf(truths: readonly (boolean | undefined)[], all: readonly Decision[]): VerdictMove {
    const listed = compiled.rules.map(({ rule: { verdict } }, index) => {
      const truth = truths[index];
      return {
        when: truth === undefined ? rules[index]!() : truth ? formulas.yes : formulas.no,
        outcome: VERDICTS.indexOf(verdict),
      };
    });
    return states.start(decisions.list(listed), all);
  }

  function outcomes(when: Formula, met: Formula): Possible {
    const list = decisions.list([
      { when: formulas.not(when), outcome: 2 },
      { when: met, outcome: 0 },
      { when: formulas.yes, outcome: 1 },
    ]);
    return decisions.reachable(list).map((at) => (['met', 'open', 'not-applicable'] as const)[at]!);
  }

  /** Fixes the order of elimination, as if every question were open. */
  function arranged(): { readonly sizes: readonly number[]; readonly levels: number } {
    const questions = pack.questions.map((question) => {
      const { when: _, ...always } = question;
      return always;
    });
    const alone = formulaOver({ ...pack, questions }, tests, new Map(), formulas, need, variables);
    for (const { id } of pack.questions) tests.get(id)?.forEach((test) => alone({ [id]: test }));
    const all = formulaOver(pack, tests, new Map(), formulas, need, variables);
    const piece = (joint: boolean, parts: readonly Formula[]): Piece => ({
      joint,
      variables: [...new Set(parts.flatMap((part) => [...formulas.variables(part)]))].filter(
        (id) => id >= need.digits.length,
      ),
    });
    const pieces = [
      ...pack.criteria.map((criterion) =>
        piece(
          true,
          criterion.levels.map(({ when }) => all(when)),
        ),
      ),
      ...pack.verdictRules.map(({ when }) => piece(true, [all(when)])),
      ...pack.gates.map(({ when, met }) => piece(false, [all(when), all(met)])),
      ...pack.useCases.flatMap((useCase) =>
        useCase.signals.map(({ when }) => piece(false, [all(useCase.when), all(when)])),
      ),
    ];
    const order = eliminationOrder(pieces, variables.sizes).filter((id) => id >= need.digits.length);
    const whole = [...order, ...need.digits.keys()];
    formulas.arrange(whole);
    return { sizes: whole.map((variable) => variables.sizes[variable]!), levels: order.length };
  }
}
