import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { dayAfter } from '../../src/core/answers/days.ts';
import type { Assessment } from '../../src/core/assess/assessment.ts';
import {
  afterChanges,
  changesProduction,
  type Closed,
  closedTimes,
  whenOpen,
} from '../../src/report/judgement/closed.ts';
import { unplacedWeeks, weeksToDate } from '../../src/report/judgement/dates.ts';
import { placedSteps } from '../../src/report/judgement/schedule.ts';
import { whoAndWhen } from '../../src/report/judgement/who-and-when.ts';
import { markdown } from '../../src/report/markdown.ts';
import { organization } from './organization.ts';

const before = organization('app-mesh-on-eks-caller-identity');
const day = (days: number) => dayAfter(before.assessed!, days);

/** The same organization with an answer to how many weeks are closed, and a deadline half a year ahead. */
function closedFor(value: number, note: string): Assessment {
  const answers = before.answers.map((each) => {
    if (each.question === 'closed-weeks') return { ...each, state: 'answered' as const, value, note };
    return each.question === 'deadline' ? { ...each, note: day(180) } : each;
  });
  return { ...before, answers };
}

/** Times in order that don't touch, in days from now. */
const times = fc
  .array(fc.tuple(fc.integer({ min: 1, max: 40 }), fc.integer({ min: 1, max: 40 })), { maxLength: 4 })
  .map((gaps) => {
    let last = 0;
    return gaps.map(([gap, length]): Closed => {
      const from = last + gap;
      last = from + length;
      return { from, to: last };
    });
  });

describe('the times in which production may not be changed', () => {
  test('are those whose first and last day a note names, in order and united', () => {
    const note = `${day(70)} until ${day(83)}, ${day(14)} to ${day(27)}, and between ${day(21)} and ${day(34)}`;
    expect(closedTimes(closedFor(5, note))).toEqual([
      { from: 2, to: 5 },
      { from: 10, to: 12 },
    ]);
  });

  test('begin now where they have begun, and are none where they are over, turned around, or no days', () => {
    expect(closedTimes(closedFor(1, `${day(-7)} to ${day(6)}`))).toEqual([{ from: 0, to: 1 }]);
    for (const note of [
      `${day(9)} and ${day(30)}`,
      `${day(-9)} to ${day(-1)}`,
      `${day(30)} to ${day(20)}`,
      '2027-02-30 to 2027-03-40',
      'December',
    ])
      expect(closedTimes(closedFor(1, note)), note).toEqual([]);
  });

  test('can be written in words, and are none where no week is closed, or no one knows', () => {
    for (const note of ['December 10, 2026 to 16 December 2026', '2026-12-10 up to and including 2026-12-16'])
      expect(closedTimes(closedFor(1, note)), note).toHaveLength(1);
    const spans = `${day(14)} to ${day(27)}`;
    expect(closedTimes(closedFor(0, spans))).toEqual([]);
    expect(markdown(closedFor(0, spans))).not.toContain('Closed to changes');
    const { answers } = closedFor(2, spans);
    for (const state of ['unknown', 'hidden'] as const) {
      const open = answers.map((each) => (each.question === 'closed-weeks' ? { ...each, state } : each));
      expect(closedTimes({ ...before, answers: open }), state).toEqual([]);
    }
  });

  test('are read from other notes, too, where these call them so, and are told with their place', () => {
    const noted = (note: string): Assessment => ({
      ...before,
      answers: before.answers.map((each) => (each.question === 'delivery' ? { ...each, note } : each)),
    });
    const frozen = noted(`Pipeline for most. Freeze ${day(14)} to ${day(27)} and ${day(70)} to ${day(76)}, yearly`);
    expect(closedTimes(frozen)).toEqual([
      { from: 2, to: 4 },
      { from: 10, to: 11 },
    ]);
    expect(markdown(frozen)).toContain(`Closed to changes: “Freeze ${day(14)} to ${day(27)} and`);
    for (const note of [`No freeze between ${day(14)} and ${day(27)}`, `Not a freeze: ${day(14)} to ${day(27)}`])
      expect(closedTimes(noted(note)), note).toEqual([]);
    for (const note of [`On leave ${day(14)} to ${day(27)}`, `A freeze in winter. On leave ${day(14)} to ${day(27)}`])
      expect(closedTimes(noted(note)), note).toEqual([]);
  });

  test('are left out of changes, whose open time stays as long as the work', () => {
    fc.assert(
      fc.property(times, fc.integer({ min: 0, max: 150 }), fc.integer({ min: 0, max: 90 }), (closed, week, work) => {
        const end = afterChanges(week, work, closed);
        const isClosed = (at: number) => closed.some(({ from, to }) => from <= at && at < to);
        const open = Array.from({ length: end - week }, (_, index) => week + index).filter((at) => !isClosed(at));
        expect(open).toHaveLength(work);
        expect(isClosed(whenOpen(week, closed))).toBe(false);
        if (work > 0) expect(isClosed(end - 1)).toBe(false);
      }),
    );
  });

  test('hold up what changes production, and nothing else', () => {
    const closed = closedFor(9, `${day(7)} to ${day(69)}`);
    for (const estimate of ['low', 'middle', 'high'] as const) {
      const begun = placedSteps(closed, estimate).filter(({ from }) => from >= 1 && from < 10);
      expect(begun.filter(({ step }) => changesProduction(step)).map(({ step }) => step.id)).toEqual([]);
      expect(begun.length).toBeGreaterThan(0);
      const inOpen = new Map(placedSteps(before, estimate).map(({ step, to }) => [step.id, to]));
      const last = placedSteps(closed, estimate).filter(({ step }) => changesProduction(step));
      expect(Math.max(...last.map(({ to }) => to))).toBeGreaterThan(
        Math.max(...last.map(({ step }) => inOpen.get(step.id)!)),
      );
    }
  });

  test('count against the deadline only as far as their days are unknown', () => {
    const open = closedFor(0, '');
    const known = closedFor(4, `${day(14)} to ${day(27)}; ${day(60)} to ${day(73)}`);
    expect(weeksToDate(known)).toBe(weeksToDate(open));
    expect(unplacedWeeks(known)).toBe(0);
    expect(whoAndWhen(known)).toContain('4 of them closed to changes');
    expect(whoAndWhen(known)).not.toContain('without closed weeks');
    expect(markdown(known)).not.toContain('note their days');
    const half = closedFor(4, `${day(14)} to ${day(27)}, and two weeks in spring`);
    expect(weeksToDate(half)).toBe(weeksToDate(open)! - 2);
    expect(markdown(half)).toContain('The days in notes make 2 weeks');
    expect(markdown(closedFor(4, 'two in winter'))).toContain('note their days');
  });
});
