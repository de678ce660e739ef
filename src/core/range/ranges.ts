import type { Answers } from '../answers/answers.ts';
import { STAGES, type StageId, VERDICTS, type VerdictId } from '../pack/scales.ts';
import type { Pack } from '../pack/schema.ts';
import { withLater } from '../judge/with-later.ts';
import type { Formula } from './formula.ts';
import { stageGoal, startGoal } from './goals.ts';
import { tenthsOf } from './need-score.ts';
import { pose, type Posed } from './posed.ts';
import { createScoreSums } from './score-sums.ts';
import { createSearch } from './search.ts';

/** Every result that some completion of the answers gives; nothing that none gives. */
export interface Ranges {
  /** In the order yes, not-yet, no. */
  readonly verdicts: readonly VerdictId[];
  /** Lowest and highest need score, 0 to 100. */
  readonly need: readonly [number, number];
  /** By criterion: lowest and highest points, and the levels still possible in the order of the pack. */
  readonly criteria: ReadonlyMap<
    string,
    { readonly range: readonly [number, number]; readonly levels: readonly string[] }
  >;
  /** In the order none, crawl, walk, run, fly. */
  readonly stages: readonly (StageId | 'none')[];
  readonly gates: ReadonlyMap<string, readonly ('met' | 'open' | 'not-applicable')[]>;
  /** Use cases that can still be the one to begin with, in the order of the pack. */
  readonly starts: readonly string[];
}

/** The use case that a verdict of not-yet begins with. */
const EDGE = 'edge-gateway';
const OUTCOMES = ['met', 'open', 'not-applicable'] as const;

/**
 * Every result still possible, exact: over all completions in which each open question takes each of its allowed
 * values. Answers that their question does not allow count as unknown. Throws when the last verdict rule or the last
 * level of a criterion has a condition.
 */
export function ranges({ pack }: { readonly pack: Pack }, answers: Answers): Ranges {
  return rangesOf(pack, pose(pack, answers));
}

/** The ranges of a problem that is already posed for this pack. */
export function rangesOf(pack: Pack, posed: Posed): Ranges {
  const verdicts = VERDICTS.filter((_, outcome) => canReach(posed, outcome));
  const search = createSearch(posed.formulas, posed.states, posed.sizes);
  const withYes = (goal: () => Formula) =>
    verdicts.includes('yes') && search(posed.start, VERDICTS.indexOf('yes'), goal());

  const stages = STAGES.filter(
    (id) =>
      (id === 'crawl' && verdicts.includes('not-yet')) || withYes(() => stageGoal(posed.formulas, posed.done, id)),
  );
  const canStart = (id: string, index: number) =>
    (id === EDGE && verdicts.includes('not-yet')) ||
    withYes(() => startGoal(posed.formulas, pack.useCases, posed.signals, index));
  const ranges: Ranges = {
    verdicts,
    need: createScoreSums(posed.formulas, posed.decisions, posed.sizes)(posed.points),
    criteria: criteriaRanges(pack, posed),
    stages: verdicts.includes('no') ? ['none', ...stages] : stages,
    gates: gateRanges(pack, posed),
    starts: [],
  };
  // The longest search, for what not every caller asks.
  return withLater(ranges, { starts: () => pack.useCases.map(({ id }) => id).filter(canStart) });
}

function canReach({ states, start }: Posed, outcome: number): boolean {
  return ((states.reachableFrom(start.state)[outcome]! >> BigInt(start.gain)) & 1n) === 1n;
}

function criteriaRanges(pack: Pack, { decisions, levels }: Posed): Ranges['criteria'] {
  return new Map(
    pack.criteria.map(({ id, weight, levels: all }, index) => {
      const possible = decisions.reachable(levels[index]!).map((at) => all[at]!);
      const points = possible.map(({ share }) => tenthsOf(weight, share) / 10);
      return [id, { range: [Math.min(...points), Math.max(...points)], levels: possible.map((level) => level.id) }];
    }),
  );
}

function gateRanges(pack: Pack, { formulas, decisions, gates }: Posed): Ranges['gates'] {
  return new Map(
    pack.gates.map(({ id }, index) => {
      const { when, met } = gates[index]!;
      const outcome = decisions.list([
        { when: formulas.not(when), outcome: OUTCOMES.indexOf('not-applicable') },
        { when: met, outcome: OUTCOMES.indexOf('met') },
        { when: formulas.yes, outcome: OUTCOMES.indexOf('open') },
      ]);
      return [id, decisions.reachable(outcome).map((at) => OUTCOMES[at]!)];
    }),
  );
}
