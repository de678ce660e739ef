import { daysOfFreezes } from './noted-freezes.ts';
import { CLAUSE_END, type DateAt, datesAt, type NotedDate } from './written-dates.ts';

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

/** What stands before the day of a paper, which is no date of anything else: `letter of`, `e-mail from Ms. X dated`. */
const OF_PAPER =
  /\b(?:dated|(?:letter|e-?mail|mail|memo|minutes|message|ticket)(?: (?!by\b|due\b|until\b|says\b|requires?\b|demands?\b|asks?\b|wants\b|must\b|that\b)[^\s;,]+){0,4} (?:of|from|sent(?: on)?|received(?: on)?)) (?:the )?$/i;

/** Whether the words before a day say that something is due then. */
export function namesDeadline(text: string, { text: day }: NotedDate): boolean {
  const before = text.slice(0, text.indexOf(day)).split(CLAUSE_END).at(-1)!;
  return !PAST.test(before) && (AHEAD.test(before) || OF_DATE.test(before));
}

/**
 * The dates that a text names, in its order, each once. A day that no calendar has is none. `since`: the day on which
 * the text was written. From then on, the next day of its name is meant by one without a year, if the words before it
 * say that it is ahead, or that it is what a question about a date asks for (`isAsked`). The first and the last day of
 * a freeze, also of one that is denied, and the day of a letter are none.
 */
export function datesIn(text: string, since?: string, isAsked = false): readonly NotedDate[] {
  const closed = daysOfFreezes(text, since);
  const all = datesAt(text, since)
    .filter((date) => !date.isOfAnyYear || isAhead(text, date, isAsked))
    .filter(({ date: { date }, at }) => !closed.has(date) && !OF_PAPER.test(text.slice(0, at)));
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
