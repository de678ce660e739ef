import { isDay, matchesBeyondAscii } from '../yaml/index.ts';
import { daysBetween } from './days.ts';
import { CLAUSE_END, type DateAt, datesAt, NAME } from './written-dates.ts';

/** A time in which nothing may be changed, as a note has it. */
export interface NotedFreeze {
  /** The part of the note that names it, up to a period or semicolon. */
  readonly clause: string;
  /** The first and the last day, `YYYY-MM-DD`. */
  readonly first: string;
  readonly last: string;
}

/** What stands between the first and the last day of a time, and before it where that is `and`. */
const TO = /^\.?\s*(?:(?:up )?to(?: and including)?|until|till|through|[-–—]|\.\.+)\s*$/i;
const BETWEEN = /\bbetween\s*$/i;

/** Two days of one month: `1 to 20 December`, `Dec 1-20`. */
const JOINT = '\\s*(?:to|and|[-–—])\\s*';
const MONTH_AFTER = new RegExp(`(?<![\\d-]|${NAME} )(\\d{1,2})(?=${JOINT}\\d{1,2} (${NAME})\\b)`, 'g');
const MONTH_BEFORE = new RegExp(`\\b(${NAME})( \\d{1,2}${JOINT})(?=\\d{1,2}\\b(?!-| ${NAME}))`, 'g');

/** What notes call such a time, and how they deny it before its days, or anywhere. */
const CALLED = /\b(?:freezes?|frozen|no (?:\w+ )?(?:changes?|releases?|deploy(?:s|ments?)))\b/i;
const DENIED = new RegExp(
  "\\b(?:no|not|never|without|free of|isn't|aren't|don't|doesn't|won't)(?: (?!(?:in|during|within|over|until|while" +
    '|when|to|around|one|exceptions?|skip|break|ignore)\\b)\\w+){0,3} (?:freezes?|frozen)\\b(?! (?:but|except)\\b)',
  'i',
);
const LIFTED = new RegExp(
  "(?<!(?:not|n't|never) (?:be(?:en)? )?)\\b(?:cancell?ed|lifted|dropped|abolished|waived|called off|ended)\\b" +
    "|\\b(?:no longer|doesn't|don't|does not|do not) appl(?:y|ies)\\b|\\b(?:is|are) over(?! \\w)",
  'i',
);

/** A freeze of a place other than production, such as `frozen for staging`, and words that mean production, too. */
const PLACE = '(?:staging|test(?:ing|s)?|QA|UAT|sandbox|dev(?:elopment)?|(?:pre|non)-?prod(?:uction)?)';
const ELSEWHERE = new RegExp(
  `${CALLED.source}(?:[\\s\\d,–-]|${NAME}|from|between|and|to|until|only|allowed)*` +
    `\\b(?:for|in|on|of|to) (?:the )?${PLACE}\\b` +
    `|\\b${PLACE}(?: environments?| systems?)?(?: is| are)? (?:freezes?|frozen|only)\\b`,
  'i',
);
const PRODUCTION = /(?<!pre-?|non-?)\b(?:prod|production|live|everywhere|all)\b/i;

/** Whether a clause closes production: it says so, or the question asks for it; and it isn't lifted, or about tests. */
function closes(clause: string, isAsked: boolean): boolean {
  if (LIFTED.test(clause) || (ELSEWHERE.test(clause) && !PRODUCTION.test(clause))) return false;
  return isAsked || CALLED.test(clause);
}

/**
 * The times between two days in which nothing may be changed, in the order of a note. `isAsked`: the question asks for
 * them, so that the note need not call them so. Where the days are swapped, the first is after the last. `since`: the
 * day on which the note was written; days without a year are the next ones that end after it.
 */
export function freezesIn(note: string, isAsked = false, since?: string): readonly NotedFreeze[] {
  // Where one part has the first day, and a later one the last: `from February 1; closed until March 14`. After a whole
  // time, only one that lasts goes on; another that closes begins on a day of its own.
  let open: string | undefined;
  let over: string | undefined;
  return note.split(CLAUSE_END).flatMap((clause) => {
    if (!closes(clause, isAsked)) return [];
    const spans = spansIn(clause, since).filter(({ before }) => !DENIED.test(before));
    const freezes = spans.map(({ days: [first, last] }) => ({ clause: clause.trim(), first, last }));
    if (!isAsked) return freezes;
    const begun = open ?? (LASTS.test(clause) ? over : undefined);
    const end = dayBehind(UNTIL, clause, since);
    open = dayBehind(FROM, clause, since) ?? (end === undefined && freezes.length === 0 ? open : undefined);
    over = freezes.at(-1)?.last ?? over;
    const isTime = begun !== undefined && end !== undefined && begun < end && daysBetween(begun, end) <= LONGEST;
    return isTime ? [{ clause: clause.trim(), first: begun, last: end }, ...freezes] : freezes;
  });
}

/** Before the only day of a time, what makes it its first or its last. */
const FROM = /\bfrom\s*$/i;
const LASTS = /\blasts?\b/i;
const UNTIL = /\b(?:closed|lasts?|ends?) (?:until|till|through|to) (?:about |around )?$/i;

/** The day of a clause that stands behind some words, and begins no time that the clause names whole. */
function dayBehind(words: RegExp, clause: string, since: string | undefined): string | undefined {
  const whole = new Set(spansIn(clause, since).flatMap(({ days }) => days));
  const found = datesAt(clause, since).find(
    ({ date, at }) => date.isDay && !whole.has(date.date) && words.test(clause.slice(0, at)),
  );
  return found?.date.date;
}

/** Whether a note of freezes says no more than days, and what stands between them. */
export function namesOnlyDays(note: string): boolean {
  const dates = datesAt(note, ANY_DAY).toReversed();
  const rest = dates.reduce((text, { at, end }) => `${text.slice(0, at)} ${text.slice(end)}`, note);
  const others = rest.replace(new RegExp(CALLED, 'gi'), ' ').replace(BESIDE_DAYS, ' ');
  return !/[A-Za-z]/.test(others) && !matchesBeyondAscii(others, String.raw`\p{L}`);
}

/** From some day on, days without a year are dates, too. */
const ANY_DAY = '2000-01-01';

/** Words that stand beside days alone. */
const BESIDE_DAYS =
  /\b(?:(?:up )?to|and|including|until|till|through|from|between|also|change|changes|closed|production)\b/gi;

/** The first and last days of the freezes that a note calls so, also of one that it denies. */
export function daysOfFreezes(note: string, since: string | undefined): ReadonlySet<string> {
  const called = note.split(CLAUSE_END).filter((clause) => CALLED.test(clause));
  return new Set(called.flatMap((clause) => spansIn(clause, since)).flatMap(({ days }) => days));
}

/** The times between two days that a clause names, each with the words before it. */
function spansIn(clause: string, since: string | undefined) {
  const text = clause.replace(MONTH_AFTER, '$1 $2').replace(MONTH_BEFORE, '$1$2$1 ');
  const all = datesAt(text, since).filter(({ date }) => date.isDay);
  return all.flatMap((day, index) => {
    const next = all[index + 1];
    if (next === undefined) return [];
    const before = text.slice(0, day.at);
    const joint = text.slice(day.end, next.at);
    const isSpan = TO.test(joint) || (joint.trim() === 'and' && BETWEEN.test(before));
    const days = isSpan ? daysOfSpan(day, next) : undefined;
    return days === undefined ? [] : [{ days, before }];
  });
}

/** No freeze without years is longer, in days: its days are swapped, or mean something else. */
const LONGEST = 120;

/**
 * The first and the last day of a time. Without a year, a day has that of the other one, or where the new year is
 * between them, the one beside it. Days that make no time of theirs are swapped, or none.
 */
function daysOfSpan(from: DateAt, to: DateAt): readonly [string, string] | undefined {
  if (!from.isOfAnyYear && !to.isOfAnyYear) return [from.date.date, to.date.date];
  const year = Number((from.isOfAnyYear ? to : from).date.date.slice(0, 4));
  const inYears = (first: number, last: number) =>
    [`${first}${from.date.date.slice(4)}`, `${last}${to.date.date.slice(4)}`] as const;
  const same = inYears(year, year);
  const across = from.isOfAnyYear ? inYears(year - 1, year) : inYears(year, year + 1);
  const isTime = ([first, last]: readonly [string, string]) => first <= last && daysBetween(first, last) <= LONGEST;
  return [same, across].filter((days) => days.every(isDay)).find(isTime) ?? (same[0] > same[1] ? same : undefined);
}
