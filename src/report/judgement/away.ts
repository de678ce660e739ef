import { count } from '../phrases.ts';

/** Less than this is told in days. */
const DAYS_TOLD = 14;

/** `today`, `tomorrow`, `in 5 days`, or `in 9 weeks`. */
export function inDays(days: number): string {
  return days <= 0 ? 'today' : days === 1 ? 'tomorrow' : `in ${span(days)}`;
}

/** `today`, `tomorrow`, `5 days away`, or `9 weeks away`. */
export function daysAway(days: number): string {
  return days <= 1 ? inDays(days) : `${span(days)} away`;
}

/** `5 days`, or in whole weeks. */
function span(days: number): string {
  return days < DAYS_TOLD ? count(days, 'day', 'days') : count(Math.floor(days / 7), 'week', 'weeks');
}
