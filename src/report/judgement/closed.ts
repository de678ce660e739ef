import { dayAfter, daysBetween, freezesIn, type NotedFreeze } from '../../core/answers/index.ts';
import type { Assessment, StepResult } from '../../core/assess/index.ts';
import { KNOWN_QUESTIONS } from '../../core/pack/index.ts';
import { foundOnce } from './found-once.ts';

/** A time in which production may not be changed, in weeks from the day of the assessment. */
export interface Closed {
  readonly from: number;
  readonly to: number;
}

/** What a note says of a time in which production may not be changed. */
export interface ClosedNote extends NotedFreeze {
  readonly question: string;
}

/** The times in which production may not be changed, as notes name their days. */
export const closedNotes = foundOnce((assessment: Assessment): readonly ClosedNote[] =>
  assessment.answers.flatMap(({ question, note = '', state, value, date }) => {
    const isAsked = question === KNOWN_QUESTIONS.closed;
    const counts = isAsked ? state === 'answered' && value !== 0 : state !== 'hidden';
    return counts
      ? freezesIn(note, isAsked, date ?? assessment.assessed ?? undefined).map((freeze) => ({ question, ...freeze }))
      : [];
  }),
);

/** The times that notes name, in their order, each from now on. */
export const closedTimes = foundOnce((assessment: Assessment): readonly Closed[] => {
  const { assessed } = assessment;
  if (assessed === null) return [];
  const weeksTo = (day: string, more = 0) => Math.max(0, (daysBetween(assessed, day) + more) / 7);
  const all = closedNotes(assessment).map(({ first, last }) => ({ from: weeksTo(first), to: weeksTo(last, 1) }));
  const united: Closed[] = [];
  for (const next of all.filter(({ from, to }) => to > from).toSorted((a, b) => a.from - b.from)) {
    const before = united.at(-1);
    if (before === undefined || next.from > before.to) united.push(next);
    else united[united.length - 1] = { from: before.from, to: Math.max(before.to, next.to) };
  }
  return united;
});

/** Whether a step waits while production may not be changed: others only read, order, or decide, or can't wait. */
export function changesProduction({ light, whileClosed }: StepResult): boolean {
  return light !== true && whileClosed !== true;
}

/** The first time from `week` on at which production may be changed. */
export function whenOpen(week: number, closed: readonly Closed[]): number {
  return closed.find(({ from, to }) => from <= week && week < to)?.to ?? week;
}

/** Weeks in which changes that go on must be watched before production closes (heuristic). */
const WATCHED = 2;

/** Whether production closes for so long that what fails meanwhile can't wait for the end: two weeks (heuristic). */
export function isLong({ from, to }: Closed): boolean {
  return to - from >= 2;
}

/**
 * When so many weeks of changes begin, from `week` on. Changes that would be less than half done when production
 * closes, or have had less than two weeks, begin when it opens again. Before a long closed time, so do those that would
 * be done by then, unless they can't wait.
 */
export function whenToChange(week: number, weeks: number, closed: readonly Closed[], canWait = true): number {
  const begin = whenOpen(week, closed);
  const next = closed.find(({ from }) => from > begin);
  const isLate = next !== undefined && next.from - begin < Math.max(weeks / 2, WATCHED);
  const isCut = isLate && (next.from < begin + weeks || (canWait && isLong(next)));
  return isCut ? whenToChange(next.to, weeks, closed, canWait) : begin;
}

/** The first week from `week` on from which so many weeks pass before the next of these times, which are in order. */
export function whenUndisturbed(week: number, weeks: number, times: readonly Closed[]): number {
  return times.reduce((begin, { from, to }) => (begin < to && from < begin + weeks ? to : begin), week);
}

/** When so many weeks of changes are done that begin at `week`. */
export function afterChanges(week: number, weeks: number, closed: readonly Closed[]): number {
  const begin = whenOpen(week, closed);
  const next = closed.find(({ from }) => from > begin);
  const left = next === undefined ? 0 : begin + weeks - next.from;
  return left <= 0 ? begin + weeks : afterChanges(next!.to, left, closed);
}

/** The last day before production closes; undefined where it is closed already. */
export function dayBeforeClosed({ from }: Closed, assessed: string): string | undefined {
  return from === 0 ? undefined : dayAfter(assessed, Math.round(7 * from) - 1);
}

/** How many of the weeks between two are closed to changes. */
export function weeksClosed(from: number, to: number, closed: readonly Closed[]): number {
  const shut = closed.map((each) => Math.max(0, Math.min(to, each.to) - Math.max(from, each.from)));
  return shut.reduce((sum, weeks) => sum + weeks, 0);
}

/** The others. */
export function weeksOpen(from: number, to: number, closed: readonly Closed[]): number {
  return to - from - weeksClosed(from, to, closed);
}

/** The last week that leaves so many weeks open to changes until `week`. */
export function weekBefore(week: number, weeks: number, closed: readonly Closed[]): number {
  const ends = closed.findLast(({ from, to }) => from < week && week <= to)?.from ?? week;
  const before = closed.findLast(({ to }) => to < ends);
  const open = ends - (before?.to ?? -Infinity);
  return open >= weeks ? ends - weeks : weekBefore(before!.to, weeks - open, closed);
}
