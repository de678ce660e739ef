import { dayAfter, daysBetween, hasException } from '../../core/answers/index.ts';
import type { Assessment } from '../../core/assess/index.ts';
import { list } from '../phrases.ts';
import { aboutDate, isReplyDue, isReplyOwed } from './answered.ts';
import { weeksOfWork } from './dates.ts';
import { endTiming, marginInWords } from './timing.ts';
import { endInWords } from './weeks.ts';
import { daysToFirstDate, firstDeadline } from './first-date.ts';
import { closedTimes } from './closed.ts';
import { lastDayOfChanges } from './closed-weeks.ts';
import { needsPermission, ONLY_WITH_PERMISSION, permissionAfter } from './permission.ts';
import { type Placed, placedSteps } from './schedule.ts';
import { isLeft, isPostponed, wholeWeeks } from './steps-left.ts';

/** So many steps that a date is about are told, in the order in which the answer names them. */
const TOLD = 2;

/**
 * ` “Upgrade the mesh” ends in 9 to 16 weeks (heuristic): perhaps too late.`: whether what a date ahead is about
 * is done in time, such as the upgrade from a version whose support ends; empty where the plan has no such step. What
 * need not begin at once can perhaps be put off, so if it may be late, the plan says to ask.
 */
export function endOfDue(assessment: Assessment): string {
  const { due = [] } = aboutDate(assessment) ?? {};
  const weeks = weeksOfWork(assessment) ?? 0;
  const days = daysToFirstDate(assessment);
  if (weeks === 0) return '';
  const ends = { low: placedSteps(assessment, 'low'), high: placedSteps(assessment, 'high') };
  const told = due.flatMap((id) => {
    const low = ends.low.find(({ step }) => step.id === id);
    const high = ends.high.find(({ step }) => step.id === id);
    if (low === undefined || high === undefined || !isLeft(low.step) || isPostponed(low.step)) return [];
    const span = [wholeWeeks(low.to), wholeWeeks(high.to)] as const;
    const date = days === undefined ? weeks : Math.min(weeks, days / 7);
    const how = endTiming([low.to, high.to], date);
    const spare = weeks > span[1] ? `${marginInWords(span[1], weeks)} or earlier` : 'just in time';
    const isLate = how === 'too late' || how === 'perhaps too late';
    const isShut =
      !isLate && !isReplyDue(assessment) && needsPermission(high.step, high.to, closedTimes(assessment), date);
    const ask = isLate && low.step.now !== true ? `; ${askForMore(assessment)}` : '';
    const inTime = isShut ? ONLY_WITH_PERMISSION : how === 'tight' ? spare : how;
    const told = ` “${low.step.title}” ends ${endInWords(...span)} (heuristic): ${inTime}${ask}.`;
    return [`${told}${permissionFor(high, assessment)}`];
  });
  return `${told.slice(0, TOLD).join('')}${factsForReply(assessment)}`;
}

/** `ask now for an exception`, or for more time; where an answer tells of an exception, that it must last. */
function askForMore(assessment: Assessment): string {
  if (isReplyOwed(assessment)) return 'ask now for more time';
  const notes = [firstDeadline(assessment), aboutDate(assessment)].flatMap((each) => each?.note ?? []);
  return notes.some(hasException) ? 'confirm that the exception lasts until then' : 'ask now for an exception';
}

/** ` What isn't done by 2026-12-10 needs permission …`, of changes that can end while production is closed. */
function permissionFor({ step, to }: Placed, assessment: Assessment): string {
  const day = lastDayOfChanges(assessment);
  const { assessed } = assessment;
  if (typeof day !== 'string' || assessed === null || isReplyDue(assessment) || step.light === true) return '';
  const isLater = 7 * to > daysBetween(assessed, day) + 1;
  return isLater ? permissionAfter(day) : '';
}

/** A reply goes out so many weeks early, if it can; less time after its own work is spent on that (heuristic). */
const WEEK_EARLY = 1;
const LEAST_SPARE = 3;

/**
 * ` Until 2027-01-22, add what “List the network flows” finds.`: steps that only read, and end after a reply could be
 * sent and before it is due; empty where no reply is, or the day is near.
 */
function factsForReply(assessment: Assessment): string {
  const days = daysToFirstDate(assessment);
  const { due = [] } = aboutDate(assessment) ?? {};
  const placed = placedSteps(assessment);
  const reply = placed.find(({ step }) => due.includes(step.id) && isLeft(step));
  if (!isReplyDue(assessment) || days === undefined || assessment.assessed === null || reply === undefined) return '';
  const last = days / 7 - WEEK_EARLY;
  if (last - reply.to < LEAST_SPARE) return '';
  const facts = placed.filter(
    ({ step, to }) =>
      step.light === true &&
      step.useCases.length > 0 &&
      isLeft(step) &&
      to > reply.to &&
      to <= last &&
      step !== reply.step,
  );
  if (facts.length === 0) return '';
  const titles = facts.slice(0, TOLD).map(({ step }) => `“${step.title}”`);
  const day = dayAfter(assessment.assessed, days - 7 * WEEK_EARLY);
  return ` Until ${day}, add what ${list(titles)} ${titles.length === 1 ? 'finds' : 'find'}.`;
}
