import type { Assessment } from '../../core/assess/index.ts';
import { KNOWN_QUESTIONS } from '../../core/pack/index.ts';
import { count } from '../phrases.ts';
import { aboutDate, numberAnswered } from './answered.ts';
import { closedTimes, weeksOpen } from './closed.ts';
import { weeksOfWork } from './dates.ts';
import { type Placed, placedSteps } from './schedule.ts';
import { isLeftBefore, wholeWeeks } from './steps-left.ts';

/** Of fewer services, a pace a week says nothing. */
const FEWEST = 4;

/**
 * ` If all 42 services are moved by then, that is 2 a week in the 22 weeks open to changes (arithmetic).`, where a step
 * moves services one by one, for the first date if it is about that, or where it has passed, for the step's estimate.
 */
export function paceOfMove(assessment: Assessment): string {
  const services = numberAnswered(assessment, KNOWN_QUESTIONS.size) ?? 0;
  const isMove = ({ step }: Placed) => step.paced === true && isLeftBefore(step);
  const move = placedSteps(assessment, 'high').find(isMove);
  if (move === undefined || services < FEWEST) return '';
  const compared = 'compare it with how many you moved in the last three months';
  const weeks = weeksOfMove(move, assessment);
  if (weeks !== undefined)
    return ` If all ${services} services are moved by then, that is ${aWeek(services / weeks)} in the ${count(weeks, 'week', 'weeks')} open to changes (arithmetic): ${compared}.`;
  if (move.step.first === true || weeksOfWork(assessment) !== 0) return '';
  const low = placedSteps(assessment, 'low').find(({ step }) => step === move.step) ?? move;
  const [least, most] = [move, low].map(({ from, to }) => Math.ceil(services / wholeWeeks(to - from)));
  const pace = least === most ? `${least}` : `${least} to ${most}`;
  return ` If all ${services} services are moved in the time of “${move.step.title}”, that is ${pace} a week (arithmetic): ${compared}.`;
}

/** Weeks open to changes until the first date, if that is ahead and about the move. */
function weeksOfMove({ step }: Placed, assessment: Assessment): number | undefined {
  const about = aboutDate(assessment);
  const weeks = weeksOfWork(assessment) ?? 0;
  // A date of a move has no steps that are done by then; a season and a reply have other work.
  const isOfMove = about?.due === undefined ? about?.season !== true : about.due.includes(step.id);
  if (about === undefined || !isOfMove || weeks === 0 || about.dates.length > 0) return undefined;
  return Math.max(1, Math.floor(weeksOpen(0, weeks, closedTimes(assessment))));
}

/** `3`, or for less than one a week `1 every 4 weeks`. */
function aWeek(pace: number): string {
  return pace >= 1 ? `${Math.ceil(pace)} a week` : `1 every ${count(Math.floor(1 / pace), 'week', 'weeks')}`;
}
