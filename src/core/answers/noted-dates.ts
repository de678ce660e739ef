import { isDay } from '../yaml/index.ts';

const MONTHS = 'January February March April May June July August September October November December'.split(' ');

/** `2027-04-30`, `2027-04`, `April 2027`, `April 30, 2027`, `30 April 2027`, or `end of 2027` within a text. */
const DATE = new RegExp(
  `\\b(?:(20\\d\\d)-(\\d\\d)(?:-(\\d\\d))?|(?:(\\d{1,2}) )?(${MONTHS.join('|')})(?: (\\d{1,2}),)? (20\\d\\d)|[Ee]nd of (20\\d\\d))\\b`,
  'g',
);

/** A date that a note names. */
export interface NotedDate {
  /** As it is written there. */
  readonly text: string;
  /** The part of the note that names it, up to a period or semicolon. */
  readonly clause: string;
  /** `YYYY-MM-DD`; of a month, its first day. */
  readonly date: string;
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

/** The dates that a text names, in its order, each once. A day that no calendar has is none. */
export function datesIn(text: string): readonly NotedDate[] {
  const all = datesAt(text);
  return all
    .filter(({ date }, index) => all.findIndex((other) => other.date.text === date.text) === index)
    .map(({ date }) => date);
}

/** What stands between the first and the last day of a time, and before it where that is `and`. */
const TO = /^\s*(?:(?:up )?to(?: and including)?|until|till|through|[-–—]|\.\.+)\s*$/i;
const BETWEEN = /\bbetween\s*$/i;

/** What notes call such a time, and how they deny it. */
const CALLED = /\b(?:freezes?|frozen|no (?:\w+ )?(?:changes?|releases?|deploy(?:s|ments?)))\b/i;
const DENIED = /\b(?:no|not|without|isn't|aren't)(?: \w+){0,2} (?:freezes?|frozen)\b/i;

/**
 * The times between two days in which nothing may be changed, in the order of a note. `isAsked`: the question asks for
 * them, so that the note need not call them so.
 */
export function freezesIn(note: string, isAsked = false): readonly NotedFreeze[] {
  return note.split(/[;.]\s/).flatMap((clause) => {
    if (DENIED.test(clause) || (!isAsked && !CALLED.test(clause))) return [];
    const days = datesAt(clause).filter(({ date }) => date.isDay);
    return days.flatMap(({ date, at, end }, index) => {
      const next = days[index + 1];
      if (next === undefined) return [];
      const joint = clause.slice(end, next.at);
      const isSpan = TO.test(joint) || (joint.trim() === 'and' && BETWEEN.test(clause.slice(0, at)));
      return isSpan && date.date <= next.date.date
        ? [{ clause: clause.trim(), first: date.date, last: next.date.date }]
        : [];
    });
  });
}

/** A date with where its text begins and ends. */
interface DateAt {
  readonly date: NotedDate;
  readonly at: number;
  readonly end: number;
}

function datesAt(text: string): readonly DateAt[] {
  return [...text.matchAll(DATE)].flatMap((match) => {
    const [named, year, month, day, before, name = '', after, other, last] = match;
    const at = last === undefined ? (month ?? String(MONTHS.indexOf(name) + 1)) : '12';
    const on = last === undefined ? (day ?? before ?? after) : '31';
    const date = [year ?? other ?? last, at.padStart(2, '0'), (on ?? '1').padStart(2, '0')].join('-');
    const clause = text.split(/[;.]\s/).find((part) => part.includes(named)) ?? text;
    const noted = { text: named, clause: clause.trim(), date, isDay: on !== undefined };
    return isDay(date) ? [{ date: noted, at: match.index, end: match.index + named.length }] : [];
  });
}
