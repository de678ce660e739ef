import type { Assessment } from '../../core/assess/index.ts';
import { aboutDate, isReplyDue } from './answered.ts';
import { weeksToDate } from './dates.ts';
import { dayMeant, weeksToFirstDate } from './first-date.ts';
import { daysHeld } from './held-dates.ts';
import { firstDuty } from './needs.ts';
import { type DateAhead, datesAhead } from './noted-dates.ts';
import { furtherDates } from './other-dates.ts';

/** Words of the part of a note that names the day of the work, beside that of a reply, and words that may. */
const OF_WORK =
  /\b(?:must|shall|protect(?:s|ed|ion)?|works?|compl(?:y|iant|iance)|encrypt\w*|authenticat\w*|enforc\w*|fulfil\w*|directive|regulation|remed(?:y|ied)|fixed)\b/i;
const MAY_BE_OF_WORK = /\b(?:in place|in force|appl(?:y|ies)|requires?|required|checks?|inspects?|inspection|due)\b/i;

/**
 * The day by which an outside party asks for what is required: the first date, if it is about that, or beside a reply,
 * the day of the work. Undefined where no note names one, or several can be it.
 */
export function askedDay(assessment: Assessment): DateAhead | undefined {
  if (firstDuty(assessment) === undefined) return undefined;
  if ((weeksToDate(assessment) ?? 0) > 0) return dayMeant(assessment);
  if (!isReplyDue(assessment)) return undefined;
  const held = daysHeld(assessment);
  return (
    statedDay(assessment) ??
    dayOfWork(
      furtherDates(assessment).filter(({ last }) => !held.includes(last)),
      assessment,
    )
  );
}

/** The same, where only the words beside it, or its place beside a reply, suggest that it is that. */
export function unconfirmedDay(assessment: Assessment): DateAhead | undefined {
  const isKnown = (weeksToDate(assessment) ?? 0) > 0 || statedDay(assessment) !== undefined;
  return isKnown ? undefined : askedDay(assessment);
}

/** The day of the work, where the note on what the date is about names it beside that of the reply. */
export function statedDay(assessment: Assessment): DateAhead | undefined {
  const about = aboutDate(assessment);
  const own = dayMeant(assessment)?.last;
  if (about === undefined) return undefined;
  return dayOfWork(
    datesAhead(about, assessment).filter(({ last, isDay }) => isDay && last !== own),
    assessment,
  );
}

/** Of the dates after a reply, the one whose words are about the work, or the only one, if it has no words. */
export function dayOfWork(dates: readonly DateAhead[], assessment: Assessment): DateAhead | undefined {
  const reply = dayMeant(assessment)?.last ?? '';
  const further = dates.filter(({ last }) => last > reply);
  const [only, ...others] = further;
  // The first day after an overdue reply can be that of the reply.
  const isOverdue = weeksToFirstDate(assessment) === 0;
  if (!isOverdue && others.length === 0 && only !== undefined && !/\p{L}/u.test(only.clause.replace(only.text, '')))
    return only;
  const sure = further.filter(({ clause }) => OF_WORK.test(clause));
  const own = sure.length > 0 ? sure : further.filter(({ clause }) => MAY_BE_OF_WORK.test(clause));
  return own.length === 1 ? own[0] : undefined;
}

/** Words of the part of a note that names a day on which someone looks before the date. */
const OF_CHECK =
  /\b(?:audits?|auditors?|tests?|testing|checks?|inspects?|inspection|rehears\w*|dry runs?|reviews?|pre-?assessment)\b/i;

/** A day longer before the date than this checks something else, in weeks (heuristic). */
const FURTHEST = 13;

/** The first day before a date on which its note says that something is tested or audited; undefined without one. */
export function checkBefore(date: DateAhead, assessment: Assessment): DateAhead | undefined {
  return furtherDates(assessment).find(
    ({ days, last, clause }) => OF_CHECK.test(clause) && last < date.date && date.days - days <= 7 * FURTHEST,
  );
}
