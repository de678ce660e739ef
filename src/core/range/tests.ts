import type { Condition } from '../condition/index.ts';
import type { Pack } from '../pack/schema.ts';

/** The conditions that decide the need score and the verdict. */
export function verdictConditions(pack: Pack): readonly (Condition | undefined)[] {
  return [...pack.criteria.flatMap(({ levels }) => levels), ...pack.verdictRules].map(({ when }) => when);
}
