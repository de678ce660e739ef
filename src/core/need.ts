import type { CriterionResult, NeedResult } from './assessment.ts';
import { union } from './condition.ts';
import type { Facts } from './facts.ts';
import type { CompiledCriterion, CompiledLevel, CompiledPack } from './pack/compile.ts';
import type { Ranges } from './range/ranges.ts';
import { say } from './sentence.ts';

/** Level id of a criterion that the answers leave undecided. */
export const UNDECIDED = 'unknown';

/**
 * The need score and the criteria behind it, in points of 0 to 100. Without `exact` criteria are taken one by one, conditions as
 * Kleene has them, and an answer to a question that may not apply as if it did. An undecided criterion gives the lowest points still possible, and the score is
 * the lowest sum still possible: the sum of the points, unless an open answer that lowers one criterion has to raise another.
 */
export function judgeNeed(compiled: CompiledPack, facts: Facts, exact?: Ranges): NeedResult {
  const criteria = compiled.criteria.map((entry) => judgeCriterion(compiled, facts, entry, exact));
  const range = exact?.need ?? ([sum(criteria, ({ points }) => points), sum(criteria, (criterion) => criterion.range[1])] as const);
  return { score: range[0], range, criteria };
}

function judgeCriterion(compiled: CompiledPack, facts: Facts, entry: CompiledCriterion, exact: Ranges | undefined): CriterionResult {
  const { criterion, sources } = entry;
  const { tried, possible } = tryLevels(entry.levels, facts, exact?.criteria.get(criterion.id)?.levels);
  const decided = possible.length === 1 ? possible[0]! : undefined;
  const points = possible.map((level) => level.points);
  const range = points.length === 1 ? ([points[0]!, points[0]!] as const) : ([Math.min(...points), Math.max(...points)] as const);
  const causes: (readonly string[])[] = decided === undefined ? [] : [decided.says.mentions];
  for (const level of tried) {
    if (level.when !== undefined && (decided !== undefined || level.when.evaluate(facts) === undefined)) causes.unshift(level.when.causes(facts));
  }
  return {
    id: criterion.id,
    title: criterion.title,
    weight: criterion.weight,
    level: decided?.id ?? UNDECIDED,
    points: range[0],
    range,
    why: decided === undefined ? undecidedSentence(range, criterion.weight) : say(compiled, facts, decided.says),
    answers: union(causes),
    sources,
  };
}

/** Levels up to the first that holds, and those of them that may be the one. */
function tryLevels(levels: readonly CompiledLevel[], facts: Facts, exact: readonly string[] | undefined) {
  const tried: CompiledLevel[] = [];
  const possible: CompiledLevel[] = [];
  for (const level of levels) {
    tried.push(level);
    const truth = level.when === undefined ? true : level.when.evaluate(facts);
    if (exact === undefined ? truth !== false : exact.includes(level.id)) possible.push(level);
    if (truth === true) break;
  }
  return { tried, possible };
}

function undecidedSentence([low, high]: readonly [number, number], weight: number): string {
  if (low === high) return `Not decided yet, but it gives ${low} of ${weight} points either way.`;
  return `Not known yet: ${low} to ${high} of ${weight} points are still possible.`;
}

function sum(criteria: readonly CriterionResult[], points: (criterion: CriterionResult) => number): number {
  return Math.round(criteria.reduce((total, criterion) => total + points(criterion), 0) * 10) / 10;
}
