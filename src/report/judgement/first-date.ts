import { daysBetween } from '../../core/answers/index.ts';
import type { AnswerRecord, Assessment } from '../../core/assess/index.ts';
import { KNOWN_QUESTIONS } from '../../core/pack/index.ts';
import { isDay } from '../../core/yaml/index.ts';
import { brief } from '../escape.ts';
import { aboutDate, answerTo } from './answered.ts';
import { needsOf } from './needs.ts';
import { type DateAhead, datesAhead } from './noted-dates.ts';

/** The answer that names the first date, with the weeks to it. */
export function firstDated({ answers }: Assessment): (AnswerRecord & { readonly weeks: number }) | undefined {
  const dated = answers.flatMap((each) => (each.weeks === undefined ? [] : [{ ...each, weeks: each.weeks }]));
  return dated.toSorted((a, b) => a.weeks - b.weeks)[0];
}

/** The same, or where the first date is further away than is counted, the answer that says so. */
export function firstDeadline(assessment: Assessment): AnswerRecord | undefined {
  return firstDated(assessment) ?? answerTo(assessment, KNOWN_QUESTIONS.deadline);
}

/** Weeks to the first date that an answer names; 0 where it has passed. Without a day, they are the most of a band. */
export function weeksToFirstDate(assessment: Assessment): number | undefined {
  const weeks = firstDated(assessment)?.weeks;
  const day = dayMeant(assessment);
  return weeks === undefined || day === undefined ? weeks : Math.max(1, day.weeks);
}

/** The day ahead that the answer with the first date means, as its note has it; of a month or week, the last one. */
export function dayMeant(assessment: Assessment): DateAhead | undefined {
  const dated = firstDeadline(assessment);
  const { assessed } = assessment;
  // The note on what the date is about can name the day of a reply.
  const notes = [dated, aboutDate(assessment)].flatMap((each) => (each === undefined ? [] : [each]));
  const named = notes.flatMap((each) => datesAhead(each, assessment, true)).filter(({ last }) => last === dated?.day);
  const found = named.find((each) => each.isDay) ?? named[0];
  if (found === undefined || assessed === null) return undefined;
  return { ...found, weeks: Math.floor(daysBetween(assessed, found.last) / 7) };
}

/** Days to the first date; undefined where its note names no day, or that has passed. */
export function daysToFirstDate(assessment: Assessment): number | undefined {
  const day = dayMeant(assessment)?.last;
  return day === undefined || assessment.assessed === null ? undefined : daysBetween(assessment.assessed, day);
}

/** Weeks to the first day by which answers say that a step must be done; undefined where none names a day for it. */
export function weeksToDue(id: string, assessment: Assessment): number | undefined {
  const { answers, assessed } = assessment;
  const own = aboutDate(assessment)?.due?.includes(id) === true ? daysToFirstDate(assessment) : undefined;
  const held =
    assessed === null ? [] : answers.flatMap(({ held: all = [] }) => all.filter(({ steps }) => steps.includes(id)));
  const days = [...(own === undefined ? [] : [own]), ...held.map(({ day }) => daysBetween(assessed!, day))];
  return days.length === 0 ? undefined : Math.min(...days) / 7;
}

/** The day of the first date, or `the deadline`. */
export function dayOfDate(assessment: Assessment): string {
  const day = dayMeant(assessment);
  return day === undefined ? 'the deadline' : toldAs(day);
}

/** The first day that the first date can mean; undefined where its note names no day. */
export function firstDay(assessment: Assessment): string | undefined {
  return dayMeant(assessment)?.date;
}

/** Whether an answer says that the first date is about something other than the first need. */
export function isAboutAnother(assessment: Assessment): boolean {
  const [need] = needsOf(assessment).toSolve;
  const about = aboutDate(assessment)?.dates;
  return about !== undefined && need !== undefined && !about.includes(need.id);
}

/**
 * Whether the date can be that of the first need, as far as the questions tell: an answer behind the need is of the
 * section in which the date was asked, or none is known. Elsewhere it may be any date, such as the end of a
 * certificate.
 */
export function isDateOfNeed(assessment: Assessment): boolean {
  if (aboutDate(assessment) !== undefined) return !isAboutAnother(assessment);
  const { answers } = assessment;
  const [need] = needsOf(assessment).toSolve;
  const behind = new Set(need?.reasons.flatMap((reason) => reason.answers));
  const dated = new Set(answers.flatMap(({ weeks, section }) => (weeks === undefined ? [] : [section])));
  const known = answers.filter(({ question }) => behind.has(question));
  return known.length === 0 || known.some(({ section }) => dated.has(section));
}

/** A day in numbers. */
const IN_NUMBERS = /^\d{1,2}([./-])\d{1,2}(?:\1\d{4})?$/;

/** A date as it is told beside days of the plan: `2027-01-31`, also where its note has `31.01.2027`. */
export function toldAs({ text, last }: Pick<DateAhead, 'text' | 'last'>): string {
  return IN_NUMBERS.test(text) ? last : text;
}

/** ` (note: “Audit”)`, or a day alone; empty for an answer without a note. */
export function noteOf(answer: Pick<AnswerRecord, 'note'> | undefined): string {
  if (answer?.note === undefined) return '';
  const note = brief(answer.note, 120).replace(/\.$/, '');
  // A day alone needs no word about where it stands.
  return isDay(note) || IN_NUMBERS.test(note) ? ` (${note})` : ` (note: “${note}”)`;
}
