import { type CompiledCondition, EXPOSURE } from '../condition/index.ts';
import type { CompiledPack, Facts, Judgement } from '../judge/index.ts';
import type { VerdictId } from '../pack/index.ts';

/** Truth values are ordered: false, unknown, true. */
export type Direction = 'up' | 'down';

/**
 * Levers of a condition: a set of questions of which at least one needs a different answer before the condition can
 * become more true (`up`) or less true (`down`). It is the smallest such set that the form of the condition shows.
 */
export function leversOf(
  compiled: CompiledPack,
  facts: Facts,
  { node, evaluate }: CompiledCondition,
  direction: Direction,
): ReadonlySet<string> {
  if (node.kind === 'test') return behind(compiled, node.question);
  if (node.kind === 'named') return leversOf(compiled, facts, node.parts[0]!, direction);
  if (node.kind === 'not') return leversOf(compiled, facts, node.parts[0], direction === 'up' ? 'down' : 'up');
  const here = evaluate(facts);
  const oneIsEnough = (node.kind === 'any') === (direction === 'up');
  if (oneIsEnough) return new Set(node.parts.flatMap((part) => [...leversOf(compiled, facts, part, direction)]));
  const holding = node.parts.filter((part) => part.evaluate(facts) === here);
  const sets = holding.map((part) => leversOf(compiled, facts, part, direction));
  return sets.reduce((least, set) => (set.size < least.size ? set : least), sets[0] ?? new Set());
}

/**
 * Levers of the verdict: questions of which at least one needs a different answer before the verdict differs from
 * `verdict`.
 */
export function verdictLevers(
  compiled: CompiledPack,
  { facts, ruling: { rule } }: Judgement,
  verdict: VerdictId,
): ReadonlySet<string> {
  const levers = new Set<string>();
  compiled.rules.slice(0, rule + 1).forEach(({ when, rule: { verdict: given } }, place) => {
    if (when === undefined || (place < rule && given === verdict)) return;
    for (const id of leversOf(compiled, facts, when, place === rule ? 'down' : 'up')) levers.add(id);
  });
  return levers;
}

const known = new WeakMap<CompiledPack, Map<string, ReadonlySet<string>>>();

/**
 * A question with all that decide whether it applies; behind the exposure score is everything that a criterion reads.
 */
export function behind(compiled: CompiledPack, id: string): ReadonlySet<string> {
  let found = known.get(compiled);
  if (found === undefined) known.set(compiled, (found = new Map()));
  let set = found.get(id);
  if (set === undefined) {
    const next =
      id === EXPOSURE
        ? compiled.criteria.flatMap(({ reads }) => reads)
        : (compiled.asked[compiled.index.get(id) ?? -1]?.when?.reads ?? []);
    set = new Set([...(id === EXPOSURE ? [] : [id]), ...next.flatMap((each) => [...behind(compiled, each)])]);
    found.set(id, set);
  }
  return set;
}
