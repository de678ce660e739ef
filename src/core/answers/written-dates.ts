import { isDay } from '../yaml/index.ts';
import { dayAfter } from './days.ts';

const MONTHS = 'January February March April May June July August September October November December'.split(' ');

/** A month in full or with three letters. */
export const NAME = `(?:${MONTHS.map((month) => `${month.slice(0, 3)}(?:${month.slice(3)})?`).join('|')})`;

/** What stands between the first and the last day of a time in numbers. */
const UNTIL = '(?:to|until|till|through|[-–—])';

/**
 * Within a text: `2027-04-30` or a moment of it, `30.04.2027`, `30/04/2027` or `04/30/2027`; `20.12.` before `to
 * 10.01.2027`; `April 30, 2027`, `30 April 2027`, `30th of April`, `30. April`, or `Apr 30`; `2027-04` or `April 2027`;
 * `end of April 2027` or `end of 2027`; and `2027-W17`, `week 17 of 2027`, or `CW 17/2027`.
 */
const DATE = new RegExp(
  `\\b(?:(?<![\\d./-])(?<from>\\d{1,2})\\.(?<fromMonth>\\d{1,2})(?=\\.\\s*${UNTIL}\\s*\\d{1,2}\\.(?<toMonth>\\d{1,2})\\.(?<toYear>20\\d\\d))` +
    `|(?<![\\d./]|(?<!20\\d\\d)-)(?<one>\\d{1,2})(?<sign>[./-])(?<other>\\d{1,2})\\k<sign>(?<numbered>20\\d\\d)(?![./]?\\d|-(?!\\d{1,2}[./]))` +
    `|(?<year>20\\d\\d)-(?<month>\\d\\d)(?:-(?<day>\\d\\d)(?:T[\\d:.]+Z?)?|(?!-\\d))` +
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
export const CLAUSE_END = new RegExp(
  `;\\s|\\.\\s(?<!(?:^|\\s)\\d{1,2}\\.\\s(?=${NAME}\\b))(?<!\\d\\.\\d{1,2}\\.\\s(?=${UNTIL}\\s))`,
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

/** The first day of a name, `MM-DD`, that isn't before another one. */
function dayFrom(name: string, since: string): string | undefined {
  const year = Number(since.slice(0, 4));
  return [`${year}-${name}`, `${year + 1}-${name}`].find((each) => each >= since && isDay(each));
}

/** A date with where its text begins and ends. */
export interface DateAt {
  readonly date: NotedDate;
  /** Whether it names no year. */
  readonly isOfAnyYear: boolean;
  readonly at: number;
  readonly end: number;
}

/** The dates that a text has written out, in its order; those without a year only if it is known since when. */
export function datesAt(text: string, since: string | undefined): readonly DateAt[] {
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
  if (written['numbered'] !== undefined) return dayInNumbers(written);
  if (written['from'] !== undefined) return firstOfTime(written);
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

/** The day of `20.12.` before `to 10.01.2027`: in the year of the last day, or before it, if its month is later. */
function firstOfTime({ from, fromMonth, toMonth, toYear }: Written): readonly [string, string] | undefined {
  const year = Number(fromMonth) > Number(toMonth) ? Number(toYear) - 1 : Number(toYear);
  const date = `${year}-${fromMonth!.padStart(2, '0')}-${from!.padStart(2, '0')}`;
  return isDay(date) ? [date, date] : undefined;
}

/** The day of `30.04.2027`; of `04/30/2027` only where one number can't be a month, or both are the same. */
function dayInNumbers({ one, other, sign, numbered }: Written): readonly [string, string] | undefined {
  const dayFirst = sign === '.' || Number(one) > MONTHS.length;
  if (!dayFirst && Number(other) <= MONTHS.length && Number(one) !== Number(other)) return undefined;
  const [day, month] = (dayFirst ? [one!, other!] : [other!, one!]).map((number) => number.padStart(2, '0'));
  const date = `${numbered}-${month}-${day}`;
  return isDay(date) ? [date, date] : undefined;
}

/**
 * What looks like a day in numbers, or a quarter, or like a day of the wrong form. With two digits, only a year to come
 * after a month: `4.16.25` is a version.
 */
const LIKE_DAY = new RegExp(
  String.raw`(?<![\w./-])(?:\d{1,2}(?<sign>[./-])(?:\d{1,2}\k<sign>20[23]\d|(?:0?[1-9]|1[0-2])\k<sign>(?:2[6-9]|3\d))` +
    String.raw`|20[23]\d(?<other>[./-])\d{1,2}\k<other>\d{1,2}|Q[1-4][ /-]?20[23]\d)(?![./-]?\w)`,
  'g',
);

/** What a text has that looks like a date and isn't read as one: `03/04/2027` can mean two days. */
export function unreadDays(text: string): readonly string[] {
  const read = datesAt(text, undefined);
  return [...text.matchAll(LIKE_DAY)].flatMap(({ 0: like, index }) =>
    read.some(({ at, end }) => at < index + like.length && index < end) ? [] : [like],
  );
}

/** Monday and Sunday of a week by ISO 8601: the first week is that of January 4. */
function daysOfWeek(year: string, week: number): readonly [string, string] | undefined {
  const fourth = `${year}-01-04`;
  const monday = dayAfter(fourth, 7 * (week - 1) - ((new Date(fourth).getUTCDay() + 6) % 7));
  const isOfYear = week > 0 && dayAfter(monday, 3).startsWith(year);
  return isOfYear ? [monday, dayAfter(monday, 6)] : undefined;
}
