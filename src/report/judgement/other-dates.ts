import type { Assessment } from '../../core/assess/index.ts';
import { KNOWN_QUESTIONS } from '../../core/pack/index.ts';
import { brief } from '../escape.ts';
import { dayMeant, firstDated, firstDeadline, noteOf } from './first-date.ts';
import { needsOf } from './needs.ts';
import { type DateAhead, datesAhead } from './noted-dates.ts';
import { QUARTER } from './quarter.ts';

/**
 * The other dates ahead in the note of the first date, the nearest first. While that means no day, a month in it can be
 * the date that it means.
 */
export function furtherDates(assessment: Assessment): readonly DateAhead[] {
  const dated = firstDeadline(assessment);
  if (dated === undefined) return [];
  const own = dayMeant(assessment)?.date;
  const isKnown = own !== undefined || dated.weeks === 0 || dated.state !== 'answered';
  return datesAhead(dated, assessment, true).filter(({ date, isDay: hasDay }) => (isKnown || hasDay) && date !== own);
}

/** The last days of the first date and of the other dates ahead in its note, as far as they are known. */
export function daysNoted(assessment: Assessment): readonly string[] {
  const own = dayMeant(assessment);
  return [...(own === undefined ? [] : [own]), ...furtherDates(assessment)].map(({ last }) => last);
}

/** Whether the note of the first date names days ahead, and none that its answer can mean. */
export function isNoteOff(assessment: Assessment): boolean {
  const dated = firstDeadline(assessment);
  if (dated === undefined) return false;
  const days = datesAhead(dated, assessment, true);
  const isOpen = dated.state !== 'answered' || dated.weeks === 0 || dayMeant(assessment) !== undefined;
  return !isOpen && days.length > 0 && days.every(({ isDay: hasDay }) => hasDay);
}

/** ` (note: “Audit”)`, with the day where what is told of the note lacks it or names others; empty without one. */
export function noteOfDate(assessment: Assessment): string {
  const day = dayMeant(assessment)?.text;
  const told = noteOf(firstDated(assessment));
  const isClear = day === undefined || (told.includes(day) && furtherDates(assessment).length === 0);
  return isClear ? told : told.replace(' (', ` (${day}; `);
}

/** A date in the note of an answer, other than the first date. */
interface OtherDate extends DateAhead {
  readonly question: string;
}

/** So many of them are told in one place. */
const OTHERS = 2;

/** So much of the note of a date is told. */
const CLAUSE = 70;

/**
 * The first dates in the notes of other answers that come after the next 90 days. `told`: what is said of dates
 * already.
 */
export function laterDates(assessment: Assessment, told: string): readonly string[] {
  const later = otherDates(assessment, ({ text, weeks }) => weeks >= QUARTER && !told.includes(text));
  return later.slice(0, OTHERS).map((date) => `${date.text} (${whatItIs(date)})`);
}

/** Those within the next 90 days: what a calendar must heed, such as a freeze or the end of a certificate. */
export function nearDates(assessment: Assessment): readonly string[] {
  const near = otherDates(assessment, ({ weeks }) => weeks < QUARTER);
  const when = ({ text, weeks, isDay: hasDay }: OtherDate) => (hasDay ? `${text}, in week ${weeks + 1}` : text);
  return near.slice(0, OTHERS).map((date) => `${when(date)} (${whatItIs(date)})`);
}

/** Such dates in notes other than the first date, in their order. */
function otherDates(assessment: Assessment, isSuch: (date: DateAhead) => boolean): readonly OtherDate[] {
  const dated = firstDeadline(assessment)?.question;
  const all = assessment.answers.flatMap((answer) => {
    const { question } = answer;
    if (question === KNOWN_QUESTIONS.closed) return [];
    const named = question === dated ? furtherDates(assessment) : datesAhead(answer, assessment);
    return named.map((date) => ({ ...date, question }));
  });
  const sorted = all.filter(isSuch).toSorted((a, b) => a.weeks - b.weeks);
  // One clause can name several, and several notes one.
  const isFirst = (one: OtherDate, index: number) =>
    sorted.findIndex(({ clause, date }) => clause === one.clause || date === one.date) === index;
  return sorted.filter(isFirst);
}

/** The clause that names a date, and the answer whose note it is; of people, what must be done before some leave. */
export function whatItIs({
  text,
  clause,
  question,
}: Pick<OtherDate, 'clause' | 'question'> & { text?: string }): string {
  const told = clause === text ? `\`${question}\`` : `“${brief(clause, CLAUSE).replace(/\.$/, '')}”, \`${question}\``;
  return question === KNOWN_QUESTIONS.platform
    ? `${told}; have a colleague do that person's work once before that`
    : told;
}

/** The first date after the assessment in a note of the answers behind the first need. */
export function laterDateInNotes(assessment: Assessment): DateAhead | undefined {
  const { answers } = assessment;
  const [need] = needsOf(assessment).toSolve;
  const behind = new Set(need?.reasons.flatMap((reason) => reason.answers));
  const notes = answers.filter(({ question }) => behind.has(question));
  return notes.flatMap((answer) => datesAhead(answer, assessment)).toSorted((a, b) => a.weeks - b.weeks)[0];
}
