import { CAPACITIES } from '../pack/index.ts';
import { union } from '../condition/index.ts';
import type { CompiledPack } from './compile.ts';
import type { Exact } from './exact.ts';
import { judgeCriterion, sumOfRanges } from './exposure.ts';
import { type Facts, numberOf } from './facts.ts';
import { possibleRows } from './possible-rows.ts';
import type { CapacityResult } from './results.ts';
import { say } from './sentence.ts';

/**
 * Who could carry a mesh. The level is decided by conditions, not by the score, which explains it. While it is open the
 * lowest level still possible counts: no evidence is no capacity. A pack without levels has `enough`.
 */
export function judgeCapacity(compiled: CompiledPack, facts: Facts, exact?: Exact): CapacityResult {
  const { levels, gaps, criteria } = compiled.capacity;
  const open = levels.length === 0 ? (['enough'] as const) : possibleRows(levels, facts).map(({ id }) => id);
  const possible = exact?.capacity.levels ?? open;
  const level = CAPACITIES.find((id) => possible.includes(id)) ?? 'enough';
  const said = levels.find(({ id }) => id === level);
  const says = said?.instead.find(({ when }) => when.evaluate(facts) === true)?.says ?? said?.says;
  const judged = criteria.map((entry) =>
    judgeCriterion(compiled, facts, entry, exact?.capacity.criteria.get(entry.criterion.id)?.levels),
  );
  const range = exact?.capacity.score ?? sumOfRanges(judged);
  const missing = gaps.filter(({ when }) => when.evaluate(facts) === true);
  const shared = union(missing.map(({ sequential }) => (Array.isArray(sequential) ? (sequential as string[]) : [])));
  const crews = compiled.roles.flatMap(({ id, crews: each }) => {
    const people = each === undefined ? undefined : numberOf(compiled, facts, each.with);
    const count = people === undefined ? 0 : Math.floor(people / each!.each);
    return count > 1 ? [{ role: id, count }] : [];
  });
  return {
    level,
    possible: CAPACITIES.filter((id) => possible.includes(id)),
    says: says === undefined ? '' : say(compiled, facts, says),
    missing: missing.map((gap) => say(compiled, facts, gap.says)),
    reasons: missing.map(({ when, says: sentence, sources }) => ({
      text: say(compiled, facts, sentence),
      answers: union([when.causes(facts), sentence.mentions]),
      sources,
    })),
    ...(missing.some(({ sequential }) => sequential === true) && { sequential: true as const }),
    ...(shared.length > 0 && { sharedRoles: shared }),
    ...(crews.length > 0 && { crews }),
    score: range[0],
    range,
    criteria: judged,
  };
}
