import type { Answers } from '../answers/index.ts';
import { withLater } from '../judge/index.ts';
import { VERDICTS } from '../pack/index.ts';
import type { Pack } from '../pack/schema.ts';
import type { DecisionList } from './decision-lists.ts';
import { createDiagram, type Diagram } from './diagram.ts';
import { stagesDone } from './goals.ts';
import { tenthsOf } from './need-score.ts';
import { createScoreSums, type ScoreSums } from './score-sums.ts';
import { createSearch, type Search } from './search.ts';
import type { Formula } from './unique-table.ts';
import { createVerdictStates, type VerdictMove, type VerdictStates } from './verdict-states.ts';

/** A pack and answers as a problem over the variables of unanswered questions. Parts are computed on read. */
export interface Posed extends PackDiagram {
  /** By criterion of the pack; the outcome is the index of the level. */
  readonly levels: readonly DecisionList[];
  /** By criterion of the pack; the outcome is the points, in tenths. */
  readonly points: readonly DecisionList[];
  /** The start state of the verdict; outcomes are indexes in VERDICTS. */
  readonly start: VerdictMove;
  /** By gate of the pack. */
  readonly gates: readonly { readonly when: Formula; readonly met: Formula }[];
  /** By stage: the formula that it is done. */
  readonly done: readonly Formula[];
  /** By use case of the pack: the formula of each signal. */
  readonly signals: readonly (readonly Formula[])[];
}

/** The diagram of a pack with cached results about verdicts and scores. */
interface PackDiagram extends Diagram {
  readonly states: VerdictStates;
  readonly sums: ScoreSums;
  readonly search: Search;
}

/** A diagram with more formulas than this isn't reused for other answers. */
const LARGE = 100_000;

const known = new WeakMap<Pack, PackDiagram>();

/**
 * Poses the problem. All answers to one pack share its diagram, and so the results computed there. Throws when the last
 * verdict rule or the last level of a criterion has a condition.
 */
export function pose(pack: Pack, answers: Answers): Posed {
  const diagram = diagramOf(pack);
  const { formulas, lists, translator, states } = diagram;
  const formula = translator.given(answers);
  const posed: Posed = withLater<PackDiagram, Omit<Posed, keyof PackDiagram>>(
    { ...diagram },
    {
      levels: () =>
        pack.criteria.map(({ levels }) =>
          lists.list(levels.map(({ when }, outcome) => ({ when: formula(when), outcome }))),
        ),
      points: () =>
        pack.criteria.map(({ weight, levels }) =>
          lists.list(levels.map(({ when, share }) => ({ when: formula(when), outcome: tenthsOf(weight, share) }))),
        ),
      start: () => {
        const rules = pack.verdictRules.map(({ when, verdict }) => ({
          when: formula(when),
          outcome: VERDICTS.indexOf(verdict),
        }));
        return states.start(lists.list(rules), posed.points);
      },
      gates: () => pack.gates.map(({ when, met }) => ({ when: formula(when), met: formula(met) })),
      done: () => stagesDone(formulas, pack.gates, posed.gates),
      signals: () =>
        pack.useCases.map((useCase) =>
          useCase.signals.map(({ when }) => formulas.all([formula(useCase.when), formula(when)])),
        ),
    },
  );
  return posed;
}

function diagramOf(pack: Pack): PackDiagram {
  let found = known.get(pack);
  if (found === undefined || found.formulas.size() > LARGE) known.set(pack, (found = packDiagram(pack)));
  return found;
}

function packDiagram(pack: Pack): PackDiagram {
  const diagram = createDiagram(pack, [
    ...pack.gates.map(({ when, met }) => [when, met]),
    ...pack.useCases.flatMap(({ when, signals }) => signals.map((signal) => [when, signal.when])),
  ]);
  const { formulas, lists, sizes, scores } = diagram;
  const states = createVerdictStates(lists, sizes, VERDICTS.length, scores);
  return {
    ...diagram,
    states,
    sums: createScoreSums(formulas, lists, sizes),
    search: createSearch(formulas, states, sizes),
  };
}
