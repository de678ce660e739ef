import { isArrival, isCheck } from '../../core/answers/index.ts';
import type { AnswerRecord, Assessment } from '../../core/assess/index.ts';
import { KNOWN_QUESTIONS } from '../../core/pack/index.ts';
import { brief } from '../escape.ts';
import { list } from '../phrases.ts';
import { closedNotes, closedTimes } from './closed.ts';
import { dayMeant, firstDated, firstDeadline, noteOf, toldAs } from './first-date.ts';
import { needsOf } from './needs.ts';
import { type DateAhead, datesAhead } from './noted-dates.ts';
import { QUARTER } from './quarter.ts';
import { lastDayOfSeason } from './season.ts';

/**
 * The other dates ahead in the note of the first date, the nearest first, without those of a season that it begins.
 * While that means no day, a month in it can be the date that it means.
 */
export function furtherDates(assessment: Assessment): readonly DateAhead[] {
  const dated = firstDeadline(assessment);
  if (dated === undefined) return [];
  const { date: own, clause: ownClause } = dayMeant(assessment) ?? {};
  const isKnown = own !== undefined || dated.weeks === 0 || dated.state !== 'answered';
  const season = lastDayOfSeason(assessment) ?? '';
  // An audit can fall in a season.
  const isApart = ({ clause, last }: DateAhead) =>
    last > season || (own !== undefined && last < own) || (clause !== ownClause && isCheck(clause));
  const isOther = (each: DateAhead) => each.date !== own && isApart(each);
  return datesAhead(dated, assessment, true).filter((each) => (isKnown || each.isDay) && isOther(each));
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

/**
 * ` (note: “Audit”)`, with the day where what is told of the note lacks it or names others, and without the freezes
 * that are told of closed times; empty without one.
 */
export function noteOfDate(assessment: Assessment): string {
  const day = dayMeant(assessment)?.text;
  const told = noteOf(withoutFreezes(firstDated(assessment), assessment));
  // A note that is only another day, unquoted, is told as that.
  if (day !== undefined && !told.includes('“') && !told.includes(day)) return ` (${day})`;
  const isClear = day === undefined || (told.includes(day) && furtherDates(assessment).length === 0);
  return isClear ? told : told.replace(' (', ` (${day}; `);
}

function withoutFreezes(dated: AnswerRecord | undefined, assessment: Assessment): AnswerRecord | undefined {
  const own = closedNotes(assessment).filter(({ question }) => question === dated?.question);
  if (dated?.note === undefined || closedTimes(assessment).length === 0) return dated;
  const note = own.reduce((rest, { clause }) => rest.replace(clause, ''), dated.note);
  const trimmed = note.replace(/(?:[;.]\s*)+$/, '').replace(/^(?:\s*[;.])+\s*/, '');
  return trimmed.trim() === '' || own.length === 0 ? dated : { ...dated, note: trimmed.trim() };
}

/** A date in the note of an answer, other than the first date. */
interface OtherDate extends DateAhead {
  readonly question: string;
}

/** So many notes are quoted in one place. */
const QUOTED = 3;

/** So much of the note of a date is told. */
const CLAUSE = 70;

/**
 * The first dates in the notes of other answers that come after the next 90 days, unless a note lists a nearer one of
 * the same kind, which counts. `told`: what is said of dates already.
 */
export function laterDates(assessment: Assessment, told: string): readonly string[] {
  const nearer = otherDates(assessment, ({ weeks }) => weeks < QUARTER).flat();
  const isLater = (date: DateAhead) =>
    date.weeks >= QUARTER && !isTold(date, told) && !nearer.some((other) => isListedWith(other, date));
  const later = otherDates(assessment, isLater);
  return later.slice(0, QUOTED).map((dates) => `${list(dates.map(toldAs))} (${whatItIs(dates[0]!)})`);
}

/**
 * Those within the next 90 days: what a calendar must heed, such as a freeze or the end of a certificate. `told`: what
 * is said of dates already.
 */
export function nearDates(assessment: Assessment, told: string): readonly string[] {
  const near = otherDates(assessment, (date) => date.weeks < QUARTER && !isTold(date, told));
  const when = (date: OtherDate) => (date.isDay ? `${toldAs(date)}, in week ${date.weeks + 1}` : date.text);
  return near.slice(0, QUOTED).map((dates) => `${list(dates.map(when))} (${whatItIs(dates[0]!)})`);
}

/** Such dates in notes other than the first date, the soonest first, those of one clause together, and each once. */
function otherDates(assessment: Assessment, isSuch: (date: DateAhead) => boolean): readonly (readonly OtherDate[])[] {
  const dated = firstDeadline(assessment)?.question;
  const all = assessment.answers.flatMap((answer) => {
    const { question } = answer;
    if (question === KNOWN_QUESTIONS.closed || answer.state === 'hidden') return [];
    const named = question === dated ? furtherDates(assessment) : datesAhead(answer, assessment);
    return named.map((date) => ({ ...date, question }));
  });
  const sorted = all.filter(isSuch).toSorted((a, b) => a.days - b.days);
  const each = sorted.filter(({ date }, index) => sorted.findIndex((other) => other.date === date) === index);
  const clauses = [...new Set(each.map(({ clause }) => clause))];
  return clauses.map((clause) => each.filter((date) => date.clause === clause));
}

/** Whether a note lists two dates as of one kind: `2027-01-20 and 2027-04-21`. */
function isListedWith(one: DateAhead, other: DateAhead): boolean {
  const [from, to] = [one, other].map(({ clause, text }) => clause.indexOf(text));
  const between = one.clause.slice(from! + one.text.length, to);
  return one.clause === other.clause && from! < to! && /^(?:,? (?:and|or)|,)? $/.test(between);
}

/** Whether a date is told, not only named in a quote about another one. */
function isTold(date: DateAhead, told: string): boolean {
  const said = told.replaceAll(/“[^”]*”/gu, '');
  return [date.text, toldAs(date), date.last].some((text) => said.includes(text));
}

/** The clause that names a date, and the answer whose note it is; of people, what must be done before some leave. */
function whatItIs(date: OtherDate): string {
  const { text, clause, question } = date;
  const told = clause === text ? `\`${question}\`` : quoted(date);
  return question === KNOWN_QUESTIONS.platform && !isArrival(date)
    ? `${told}; have a colleague do that person's work once before that`
    : told;
}

/** A clause of a note, and the answer whose note it is. */
export function quoted({ clause, question }: Pick<OtherDate, 'clause' | 'question'>): string {
  return `“${clauseOf({ clause })}”, \`${question}\``;
}

/** A clause of a note as far as there is room for it, without its period. */
export function clauseOf({ clause }: Pick<DateAhead, 'clause'>): string {
  return brief(clause, CLAUSE).replace(/\.$/, '');
}

/** The first date after the assessment in a note of the answers behind the first need, other than the first date. */
export function laterDateInNotes(assessment: Assessment): DateAhead | undefined {
  const dated = firstDated(assessment)?.question;
  const answers = assessment.answers.filter(({ question }) => question !== dated);
  const [need] = needsOf(assessment).toSolve;
  const behind = new Set(need?.reasons.flatMap((reason) => reason.answers));
  const notes = answers.filter(({ question }) => behind.has(question));
  return notes.flatMap((answer) => datesAhead(answer, assessment)).toSorted((a, b) => a.weeks - b.weeks)[0];
}
