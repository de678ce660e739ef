import type { Condition, Pack, Test } from '../pack/schema.ts';

/** Tests by the question they read. */
export type Tests = ReadonlyMap<string, readonly Test[]>;

/** Every test that these conditions make; those that say the same are one. */
export function testsOf(conditions: readonly (Condition | undefined)[]): Tests {
  const found = new Map<string, Test[]>();
  const seen = new Set<string>();
  const visit = (condition: Condition | undefined): void => {
    if (condition === undefined) return;
    if ('all' in condition && Array.isArray(condition.all)) condition.all.forEach(visit);
    else if ('any' in condition && Array.isArray(condition.any)) condition.any.forEach(visit);
    else if ('not' in condition) visit(condition.not as Condition);
    else {
      const key = JSON.stringify(condition);
      if (seen.has(key)) return;
      seen.add(key);
      const [id, test] = Object.entries(condition)[0] as [string, Test];
      const list = found.get(id);
      if (list === undefined) found.set(id, [test]);
      else list.push(test);
    }
  };
  conditions.forEach(visit);
  return found;
}

/** Conditions that decide the need score and the verdict. */
export function verdictConditions(pack: Pack): readonly (Condition | undefined)[] {
  return [...pack.criteria.flatMap(({ levels }) => levels), ...pack.verdictRules].map(({ when }) => when);
}
