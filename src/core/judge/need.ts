import { union } from '../condition/index.ts';
import type { CompiledCriterion, CompiledLevel, CompiledPack } from './compile.ts';
import type { Exact } from './exact.ts';
import type { Facts } from './facts.ts';
import { remember } from './remember.ts';
import type { CriterionResult, NeedResult } from './results.ts';
import { say } from './sentence.ts';

/** Level id of a criterion that the answers leave undecided. */
export const UNDECIDED = 'unknown';

/**
 * Bounds of the need score, 0 to 100, from the facts alone. They treat each criterion separately, follow Kleene logic,
 * and count an answer to a question that may not apply. The exact range can be narrower.
 */
export function needRange({ criteria }: CompiledPack, facts: Facts): readonly [number, number] {
  let low = 0;
  let high = 0;
  for (const { levels } of criteria) {
    const [least, most] = rangeOf(possibleLevels(levels, facts));
    low += least;
    high += most;
  }
  return [Math.round(low * 10) / 10, Math.round(high * 10) / 10];
}

/**
 * Judges the criteria behind the need score in the facts, in points of 0 to 100. An undecided criterion gives its
 * lowest possible points, and the score is the lowest possible sum. The two can differ where an unanswered question
 * that lowers one criterion raises another.
 */
export function needJudge(compiled: CompiledPack): (facts: Facts, exact?: Exact) => NeedResult {
  const asTheyStand = compiled.criteria.map((entry) => {
    const mentions = entry.levels.flatMap(({ says }) => says.mentions);
    return remember(compiled, entry.reads, mentions, (facts) => judgeCriterion(compiled, facts, entry, undefined));
  });
  return (facts, exact) => {
    const criteria = compiled.criteria.map((entry, index) =>
      exact === undefined
        ? asTheyStand[index]!(facts)
        : judgeCriterion(compiled, facts, entry, exact.criteria.get(entry.criterion.id)?.levels),
    );
    return { score: facts.need[0], range: facts.need, criteria };
  };
}

function judgeCriterion(
  compiled: CompiledPack,
  facts: Facts,
  { criterion, levels, sources }: CompiledCriterion,
  exact: readonly string[] | undefined,
): CriterionResult {
  const possible =
    exact === undefined ? possibleLevels(levels, facts) : levels.filter((level) => exact.includes(level.id));
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
    why: decided === undefined ? undecidedSentence(range, criterion.weight) : say(compiled, facts, decided.says),
    answers: union([...causes, ...(decided === undefined ? [] : [decided.says.mentions])]),
    sources,
  };
}

/** The levels still possible: those that aren't known to be false, up to the first that holds. */
export function possibleLevels(levels: readonly CompiledLevel[], facts: Facts): readonly CompiledLevel[] {
  const possible: CompiledLevel[] = [];
  for (const level of levels) {
    const truth = level.when === undefined ? true : level.when.evaluate(facts);
    if (truth !== false) possible.push(level);
    if (truth === true) break;
  }
  return possible;
}

/** Index of the first level that holds. */
function firstThatHolds(levels: readonly CompiledLevel[], facts: Facts): number {
  return levels.findIndex(({ when }) => when === undefined || when.evaluate(facts) === true);
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
  return `Not known yet: ${low} to ${high} of ${weight} points are still possible.`;
}
