import type { Assessment, StepResult } from '../../core/assess/index.ts';
import { list } from '../phrases.ts';
import { isReplyDue } from './answered.ts';
import { dayOfBegin } from './calendar.ts';
import { type Closed, closedTimes } from './closed.ts';
import { daysToFirstDate, weeksToDue } from './first-date.ts';
import { type Placed, placedSteps } from './schedule.ts';
import { isLeftBefore } from './steps-left.ts';

/** What someone must give where something is done in time only in closed weeks; worded here alone. */
const PERMISSION = 'permission to change production in closed weeks';

/** What is said of an end that is in time only so. */
export const ONLY_WITH_PERMISSION = `in time only with ${PERMISSION}`;

/**
 * Whether something that changes production would end while that is closed, and what is left of it then, after that
 * time, too late for a date so many weeks ahead: a step that no closed time holds up still needs permission then.
 */
export function needsPermission(
  { light }: StepResult,
  week: number,
  closed: readonly Closed[],
  weeksToDate: number,
): boolean {
  const shut = closed.find(({ from, to }) => from < week && week <= to);
  return light !== true && shut !== undefined && shut.to + week - shut.from > weeksToDate;
}

/** ` What isn't done by 2026-12-10 needs permission …`, after the last day for changes. */
export function permissionAfter(day: string): string {
  return ` What isn't done by ${day} needs ${PERMISSION}.`;
}

/** ` Without permission …, “…” begins only on 2027-01-11, after the deadline.`, of urgent steps. */
export function onlyAfterDate(steps: readonly StepResult[], assessment: Assessment): string {
  const days = isReplyDue(assessment) ? undefined : daysToFirstDate(assessment);
  if (days === undefined) return '';
  // What is done now waits only for production to open.
  const isLate = ({ step, from }: Placed) => step.now === true && steps.includes(step) && 7 * from > days;
  const late = placedSteps(assessment).filter(isLate);
  const day = late.length === 0 ? undefined : dayOfBegin(Math.min(...late.map(({ from }) => from)), assessment);
  if (day === undefined) return '';
  const titles = list(late.map(({ step }) => `“${step.title}”`));
  return ` Without ${PERMISSION}, ${titles} ${late.length === 1 ? 'begins' : 'begin'} only on ${day}, after the deadline.`;
}

/**
 * `Get permission … for “Renew the mesh's CA before it expires”.`: what has a day of its own, changes production, and
 * is done by that day only in closed weeks; empty where nothing is.
 */
export function permissionToGet(assessment: Assessment): string {
  if (isReplyDue(assessment)) return '';
  const closed = closedTimes(assessment);
  const due = placedSteps(assessment, 'high').flatMap(({ step, from, to }) => {
    const weeks = isLeftBefore(step) ? weeksToDue(step.id, assessment) : undefined;
    if (weeks === undefined || weeks <= 0 || step.light === true) return [];
    const isShut = from >= weeks ? closed.some((each) => each.from < weeks && weeks <= each.to) : to <= weeks;
    return isShut && (from >= weeks || needsPermission(step, to, closed, weeks)) ? [`“${step.title}”`] : [];
  });
  return due.length === 0 ? '' : `Get ${PERMISSION} for ${list(due)}.`;
}
