import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { dayAfter } from '../../../src/core/answers/days.ts';
import { datesIn } from '../../../src/core/answers/noted-dates.ts';
import { freezesIn } from '../../../src/core/answers/noted-freezes.ts';
import { unreadDays } from '../../../src/core/answers/written-dates.ts';

describe('the dates of a note', () => {
  test.each([
    ['by 2027-04-30', '2027-04-30', '2027-04-30'],
    ['by April 30, 2027', '2027-04-30', '2027-04-30'],
    ['by 30 April 2027', '2027-04-30', '2027-04-30'],
    ['bis 31.03.2027', '2027-03-31', '2027-03-31'],
    ['by 4.3.2027.', '2027-03-04', '2027-03-04'],
    ['by 31/03/2027', '2027-03-31', '2027-03-31'],
    ['by 03/31/2027', '2027-03-31', '2027-03-31'],
    ['by 03/03/2027', '2027-03-03', '2027-03-03'],
    ['audit on the 5th of March 2027', '2027-03-05', '2027-03-05'],
    ['Audit am 5. April 2027', '2027-04-05', '2027-04-05'],
    ['at 2027-03-15T00:00:00Z', '2027-03-15', '2027-03-15'],
    ['TLS 1.3 April 2027', '2027-04-01', '2027-04-30'],
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
    '31.02.2027',
    '03/04/2027',
    '1.28.2027.1',
    '2027-W54',
    '2027-W53',
    'week 0 of 2027',
  ])('%s is none: the year is missing, or no calendar has it', (note) => {
    expect(datesIn(note)).toEqual([]);
  });

  test.each([
    'before April 2027',
    'early March 2027',
    'mid-April 2027',
    'at the start of May 2027',
    'in the first half of May 2027',
    'before 2027-04',
    'before week 20 of 2027',
    'on 45 April 2027',
    'in 2027-W20-3',
  ])('%s is none: a part of a month or week, or before it', (note) => {
    expect(datesIn(note)).toEqual([]);
  });

  test.each([
    ['by 03/04/2027', ['03/04/2027']],
    ['by 2027-02-30 or 31.2.27', ['2027-02-30', '31.2.27']],
    ['by 2027/03/31, in Q1 2027', ['2027/03/31', 'Q1 2027']],
    ['by 31.03.2027 and 2027-04-01', []],
    ['Istio 1.28.3, 24/7, 10.0.0.20, 192.168.20.30, OpenShift 4.16.25, clause 3.4.21', []],
    ['closed 20.12.2026-10.01.2027', []],
  ])('%s: what looks like a date and is none is known', (note, unread) => {
    expect(unreadDays(note)).toEqual(unread);
  });

  test('are two on both sides of a hyphen', () => {
    expect(datesIn('closed 20.12.2026-10.01.2027').map(({ date }) => date)).toEqual(['2026-12-20', '2027-01-10']);
  });

  test('are in their part of the note, which the period of a day in German does not end', () => {
    expect(datesIn('Ready 2027-03-31. Audit am 5. April 2027. Then rest')).toMatchObject([
      { clause: 'Ready 2027-03-31' },
      { clause: 'Audit am 5. April 2027' },
    ]);
  });

  test.each([
    ['notice by 15 January', '2027-01-15'],
    ['must be fully encrypted by 30 April', '2027-04-30'],
    ['needed by 30 April', '2027-04-30'],
    ['no later than April 30, says the bank', '2027-04-30'],
    ['he leaves on January 29th', '2027-01-29'],
    ['the contract ends 30 Nov', '2026-11-30'],
    ['expires 29 November', '2027-11-29'],
  ])('%s, written on 2026-11-30, is the next such day, %s', (note, date) => {
    expect(datesIn(note, '2026-11-30')).toMatchObject([{ date, last: date, isDay: true }]);
    expect(datesIn(note)).toEqual([]);
  });

  test('without a year are ahead only by the words before them, or where the question asks for a date', () => {
    expect(datesIn('it failed on 3 March', '2026-11-30')).toEqual([]);
    expect(datesIn('audit 3 March', '2026-11-30', true)).toMatchObject([{ date: '2027-03-03' }]);
    expect(datesIn('in March', '2026-11-30', true)).toEqual([]);
    expect(datesIn('by 31 February', '2026-11-30', true)).toEqual([]);
    expect(datesIn('by 3 March 2028', '2026-11-30', true)).toMatchObject([{ date: '2028-03-03' }]);
  });

  test.each([
    'Incident ended before 10 October',
    'the old certificate was used until 3 March',
    'moved by Jan 5',
    'it ran until 3 March',
    'the board met on 12 October',
  ])('%s is none: it has passed', (note) => {
    expect(datesIn(note, '2026-11-30')).toEqual([]);
    expect(datesIn(note, '2026-11-30', true)).toEqual([]);
  });

  test.each([
    ['3 March', '2027-03-03'],
    ['No word yet; 3 March, perhaps', '2027-03-03'],
    ['on January 15', '2027-01-15'],
    ['PCI audit on 3 March', '2027-03-03'],
    ['deadline: 3 March', '2027-03-03'],
    ['audit is planned for 3rd of March', '2027-03-03'],
  ])('in an answer about a date: %s, which says that it is the date', (note, date) => {
    expect(datesIn(note, '2026-11-30', true)).toMatchObject([{ date }]);
  });

  test.each([
    'The auditor wrote on 12 October; no exact day yet',
    '12 October was the letter',
    'Ask Jan 2 weeks before; no day yet',
    'Asked by Mrs. May 5 times; by spring',
    'by May 30% of services',
    'by June 30,000 users',
    'by 12 May 27',
  ])('in an answer about a date, %s names none', (note) => {
    expect(datesIn(note, '2026-11-30', true)).toEqual([]);
  });

  test('takes the day that a letter requires for a date, and the day of the letter for none', () => {
    expect(datesIn('BaFin letter requires encryption from 2027-02-15')).toMatchObject([{ date: '2027-02-15' }]);
    expect(datesIn('letter of the auditor of 2027-02-15')).toEqual([]);
  });

  test.each([
    'freeze 2026-12-15 to 2027-01-05',
    'Freeze from 15 December until 5 January',
    'the freeze from 2026-12-15 until 5 January was lifted',
    'no changes in staging from 1 to 20 December',
    'freeze from 10 January until 5 January',
  ])('are none of a freeze: %s', (note) => {
    expect(datesIn(note, '2026-11-30', true)).toEqual([]);
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
  test.each([
    ['closed 20.12. to 10.01.2027', '2026-12-20', '2027-01-10'],
    ['20.12. - 10.01.2027; then open', '2026-12-20', '2027-01-10'],
    ['1.3.–14.3.2027', '2027-03-01', '2027-03-14'],
  ])('have the year of the last day for the first one, too: %s', (note, first, last) => {
    expect(freezesIn(note, true)).toMatchObject([{ first, last }]);
    expect(datesIn('31.3. or 15.5.2027')).toMatchObject([{ date: '2027-05-15' }]);
  });

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
    `No exceptions to the freeze from ${SPAN}`,
    `no way around the freeze ${SPAN}`,
    `Never skip the freeze ${SPAN}`,
    `no freezes except ${SPAN}`,
    `The freeze is not cancelled: ${SPAN}`,
    `freeze ${SPAN}, no other freeze`,
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
    `The freeze from ${SPAN} was lifted`,
    `the freeze of ${SPAN} no longer applies`,
    `the freeze of ${SPAN} does not apply`,
    `the freeze of ${SPAN} is over`,
    `no changes in staging from ${SPAN}`,
    `no deploys from ${SPAN} to staging`,
    `staging only ${SPAN}`,
  ])('%s does not', (note) => {
    expect(count(note)).toBe(0);
    expect(freezesIn(note, true)).toEqual([]);
  });

  test('can have their days swapped', () => {
    expect(freezesIn('freeze 2027-01-04 to 2026-12-14')).toMatchObject([{ first: '2027-01-04', last: '2026-12-14' }]);
  });

  test.each([
    ['7 December to 10 January', '2026-12-07', '2027-01-10'],
    ['20 November to 10 January', '2026-11-20', '2027-01-10'],
    ['Dec 7 to Jan 10, 2027', '2026-12-07', '2027-01-10'],
    ['7 December 2026 to 10 January', '2026-12-07', '2027-01-10'],
    ['between 1 and 5 March', '2027-03-01', '2027-03-05'],
    ['Dec 28 to 5 January', '2026-12-28', '2027-01-05'],
    ['Dec 15 through January 5 except fixes', '2026-12-15', '2027-01-05'],
    ['1 to 20 December', '2026-12-01', '2026-12-20'],
    ['Dec 1-20', '2026-12-01', '2026-12-20'],
    ['1 to 20 December 2027', '2027-12-01', '2027-12-20'],
  ])('without a year, %s ends after the day of the note', (note, first, last) => {
    expect(freezesIn(note, true, '2026-11-30')).toMatchObject([{ first, last }]);
  });

  test.each([
    ['1 May to 3 April', '2027-05-01', '2027-04-03'],
    ['10 January to 5 January', '2027-01-10', '2027-01-05'],
    ['10 January to 5 January 2027', '2027-01-10', '2027-01-05'],
    ['10 January 2027 to 5 January', '2027-01-10', '2027-01-05'],
  ])('without a year, %s is swapped, and closes no year', (note, first, last) => {
    expect(freezesIn(note, true, '2026-11-30')).toMatchObject([{ first, last }]);
  });

  test('without a year, of more than 120 days are none', () => {
    expect(freezesIn('2 January to 30 December', true, '2026-11-30')).toEqual([]);
  });

  test('without a year, and without the day of the note, close nothing', () => {
    expect(freezesIn('7 December to 10 January', true)).toEqual([]);
  });
});
