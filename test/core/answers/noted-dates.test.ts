import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { dayAfter } from '../../../src/core/answers/days.ts';
import { datesIn, freezesIn } from '../../../src/core/answers/noted-dates.ts';

describe('the dates of a note', () => {
  test.each([
    ['by 2027-04-30', '2027-04-30', '2027-04-30'],
    ['by April 30, 2027', '2027-04-30', '2027-04-30'],
    ['by 30 April 2027', '2027-04-30', '2027-04-30'],
    ['in May 2027', '2027-05-01', '2027-05-31'],
    ['harvest 2027-08', '2027-08-01', '2027-08-31'],
    ['in February 2028', '2028-02-01', '2028-02-29'],
    ['at the end of May 2027', '2027-05-31', '2027-05-31'],
    ['by the end of 2027', '2027-12-31', '2027-12-31'],
    ['visit in 2027-W20', '2027-05-17', '2027-05-23'],
    ['visit in calendar week 20 of 2027', '2027-05-17', '2027-05-23'],
    ['visit in week 20, 2027', '2027-05-17', '2027-05-23'],
    ['visit in CW 20/2027', '2027-05-17', '2027-05-23'],
    ['first week: 2026-W01', '2025-12-29', '2026-01-04'],
    ['last week: 2026-W53', '2026-12-28', '2027-01-03'],
  ])('%s is from %s to %s', (note, date, last) => {
    expect(datesIn(note)).toMatchObject([{ date, last, isDay: date === last }]);
  });

  test.each([
    'in May',
    'week 20',
    'May (week 20)',
    'harvest',
    '2027-13',
    '2027-02-30',
    '2027-W54',
    '2027-W53',
    'week 0 of 2027',
  ])('%s is none: the year is missing, or no calendar has it', (note) => {
    expect(datesIn(note)).toEqual([]);
  });

  test('have weeks from Monday to Sunday, one after the other through all years', () => {
    fc.assert(
      fc.property(fc.integer({ min: 2001, max: 2098 }), fc.integer({ min: 1, max: 52 }), (year, week) => {
        const [own] = datesIn(`${year}-W${String(week).padStart(2, '0')}`);
        expect(new Date(own!.date).getUTCDay()).toBe(1);
        expect(own!.last).toBe(dayAfter(own!.date, 6));
        const next = [`${year}-W${String(week + 1).padStart(2, '0')}`, `${year + 1}-W01`].flatMap((text) =>
          datesIn(text),
        );
        expect(next[0]!.date).toBe(dayAfter(own!.date, 7));
      }),
    );
  });
});

describe('the freezes of a note', () => {
  const SPAN = '2026-12-14 to 2027-01-04';
  const count = (note: string) => freezesIn(note).length;

  test.each([
    `Freeze ${SPAN}`,
    `frozen ${SPAN}, all systems`,
    `no changes ${SPAN}, also in staging and production`,
    `freeze ${SPAN}, except for staging`,
    `no deployments outside of test ${SPAN}`,
    `freeze ${SPAN}, work only in test`,
    `freeze ${SPAN}, load test before`,
    `freeze ${SPAN} for staging and production`,
    `no changes during the freeze ${SPAN}`,
    `we don't deploy while frozen, ${SPAN}`,
  ])('%s closes production', (note) => {
    expect(count(note)).toBe(1);
  });

  test.each([
    `no freeze ${SPAN}`,
    `we never have a freeze, ${SPAN} neither`,
    `we don't do a freeze ${SPAN}`,
    `the freeze ${SPAN} no longer: the freeze was lifted`,
    `freeze has been cancelled (${SPAN})`,
    `free of freezes ${SPAN}`,
    `deploy frozen for staging ${SPAN}`,
    `freeze ${SPAN}, only in test`,
    `pre-production freeze ${SPAN}`,
    `the test environment is frozen ${SPAN}`,
  ])('%s does not', (note) => {
    expect(count(note)).toBe(0);
    expect(freezesIn(note, true)).toEqual([]);
  });

  test('can have their days swapped', () => {
    expect(freezesIn('freeze 2027-01-04 to 2026-12-14')).toMatchObject([{ first: '2027-01-04', last: '2026-12-14' }]);
  });
});
