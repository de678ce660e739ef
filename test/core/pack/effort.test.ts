import { describe, expect, test } from 'vitest';
import {
  effortInWords,
  effortSum,
  grownEffort,
  growthInWords,
  type TimeRange,
  timeInWords,
} from '../../../src/core/pack/index.ts';
import { choice, number, packOf } from '../pack-of.ts';
import { checkPack } from '../../../src/core/pack/check.ts';

const time = (low: number, high: number, unit: TimeRange['unit'] = 'days'): TimeRange => ({ low, high, unit });

describe('effort', () => {
  test.each([
    [time(2, 5), '2 to 5 days'],
    [time(1, 1, 'weeks'), '1 week'],
    [time(3, 3), '3 days'],
    [time(0, 4, 'weeks'), 'up to 4 weeks'],
  ])('%o is told as %s', (range, words) => {
    expect(timeInWords(range)).toBe(words);
  });

  test('is told with the waiting after it', () => {
    expect(effortInWords({ effort: time(2, 5) })).toBe('2 to 5 days of work');
    expect(effortInWords({ effort: time(2, 5), waits: time(2, 2, 'weeks') })).toBe(
      '2 to 5 days of work, then 2 weeks of waiting',
    );
  });

  test('adds up: five days of work are a week, and so are seven days of waiting', () => {
    expect(effortSum([{ effort: time(1, 5) }, { effort: time(1, 5) }])).toEqual({ effort: time(2, 10) });
    expect(
      effortSum([
        { effort: time(5, 5), waits: time(7, 7) },
        { effort: time(1, 4, 'weeks'), waits: time(2, 3, 'weeks') },
      ]),
    ).toEqual({ effort: time(2, 5, 'weeks'), waits: time(3, 4, 'weeks') });
  });

  test('of one step is as it is written', () => {
    expect(effortSum([{ effort: time(4, 12, 'weeks') }])).toEqual({ effort: time(4, 12, 'weeks') });
  });

  test.each([
    ['ten times as much for a hundred', time(1, 3, 'weeks'), 100, time(10, 30, 'weeks')],
    ['rounded up at the high end', time(1, 3, 'weeks'), 42, time(4, 13, 'weeks')],
    ['at least one unit', time(1, 3, 'weeks'), 2, time(1, 1, 'weeks')],
    ['in days while these are few', time(2, 5), 40, time(8, 20)],
    ['in weeks where these are many days', time(2, 5), 80, time(3, 8, 'weeks')],
  ])('grows with a count: %s', (_, { low, high, unit }, count, grown) => {
    expect(grownEffort({ with: 'service-count', each: 10, low, high, unit }, time(1, 4), count)).toEqual(grown);
  });

  test.each([
    [3, time(1, 5)],
    [8, time(2, 7)],
  ])('is never less than a quarter of the effort of its step, for %d', (count, { low, high }) => {
    const growth = { with: 'teams', each: 10, low: 2, high: 8, unit: 'days' } as const;
    const grown = grownEffort(growth, time(1, 4, 'weeks'), count);
    expect(grown).toEqual(time(low, high));
  });

  test('has work on top for all but the first of something else', () => {
    const growth = { with: 'service-count', each: 10, low: 1, high: 3, unit: 'weeks' } as const;
    const also = { with: 'clusters', each: 10, low: 2, high: 6 };
    expect(grownEffort({ ...growth, also }, time(1, 4), 13, 1)).toEqual(grownEffort(growth, time(1, 4), 13));
    expect(grownEffort({ ...growth, also }, time(1, 4), 13, 61)).toEqual(time(13, 40, 'weeks'));
    expect(growthInWords({ ...growth, also })).toBe(
      '1 to 3 weeks for each 10 of service-count, and 2 to 6 weeks for each 10 more of clusters',
    );
  });

  test('is for the first, and has work on top for the others', () => {
    const growth = { with: 'clusters', each: 5, low: 1, high: 3, unit: 'weeks', afterFirst: true } as const;
    expect(grownEffort(growth, time(2, 6, 'weeks'), 0)).toEqual(time(2, 6, 'weeks'));
    expect(grownEffort(growth, time(2, 6, 'weeks'), 1)).toEqual(time(2, 6, 'weeks'));
    expect(grownEffort(growth, time(2, 6, 'weeks'), 11)).toEqual(time(4, 12, 'weeks'));
    expect(growthInWords(growth)).toBe('1 to 3 weeks for each 5 of clusters after the first');
  });

  test('is told with the crews that share it', () => {
    expect(effortInWords({ effort: time(20, 60, 'weeks'), crews: 4 })).toBe('20 to 60 weeks of work, by 4 crews');
    const crews = { with: 'platform-people', each: 6 };
    expect(growthInWords({ with: 'service-count', each: 10, low: 1, high: 3, unit: 'weeks', crews })).toBe(
      '1 to 3 weeks for each 10 of service-count, by a crew for each 6 of platform-people',
    );
  });

  test('grows with numbers only, of questions that the pack has', () => {
    const growth = { with: 'size', each: 10, low: 1, high: 3, unit: 'weeks', only: 'size' } as const;
    const questions = [number('size'), choice('mesh', ['none', 'runs'])];
    const faultsOf = (grows: object) =>
      checkPack(packOf({ questions, steps: [{ id: 's', grows: { ...growth, ...grows } }] }))
        .filter(({ path }) => path[0] === 'grows')
        .map(({ path, message }) => `${path.join('.')}: ${message}`);
    expect(faultsOf({})).toEqual([]);
    expect(faultsOf({ only: 'sise' })).toEqual(['grows.only: no question is called sise; did you mean size?']);
    expect(faultsOf({ only: 'mesh', crews: { with: 'mesh', each: 6 } })).toEqual([
      'grows.only: mesh is a choice question; work grows with a number question',
      'grows.crews.with: mesh is a choice question; work grows with a number question',
    ]);
    expect(growthInWords(growth)).toBe('1 to 3 weeks for each 10 of size (only size)');
  });

  test('has a low that is at most high, at every place of a pack', () => {
    const pack = packOf({
      steps: [{ id: 's', effort: time(5, 1), waits: time(9, 8) }],
      gates: [{ id: 'g', met: { all: [] }, fix: { do: 'Do it.', effort: time(3, 2), owner: 'team' } }],
      options: [{ id: 'o', effort: time(2, 1) }],
      questions: [
        {
          ...choice('c', ['x', 'y']),
          values: [
            { value: 'x', label: 'X', release: time(3, 1) },
            { value: 'y', label: 'Y' },
          ],
        },
      ],
    });
    const faults = checkPack(pack).filter(({ message }) => message.startsWith('low is'));
    expect(faults.map(({ path }) => path.join('.'))).toEqual([
      'effort.low',
      'waits.low',
      'fix.effort.low',
      'effort.low',
      'values.0.release.low',
    ]);
  });
});
