import { dayAfter, daysBetween, namesOnlyDays } from '../../core/answers/index.ts';
import type { AnswerRecord, Assessment } from '../../core/assess/index.ts';
import { KNOWN_QUESTIONS } from '../../core/pack/index.ts';
import { isDay } from '../../core/yaml/index.ts';
import { brief } from '../escape.ts';
import { count, list } from '../phrases.ts';
import { aboutDate, answerTo, numberAnswered } from './answered.ts';
import {
  changesProduction,
  type Closed,
  closedNotes,
  closedTimes,
  dayBeforeClosed,
  isLong,
  weeksClosed,
} from './closed.ts';
import { needsOf } from './needs.ts';
import { type DateAhead, datesAhead } from './noted-dates.ts';
import { QUARTER } from './quarter.ts';
import { placedSteps, wholeWeeks } from './schedule.ts';
import { seasonAhead } from './season.ts';

/** The answer that names the first date, with the weeks to it. */
function firstDated({ answers }: Assessment): (AnswerRecord & { readonly weeks: number }) | undefined {
  const dated = answers.flatMap((each) => (each.weeks === undefined ? [] : [{ ...each, weeks: each.weeks }]));
  return dated.toSorted((a, b) => a.weeks - b.weeks)[0];
}

/** The same, or where the first date is further away than is counted, the answer that says so. */
function firstDeadline(assessment: Assessment): AnswerRecord | undefined {
  return firstDated(assessment) ?? answerTo(assessment, KNOWN_QUESTIONS.deadline);
}

/** Weeks to the first date that an answer names; 0 where it has passed. Without a day, they are the most of a band. */
export function weeksToFirstDate(assessment: Assessment): number | undefined {
  const weeks = firstDated(assessment)?.weeks;
  const day = dayMeant(assessment);
  return weeks === undefined || day === undefined ? weeks : Math.max(1, day.weeks);
}

/**
 * The same, if the first need is due by then, without weeks in which nothing may be changed and whose days are unknown;
 * undefined where an answer says that the date isn't about this need.
 */
export function weeksToDate(assessment: Assessment): number | undefined {
  return isAboutAnother(assessment) ? undefined : weeksOfWork(assessment);
}

/** Weeks to the first date without those that the calendar can't leave out; 0 only where it has passed. */
export function weeksOfWork(assessment: Assessment): number | undefined {
  const weeks = weeksToFirstDate(assessment);
  return weeks === undefined || weeks === 0 ? weeks : Math.max(1, weeks - unplacedWeeks(assessment));
}

/**
 * Weeks until the date in which nothing may be changed, as far as they are known. Where the days in notes make as many
 * as the answer, or more with those of a season, those after the date don't count.
 */
function closedWeeks(assessment: Assessment): number {
  const answered = numberAnswered(assessment, KNOWN_QUESTIONS.closed) ?? 0;
  const weeks = Math.min(answered, weeksToFirstDate(assessment) ?? answered);
  const times = closedTimes(assessment);
  const [until, all] = [placedWeeks(assessment), weeksClosed(0, Infinity, times)];
  const isMore = answered > 0 && all >= answered && seasonAhead(assessment) !== undefined;
  const isAfter = all > until && (Math.abs(all - answered) <= times.length || isMore);
  return isAfter ? Math.min(weeks, Math.round(until)) : weeks;
}

/** Those of them whose days no note names, so that the calendar can't leave them out. */
export function unplacedWeeks(assessment: Assessment): number {
  return Math.max(0, closedWeeks(assessment) - Math.ceil(placedWeeks(assessment)));
}

/**
 * The last day of work that ends in a week, after the closed weeks too, or the first day on which production is open
 * again, so that no end falls in a closed time; undefined for answers without a day.
 */
export function dayAtEnd(week: number, assessment: Assessment): string | undefined {
  const { assessed } = assessment;
  if (assessed === null) return undefined;
  const days = 7 * (wholeWeeks(week) + unplacedWeeks(assessment)) - 1;
  const shut = closedTimes(assessment).find(
    ({ from, to }) => Math.round(7 * from) <= days && days < Math.round(7 * to),
  );
  if (shut === undefined) return dayAfter(assessed, days);
  return (
    (week <= shut.from ? dayBeforeClosed(shut, assessed) : undefined) ?? dayAfter(assessed, Math.round(7 * shut.to))
  );
}

/** The closed time that begins before work ends in a week, and lasts longer; undefined where none does. */
export function closedAtEnd(week: number, assessment: Assessment): Closed | undefined {
  return closedTimes(assessment).find(({ from, to }) => from < week && week < to);
}

/** Weeks until the date whose days notes name. */
function placedWeeks(assessment: Assessment): number {
  const { assessed } = assessment;
  const day = dayMeant(assessment)?.last;
  const end =
    day === undefined || assessed === null
      ? (weeksToFirstDate(assessment) ?? Infinity)
      : daysBetween(assessed, day) / 7;
  return weeksClosed(0, end, closedTimes(assessment));
}

/**
 * What can be done while nothing may be changed, and when that is; undefined where no answer tells. `told`: what is
 * said of dates already.
 */
export function whileClosed(assessment: Assessment, told = ''): string | undefined {
  const weeks = closedWeeks(assessment);
  const notes = closedNotes(assessment);
  const all = notes.filter(({ clause }, index) => notes.findIndex((each) => each.clause === clause) === index);
  // Of closed weeks that only come after the deadline, the note tells no more than of other answers.
  const others = all.filter(
    ({ question, first, last }) => (weeks === 0 || question !== KNOWN_QUESTIONS.closed) && first <= last,
  );
  const swapped = all.filter(({ first, last }) => first > last);
  const correct =
    swapped.length === 0 ? '' : `Correct the days of ${list(swapped.map(whatItIs))}: the first is after the last.`;
  const isKnown = closedTimes(assessment).length > 0;
  if (weeks === 0 && (!isKnown || others.length === 0)) return correct === '' ? undefined : correct;
  const note = noteOf(answerTo(assessment, KNOWN_QUESTIONS.closed));
  const when = [
    ...(weeks === 0 ? [] : [`${weeks} of the weeks until the deadline${note}`]),
    ...(isKnown ? others.filter(({ clause }) => weeks === 0 || !told.includes(clause)).map(whatItIs) : []),
  ];
  const closed = `Closed to changes: ${list(when)}. In closed weeks, only decide, order, prepare, and test outside production.`;
  if (correct !== '') return `${closed} ${correct}`;
  const otherwise = weeks === 0 ? '' : closedOtherwise(assessment, weeks);
  return `${closed}${otherwise}${beforeClosed(assessment)}`;
}

/** What to finish and get allowed before a long closed time, after a space; empty where nothing is at risk. */
function beforeClosed(assessment: Assessment): string {
  const { assessed, verdict } = assessment;
  const times = closedTimes(assessment);
  const long = times.find(isLong);
  const isNear = long !== undefined || (times.length === 0 && isLong({ from: 0, to: closedWeeks(assessment) }));
  const isAtRisk = verdict.course !== 'none' || placedSteps(assessment).some(({ step }) => changesProduction(step));
  if (!isNear || !isAtRisk) return '';
  const allowed = 'permission for emergency changes';
  if (long?.from === 0) return ` Get ${allowed} now.`;
  const day = long === undefined || assessed === null ? undefined : dayBeforeClosed(long, assessed);
  return ` ${day === undefined ? 'Before that' : `By ${day}`}, finish what any traffic peak in the closed weeks needs, and get ${allowed}.`;
}

/** That the answer has more weeks than there are, or other ones than the days in notes; after a space. */
function closedOtherwise(assessment: Assessment, weeks: number): string {
  const answered = numberAnswered(assessment, KNOWN_QUESTIONS.closed) ?? weeks;
  if (answered > (weeksToFirstDate(assessment) ?? answered))
    return ` The answer says ${answered}: correct it, or the deadline.`;
  const times = closedTimes(assessment).length;
  if (times === 0) {
    const isNoted = assessment.assessed === null && closedNotes(assessment).length > 0;
    return ` The schedule below doesn't skip these weeks: ${isNoted ? 'date the answers' : 'note their days'}.`;
  }
  const placed = placedWeeks(assessment);
  // Weeks that have only begun may be counted or not, once for each time.
  // A note can also close weeks in words, such as at each quarter's end.
  const note = answerTo(assessment, KNOWN_QUESTIONS.closed)?.note ?? '';
  return Math.abs(placed - weeks) <= times || !namesOnlyDays(note)
    ? ''
    : ` The days in notes add up to ${count(Math.round(placed), 'week', 'weeks')}: correct these days or the answer.`;
}

/** ` Still to protect: 11 of 187 services.`, while a requirement is unmet for fewer than there are, or for more. */
export function servicesLeft(assessment: Assessment): string {
  const left = numberAnswered(assessment, KNOWN_QUESTIONS.required);
  const all = numberAnswered(assessment, KNOWN_QUESTIONS.size);
  if (left === undefined || all === undefined || left === all) return '';
  return left < all
    ? ` Still to protect: ${left} of ${all} services.`
    : ` Still to protect: ${left} services, but this scope has only ${all}: correct one of these numbers.`;
}

/** Whether an answer says that the first date is about something other than the first need. */
export function isAboutAnother(assessment: Assessment): boolean {
  const [need] = needsOf(assessment).toSolve;
  const about = aboutDate(assessment)?.dates;
  return about !== undefined && need !== undefined && !about.includes(need.id);
}

/** The day ahead that the answer with the first date means, as its note has it; of a month or week, the last one. */
function dayMeant(assessment: Assessment): DateAhead | undefined {
  const dated = firstDeadline(assessment);
  const { assessed } = assessment;
  const named = dated === undefined ? [] : datesAhead(dated, assessment, true).filter(({ last }) => last === dated.day);
  const found = named.find((each) => each.isDay) ?? named[0];
  if (found === undefined || assessed === null) return undefined;
  return { ...found, weeks: Math.floor(daysBetween(assessed, found.last) / 7) };
}

/** The same as `weeksToDate`, also where the date is further away than is counted, and its note names the day. */
export function weeksToNotedDate(assessment: Assessment): number | undefined {
  return isAboutAnother(assessment) ? undefined : (weeksToDate(assessment) ?? dayMeant(assessment)?.weeks);
}

/** The day of the first date as its note has it, or `the deadline`. */
export function dayOfDate(assessment: Assessment): string {
  return dayMeant(assessment)?.text ?? 'the deadline';
}

/** The first day that the first date can mean; undefined where its note names no day. */
export function firstDay(assessment: Assessment): string | undefined {
  return dayMeant(assessment)?.date;
}

/** `has passed`, `is 9 weeks away, 3 of them closed to changes`, or for a band `is at most 26 weeks away`. */
export function howFarAway(assessment: Assessment): string {
  const weeks = weeksToFirstDate(assessment) ?? 0;
  const most = dayMeant(assessment) === undefined ? 'at most ' : '';
  const without = closedWeeks(assessment) === 0 ? '' : `, ${closedWeeks(assessment)} of them closed to changes`;
  return weeks === 0 ? 'has passed' : `is ${most}${count(weeks, 'week', 'weeks')} away${without}`;
}

/** `2027-02-01, in 9 weeks, 3 of them closed to changes`, `in at most 26 weeks`, or `passed`. */
export function dateAndWeeks(assessment: Assessment): string {
  const weeks = weeksToFirstDate(assessment) ?? 0;
  if (weeks === 0) return 'passed';
  const closed = closedWeeks(assessment);
  const day = dayMeant(assessment)?.text;
  const when = day === undefined ? 'in at most' : `${day}, in`;
  return `${when} ${count(weeks, 'week', 'weeks')}${closed === 0 ? '' : `, ${closed} of them closed to changes`}`;
}

/**
 * The last day on which production may be changed before the first date; null where it is closed until then, and
 * undefined where it is open then.
 */
export function lastDayOfChanges(assessment: Assessment): string | null | undefined {
  const { assessed } = assessment;
  const day = firstDay(assessment);
  if (day === undefined || assessed === null) return undefined;
  const week = daysBetween(assessed, day) / 7;
  const closed = closedTimes(assessment).find(({ from, to }) => from < week && week <= to);
  return closed === undefined ? undefined : (dayBeforeClosed(closed, assessed) ?? null);
}

/** A need that is met later than this before the date leaves no time for evidence. */
export const WEEKS_BEFORE_DATE = 4;

/**
 * Whether something that ends in these weeks is in time for a date so many weeks ahead; `tight` leaves too little time
 * for evidence. Without steps, no week is known.
 */
export function timing([low, high]: readonly [low: number, high: number], weeks: number): Timing {
  if (high + WEEKS_BEFORE_DATE <= weeks) return 'in time';
  if (high > 0 && high < weeks) return 'tight';
  return low + WEEKS_BEFORE_DATE > weeks ? 'too late' : 'perhaps too late';
}

/** See `timing`. */
export type Timing = 'in time' | 'tight' | 'perhaps too late' | 'too late';

/** `3 weeks before the deadline`: when something ends by the high estimates. */
export function marginInWords(high: number, weeks: number): string {
  return `${count(weeks - high, 'week', 'weeks')} before the deadline`;
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

/** ` (note: “Audit”)`, with the day where what is told of the note lacks it or names others; empty without one. */
export function noteOfDate(assessment: Assessment): string {
  const day = dayMeant(assessment)?.text;
  const told = noteOf(firstDated(assessment));
  const isClear = day === undefined || (told.includes(day) && furtherDates(assessment).length === 0);
  return isClear ? told : told.replace(' (', ` (${day}; `);
}

/** The same of any answer. */
export function noteOf(answer: Pick<AnswerRecord, 'note'> | undefined): string {
  if (answer?.note === undefined) return '';
  const note = brief(answer.note, 120).replace(/\.$/, '');
  // A day alone needs no word about where it stands.
  return isDay(note) ? ` (${note})` : ` (note: “${note}”)`;
}

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
export function nearDates(assessment: Assessment, told: string): readonly string[] {
  const near = otherDates(assessment, ({ text, weeks }) => weeks < QUARTER && !told.includes(text));
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
function whatItIs({ text, clause, question }: Pick<OtherDate, 'clause' | 'question'> & { text?: string }): string {
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
