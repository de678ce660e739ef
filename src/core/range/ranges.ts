import type { Answers } from '../answers/index.ts';
import { EDGE, type Exact, withLater } from '../judge/index.ts';
import { STAGES, VERDICTS } from '../pack/index.ts';
import type { Pack } from '../pack/schema.ts';
import { stageGoal, startGoal } from './goals.ts';
import { tenthsOf } from './need-score.ts';
import { pose, type Posed } from './posed.ts';
import type { Formula } from './unique-table.ts';

/** Every result that some completion of the answers gives, and no other. Computed on read. */
export interface Ranges extends Exact {
  /** By criterion: lowest and highest points, and the levels still possible in the order of the pack. */
  readonly criteria: ReadonlyMap<
    string,
    { readonly range: readonly [number, number]; readonly levels: readonly string[] }
  >;
  /** Use cases that can still come first, in the order of the pack. */
  readonly starts: readonly string[];
}

const OUTCOMES = ['met', 'open', 'not-applicable'] as const;

/**
 * Computes every result still possible, exactly: over all completions in which each unanswered question takes each of
 * its allowed values. Values that the question doesn't allow count as unknown. Throws when the last verdict rule or the
 * last level of a criterion has a condition.
 */
export function ranges({ pack }: { readonly pack: Pack }, answers: Answers): Ranges {
  return rangesOf(pack, pose(pack, answers));
}

/** The ranges of a problem that is already posed for this pack. */
export function rangesOf(pack: Pack, posed: Posed): Ranges {
  const { formulas, search, sums } = posed;
  const withYes = (goal: () => Formula) =>
    ranges.verdicts.includes('yes') && search(posed.start, VERDICTS.indexOf('yes'), goal());
  const ranges: Ranges = withLater<object, Ranges>(
    {},
    {
      verdicts: () => VERDICTS.filter((_, outcome) => canReach(posed, outcome)),
      need: () => sums(posed.points),
      criteria: () => criteriaRanges(pack, posed),
      stages: () => {
        const stages = STAGES.filter(
          (id) =>
            (id === 'crawl' && ranges.verdicts.includes('not-yet')) ||
            withYes(() => stageGoal(formulas, posed.done, id)),
        );
        return ranges.verdicts.includes('no') ? ['none', ...stages] : stages;
      },
      gates: () => gateRanges(pack, posed),
      starts: () =>
        pack.useCases
          .map(({ id }) => id)
          .filter(
            (id, index) =>
              (id === EDGE && ranges.verdicts.includes('not-yet')) ||
              withYes(() => startGoal(formulas, pack.useCases, posed.signals, index)),
          ),
    },
  );
  return ranges;
}

function canReach({ states, start }: Posed, outcome: number): boolean {
  return ((states.reachableFrom(start.state)[outcome]! >> BigInt(start.gain)) & 1n) === 1n;
}

function criteriaRanges(pack: Pack, { lists, levels }: Posed): Ranges['criteria'] {
  return new Map(
    pack.criteria.map(({ id, weight, levels: all }, index) => {
      const possible = lists.reachable(levels[index]!).map((at) => all[at]!);
      const points = possible.map(({ share }) => tenthsOf(weight, share) / 10);
      return [id, { range: [Math.min(...points), Math.max(...points)], levels: possible.map((level) => level.id) }];
    }),
  );
}

function gateRanges(pack: Pack, { formulas, lists, gates }: Posed): Ranges['gates'] {
  return new Map(
    pack.gates.map(({ id }, index) => {
      const { when, met } = gates[index]!;
      const outcome = lists.list([
        { when: formulas.not(when), outcome: OUTCOMES.indexOf('not-applicable') },
        { when: met, outcome: OUTCOMES.indexOf('met') },
        { when: formulas.yes, outcome: OUTCOMES.indexOf('open') },
      ]);
      return [id, lists.reachable(outcome).map((at) => OUTCOMES[at]!)];
    }),
  );
}
