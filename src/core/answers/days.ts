/**
 * Days that a date may be after today: it may come from a time zone in which the next day has begun. Ages count from
 * the date as written.
 */
const ZONE_DAYS = 1;

/** Whole days from one `YYYY-MM-DD` to another. */
export function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000);
}

/** Whether a day is later than it can be anywhere on the day `today`. Both are `YYYY-MM-DD`. */
export function isFuture(day: string, today: string): boolean {
  return daysBetween(today, day) > ZONE_DAYS;
}
