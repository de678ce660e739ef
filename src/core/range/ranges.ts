import type { Answers } from '../answers/index.ts';
import { type Exact, hasWork, isAboutMesh, withLater } from '../judge/index.ts';
import {
  BANDS,
  CAPACITIES,
  type CourseId,
  COURSES,
  STAGES,
  STRENGTHS,
  type VerdictId,
  VERDICTS,
} from '../pack/index.ts';
import type { Pack } from '../pack/schema.ts';
import { tenthsOf } from './exposure-score.ts';
import type { Target } from './mdd.ts';
import { MOST_STEPS, unlessTooEntangled } from './budget.ts';
import { isKept, judgedAs, pose, type Posed } from './posed.ts';
import { GATE_OUTCOMES } from './roots.ts';
import { createMeeting, createOutcomes } from './view.ts';

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

/**
 * Computes every result still possible, exactly: over all completions in which each unanswered question takes each of
 * its allowed values. Values that the question doesn't allow count as unknown. Throws when the last verdict rule or the
 * last level of a criterion has a condition.
 */
export function ranges({ pack }: { readonly pack: Pack }, answers: Answers): Ranges {
  return rangesOf(pack, pose(pack, answers));
}

/** By pack: answers of which it is known that the rules are too entangled for them. To find that out takes longest. */
const entangled = new WeakMap<Pack, WeakMap<Answers, number>>();

/**
 * The problem and its ranges. Undefined where the rules are too entangled for that: where drawing the diagram takes
 * more than `most` steps. The same pack, answers, and steps have the same result.
 */
export function rangesWithin(
  pack: Pack,
  answers: Answers,
  most = MOST_STEPS,
): { readonly posed: Posed; readonly ranges: Ranges } | undefined {
  const failed = entangled.get(pack) ?? new WeakMap<Answers, number>();
  if (most <= (failed.get(answers) ?? -1)) return undefined;
  const found = unlessTooEntangled(() => {
    const posed = pose(pack, answers, most);
    const ranges = rangesOf(pack, posed);
    if (!isKept(pack)) Object.values(ranges);
    return { posed, ranges };
  });
  if (found === undefined) entangled.set(pack, failed.set(answers, most));
  return found;
}

/** The ranges of a problem that is already posed for this pack. */
export function rangesOf(pack: Pack, posed: Posed): Ranges {
  const { roots } = posed;
  const outcomes = createOutcomes(posed);
  const among = <Id>(root: Target, scale: readonly Id[]) => outcomes(root).map((outcome) => scale[outcome]!);
  const judged = () => outcomes(posed.judged).map(judgedAs);
  /** Stages that some completion gives together with a verdict and a course that count; none where they do not. */
  const stagesWith = (root: Target, counts: (course: CourseId, verdict: VerdictId) => boolean): Ranges['stages'] => {
    const all = outcomes(posed.judged);
    const counting = all.filter((outcome) => {
      const { course, verdict } = judgedAs(outcome);
      return counts(course, verdict);
    });
    const together = counting.length === all.length ? () => true : createMeeting(posed, posed.judged, counting);
    const alone = outcomes(root);
    const possible = (stage: number) => alone.includes(stage) && together(root, [stage]);
    const isNone = counting.length < all.length || possible(0);
    return [...(isNone ? (['none'] as const) : []), ...STAGES.filter((_, place) => possible(place + 1))];
  };
  const ranges: Ranges = withLater<object, Ranges>(
    {},
    {
      verdicts: () => among(roots.verdict, VERDICTS),
      exposure: () => posed.exposure,
      bands: () => roots.bands.flatMap((root) => among(root, BANDS)),
      criteria: () =>
        new Map(
          pack.criteria.map(({ id, weight, levels }, index) => {
            const possible = among(roots.levels[index]!, levels);
            const points = possible.map(({ share }) => tenthsOf(weight, share) / 10);
            return [
              id,
              { range: [Math.min(...points), Math.max(...points)], levels: possible.map((level) => level.id) },
            ];
          }),
        ),
      stages: () => stagesWith(roots.next, hasWork),
      operating: () => stagesWith(roots.operates, isAboutMesh),
      gates: () => new Map(pack.gates.map(({ id }, index) => [id, among(roots.gates[index]!, GATE_OUTCOMES)])),
      starts: () => pack.useCases.map(({ id }) => id).filter((_, index) => outcomes(roots.starts[index]!).includes(1)),
      courses: () => COURSES.filter((id) => judged().some(({ course }) => course === id)),
      strengths: () => new Map(pack.useCases.map(({ id }, index) => [id, among(roots.strengths[index]!, STRENGTHS)])),
      options: () =>
        new Map(
          pack.options.flatMap(({ id, kind }, index) =>
            kind === 'mesh' ? [] : [[id, among(roots.fits[index]!, ['out', 'fits'] as const).toReversed()] as const],
          ),
        ),
      capacity: () => capacityRanges(pack, posed, among),
    },
  );
  return ranges;
}

function capacityRanges(
  { capacityLevels, capacityCriteria }: Pack,
  { roots, capacity }: Posed,
  among: <Id>(root: Target, scale: readonly Id[]) => readonly Id[],
): Ranges['capacity'] {
  const possible = new Set(roots.capacity.flatMap((root) => among(root, capacityLevels)).map(({ id }) => id));
  return {
    levels: capacityLevels.length === 0 ? ['enough'] : CAPACITIES.filter((id) => possible.has(id)),
    score: capacity,
    criteria: new Map(
      capacityCriteria.map(({ id, levels }, index) => [
        id,
        { levels: among(roots.capacityCriteria[index]!, levels).map((level) => level.id) },
      ]),
    ),
  };
}
