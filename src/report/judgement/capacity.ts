import type { Assessment, CapacityResult } from '../../core/assess/index.ts';
import { list } from '../phrases.ts';
import { isOfAMesh } from './verdict.ts';

/** `high`, or `unknown (low, enough or high)`. */
export function capacityInWords({ level, possible }: Pick<CapacityResult, 'level' | 'possible'>): string {
  return possible.length < 2 ? level : `unknown (${list(possible, 'or')})`;
}

/** The same, or `enough, once 2 gaps are closed`. */
export function capacityWithGaps(capacity: CapacityResult): string {
  const { level, possible, reasons } = capacity;
  const words = capacityInWords(capacity);
  return possible.length > 1 || level === 'low' || reasons.length === 0
    ? words
    : `${words}, once ${reasons.length === 1 ? '1 gap is' : `${reasons.length} gaps are`} closed`;
}

/**
 * What the level means; empty while more than one is possible, and in a pack that says nothing of it. What is enough
 * for a first mesh says nothing about one that runs.
 */
export function capacityMeans({ capacity, verdict }: Pick<Assessment, 'capacity' | 'verdict'>): string {
  const { says, possible, level } = capacity;
  return possible.length > 1 || (level === 'enough' && isOfAMesh(verdict.course)) ? '' : says;
}

/** Whether capacity concerns the reader: the pack judges it, and there is something to carry. */
export function capacityMatters({ capacity, verdict }: Pick<Assessment, 'capacity' | 'verdict'>): boolean {
  const { says, missing, criteria } = capacity;
  return verdict.id !== 'no' && (says !== '' || missing.length > 0 || criteria.length > 0);
}
