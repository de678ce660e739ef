import { isCheck } from '../../core/answers/index.ts';
import type { Assessment } from '../../core/assess/index.ts';
import { aboutDate, isReplyDue, isReplyOwed } from './answered.ts';
import { weeksToDate } from './dates.ts';
import { dayMeant, firstDeadline, weeksToFirstDate } from './first-date.ts';
import { daysHeld } from './held-dates.ts';
import { firstDuty } from './needs.ts';
import { type DateAhead, datesAhead } from './noted-dates.ts';
import { furtherDates } from './other-dates.ts';

/**
 * The day by which an outside party asks for what is required: the first date, if it is about that, or the day of the
 * work beside it. Undefined where no note names one, or several can be it.
 */
export function askedDay(assessment: Assessment): DateAhead | undefined {
  if (firstDuty(assessment) === undefined) return undefined;
  if ((weeksToDate(assessment) ?? 0) > 0) return dayMeant(assessment);
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

/**
 * Of the dates after the first one, or beside that of a season, the one whose words are about the work, or the only
 * one, if it has no words.
 */
export function dayOfWork(dates: readonly DateAhead[], assessment: Assessment): DateAhead | undefined {
  // The work that a reply promises comes after it; an audit can come before a season, too.
  const reply = isOfSeason(assessment) ? '' : (dayMeant(assessment)?.last ?? '');
  const further = canBeOfWork(dates, assessment).filter(({ last }) => last > reply);
  const [only, ...others] = further;
  // The first day after an overdue reply can be that of the reply.
  const isOverdue = weeksToFirstDate(assessment) === 0;
  if (!isOverdue && others.length === 0 && only !== undefined && !/\p{L}/u.test(only.clause.replace(only.text, '')))
    return only;
  const own = further.filter((date) => isOfWork(date, assessment));
  const sure = own.length > 1 ? own.filter(({ clause }) => !isCheck(clause)) : own;
  return sure.length === 1 ? sure[0] : undefined;
}

/** The dates that can be those of required work: where no reply is owed, only those whose words say so. */
export function canBeOfWork(dates: readonly DateAhead[], assessment: Assessment): readonly DateAhead[] {
  const isOutside = isReplyDue(assessment) || isReplyOwed(assessment);
  return isOfSeason(assessment) || !isOutside ? dates.filter((date) => isOfWork(date, assessment)) : dates;
}

/** Whether the first date is that of a season or a launch. */
function isOfSeason({ answers }: Assessment): boolean {
  return answers.some(({ season }) => season === true);
}

/** Whether the words beside a date, in the notes that are about the first date, are of required work. */
function isOfWork({ last }: DateAhead, assessment: Assessment): boolean {
  const notes = [firstDeadline(assessment), aboutDate(assessment)];
  return notes.some((answer) => answer?.held?.some(({ day, work }) => work === true && day === last));
}

/** A day longer before the date than this checks something else, in weeks (heuristic). */
const FURTHEST = 13;

/** The first day before a date on which its note says that something is tested or audited; undefined without one. */
export function checkBefore(date: DateAhead, assessment: Assessment): DateAhead | undefined {
  return furtherDates(assessment).find(
    ({ days, last, clause }) => isCheck(clause) && last < date.date && date.days - days <= 7 * FURTHEST,
  );
}
