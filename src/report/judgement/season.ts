import { dayAfter, daysBetween, freezesIn } from '../../core/answers/index.ts';
import type { Assessment, StepResult } from '../../core/assess/index.ts';
import { KNOWN_QUESTIONS } from '../../core/pack/index.ts';
import { answerTo } from './answered.ts';
import { namedBefore } from './before.ts';
import { changesProduction, type Closed, closedTimes } from './closed.ts';
import { foundOnce } from './found-once.ts';
import { type DateAhead, datesAhead } from './noted-dates.ts';

/** Production can close for a season so many weeks after the day on which it begins, at most (heuristic). */
const WEEKS_TO_CLOSE = 4;

/** A season keeps other work waiting only so many weeks ahead (heuristic): before a later one, there is time for it. */
const WEEKS_TO_PREPARE = 13;

/** So long a season is taken to last while no note tells its end (heuristic). */
export const WEEKS_OF_SEASON = 4;

/** A season's weeks. `isAssumed`: no note tells its end. */
interface Season extends Closed {
  readonly isAssumed: boolean;
}

/** Courses of which other work can wait until a season is over; what is removed or replaced has steps for one. */
const WAITING: readonly string[] = ['adopt', 'finish', 'keep', 'none'];

/**
 * From when until when a season or a launch lasts for which the first date says to be ready, in weeks: from that date,
 * or from where production is closed before it, to its last day in the same note, and to the end of the closed time
 * that contains or follows the date. Without both, it is taken to last some weeks. Undefined where the date is of
 * something else or far ahead, and where the season has begun.
 */
export const seasonAhead = foundOnce((assessment: Assessment): Season | undefined => {
  const { answers, assessed, verdict } = assessment;
  const dated = answerTo(assessment, KNOWN_QUESTIONS.deadline);
  if (!answers.some(({ season }) => season === true) || !WAITING.includes(verdict.course)) return undefined;
  const week = dated?.day === undefined || assessed === null ? dated?.weeks : daysBetween(assessed, dated.day) / 7;
  if (week === undefined || week <= 0 || week > WEEKS_TO_PREPARE) return undefined;
  const closed = closedTimes(assessment).find(({ from, to }) => week < to && from <= week + WEEKS_TO_CLOSE);
  const last = lastDayOfSeason(assessment);
  const noted = last === undefined || assessed === null ? undefined : (daysBetween(assessed, last) + 1) / 7;
  if (closed === undefined && noted === undefined) return { from: week, to: week + WEEKS_OF_SEASON, isAssumed: true };
  return { from: Math.min(week, closed?.from ?? week), to: Math.max(closed?.to ?? 0, noted ?? 0), isAssumed: false };
});

/** What stands between the first and the last day of a season, beside other such days. */
const TO_ITS_END =
  /^(?:[^\p{L}]|\b(?:to|until|till|through|and|ends?|lasts?|day|over|is|the|season|peak|sales?|black|friday|cyber|monday|christmas|of|on|about)\b)*$/iu;

/** No season is longer, in days: a later day in the note means something else. */
const LONGEST = 120;

/**
 * The last day of a season in the note of its first day: `2026-12-20 to 2027-01-10`, or the last of the days that the
 * same part of the note names within some weeks; undefined where the note has none.
 */
export function lastDayOfSeason(assessment: Assessment): string | undefined {
  const { answers, assessed } = assessment;
  const dated = answerTo(assessment, KNOWN_QUESTIONS.deadline);
  const { note = '', day, date } = dated ?? {};
  if (dated === undefined || day === undefined || assessed === null) return undefined;
  if (!answers.some(({ season }) => season === true)) return undefined;
  const ahead = datesAhead(dated, assessment, true);
  const clause = ahead.find(({ last }) => last === day)?.clause;
  const text = ahead.find(({ last }) => last === day)?.text ?? '';
  // A day with other words before it, such as that of a review, isn't the season's last one.
  const isEnd = (each: DateAhead) =>
    TO_ITS_END.test(note.slice(note.indexOf(text) + text.length, note.indexOf(each.text)));
  const named = ahead.filter((each) => each.clause === clause && each.isDay && isEnd(each)).map(({ last }) => last);
  const spans = freezesIn(note, true, date ?? assessed).filter(({ first }) => first === day);
  const ends = [
    ...named.filter((last) => daysBetween(day, last) <= 7 * WEEKS_OF_SEASON),
    ...spans.map(({ last }) => last).filter((last) => daysBetween(day, last) <= LONGEST),
  ].filter((last) => last > day);
  return ends.toSorted().at(-1);
}

/** The first day after such a season; undefined for answers without a day. */
export function dayAfterSeason(assessment: Assessment): string | undefined {
  const season = seasonAhead(assessment);
  const { assessed } = assessment;
  return season === undefined || assessed === null ? undefined : dayAfter(assessed, Math.round(7 * season.to));
}

/** Required changes of the way that calls take end so many weeks before a season (heuristic), or begin after it. */
export const WEEKS_TO_WATCH = 2;

/**
 * How many weeks before a season a step must end: `undefined` where it waits for the season's end, because it changes
 * the way that calls take, and no one requires that.
 */
export function weeksBeforeSeason({ path, useCases }: StepResult, assessment: Assessment): number | undefined {
  if (path !== true) return 0;
  const isRequired = assessment.useCases.some(({ id, strength }) => strength === 'duty' && useCases.includes(id));
  return isRequired ? WEEKS_TO_WATCH : undefined;
}

/**
 * Whether a step goes on during a season: it reads, asks, decides, or tries something outside production. An interim
 * measure may begin in closed weeks, but changes production.
 */
export function goesOnInSeason(step: StepResult): boolean {
  return !changesProduction(step) && step.path !== true && step.interim !== true;
}

/** What comes first, or fixes the first need without a proxy between services, and what these name. */
export function fixesBeforeSeason(left: readonly StepResult[], assessment: Assessment): ReadonlySet<StepResult> {
  const need = assessment.useCases.find(({ place }) => place === 'first')?.id;
  const edge = new Set(assessment.stages[0]?.steps.map(({ id }) => id));
  const isFix = ({ id, first, useCases, postponed }: StepResult) =>
    first === true || (postponed !== true && edge.has(id) && useCases.some((each) => each === need));
  const fixes = new Set(left.filter(isFix));
  for (const step of fixes) for (const other of namedBefore(step, left, assessment)) fixes.add(other);
  return fixes;
}
