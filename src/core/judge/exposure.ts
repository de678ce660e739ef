import { union } from '../condition/index.ts';
import type { CompiledCapacityCriterion, CompiledCriterion, CompiledLevel, CompiledPack } from './compile.ts';
import type { Exact } from './exact.ts';
import { type Facts, factOf } from './facts.ts';
import { possibleRows } from './possible-rows.ts';
import { remember } from './remember.ts';
import type { CriterionResult, ExposureResult } from './results.ts';
import { say } from './sentence.ts';

/** Level id of a criterion that the answers leave undecided. */
export const UNDECIDED = 'unknown';

/**
 * Lowest and highest exposure score, 0 to 100, as far as facts tell by themselves: criteria are taken one by one,
 * conditions as Kleene has them, and an answer to a question that may not apply as if it did.
 */
export function exposureRange({ criteria }: CompiledPack, facts: Facts): readonly [number, number] {
  let low = 0;
  let high = 0;
  for (const { levels } of criteria) {
    const [least, most] = rangeOf(possibleRows(levels, facts));
    low += least;
    high += most;
  }
  return [Math.round(low * 10) / 10, Math.round(high * 10) / 10];
}

/**
 * Judges the criteria behind the exposure score that the facts hold, in points of 0 to 100. An undecided criterion
 * gives the lowest points still possible, and the score is the lowest sum still possible: the sum of the points, unless
 * an open answer that lowers one criterion has to raise another.
 */
export function exposureJudge(compiled: CompiledPack): (facts: Facts, exact?: Exact) => ExposureResult {
  const asTheyStand = compiled.criteria.map((entry) => {
    const mentions = () => entry.levels.flatMap(({ says }) => says.mentions);
    return remember(compiled, entry.reads, mentions, (facts) => judgeCriterion(compiled, facts, entry, undefined));
  });
  return (facts, exact) => {
    const criteria = compiled.criteria.map((entry, index) =>
      exact === undefined
        ? asTheyStand[index]!(facts)
        : judgeCriterion(compiled, facts, entry, exact.criteria.get(entry.criterion.id)?.levels),
    );
    return { score: facts.exposure[0], range: facts.exposure, ...bandOf(compiled, facts, exact), criteria };
  };
}

/** The band of the exposure, the narrowest that is still possible; nothing in a pack that names no bands. */
function bandOf(
  { bands }: CompiledPack,
  facts: Facts,
  exact: Exact | undefined,
): Pick<ExposureResult, 'band' | 'bandPossible'> {
  if (bands.length === 0) return {};
  const possible = exact?.bands ?? possibleRows(bands, facts).map(({ id }) => id);
  const band = possible[0];
  return band === undefined ? {} : { band, bandPossible: possible };
}

/** Judges one criterion, of the exposure or of the capacity. */
export function judgeCriterion(
  compiled: CompiledPack,
  facts: Facts,
  { criterion, levels, reads, sources }: CompiledCriterion | CompiledCapacityCriterion,
  exact: readonly string[] | undefined,
): CriterionResult {
  const possible =
    exact === undefined ? possibleRows(levels, facts) : levels.filter((level) => exact.includes(level.id));
  const decided = possible.length === 1 ? possible[0]! : undefined;
  const range = rangeOf(possible);
  const conditions = levels.slice(0, firstThatHolds(levels, facts) + 1).flatMap(({ when }) => when ?? []);
  const open = decided === undefined ? conditions.filter((when) => when.evaluate(facts) === undefined) : [];
  const causes = (open.length > 0 ? open : conditions).map((when) => when.causes(facts));
  return {
    id: criterion.id,
    title: criterion.title,
    weight: criterion.weight,
    level: decided?.id ?? UNDECIDED,
    points: range[0],
    range,
    why:
      decided === undefined
        ? undecidedSentence(range, criterion.weight)
        : isAsked(compiled, facts, reads())
          ? say(compiled, facts, decided.says)
          : NOT_ASKED,
    answers: union([...causes, ...(decided === undefined ? [] : [decided.says.mentions])]),
    sources,
  };
}

/** What a criterion says whose questions don't apply: its level then follows from other answers. */
export const NOT_ASKED = "Not asked: its questions don't apply here.";

/** Whether one of these questions applies, or may apply. */
function isAsked(compiled: CompiledPack, facts: Facts, reads: readonly string[]): boolean {
  const known = reads.flatMap((id) => factOf(compiled, facts, id) ?? []);
  return known.length === 0 || known.some(({ applies }) => applies !== false);
}

/** Index of the first level that holds. */
function firstThatHolds(levels: readonly CompiledLevel[], facts: Facts): number {
  return levels.findIndex(({ when }) => when === undefined || when.evaluate(facts) === true);
}

/** Lowest and highest sum of criteria taken one by one. */
export function sumOfRanges(criteria: readonly CriterionResult[]): readonly [number, number] {
  const sum = (end: 0 | 1) => Math.round(criteria.reduce((total, { range }) => total + range[end], 0) * 10) / 10;
  return [sum(0), sum(1)];
}

/** Lowest and highest points. */
function rangeOf(levels: readonly CompiledLevel[]): readonly [number, number] {
  let low = Infinity;
  let high = -Infinity;
  for (const { points } of levels) {
    low = Math.min(low, points);
    high = Math.max(high, points);
  }
  return [low, high];
}

function undecidedSentence([low, high]: readonly [number, number], weight: number): string {
  if (low === high) return `Not decided yet, but it gives ${low} of ${weight} points either way.`;
  return `Unknown: ${low} to ${high} of ${weight} points are still possible.`;
}
