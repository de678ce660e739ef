import type { Assessment, CapacityResult } from '../../core/assess/index.ts';
import { count, list } from '../phrases.ts';
import { isOfAMesh } from './verdict.ts';

/** `high`, `enough, with 2 gaps`, or `unknown (low, enough or high)`. */
export function capacityInWords({
  level,
  possible,
  missing = [],
}: Pick<CapacityResult, 'level' | 'possible'> & Partial<Pick<CapacityResult, 'missing'>>): string {
  if (possible.length > 1) return `unknown (${list(possible, 'or')})`;
  return level === 'enough' && missing.length > 0 ? `enough, with ${count(missing.length, 'gap', 'gaps')}` : level;
}

/**
 * What the level means; empty while more than one is possible, and in a pack that says nothing of it. What is enough
 * for a first mesh says nothing about one that runs.
 */
export function capacityMeans({ capacity, verdict }: Pick<Assessment, 'capacity' | 'verdict'>): string {
  const { says, possible, level } = capacity;
  return possible.length > 1 || (level === 'enough' && isOfAMesh(verdict.course)) ? '' : says;
}

/** Whether people who could run a mesh are missing, and would make one possible: a bar to its proxies stays. */
export function isForPeople({ capacity, verdict }: Pick<Assessment, 'capacity' | 'verdict'>): boolean {
  return verdict.id === 'not-yet' && verdict.barred !== true && capacity.level === 'low' && capacity.missing.length > 0;
}

/** Whether the plan has proxies to be on call for, or waits for the people who could be. */
export function isForAMesh(assessment: Pick<Assessment, 'capacity' | 'verdict'>): boolean {
  return assessment.verdict.course !== 'none' || isForPeople(assessment);
}

/** Whether capacity concerns the reader: the pack judges it, and there is something to carry. */
export function capacityMatters({ capacity, verdict }: Pick<Assessment, 'capacity' | 'verdict'>): boolean {
  const { says, missing, criteria } = capacity;
  return verdict.id !== 'no' && (says !== '' || missing.length > 0 || criteria.length > 0);
}
