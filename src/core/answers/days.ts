/**
 * Days that a date may be after today: it may come from a time zone in which the next day has begun. Zones are up to 26
 * hours apart, so that it can be two days from one to the other; from the day in UTC, it is never more than one. Ages
 * count from the date as written.
 */
const ZONE_DAYS = 1;

/** Whole days from one `YYYY-MM-DD` to another. */
export function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000);
}

/** The day so many days after another. Both are `YYYY-MM-DD`. */
export function dayAfter(day: string, days: number): string {
  return new Date(Date.parse(day) + days * 86_400_000).toISOString().slice(0, 10);
}

/**
 * Whether a day is later than it can be anywhere on the day `today`: the local day or the one in UTC, whichever is
 * later. Both are `YYYY-MM-DD`.
 */
export function isFuture(day: string, today: string): boolean {
  return daysBetween(today, day) > ZONE_DAYS;
}
