import type { CriterionResult, NeedResult } from '../assess/assessment.ts';
import { union } from '../condition/index.ts';
import type { Facts } from './facts.ts';
import type { CompiledCriterion, CompiledLevel, CompiledPack } from './compile.ts';
import type { Ranges } from '../range/ranges.ts';
import { remember } from './remember.ts';
import { say } from './sentence.ts';

/** Level id of a criterion that the answers leave undecided. */
export const UNDECIDED = 'unknown';

/**
 * Judges the need score and the criteria behind it, in points of 0 to 100. Without `exact` criteria are taken one by
 * one, conditions as Kleene has them, and an answer to a question that may not apply as if it did. An undecided
 * criterion gives the lowest points still possible, and the score is the lowest sum still possible: the sum of the
 * points, unless an open answer that lowers one criterion has to raise another.
 */
export function needJudge(compiled: CompiledPack): (facts: Facts, exact?: Ranges) => NeedResult {
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
    const range = exact?.need ?? ([sum(criteria, 0), sum(criteria, 1)] as const);
    return { score: range[0], range, criteria };
  };
}

function judgeCriterion(
  compiled: CompiledPack,
  facts: Facts,
  { criterion, levels, sources }: CompiledCriterion,
  exact: readonly string[] | undefined,
): CriterionResult {
  const { tried, possible } = tryLevels(levels, facts, exact);
  const decided = possible.length === 1 ? possible[0]! : undefined;
  const points = possible.map((level) => level.points);
  const range = [Math.min(...points), Math.max(...points)] as const;
  const conditions = tried.flatMap(({ when }) => when ?? []);
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

/** Levels up to the first that holds, and those of them that may be the one. */
export function tryLevels(levels: readonly CompiledLevel[], facts: Facts, exact?: readonly string[]) {
  const tried: CompiledLevel[] = [];
  const possible: CompiledLevel[] = [];
  for (const level of levels) {
    tried.push(level);
    const truth = level.when === undefined ? true : level.when.evaluate(facts);
    if (truth !== false) possible.push(level);
    if (truth === true) break;
  }
  return { tried, possible: exact === undefined ? possible : levels.filter(({ id }) => exact.includes(id)) };
}

function undecidedSentence([low, high]: readonly [number, number], weight: number): string {
  if (low === high) return `Not decided yet, but it gives ${low} of ${weight} points either way.`;
  return `Not known yet: ${low} to ${high} of ${weight} points are still possible.`;
}

/** Sum of the low (0) or high (1) ends, in tenths. */
function sum(criteria: readonly CriterionResult[], end: 0 | 1): number {
  let total = 0;
  for (const { range } of criteria) total += range[end];
  return Math.round(total * 10) / 10;
}
