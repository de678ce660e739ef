import { isDay } from '../yaml/index.ts';
import { dayAfter } from './days.ts';

const MONTHS = 'January February March April May June July August September October November December'.split(' ');

/**
 * Within a text: `2027-04-30`, `April 30, 2027`, `30 April 2027`, `30 April`, or `Apr 30`; `2027-04` or `April 2027`;
 * `end of April 2027` or `end of 2027`; and `2027-W17`, `week 17 of 2027`, or `CW 17/2027`.
 */
const DATE = new RegExp(
  `\\b(?:(?<year>20\\d\\d)-(?<month>\\d\\d)(?:-(?<day>\\d\\d))?` +
    `|(?:(?<before>\\d{1,2})(?:st|nd|rd|th)? |(?<end>[Ee]nd of ))?` +
    `(?<name>${MONTHS.map((month) => `${month.slice(0, 3)}(?:${month.slice(3)})?`).join('|')})` +
    `(?: (?<after>\\d{1,2})(?:st|nd|rd|th)?(?=,|\\W|$),?)?(?: (?<named>20\\d\\d))?` +
    `|[Ee]nd of (?<closing>20\\d\\d)` +
    `|(?<iso>20\\d\\d)-W(?<isoWeek>\\d\\d)` +
    `|(?:(?:[Cc]alendar )?[Ww]eek (?<week>\\d{1,2})(?: of|,)? |[CK]W ?(?<short>\\d{1,2})(?:/|,? ))(?<of>20\\d\\d))\\b`,
  'g',
);

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

/** What stands before a day without a year that is ahead: `by`, `ends`, `expires on`. Past days have no year, too. */
const AHEAD =
  /\b(?:by|until|till|before|(?:is|due|falls|ends?|expires?|closes|leaves|leaving|goes|starts?|begins?)(?: on)?) (?:the )?$/i;

/**
 * The dates that a text names, in its order, each once. A day that no calendar has is none. `since`: the day on which
 * the text was written. From then on, the next day of its name is meant by one without a year, if the words before it
 * say that it is ahead, or if the text answers a question about a date (`isAsked`).
 */
export function datesIn(text: string, since?: string, isAsked = false): readonly NotedDate[] {
  const isMeant = ({ isOfAnyYear, at }: DateAt) => !isOfAnyYear || isAsked || AHEAD.test(text.slice(0, at));
  const all = datesAt(text, since).filter(isMeant);
  return all
    .filter(({ date }, index) => all.findIndex((other) => other.date.text === date.text) === index)
    .map(({ date }) => date);
}

/** What stands between the first and the last day of a time, and before it where that is `and`. */
const TO = /^\s*(?:(?:up )?to(?: and including)?|until|till|through|[-–—]|\.\.+)\s*$/i;
const BETWEEN = /\bbetween\s*$/i;

/** What notes call such a time, and how they deny it. */
const CALLED = /\b(?:freezes?|frozen|no (?:\w+ )?(?:changes?|releases?|deploy(?:s|ments?)))\b/i;
const DENIED = new RegExp(
  "\\b(?:no|not|never|without|free of|isn't|aren't|don't|doesn't|won't)" +
    '(?: (?!in|during|within|over|until|while|when)\\w+){0,3} (?:freezes?|frozen)\\b' +
    "|\\bfreezes? (?:\\w+ ){0,3}(?:cancell?ed|lifted|dropped|abolished|waived|called off|doesn't apply|don't apply)\\b",
  'i',
);

/** A freeze of a place other than production, such as `frozen for staging`, and words that mean production, too. */
const PLACE = '(?:staging|test(?:ing|s)?|QA|UAT|sandbox|dev(?:elopment)?|(?:pre|non)-?prod(?:uction)?)';
const ELSEWHERE = new RegExp(
  `\\b(?:freezes?|frozen)(?:[\\s\\d,–-]|to|until|only)*\\b(?:for|in|on|of) (?:the )?${PLACE}\\b` +
    `|\\b${PLACE}(?: environments?| systems?)?(?: is| are)? (?:freezes?|frozen)\\b`,
  'i',
);
const PRODUCTION = /(?<!pre-?|non-?)\b(?:prod|production|live|everywhere|all)\b/i;

/** Whether a clause closes production: it says so, or the question asks for it; and it isn't denied, or about tests. */
function closes(clause: string, isAsked: boolean): boolean {
  if (DENIED.test(clause) || (ELSEWHERE.test(clause) && !PRODUCTION.test(clause))) return false;
  return isAsked || CALLED.test(clause);
}

/**
 * The times between two days in which nothing may be changed, in the order of a note. `isAsked`: the question asks for
 * them, so that the note need not call them so. Where the days are swapped, the first is after the last. `since`: the
 * day on which the note was written; days without a year are the next ones that end after it.
 */
export function freezesIn(note: string, isAsked = false, since?: string): readonly NotedFreeze[] {
  return note.split(/[;.]\s/).flatMap((clause) => {
    if (!closes(clause, isAsked)) return [];
    const days = datesAt(clause, since).filter(({ date }) => date.isDay);
    return days.flatMap(({ date, at, end, isOfAnyYear }, index) => {
      const next = days[index + 1];
      if (next === undefined) return [];
      const joint = clause.slice(end, next.at);
      const isSpan = TO.test(joint) || (joint.trim() === 'and' && BETWEEN.test(clause.slice(0, at)));
      if (!isSpan) return [];
      const first = isOfAnyYear ? dayBefore(date.date, next.date.date) : date.date;
      const last = next.isOfAnyYear && !isOfAnyYear ? dayFrom(next.date.date.slice(5), first) : next.date.date;
      return last === undefined ? [] : [{ clause: clause.trim(), first, last }];
    });
  });
}

/** The last day of the same name that isn't after another one. */
function dayBefore(day: string, other: string): string {
  const named = [`${Number(other.slice(0, 4))}${day.slice(4)}`, `${Number(other.slice(0, 4)) - 1}${day.slice(4)}`];
  return named.find((each) => each <= other && isDay(each)) ?? day;
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
    const clause = text.split(/[;.]\s/).find((part) => part.includes(named)) ?? text;
    const noted = { text: named, clause: clause.trim(), date, last, isDay: date === last };
    return [{ date: noted, isOfAnyYear, at: match.index, end: match.index + named.length }];
  });
}

type Written = Readonly<Record<string, string | undefined>>;

/** The next day that is written without its year; undefined for a month, or where nobody knows since when. */
function nextOf(written: Written, since: string | undefined): readonly [string, string] | undefined {
  const on = written['before'] ?? written['after'];
  if (on === undefined || since === undefined) return undefined;
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
