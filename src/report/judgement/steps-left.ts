import type { StepResult } from '../../core/assess/index.ts';

/** The week in which something begins so many weeks from now. */
export function weekOf(from: number): number {
  return Math.floor(from) + 1;
}

/** A date is told in whole weeks, of which the first is the least. */
export function wholeWeeks(weeks: number): number {
  return Math.max(1, Math.ceil(weeks));
}

/** In how many weeks it is decided what becomes of a mesh, at most: a month (heuristic). */
export const WEEKS_TO_DECIDE = 4;

/** Whether a step is still to be done, and no unanswered question can leave it out. */
export function isLeft({ done, mayNotApply }: StepResult): boolean {
  return !done && mayNotApply !== true;
}

/** Whether a step that is left can wait until after the first date. */
export function isPostponed({ postponed, done }: StepResult): boolean {
  return postponed === true && !done;
}

/** Whether a step is left, and can't wait until after the first date. */
export function isLeftBefore(step: StepResult): boolean {
  return isLeft(step) && !isPostponed(step);
}
