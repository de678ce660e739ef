import { isDay } from '../yaml/index.ts';
import { dayAfter, daysBetween } from './days.ts';

const MONTHS = 'January February March April May June July August September October November December'.split(' ');

/** A month in full or with three letters. */
const NAME = `(?:${MONTHS.map((month) => `${month.slice(0, 3)}(?:${month.slice(3)})?`).join('|')})`;

/**
 * Within a text: `2027-04-30` or a moment of it, `April 30, 2027`, `30 April 2027`, `30th of April`, `30. April`, or
 * `Apr 30`; `2027-04` or `April 2027`; `end of April 2027` or `end of 2027`; and `2027-W17`, `week 17 of 2027`, or
 * `CW 17/2027`.
 */
const DATE = new RegExp(
  `\\b(?:(?<year>20\\d\\d)-(?<month>\\d\\d)(?:-(?<day>\\d\\d)(?:T[\\d:.]+Z?)?|(?!-\\d))` +
    `|(?:(?<!\\d[.,:])(?<before>\\d{1,2})(?:st|nd|rd|th|\\.)?(?: of)? |(?<end>[Ee]nd of ))?` +
    `(?<name>${NAME})(?: (?<after>\\d{1,2})(?:st|nd|rd|th)?(?=\\W|$))?(?:,? (?<named>20\\d\\d))?` +
    `|[Ee]nd of (?<closing>20\\d\\d)` +
    `|(?<iso>20\\d\\d)-W(?<isoWeek>\\d\\d)(?!-\\d)` +
    `|(?:(?:[Cc]alendar )?[Ww]eek (?<week>\\d{1,2})(?: of|,)? |[CK]W ?(?<short>\\d{1,2})(?:/|,? ))(?<of>20\\d\\d))\\b`,
  'g',
);

/** Before a month or week, what makes only a part of it meant, or none. */
const PART =
  /\b(?:early|mid|middle|start|beginning|part|half|weeks?|days|before|prior to|after)[ -](?:(?:of|in|the) )*$/i;

/** After a day without a year, what makes its number that of something else, as in `May 5 times`; or the year. */
const COUNTS = /^(?:[.,:]?\d|\s*%| ['’]?\d)/;
const COUNTED = /^ (?!(?:to|until|till|through|and|at|the|all|we|for|as|with|except|but|because|unless)\b)\w/i;

/** Where one part of a note ends and the next begins; the period of `5. April` ends none. */
const CLAUSE_END = new RegExp(`;\\s|\\.\\s(?<!(?:^|\\s)\\d{1,2}\\.\\s(?=${NAME}\\b))`);

/** A date that a note names. */
export interface NotedDate {
  /** As it is written there. */
  readonly text: string;
  /** The part of the note that names it, up to a period or semicolon. */
  readonly clause: string;
  /** `YYYY-MM-DD`; of a month or a week, its first day. */
  readonly date: string;
  /** The same; of a month or a week, its last day. */
  readonly last: string;
  /** Whether it names a day. */
  readonly isDay: boolean;
}

/** A time in which nothing may be changed, as a note has it. */
export interface NotedFreeze {
  /** The part of the note that names it, up to a period or semicolon. */
  readonly clause: string;
  /** The first and the last day, `YYYY-MM-DD`. */
  readonly first: string;
  readonly last: string;
}

/** What stands before a day without a year that is ahead: `by`, `ends`, `expires on`, `planned for`. */
const AHEAD = new RegExp(
  '\\b(?:by|until|till|before|no later than|(?:planned|scheduled|set) for' +
    '|(?:is|are|due|falls?|ends?|expires?|closes|leaves|leaving|goes|comes?|starts?|begins?)(?: on)?) (?:the )?$',
  'i',
);

/** The same in an answer about a date: `audit on`, `deadline:`. */
const OF_DATE =
  /\b(?:audit|deadline|date|day|review|visit|assessment|certification|go-live)(?:[,:]| on| from)? (?:the )?$/i;

/** What tells of the past: `it was there until`, `the incident ended before`, but not `must be finished by`. */
const PAST = new RegExp(
  '\\b(?:was|were|had|did|been|since)\\b' +
    '|(?<!\\b(?:be|is|are|gets?)(?: \\w+)? )\\b(?!needed|required|expected|planned|scheduled)' +
    '(?:\\w{2,}(?<!e)ed|ran|went|left|kept|held|came)(?: \\w+)? (?:by|until|till|before) (?:the )?$',
  'i',
);

/**
 * The dates that a text names, in its order, each once. A day that no calendar has is none. `since`: the day on which
 * the text was written. From then on, the next day of its name is meant by one without a year, if the words before it
 * say that it is ahead, or that it is what a question about a date asks for (`isAsked`). The first and the last day of
 * a freeze, also of one that is denied, are none.
 */
export function datesIn(text: string, since?: string, isAsked = false): readonly NotedDate[] {
  const called = text.split(CLAUSE_END).filter((clause) => CALLED.test(clause));
  const closed = new Set(called.flatMap((clause) => spansIn(clause, since)).flatMap(({ days }) => days));
  const all = datesAt(text, since)
    .filter((date) => !date.isOfAnyYear || isAhead(text, date, isAsked))
    .filter(({ date: { date } }) => !closed.has(date));
  return all
    .filter(({ date }, index) => all.findIndex((other) => other.date.text === date.text) === index)
    .map(({ date }) => date);
}

/** Whether the words around a day without a year say that it is ahead; the start of an answer about a date does. */
function isAhead(text: string, { at, end }: DateAt, isAsked: boolean): boolean {
  const before = text.slice(0, at).split(CLAUSE_END).at(-1)!;
  if (PAST.test(before) || /^ (?:was|were|had)\b/i.test(text.slice(end))) return false;
  return AHEAD.test(before) || (isAsked && (/^\s*(?:on )?$/i.test(before) || OF_DATE.test(before)));
}

/** What stands between the first and the last day of a time, and before it where that is `and`. */
const TO = /^\s*(?:(?:up )?to(?: and including)?|until|till|through|[-–—]|\.\.+)\s*$/i;
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
  return note.split(CLAUSE_END).flatMap((clause) => {
    if (!closes(clause, isAsked)) return [];
    const spans = spansIn(clause, since).filter(({ before }) => !DENIED.test(before));
    return spans.map(({ days: [first, last] }) => ({ clause: clause.trim(), first, last }));
  });
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

/** The first day of a name, `MM-DD`, that isn't before another one. */
function dayFrom(name: string, since: string): string | undefined {
  const year = Number(since.slice(0, 4));
  return [`${year}-${name}`, `${year + 1}-${name}`].find((each) => each >= since && isDay(each));
}

/** A date with where its text begins and ends. */
interface DateAt {
  readonly date: NotedDate;
  /** Whether it names no year. */
  readonly isOfAnyYear: boolean;
  readonly at: number;
  readonly end: number;
}

function datesAt(text: string, since: string | undefined): readonly DateAt[] {
  return [...text.matchAll(DATE)].flatMap((match) => {
    const [named] = match;
    const isOfAnyYear = match.groups!['name'] !== undefined && match.groups!['named'] === undefined;
    const span = isOfAnyYear ? nextOf(match.groups!, since) : spanOf(match.groups!);
    if (span === undefined) return [];
    const [date, last] = span;
    if (date !== last && PART.test(text.slice(0, match.index))) return [];
    const rest = text.slice(match.index + named.length);
    if (isOfAnyYear && (COUNTS.test(rest) || (match.groups!['after'] !== undefined && COUNTED.test(rest)))) return [];
    const clause = text.split(CLAUSE_END).find((part) => part.includes(named)) ?? text;
    const noted = { text: named, clause: clause.trim(), date, last, isDay: date === last };
    return [{ date: noted, isOfAnyYear, at: match.index, end: match.index + named.length }];
  });
}

type Written = Readonly<Record<string, string | undefined>>;

/** The next day that is written without its year; undefined for a month, or where nobody knows since when. */
function nextOf(written: Written, since: string | undefined): readonly [string, string] | undefined {
  const { before, after, on = before ?? after } = written;
  // In `12 May 26`, one of both numbers is the year.
  if (on === undefined || since === undefined || (before !== undefined && after !== undefined)) return undefined;
  const day = dayFrom(`${monthOf(written['name']!)}-${on.padStart(2, '0')}`, since);
  return day === undefined ? undefined : [day, day];
}

/** `04` for `April` or `Apr`. */
function monthOf(name: string): string {
  return String(MONTHS.findIndex((month) => month.startsWith(name)) + 1).padStart(2, '0');
}

/** The first and the last day of what is written; undefined where no calendar has it. */
function spanOf(written: Written): readonly [string, string] | undefined {
  const { closing, name, month = name === undefined ? '' : monthOf(name), end } = written;
  const week = written['isoWeek'] ?? written['week'] ?? written['short'];
  const year = (written['year'] ?? written['named'] ?? closing ?? written['iso'] ?? written['of'])!;
  if (closing !== undefined) return [`${year}-12-31`, `${year}-12-31`];
  if (week !== undefined) return daysOfWeek(year, Number(week));
  const day = (on: string) => [year, month, on.padStart(2, '0')].join('-');
  const on = written['day'] ?? written['before'] ?? written['after'];
  if (!isDay(day(on ?? '1'))) return undefined;
  if (on !== undefined) return [day(on), day(on)];
  const last = ['31', '30', '29', '28'].map(day).find(isDay)!;
  return [end === undefined ? day('1') : last, last];
}

/** Monday and Sunday of a week by ISO 8601: the first week is that of January 4. */
function daysOfWeek(year: string, week: number): readonly [string, string] | undefined {
  const fourth = `${year}-01-04`;
  const monday = dayAfter(fourth, 7 * (week - 1) - ((new Date(fourth).getUTCDay() + 6) % 7));
  const isOfYear = week > 0 && dayAfter(monday, 3).startsWith(year);
  return isOfYear ? [monday, dayAfter(monday, 6)] : undefined;
}
