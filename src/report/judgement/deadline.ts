import { isOffer, unreadDays } from '../../core/answers/index.ts';
import type { Assessment } from '../../core/assess/index.ts';
import { KNOWN_QUESTIONS } from '../../core/pack/index.ts';
import { count, list, uncapital } from '../phrases.ts';
import { daysAway } from './away.ts';
import { canBeOfWork, checkBefore, dayOfWork, statedDay } from './asked-day.ts';
import { aboutDate, answerTo, isReplyDue, isReplyOwed, numberAnswered } from './answered.ts';
import { beforeSeason, nextSeason } from './before-season.ts';
import { checkpoints } from './checkpoints.ts';
import { endOfDue } from './due.ts';
import { daysHeld, endsOfHeld } from './held-dates.ts';
import { paceOfMove } from './pace.ts';
import { endsWhenOpen, expectedEnd, lastBegin } from './calendar.ts';
import { lastDayOfChanges } from './closed-weeks.ts';
import { dateAndWeeks, weeksToDate } from './dates.ts';
import { dayMeant, firstDeadline, isAboutAnother, noteOf, toldAs, weeksToFirstDate } from './first-date.ts';
import { clauseOf, furtherDates, isNoteOff, laterDateInNotes, laterDates, noteOfDate } from './other-dates.ts';
import { servicesLeft } from './services-left.ts';
import { marginInWords, timing, WEEKS_BEFORE_DATE } from './timing.ts';
import { demands, stageTime } from './demands.ts';
import { endInWords, weeksInWords } from './weeks.ts';
import { waitsForWay } from './in-time.ts';
import { canMissDate, hasNoDate, whenMet } from './interim.ts';
import { needsOf } from './needs.ts';
import type { DateAhead } from './noted-dates.ts';
import { wholeWeeks } from './steps-left.ts';

/**
 * The first date and whether the plan meets it, or why there is none; what is left to do by a date; the other dates.
 * A point each, without those that have nothing to say.
 */
export function deadline(assessment: Assessment): readonly string[] {
  // Where none waits for another's answer, those that a requirement names only use queues, files, or a database.
  const isOfCalls = numberAnswered(assessment, KNOWN_QUESTIONS.size) !== 0;
  const { date, need } = firstDate(assessment);
  const left = isOfCalls ? servicesLeft(assessment) : '';
  const work = `${paceOfMove(assessment)}${left}${whenLeftAreDone(assessment)}`;
  const held = endsOfHeld(assessment);
  const others = laterDates(assessment, `${date}${need}${work}${held}`);
  const later = others.length === 0 ? '' : ` Dates in notes: ${list(others)}.`;
  const points = [
    ...(need === '' ? [`${date}${work}`] : [date, `${need}${work}`]),
    `${later}${daysUnread(assessment)}`,
    held,
  ];
  return points.map((point) => point.trim()).filter((point) => point !== '');
}

/** What is told of the first date, and of the required need where that has its own; each after a space, or empty. */
interface FirstDate {
  readonly date: string;
  readonly need: string;
}

function firstDate(assessment: Assessment): FirstDate {
  const weeks = weeksToFirstDate(assessment);
  if (weeks !== undefined) {
    const told = ` ${leadOf(assessment)}: ${dateAndWeeks(assessment)}${noteAndDay(assessment)}.${dayDiffers(assessment)}${untilClosed(assessment)}`;
    const open = weeksToDate(assessment);
    if (open === undefined || isOfNoNeed(assessment)) return aboutAnother(told, assessment);
    if (weeks === 0) return { date: nextDate(assessment) ?? told, need: '' };
    const also = alsoNamed(assessment);
    // Of a date that can be missed, the decision and the counter-argument speak; one about a mesh speaks of that alone.
    const isTold = canMissDate(assessment) && !hasNoDate(assessment) && assessment.verdict.course !== 'decide';
    const met = isTold ? afterTheDate(assessment, open) : againstDate(assessment, open);
    return { date: `${told}${also}${met}`, need: '' };
  }
  const answer = answerTo(assessment, KNOWN_QUESTIONS.deadline);
  if (answer === undefined) return { date: '', need: '' };
  if (answer.state === 'hidden') return { date: ' No requirement sets a deadline.', need: '' };
  if (answer.state === 'answered') {
    const told = ` ${leadOf(assessment)}: “${answer.text}”${noteOf(answer)}.`;
    return isAboutAnother(assessment) || isOfNoNeed(assessment)
      ? aboutAnother(told, assessment)
      : { date: `${told}${alsoNamed(assessment)}`, need: '' };
  }
  const named = laterDateInNotes(assessment);
  const date =
    named === undefined
      ? ' Deadline: unknown; ask for it.'
      : ` Deadline: ${named.text} (from a note; confirm it).${againstDate(assessment, named.weeks)}`;
  return { date, need: '' };
}

/** `Deadline`, or what it is for, as an answer says: `Deadline to send an answer`. */
function leadOf(assessment: Assessment): string {
  const about = aboutDate(assessment);
  return about === undefined ? 'Deadline' : `Deadline to ${uncapital(about.text)}`;
}

/** The note of the first date, unless it is no more than the day that is told. */
function noteAndDay(assessment: Assessment): string {
  const note = noteOfDate(assessment);
  const day = dayMeant(assessment)?.text ?? '';
  return note === ` (${day})` ? '' : note.replace(` (${day}; `, ' (');
}

/** ` “03/04/2027” isn't read as a date: write it like 2027-12-31.`, of what looks like one in the note of an answer. */
function daysUnread(assessment: Assessment): string {
  const own = firstDeadline(assessment)?.question;
  const unread = assessment.answers.flatMap(({ question, note = '', state }) => {
    // In other notes, a quarter or a short number can be something else.
    const days = unreadDays(note).filter((day) => question === own || IN_FULL.test(day));
    return state === 'hidden' ? [] : days.map((day) => ({ question, day }));
  });
  const [first, ...more] = unread;
  if (first === undefined) return '';
  const days = list(unread.map(({ day }) => `“${day}”`));
  const where = [...new Set(unread.map(({ question }) => `\`${question}\``))];
  const isOwn = unread.every(({ question }) => question === own);
  const [isRead, it] = more.length === 0 ? ["isn't read as a date", 'it'] : ["aren't read as dates", 'them'];
  return ` ${days} ${isRead}${isOwn ? '' : ` (${list(where)})`}: write ${it} like 2027-12-31.`;
}

/** A day in numbers with its year. */
const IN_FULL = /^\d{1,2}[./-]\d{1,2}[./-]20\d\d$|^20\d\d[./]/;

/** ` The answer says “It has passed”, and …: correct it, or the day in its note.`, where the two differ. */
function dayDiffers(assessment: Assessment): string {
  const answer = answerTo(assessment, KNOWN_QUESTIONS.deadline);
  return answer?.off === true
    ? ` The answer says “${answer.text}”, and the steps follow it: correct it, or the day in its note.`
    : '';
}

/** ` The last day for changes before it is 2027-02-14.`, where production is closed then. */
function untilClosed(assessment: Assessment): string {
  // A reply changes nothing in production.
  if (isReplyDue(assessment)) return '';
  const day = lastDayOfChanges(assessment);
  if (day === null) return ' Production stays closed to changes until then.';
  return day === undefined ? '' : ` Before the deadline, the last day for changes is ${day}.`;
}

/** Whether an answer says what the date is about, and no need is left that it could be about. */
function isOfNoNeed(assessment: Assessment): boolean {
  return needsOf(assessment).toSolve.length === 0 && aboutDate(assessment) !== undefined;
}

/**
 * ` The note also names 2027-06-30.`, or that no day in it fits the answer; empty where it names no other date than
 * those that are held against steps.
 */
function alsoNamed(assessment: Assessment, further = furtherBesideHeld(assessment)): string {
  if (isNoteOff(assessment)) return ' No day in the note fits the answer: correct the note or the answer.';
  if (further.length === 0) return '';
  const own = weeksToDate(assessment) === undefined ? undefined : dayMeant(assessment);
  const check = own === undefined ? undefined : checkBefore(own, assessment);
  const ready = check === undefined ? '' : ` Be ready for the check ${check.isDay ? 'on' : 'in'} ${toldAs(check)}.`;
  const isCut = noteOfDate(assessment).includes('…');
  const told = further.map((date) => (isCut ? `${toldAs(date)} (“${clauseOf(date)}”)` : toldAs(date)));
  return ` The note also names ${list(told)}.${ready}${endsBefore(assessment, further)}`;
}

/** The other dates in the note of the first date, without those that are held against steps. */
function furtherBesideHeld(assessment: Assessment): readonly DateAhead[] {
  const held = daysHeld(assessment);
  return furtherDates(assessment).filter(({ last }) => !held.includes(last));
}

/** ` The offer until 2027-01-31 ends before the reply: ask for an extension, or decide before it.`; empty elsewhere. */
function endsBefore(assessment: Assessment, further: readonly DateAhead[]): string {
  const own = dayMeant(assessment)?.last;
  const what = isReplyDue(assessment) ? 'reply' : 'deadline';
  const early = further.filter(({ last, clause }) => own !== undefined && last < own && isOffer(clause));
  return early
    .map(
      (date) =>
        ` The offer until ${toldAs(date)} ends before the ${what}: ask for an extension, or decide before that day.`,
    )
    .join('');
}

/** What is told of a first date that is about something else than the requirement that is left, and of that one. */
function aboutAnother(told: string, assessment: Assessment): FirstDate {
  const overdue = isReplyOverdue(assessment) ? ' Send the reply, or name its day, today.' : '';
  const season = `${beforeSeason(assessment)}${nextSeason(assessment)}`;
  const date = `${told}${overdue}${endOfDue(assessment)}${alsoNamed(assessment)}${season}`;
  return { date, need: dateOfNeed(assessment) };
}

/** The date of the required need, where the first date is about something else; empty without such a need. */
function dateOfNeed(assessment: Assessment): string {
  const [need] = needsOf(assessment).toSolve;
  if (need?.strength !== 'duty' || isNoteOff(assessment)) return '';
  const further = furtherBesideHeld(assessment);
  const isOutside = isReplyDue(assessment) || isReplyOwed(assessment);
  const stated = isOutside ? statedDay(assessment) : undefined;
  const due = dayOfWork(further, assessment);
  // Without words about the work, the first date after an overdue reply is that of the reply.
  const after = canBeOfWork(further, assessment).filter(({ last }) => last > (dayMeant(assessment)?.last ?? ''));
  const isAsked = isOutside && after.length > (isReplyOverdue(assessment) && due === undefined ? 1 : 0);
  const noted = (stated ?? due) === undefined ? laterDateInNotes(assessment) : undefined;
  if (noted !== undefined)
    return ` By a note, “${need.title}” is due ${toldAs(noted)} (confirm it).${againstDate(assessment, noted.weeks, toldAs(noted))}`;
  if (stated !== undefined)
    return ` “${need.title}” is due ${toldAs(stated)}.${againstDate(assessment, stated.weeks, toldAs(stated))}`;
  if (due !== undefined)
    return ` Confirm that “${need.title}” is due ${toldAs(due)}.${againstDate(assessment, due.weeks, toldAs(due))}`;
  // Of other dates, only those after a reply are likely those of the requirement.
  if (!isAsked) return ` No date is known for “${need.title}”: ask for it.`;
  const days = after.map(toldAs);
  return ` Ask whether “${need.title}” is due ${days.length === 1 ? days[0] : `on one of ${list(days)}`}.`;
}

/** Whether the day of a reply has passed. */
function isReplyOverdue(assessment: Assessment): boolean {
  return isReplyDue(assessment) && weeksToFirstDate(assessment) === 0;
}

/** ` The plan meets the first need in 5 to 12 weeks (heuristic): in time.`, for a day so many weeks ahead. */
function againstDate(assessment: Assessment, weeks: number, day?: string): string {
  const met = metWhenOpen(assessment);
  if (hasNoDate(assessment))
    return ' No date is known yet by which the first need is met: no step that meets it is settled.';
  // A date binds what is required.
  if (met === undefined || needsOf(assessment).toSolve[0]?.strength !== 'duty') return '';
  const byWay = afterDecision(assessment);
  if (byWay !== undefined) return byWay;
  // Of one that comes too late, it is told how long after the date.
  const end = met[1] > weeks ? `${endInWords(...met)} (heuristic)` : expectedEnd(whenMet(assessment)!, assessment);
  return ` The plan meets the first need ${end}: ${timingInWords(met, weeks, assessment, day)}.`;
}

/**
 * ` They are protected in 18 to 41 weeks (heuristic; midpoint: week 30): perhaps too late.`, for fewer than there
 * are services, where no other sentence here tells it.
 */
function whenLeftAreDone(assessment: Assessment): string {
  const weeks = weeksToDate(assessment) ?? 0;
  const met = metWhenOpen(assessment);
  const isTold = !canMissDate(assessment) || assessment.verdict.course === 'decide';
  if (weeks === 0 || met === undefined || !isPartLeft(assessment) || isTold || isOfNoNeed(assessment)) return '';
  const middle = stageTime(assessment, demands(assessment))?.toNeed.middle;
  const midpoint = middle === undefined || met[0] === met[1] ? '' : `; midpoint: week ${middle}`;
  const end =
    met[1] > weeks
      ? `${endInWords(...met)} (heuristic${midpoint})`
      : expectedEnd(whenMet(assessment)!, assessment, midpoint);
  return ` Their protection is complete ${end}: ${timingInWords(met, weeks, assessment)}.`;
}

/** In which weeks the first need is met; where the last of them falls in a closed time, it is that after it. */
function metWhenOpen(assessment: Assessment): readonly [low: number, high: number] | undefined {
  const met = whenMet(assessment);
  if (met === undefined) return undefined;
  const [low, high] = endsWhenOpen(met, assessment);
  return [low, wholeWeeks(high)];
}

/** Whether a requirement is unmet for fewer services than there are. */
function isPartLeft(assessment: Assessment): boolean {
  const left = numberAnswered(assessment, KNOWN_QUESTIONS.required) ?? 0;
  return left > 0 && left < (numberAnswered(assessment, KNOWN_QUESTIONS.size) ?? 0);
}

/** `in time if the work begins by 2027-02-14`, `3 weeks before the deadline or earlier`, or how it is late. */
function timingInWords(
  met: readonly [low: number, high: number],
  weeks: number,
  assessment: Assessment,
  day = 'the deadline',
): string {
  const how = timing(met, weeks);
  if (how === 'tight') return `${marginInWords(met[1], weeks, day)} or earlier`;
  if (met[1] > weeks) return `${how}, ${afterDay(met, weeks, day)}`;
  // Checkpoints tell earlier days.
  const isTold = how !== 'in time' || checkpoints(assessment) !== undefined;
  const begin = isTold ? undefined : lastBegin(met[1], weeks - WEEKS_BEFORE_DATE, assessment);
  return begin === undefined ? how : `${how} if the work begins by ${begin}`;
}

/** `up to 15 weeks after the deadline`, or `3 to 15 weeks after 2027-06-30`. */
function afterDay([low, high]: readonly [low: number, high: number], weeks: number, day = 'the deadline'): string {
  return low > weeks
    ? `${weeksInWords(low - weeks, high - weeks)} after ${day}`
    : `up to ${count(high - weeks, 'week', 'weeks')} after ${day}`;
}

/** ` The required work can end up to 15 weeks after the deadline.`, where no sentence here tells when that is. */
function afterTheDate(assessment: Assessment, weeks: number): string {
  const met = metWhenOpen(assessment);
  if (met === undefined || met[1] <= weeks || isPartLeft(assessment)) return '';
  return ` The required work ${met[0] > weeks ? 'ends' : 'can end'} ${afterDay(met, weeks)}.`;
}

/** That the first need waits for an alternative, where nothing but a mesh meets it; undefined elsewhere. */
function afterDecision(assessment: Assessment): string | undefined {
  if (!waitsForWay(assessment)) return undefined;
  return ' The first need can be met only once the alternative that you choose is carried out (see “People and time”).';
}

/** Where the first date has passed, that and the next one that its note names; undefined where it names none. */
function nextDate(assessment: Assessment): string | undefined {
  const [next, ...further] = furtherBesideHeld(assessment);
  if (next === undefined) return undefined;
  const ahead = `${next.text}, ${daysAway(next.days)}${noteOfDate(assessment)}`;
  const also = alsoNamed(assessment, further);
  return ` The first deadline has passed.${dayDiffers(assessment)} The next date is ${ahead}.${also}${againstDate(assessment, next.weeks, toldAs(next))}`;
}
