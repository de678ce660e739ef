import { namesOnlyDays } from '../../core/answers/index.ts';
import type { Assessment } from '../../core/assess/index.ts';
import { KNOWN_QUESTIONS } from '../../core/pack/index.ts';
import { count, list } from '../phrases.ts';
import { answerTo, isReplyDue, numberAnswered } from './answered.ts';
import { closedWeeks, placedWeeks, unplacedWeeks } from './closed-weeks.ts';
import { changesProduction, type ClosedNote, closedNotes, closedTimes, dayBeforeClosed, isLong } from './closed.ts';
import { noteOf, weeksToFirstDate } from './first-date.ts';
import { quoted } from './other-dates.ts';
import { placedSteps } from './schedule.ts';

/** What can be done while nothing may be changed, and when that is; undefined where no answer tells. */
export function whileClosed(assessment: Assessment): string | undefined {
  const weeks = closedWeeks(assessment);
  const notes = closedNotes(assessment);
  const others = toldBeside(notes, weeks > 0);
  const swapped = notes.filter(
    ({ first, last, clause }, index) => first > last && notes.findIndex((each) => each.clause === clause) === index,
  );
  const correct =
    swapped.length === 0 ? '' : `Correct the days of ${list(swapped.map(quoted))}: the first is after the last.`;
  const isKnown = closedTimes(assessment).length > 0;
  const unplaced = unplacedWeeks(assessment);
  if (weeks === 0 && unplaced > 0 && !isKnown)
    return `Closed to changes: ${count(unplaced, 'week', 'weeks')}. The schedule below doesn't skip ${unplaced === 1 ? 'it' : 'them'}: note the days.`;
  if (weeks === 0 && (!isKnown || others.length === 0)) return correct === '' ? undefined : correct;
  const note = noteOf(answerTo(assessment, KNOWN_QUESTIONS.closed));
  const when = [
    ...(weeks === 0 ? [] : [`${weeks} of the weeks until the deadline${note}`]),
    ...(isKnown ? new Set(others.map(quoted)) : []),
  ];
  const told = `Closed to changes: ${list(when)}. In those weeks, only decide, order, prepare, and test outside production.`;
  if (correct !== '') return `${told} ${correct}`;
  const otherwise = weeks === 0 ? '' : closedOtherwise(assessment, weeks);
  return `${told}${otherwise}${beforeClosed(assessment)}`;
}

/**
 * The notes of closed times that are told each: none within a time that another one tells, nor those of the answer with
 * the number of weeks where its note is told whole. Of weeks that only come after the deadline, it isn't.
 */
function toldBeside(notes: readonly ClosedNote[], isNoteTold: boolean): readonly ClosedNote[] {
  const times = notes.filter(({ first, last }) => first <= last);
  const isWhole = ({ question }: ClosedNote) => isNoteTold && question === KNOWN_QUESTIONS.closed;
  const isWithin = (one: ClosedNote, other: ClosedNote) => other.first <= one.first && one.last <= other.last;
  return times.filter((one, index) => {
    if (isWhole(one)) return false;
    const tells = (other: ClosedNote, at: number) =>
      other !== one && isWithin(one, other) && (isWhole(other) || !isWithin(other, one) || at < index);
    return !times.some(tells);
  });
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
  return ` ${day === undefined ? 'Before that' : `By ${day}`}, finish or roll back what is half done, and get ${allowed}.`;
}

/** That the answer has more weeks than there are, or other ones than the days in notes; after a space. */
function closedOtherwise(assessment: Assessment, weeks: number): string {
  const answered = numberAnswered(assessment, KNOWN_QUESTIONS.closed) ?? weeks;
  // Next to a reply, the answer counts up to the date of the work.
  if (isReplyDue(assessment)) return '';
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
