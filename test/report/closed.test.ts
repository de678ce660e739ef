import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { dayAfter } from '../../src/core/answers/days.ts';
import type { Assessment, StepResult } from '../../src/core/assess/assessment.ts';
import {
  afterChanges,
  changesProduction,
  closedTimes,
  whenOpen,
  whenToChange,
} from '../../src/report/judgement/closed.ts';
import { Crews } from '../../src/report/judgement/crews.ts';
import { unplacedWeeks } from '../../src/report/judgement/closed-weeks.ts';
import { weeksToDate } from '../../src/report/judgement/dates.ts';
import { placedSteps } from '../../src/report/judgement/schedule.ts';
import { isAtOnce } from '../../src/report/judgement/stage.ts';
import { markdown } from '../../src/report/markdown.ts';
import { anyClosedTimes } from './closed-times.ts';
import { organization, whoAndWhenLine } from './organization.ts';

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

  test('that are only for test, or whose first day is after the last, close nothing; the latter is told', () => {
    const noted = (note: string): Assessment => ({
      ...before,
      answers: before.answers.map((each) => (each.question === 'delivery' ? { ...each, note } : each)),
    });
    expect(closedTimes(noted(`Deployments frozen for staging ${day(14)} to ${day(27)}`))).toEqual([]);
    const swapped = noted(`Freeze ${day(27)} to ${day(14)}`);
    expect(closedTimes(swapped)).toEqual([]);
    expect(markdown(swapped)).toContain(
      `\n1. Correct the days of “Freeze ${day(27)} to ${day(14)}”, \`delivery\`: the first is after the last.\n`,
    );
    expect(markdown(swapped)).not.toContain('Dates to plan around');
    const answer = markdown(closedFor(2, `${day(27)} to ${day(14)}`));
    expect(answer).toContain('Closed to changes: 2 of the weeks until the deadline');
    expect(answer).toContain(`Correct the days of “${day(27)} to ${day(14)}”, \`closed-weeks\`: the first is after`);
    expect(answer).not.toContain('note their days');
  });

  test('are left out of changes, whose open time stays as long as the work', () => {
    fc.assert(
      fc.property(
        anyClosedTimes,
        fc.integer({ min: 0, max: 150 }),
        fc.integer({ min: 0, max: 90 }),
        (closed, week, work) => {
          const end = afterChanges(week, work, closed);
          const isClosed = (at: number) => closed.some(({ from, to }) => from <= at && at < to);
          const open = Array.from({ length: end - week }, (_, index) => week + index).filter((at) => !isClosed(at));
          expect(open).toHaveLength(work);
          expect(isClosed(whenOpen(week, closed))).toBe(false);
          if (work > 0) expect(isClosed(end - 1)).toBe(false);
        },
      ),
    );
  });

  test('leave no change half done that can wait: half of it, and two weeks, come before', () => {
    fc.assert(
      fc.property(
        anyClosedTimes,
        fc.integer({ min: 0, max: 150 }),
        fc.integer({ min: 1, max: 60 }),
        (days, day, work) => {
          const closed = days.map(({ from, to }) => ({ from: from / 7, to: to / 7 }));
          const weeks = work / 7;
          const begin = whenToChange(day / 7, weeks, closed);
          expect(begin).toBe(whenOpen(begin, closed));
          const next = closed.find(({ from }) => from > begin);
          if (next !== undefined && afterChanges(begin, weeks, closed) > next.to)
            expect(next.from - begin).toBeGreaterThanOrEqual(Math.max(weeks / 2, 2));
        },
      ),
    );
  });

  test('see no short change begin in the two weeks before they last two weeks or more, unless it is urgent', () => {
    const [long, short] = [[{ from: 3, to: 5 }], [{ from: 3, to: 4 }]];
    expect(whenToChange(1, 0.5, long)).toBe(1);
    expect(whenToChange(1.5, 0.5, long)).toBe(5);
    expect(whenToChange(1.5, 0.5, long, false)).toBe(1.5);
    expect(whenToChange(1.5, 0.5, short)).toBe(1.5);
    // Also where the first deadline comes before them.
    const after = closedFor(0, '');
    const answers = after.answers.map((each) =>
      each.question === 'delivery' ? { ...each, note: `Freeze ${day(210)} to ${day(230)}` } : each,
    );
    for (const { step, from } of placedSteps({ ...after, answers }, 'high'))
      if (changesProduction(step) && step.now !== true && !isAtOnce(after, step))
        expect(from < 28 || from >= 33, step.id).toBe(true);
  });

  test('ask for what a peak needs, and for permission to act, before they last two weeks or more', () => {
    const ask = 'permission for emergency changes';
    const told = (weeks: number, note: string) => markdown(closedFor(weeks, note));
    expect(told(3, `${day(14)} to ${day(34)}`)).toContain(
      ` By ${day(13)}, finish or roll back what is half done, and get ${ask}.`,
    );
    expect(told(3, `${day(-7)} to ${day(13)}`)).toContain(` Get ${ask} now.`);
    expect(told(3, 'in winter')).toContain(` Before that, finish or roll back what is half done, and get ${ask}.`);
    expect(told(1, `${day(14)} to ${day(20)}`)).not.toContain(ask);
  });

  test('are filled by the crew of a change that they interrupt, with what fits into them', () => {
    const closed = [{ from: 2, to: 6 }];
    const step = (id: string, light?: true) => ({ id, owner: 'platform-team', light }) as unknown as StepResult;
    const weeks: Readonly<Record<string, number>> = { change: 4, list: 1, order: 2, decide: 3, small: 0.5 };
    const crews = new Crews(before, closed, (each, ready) => {
      const work = weeks[each.id]!;
      if (!changesProduction(each)) return { ready, from: ready, to: ready + work };
      const from = whenToChange(ready, work, closed);
      return { ready, from, to: afterChanges(from, work, closed) };
    });
    const place = (id: string, after: number, light?: true) => {
      const working = crews.workingOn(step(id, light), after);
      crews.give(step(id, light), working);
      return [working.from, working.to];
    };
    expect(place('change', 0)).toEqual([0, 8]);
    expect(place('list', 3, true)).toEqual([3, 4]);
    expect(place('order', 0, true)).toEqual([4, 6]);
    expect(place('decide', 0, true)).toEqual([8, 11]);
    expect(place('small', 0)).toEqual([11, 11.5]);
    expect(place('list', 0, true)).toEqual([2, 3]);
  });

  test('are filled, too, where a change that begins at once holds up what its crew is busy with', () => {
    const closed = [{ from: 2, to: 6 }];
    const step = (light?: true) => ({ id: 'any', owner: 'platform-team', light }) as unknown as StepResult;
    const crews = new Crews(before, closed, (_, ready) => ({ from: ready, to: ready + 3 }));
    crews.give(step(true), { from: 0, to: 3 });
    crews.give(step(), { from: 0, to: 8 });
    crews.give(step(), { from: 0, to: 8 });
    // Three weeks of the first work, and four of each change.
    expect(crews.workingOn(step(), 0)).toEqual({ from: 3, to: 6 });
    crews.give(step(true), { from: 3, to: 6 });
    expect(crews.workingOn(step(true), 0)).toEqual({ from: 15, to: 18 });
  });

  test('keep each crew with one step at a time', () => {
    for (const [note, value] of [
      [`${day(10)} to ${day(60)}`, 8],
      [`${day(20)} to ${day(33)}; ${day(50)} to ${day(90)}`, 8],
    ] as const) {
      const closed = closedFor(value, note);
      const open = (steps: ReturnType<typeof placedSteps>) =>
        steps.flatMap(({ step, from, to }) => {
          const work = step.waits === undefined ? to - from : 0;
          if (work === 0) return [];
          if (!changesProduction(step)) return [{ step, from, to }];
          const stops = closedTimes(closed).filter((each) => from < each.from && each.from < to);
          const starts = [from, ...stops.map((each) => each.to)];
          const ends = [...stops.map((each) => each.from), to];
          return starts.map((start, index) => ({ step, from: start, to: ends[index]! }));
        });
      const worked = open(placedSteps(closed)).filter(
        ({ step }) =>
          !isAtOnce(closed, step) && closed.capacity.crews?.some(({ role }) => role === step.owner) !== true,
      );
      expect(worked.length).toBeGreaterThan(9);
      for (const own of worked)
        for (const other of worked)
          if (own.step !== other.step && own.step.owner === other.step.owner)
            expect(own.to <= other.from + 1e-9 || other.to <= own.from + 1e-9, `${own.step.id} ${other.step.id}`).toBe(
              true,
            );
    }
  });

  test('hold up what changes production, and nothing else', () => {
    const closed = closedFor(9, `${day(4)} to ${day(66)}`);
    for (const estimate of ['low', 'middle', 'high'] as const) {
      const begun = placedSteps(closed, estimate).filter(({ from }) => from >= 4 / 7 && from < 67 / 7);
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
    expect(whoAndWhenLine(known)).toContain('4 of them closed to changes');
    expect(whoAndWhenLine(known)).not.toMatch(/with \d+ closed weeks? by/);
    expect(markdown(known)).not.toContain('note their days');
    const half = closedFor(4, `${day(14)} to ${day(27)}, and two weeks in spring`);
    expect(weeksToDate(half)).toBe(weeksToDate(open)! - 2);
    // What the note says in words isn't counted, and is no error.
    expect(markdown(half)).not.toContain('The days in notes add up to');
    expect(markdown(closedFor(4, 'two in winter'))).toContain('note their days');
    const undated = markdown({ ...closedFor(4, '2026-12-14 to 2027-01-10'), assessed: null });
    expect(undated).toContain("doesn't skip these weeks: date the answers");
  });

  test('count only until the deadline, and end the changes where they reach it', () => {
    const closed = closedFor(5, `${day(63)} to ${day(97)}`);
    const due = { note: day(70), day: day(70), weeks: 10 };
    const answers = closed.answers.map((each) => (each.question === 'deadline' ? { ...each, ...due } : each));
    const season = { ...closed, answers };
    expect(whoAndWhenLine(season)).toContain('1 of them closed to changes');
    expect(whoAndWhenLine(season)).toContain(`Before the deadline, the last day for changes is ${day(62)}.`);
    expect(markdown(season)).not.toMatch(/The answer says \d|The days in notes add up to/);
    expect(unplacedWeeks(season)).toBe(0);
  });
});
