import { describe, expect, test } from 'vitest';
import type { Answer } from '../../../src/core/answers/answers.ts';
import { answerOf, withEvidence } from '../../../src/core/interview/evidence.ts';

const day = { today: '2026-11-22', assessed: '2026-11-22' };
const nextDay = { today: '2026-11-23', assessed: '2026-11-22' };
const measured: Answer = {
  kind: 'value',
  value: 40,
  note: 'from the wiki',
  source: 'measured',
  by: 'platform team',
  date: '2026-10-01',
};

describe('a new answer', () => {
  test('on the day of the file is short: no date, no source', () => {
    expect(answerOf({ kind: 'value', value: 40 }, undefined, undefined, day)).toEqual({ kind: 'value', value: 40 });
  });

  test('on a later day has its own date', () => {
    expect(answerOf({ kind: 'unknown' }, undefined, undefined, nextDay)).toEqual({
      kind: 'unknown',
      date: '2026-11-23',
    });
  });

  test('takes the note that was entered before it, with its date', () => {
    const draft = { note: 'counted', source: 'measured', date: '2026-11-01' } as const;
    expect(answerOf({ kind: 'value', value: 1 }, undefined, draft, day)).toEqual({ kind: 'value', value: 1, ...draft });
  });
});

describe('an answer given again', () => {
  test('with the same value keeps its evidence and is dated today', () => {
    expect(answerOf({ kind: 'value', value: 40 }, measured, undefined, nextDay)).toEqual({
      ...measured,
      date: '2026-11-23',
    });
  });

  test('with the same values in another order is the same', () => {
    const earlier: Answer = { kind: 'value', value: ['go', 'java'], by: 'platform team' };
    expect(answerOf({ kind: 'value', value: ['java', 'go'] }, earlier, undefined, day)).toMatchObject({
      by: 'platform team',
    });
  });

  test('with another value keeps the note, but not who said so and how it was known', () => {
    expect(answerOf({ kind: 'value', value: 41 }, measured, undefined, day)).toEqual({
      kind: 'value',
      value: 41,
      note: 'from the wiki',
    });
  });

  test('as unknown is another answer', () => {
    expect(answerOf({ kind: 'unknown' }, measured, undefined, day)).toEqual({ kind: 'unknown', note: 'from the wiki' });
  });

  test('with another reason why it does not apply is another answer', () => {
    const earlier: Answer = { kind: 'not-applicable', reason: 'no machines', by: 'platform team' };
    expect(
      answerOf({ kind: 'not-applicable', reason: 'all in the cloud' }, earlier, undefined, day),
    ).not.toHaveProperty('by');
  });
});

test('new evidence replaces all of the old and leaves the date where it says none', () => {
  expect(withEvidence(measured, { source: 'estimated' }, day)).toEqual({
    kind: 'value',
    value: 40,
    source: 'estimated',
    date: '2026-10-01',
  });
});
