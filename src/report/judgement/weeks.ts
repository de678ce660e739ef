import { count } from '../phrases.ts';

/** `3 to 5 weeks`; never less than one. */
export function weeksInWords(low: number, high: number): string {
  const [least, most] = wholeRange(low, high);
  return inWords(least, most);
}

/** `in 3 to 5 weeks`: when, from now, something ends, by the low and by the high estimates. */
export function endInWords(low: number, high: number): string {
  return `in ${weeksInWords(low, high)}`;
}

/** Weeks from the low to the high estimates as whole ones, never less than one. */
export function wholeRange(low: number, high: number): readonly [number, number] {
  const most = Math.max(1, Math.ceil(high));
  return [Math.min(most, Math.max(1, Math.round(low))), most];
}

/** The same in words. */
export function inWords(least: number, most: number): string {
  return least === most ? count(most, 'week', 'weeks') : `${least} to ${most} weeks`;
}
