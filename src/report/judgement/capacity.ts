import type { Assessment, CapacityResult } from '../../core/assess/index.ts';
import { list } from '../phrases.ts';

/** `high`, or `unknown (low, enough or high)`. */
export function capacityInWords({ level, possible }: Pick<CapacityResult, 'level' | 'possible'>): string {
  return possible.length < 2 ? level : `unknown (${list(possible, 'or')})`;
}

/** What the level means; empty while more than one is possible, and in a pack that says nothing of it. */
export function capacityMeans({ says, possible }: CapacityResult): string {
  return possible.length < 2 ? says : '';
}

/** Whether capacity concerns the reader: the pack judges it, and there is something to carry. */
export function capacityMatters({ capacity, verdict }: Pick<Assessment, 'capacity' | 'verdict'>): boolean {
  const { says, missing, criteria } = capacity;
  return verdict.id !== 'no' && (says !== '' || missing.length > 0 || criteria.length > 0);
}
