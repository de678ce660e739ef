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

/** The dates that a text names, in its order, each once. A day that no calendar has is none. */
export function datesIn(text: string): readonly NotedDate[] {
  const all = [...text.matchAll(DATE)].flatMap(([named, year, month, day, before, name = '', after, other, end]) => {
    const at = end === undefined ? (month ?? String(MONTHS.indexOf(name) + 1)) : '12';
    const on = end === undefined ? (day ?? before ?? after) : '31';
    const date = [year ?? other ?? end, at.padStart(2, '0'), (on ?? '1').padStart(2, '0')].join('-');
    const clause = text.split(/[;.]\s/).find((part) => part.includes(named)) ?? text;
    return isDay(date) ? [{ text: named, clause: clause.trim(), date, isDay: on !== undefined }] : [];
  });
  return all.filter((date, index) => all.findIndex((other) => other.text === date.text) === index);
}
