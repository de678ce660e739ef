import { count } from '../phrases.ts';

/** A need that is met later than this before the date leaves no time for evidence. */
export const WEEKS_BEFORE_DATE = 4;

/**
 * Whether something that ends in these weeks is in time for a date so many weeks ahead; `tight` leaves too little time
 * for evidence. Without steps, no week is known.
 */
export function timing([low, high]: readonly [low: number, high: number], weeks: number): Timing {
  if (high + WEEKS_BEFORE_DATE <= weeks) return 'in time';
  if (high > 0 && high < weeks) return 'tight';
  return low + WEEKS_BEFORE_DATE > weeks ? 'too late' : 'perhaps too late';
}

/** See `timing`. */
export type Timing = 'in time' | 'tight' | 'perhaps too late' | 'too late';

/** `3 weeks before the deadline`, or another day: when something ends by the high estimates. */
export function marginInWords(high: number, weeks: number, day = 'the deadline'): string {
  return `${count(weeks - high, 'week', 'weeks')} before ${day}`;
}

/** The same of something that must only end by then, such as a renewal or a reply, in parts of weeks. */
export function endTiming([low, high]: readonly [low: number, high: number], weeks: number): Timing {
  if (high + WEEKS_BEFORE_DATE <= weeks) return 'in time';
  if (high <= weeks) return 'tight';
  return low > weeks ? 'too late' : 'perhaps too late';
}
