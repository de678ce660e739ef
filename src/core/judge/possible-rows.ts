import type { CompiledCondition } from '../condition/index.ts';
import type { Facts } from './facts.ts';

/** A row of an ordered table, of which the first that holds decides. Without a condition it always holds. */
interface Row {
  readonly when: CompiledCondition | undefined;
}

/** The rows that can still decide: those that aren't known to be false, up to the first that holds. */
export function possibleRows<Of extends Row>(rows: readonly Of[], facts: Facts): readonly Of[] {
  const possible: Of[] = [];
  for (const row of rows) {
    const truth = row.when === undefined ? true : row.when.evaluate(facts);
    if (truth !== false) possible.push(row);
    if (truth === true) break;
  }
  return possible;
}
