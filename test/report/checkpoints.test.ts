import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { dayAfter, daysBetween } from '../../src/core/answers/days.ts';
import type { AnswerRecord, Assessment } from '../../src/core/assess/assessment.ts';
import { checkpoints } from '../../src/report/judgement/checkpoints.ts';
import { weekBefore, weeksOpen } from '../../src/report/judgement/closed.ts';
import { markdown } from '../../src/report/markdown.ts';
import { anyClosedTimes } from './closed-times.ts';
import { organization, whoAndWhenLine } from './organization.ts';

const before = organization('linkerd-all-in-still-permissive');
const day = (days: number) => dayAfter(before.assessed!, days);

/** The same organization with a deadline so many days ahead, for so many services that aren't protected yet. */
function dated(days: number, left: number, closed?: Partial<AnswerRecord>): Assessment {
  const changes: Readonly<Record<string, Partial<AnswerRecord>>> = {
    deadline: { state: 'answered', note: day(days), day: day(days), weeks: Math.floor(days / 7) },
    'required-services': { state: 'answered', value: left },
    'service-count': { state: 'answered', value: 500 },
    ...(closed === undefined ? {} : { 'closed-weeks': { state: 'answered', ...closed } }),
  };
  return { ...before, answers: before.answers.map((each) => ({ ...each, ...changes[each.question] }) as AnswerRecord) };
}

/** The days until which the first, half, and all services must be protected, in days from now. */
function daysOf(assessment: Assessment): readonly number[] {
  const days = checkpoints(assessment)?.match(/\d{4}-\d\d-\d\d/g) ?? [];
  return days.map((each) => daysBetween(before.assessed!, each));
}

describe('the checkpoints of a dated requirement', () => {
  test('are counted back from a month before the date, at three services a week', () => {
    expect(daysOf(dated(350, 30))).toEqual([322 - 70, 322 - 35, 322]);
    expect(checkpoints(dated(350, 30))).toContain('15 of 30 by');
    expect(checkpoints(dated(350, 30))).toContain('(3 services a week; heuristic)');
  });

  test('come before what the note says is tested shortly before the date', () => {
    const noted = (note: string) => {
      const { answers, ...others } = dated(350, 30);
      const asked = (each: AnswerRecord) => (each.question === 'deadline' ? { ...each, note } : each);
      return { ...others, answers: answers.map(asked) };
    };
    expect(daysOf(noted(`${day(350)}; internal audit tests on ${day(320)}`))).toEqual([306 - 70, 306 - 35, 306, 320]);
    expect(daysOf(noted(`${day(350)}; contract renewal on ${day(320)}`))).toEqual([322 - 70, 322 - 35, 322]);
    expect(daysOf(noted(`${day(350)}; test of the old backup on ${day(200)}`))).toEqual([322 - 70, 322 - 35, 322]);
  });

  test('leave time to prepare where three services a week would take it all', () => {
    expect(daysOf(dated(308, 200))).toEqual([140, 210, 280]);
    expect(checkpoints(dated(308, 200))).toContain('(10 services a week; heuristic)');
  });

  test('are open days ahead, however many weeks are closed, or none', () => {
    const closed = fc.tuple(fc.integer({ min: 0, max: 300 }), fc.integer({ min: 0, max: 120 }), fc.boolean());
    fc.assert(
      fc.property(fc.integer({ min: 30, max: 500 }), fc.integer({ min: 4, max: 60 }), closed, (days, left, shut) => {
        const [from, length, isNoted] = shut;
        const value = Math.ceil((length + 1) / 7);
        const noted = isNoted ? { value, note: `${day(from)} to ${day(from + length)}` } : { value };
        const told = daysOf(dated(days, left, noted));
        expect(told).toEqual(told.toSorted((a, b) => a - b));
        for (const each of told) {
          expect(each).toBeGreaterThan(0);
          if (isNoted) expect(each < from || each > from + length, `${each}`).toBe(true);
        }
      }),
    );
  });

  test('come earlier by the time closed to changes, also where no one noted its days', () => {
    expect(daysOf(dated(350, 30, { value: 2, note: `${day(280)} to ${day(293)}` }))).toEqual([238, 273, 322]);
    expect(daysOf(dated(350, 30, { value: 2 }))).toEqual([238, 280, 322]);
  });

  test('are none of few services, without a day, or where even the low estimates miss the date', () => {
    expect(daysOf(dated(350, 3))).toEqual([]);
    expect(daysOf(dated(350, 501))).toEqual([]);
    expect(daysOf(dated(35, 30))).toEqual([]);
    const band = dated(350, 30);
    const answers = band.answers.map((each) => (each.question === 'deadline' ? { ...each, note: 'an audit' } : each));
    expect(daysOf({ ...band, answers })).toEqual([]);
  });

  test('stand in the brief in place of the week to decide again', () => {
    const brief = markdown(dated(350, 30), { width: 80, color: 0, file: 'answers.yaml', brief: true });
    expect(brief).toContain('- **Checkpoints:** To keep the date, protect the first service by');
    expect(brief).not.toContain('weeks before the date');
  });
});

describe('the last day to begin', () => {
  test('leaves the work its high estimate, and a month for evidence', () => {
    const [, high = '', last = ''] =
      /in (?:\d+ to )?(\d+) weeks? \(by [\d-]+; heuristic(?:; midpoint: week \d+)?\): in time if the work begins by (\d{4}-\d\d-\d\d)\./.exec(
        whoAndWhenLine(dated(700, 3)),
      ) ?? [];
    expect(daysBetween(before.assessed!, last) / 7 + Number(high) + 4).toBe(100);
  });
});

test('the week that leaves time before another one skips what is closed', () => {
  fc.assert(
    fc.property(
      anyClosedTimes,
      fc.integer({ min: 0, max: 200 }),
      fc.integer({ min: 0, max: 50 }),
      (closed, week, weeks) => {
        const found = weekBefore(week, weeks, closed);
        expect(weeksOpen(found, week, closed)).toBe(weeks);
      },
    ),
  );
});
