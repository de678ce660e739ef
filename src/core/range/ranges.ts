import type { Answers } from '../answers/answers.ts';
import { STAGES, type StageId, VERDICTS, type VerdictId } from '../pack/scales.ts';
import type { Pack } from '../pack/schema.ts';
import { createDecisions } from './decisions.ts';
import { createFormulas } from './formulas.ts';
import { splitScores, tenthsOf } from './need-score.ts';
import { eliminationOrder } from './order.ts';
import { scoreRange } from './score-range.ts';
import { createSearch } from './search.ts';
import { stageGoals, startGoal } from './goals.ts';
import { testsByQuestion, translate } from './translate.ts';
import { createVerdictStates } from './verdict-states.ts';

/** Every result that some completion of the answers gives; nothing that none gives. */
export interface Ranges {
  /** In the order yes, not-yet, no. */
  readonly verdicts: readonly VerdictId[];
  /** Lowest and highest need score, 0 to 100. */
  readonly need: readonly [number, number];
  /** By criterion: lowest and highest points, and the levels still possible in the order of the pack. */
  readonly criteria: ReadonlyMap<string, { readonly range: readonly [number, number]; readonly levels: readonly string[] }>;
  readonly stages: readonly (StageId | 'none')[];
  readonly gates: ReadonlyMap<string, readonly ('met' | 'open' | 'not-applicable')[]>;
  /** Use cases that can still be the one to begin with, in the order of the pack. */
  readonly starts: readonly string[];
}

/** The use case that a verdict of not-yet begins with. */
const EDGE = 'edge-gateway';
const OUTCOMES = ['met', 'open', 'not-applicable'] as const;

/**
 * Every result still possible, exact: over all completions in which each open question takes each of its allowed values.
 * Answers that their question does not allow count as unknown. Throws when the last verdict rule has a condition.
 */
export function ranges({ pack }: { readonly pack: Pack }, answers: Answers): Ranges {
  const tests = testsByQuestion(pack);
  const need = splitScores(pack, tests.get('need') ?? []);
  const formulas = createFormulas(need.digits.length);
  const { formula, sizes } = translate(pack, tests, answers, formulas, need);

  const criteria = pack.criteria.map(({ levels }) => levels.map(({ when }) => formula(when)));
  const rules = pack.verdictRules.map(({ when, verdict }) => ({ when: formula(when), outcome: VERDICTS.indexOf(verdict) }));
  const gates = pack.gates.map(({ when, met }) => ({ when: formula(when), met: formula(met) }));
  const signals = pack.useCases.map(({ when, signals: all }) => all.map((signal) => formulas.all([formula(when), formula(signal.when)])));

  const piece = (joint: boolean, parts: Parameters<typeof formulas.all>[0]) => ({
    joint,
    variables: [...new Set(parts.flatMap((part) => [...formulas.variables(part)]))].filter((id) => id >= need.digits.length),
  });
  const pieces = [
    ...criteria.map((levels) => piece(true, levels)),
    ...rules.map(({ when }) => piece(true, [when])),
    ...gates.map(({ when, met }) => piece(false, [when, met])),
    ...signals.flatMap((list) => list.map((signal) => piece(false, [signal]))),
  ];
  const free = eliminationOrder(pieces, sizes).filter((id) => id >= need.digits.length);
  const order = [...free, ...need.digits.keys()];
  const levels: number[] = [];
  order.forEach((variable, level) => (levels[variable] = level));
  formulas.arrange(levels);
  const sizeAt = order.map((variable) => sizes[variable]!);

  const decisions = createDecisions(formulas, sizeAt);
  const levelLists = criteria.map((list) => decisions.list(list.map((when, outcome) => ({ when, outcome }))));
  const pointLists = pack.criteria.map(({ weight, levels: all }, index) =>
    decisions.list(all.map(({ share }, at) => ({ when: criteria[index]![at]!, outcome: tenthsOf(weight, share) }))),
  );
  const states = createVerdictStates(decisions, sizeAt, VERDICTS.length, {
    level: free.length,
    digits: need.digits,
    all: need.all,
  });
  const start = states.start(decisions.list(rules), pointLists);
  const from = states.reachableFrom(start.state);
  const verdicts = VERDICTS.filter((_, outcome) => ((from[outcome]! >> BigInt(start.gain)) & 1n) === 1n);
  const search = createSearch(formulas, states, sizeAt);
  const reach = (goal: Parameters<typeof search>[2]) => verdicts.includes('yes') && search(start, VERDICTS.indexOf('yes'), goal);

  const goals = stageGoals(formulas, pack.gates, gates);
  const stages = new Set<StageId | 'none'>(STAGES.filter((id) => reach(goals[id])));
  if (verdicts.includes('not-yet')) stages.add('crawl');
  if (verdicts.includes('no')) stages.add('none');

  return {
    verdicts,
    need: scoreRange(decisions, sizeAt, pointLists),
    criteria: new Map(
      pack.criteria.map(({ id, weight, levels: all }, index) => {
        const possible = decisions.reachable(levelLists[index]!).map((at) => all[at]!);
        const points = possible.map(({ share }) => tenthsOf(weight, share) / 10);
        return [id, { range: [Math.min(...points), Math.max(...points)], levels: possible.map((level) => level.id) }];
      }),
    ),
    stages: (['none', ...STAGES] as const).filter((id) => stages.has(id)),
    gates: new Map(
      pack.gates.map(({ id }, index) => {
        const { when, met } = gates[index]!;
        const list = decisions.list([{ when: formulas.not(when), outcome: 2 }, { when: met, outcome: 0 }, { when: formulas.yes, outcome: 1 }]);
        return [id, decisions.reachable(list).map((outcome) => OUTCOMES[outcome]!)];
      }),
    ),
    starts: pack.useCases
      .map(({ id }, index) => ({ id, goal: () => startGoal(formulas, pack.useCases, signals, index) }))
      .filter(({ id, goal }) => (id === EDGE && verdicts.includes('not-yet')) || reach(goal()))
      .map(({ id }) => id),
  };
}
