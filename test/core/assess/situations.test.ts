import { describe, expect, test } from 'vitest';
import type { Answer, AnswersFile } from '../../../src/core/answers/answers.ts';
import { assess } from '../../../src/core/assess/assess.ts';
import { answersOf, choice, compiledOf } from '../pack-of.ts';

const dated = choice('due', ['year', 'soon', 'passed', 'later', 'none']);
const compiled = compiledOf({
  roles: [
    { id: 'team', title: 'The team', called: [{ title: 'Those who do it today', when: { people: { is: 'none' } } }] },
  ],
  questions: [
    choice('people', ['none', 'some']),
    choice('asked', ['all', 'part']),
    {
      ...dated,
      values: [
        { value: 'year', label: 'Year', weeks: 52 },
        { value: 'soon', label: 'Soon', weeks: 13 },
        { value: 'passed', label: 'Passed', weeks: 0 },
        { value: 'later', label: 'Later', over: 52 },
        { value: 'none', label: 'None' },
      ],
    },
  ],
  verdictRules: [{ id: 'always', verdict: 'yes' }],
  risks: [{ id: 'dated', title: 'It is dated', why: 'Due: {due}.', when: { due: { oneOf: ['year', 'soon'] } } }],
  useCases: [
    {
      id: 'first',
      title: 'All of it',
      called: [
        { title: 'A part of it', when: { asked: { is: 'part' } } },
        { title: 'Never reached', when: { asked: { is: 'part' } } },
      ],
      strength: { duty: { when: { people: { is: 'some' } }, says: 'It is asked for.' } },
    },
  ],
});

function judged(answers: AnswersFile['answers'], more: Partial<AnswersFile> = {}) {
  return assess(compiled, { answers, waivers: [], check: {}, ...more }, '9.9.9');
}

describe('an entry has the title that fits the answers', () => {
  test.each([
    [{ asked: 'part', people: 'some' }, 'A part of it', 'The team'],
    [{ asked: 'all', people: 'none' }, 'All of it', 'Those who do it today'],
    [{}, 'All of it', 'The team'],
  ])('%j', (answers, need, role) => {
    const { useCases, roles } = judged(answersOf(answers));
    expect([useCases[0]!.title, roles[0]!.title]).toEqual([need, role]);
  });
});

describe('the weeks to a date', () => {
  const recordOf = (value: string, note?: string, assessed: string | undefined = '2026-11-26') => {
    const due: Answer = { kind: 'value', value, ...(note !== undefined && { note }) };
    const { answers } = judged(new Map([['due', due]]), assessed === '' ? {} : { assessed });
    return answers.find(({ question }) => question === 'due')!;
  };
  const weeks = (...answer: Parameters<typeof recordOf>) => recordOf(...answer).weeks;

  test.each([
    ['year', 'Evidence by 2027-09-30.', 44],
    ['year', '2027-09-30, signed for 2027-09-30', 44],
    ['soon', 'on 2026-11-27', 1],
    ['soon', 'on 2026-12-03', 1],
    ['soon', 'on 2026-12-04', 2],
    ['soon', 'due by 5 January 2027', 6],
  ])('count to the one day in the note: %s, %s', (value, note, expected) => {
    expect(weeks(value, note)).toBe(expected);
  });

  test.each([
    ['without a note', 'soon', undefined, 13],
    ['with a month that lacks its year', 'soon', 'audit in January', 13],
    ['with a day that is later than the value says', 'soon', '2027-06-30', 13],
    ['with a day that has passed, further on in the note', 'soon', 'letter of 2026-11-01', 13],
    ['with a day that does not exist', 'soon', '2027-13-45', 13],
    ['where the date has passed', 'passed', 'next audit 2027-01-20', 0],
    ['where no date is named', 'none', '2027-01-20', undefined],
  ])('are those of the value %s', (_, value, note, expected) => {
    expect(weeks(value, note)).toBe(expected);
  });

  test.each([
    ['one within the time that the value names', 'year', 'reply by 2026-12-10; audit 2027-06-30', '2027-06-30'],
    // 13 weeks and a day are more than the 13 weeks of the value before it.
    ['one just outside a nearer time', 'year', 'plan 2027-02-10; audit 2027-02-26', '2027-02-26'],
    ['the earliest of these', 'year', 'audit 2027-06-30; remedy 2027-08-31', '2027-06-30'],
    ['the earliest before it, where none is within it', 'year', 'reply 2026-12-10; report 2027-01-10', '2026-12-10'],
    ['none after it', 'soon', 'plan 2027-01-29; remedy 2027-09-30', '2027-01-29'],
    ['none that had passed with the answer', 'soon', 'letter of 2026-11-20, due 2026-12-20', '2026-12-20'],
    ['one far enough away', 'later', 'reply by 2026-12-10; done by 2028-06-30', '2028-06-30'],
    ['none that is too near for that', 'later', 'done by 2027-06-30', undefined],
    ['one that had passed', 'passed', 'ended 2026-10-01; next check 2027-03-01', '2026-10-01'],
    ['none of a freeze', 'year', 'no changes 2027-03-01 to 2027-03-15; audit 2027-05-10', '2027-05-10'],
    ['none where no date is named', 'none', 'perhaps 2027-03-01', undefined],
  ])('count to the day that the answer means, in whatever order a note names days: %s', (_, value, note, day) => {
    expect(recordOf(value, note).day).toBe(day);
    expect(recordOf(value, note.split(/[;,] /).toReversed().join('; ')).day).toBe(day);
  });

  test.each([
    ['a month', 'soon', 'audit in January 2027', '2027-01-31'],
    ['a month by its number', 'year', 'harvest 2027-08', '2027-08-31'],
    ['the end of a month', 'year', 'by the end of April 2027', '2027-04-30'],
    ['a week', 'year', 'visit in calendar week 20 of 2027', '2027-05-23'],
    ['a day, which goes before a month', 'year', 'visit in May 2027; audit 2027-06-30', '2027-06-30'],
    ['the earliest of several months', 'year', 'audit in June 2027, visit in May 2027', '2027-05-31'],
  ])('count to the last day of %s', (_, value, note, day) => {
    expect(recordOf(value, note).day).toBe(day);
  });

  test.each([
    ['ahead', 'passed', '2027-01-20, says the contract', 8, '2027-01-20'],
    ['ahead, after a small word', 'passed', 'by 2027-01-20', 8, '2027-01-20'],
    ['over', 'soon', '2026-11-01', 0, '2026-11-01'],
    ['over, and the value without a most', 'later', 'due 2026-11-01', 0, '2026-11-01'],
  ])('follow the day with which a note begins where it is %s, and the value says the reverse', (_, ...row) => {
    const [value, note, expected, day] = row;
    expect(recordOf(value, note)).toMatchObject({ weeks: expected, day, off: true });
  });

  test.each([
    ['soon', '2026-12-20'],
    ['soon', '2026-11-01 letter; due 2026-12-20'],
    ['passed', '2026-10-01; next check 2027-03-01'],
    ['passed', '2027-03-01 next check; ended 2026-10-01'],
    ['soon', '2027-06-30'],
    ['none', '2026-11-01'],
  ])('differ from no value that a day of the note fits, or that is only too near or far: %s, %s', (value, note) => {
    expect(recordOf(value, note).off).toBeUndefined();
  });

  test('and the text of a rule name the same day', () => {
    const answer: Answer = { kind: 'value', value: 'year', note: 'reply by 2026-12-10; audit 2027-06-30' };
    const { risks } = judged(new Map([['due', answer]]), { assessed: '2026-11-26' });
    expect(risks[0]!.why).toBe('Due: 2027-06-30, Year.');
  });

  test.each([
    ['2026-11-26', '2026-12-04', 2],
    ['2026-12-01', '2026-12-04', 1],
    ['2026-11-01', '2026-12-04', 4],
    ['2026-12-10', '2026-12-04', 0],
  ])('count from the day of the assessment %s, or of an answer given later, to %s', (assessed, note, expected) => {
    const due: Answer = { kind: 'value', value: 'soon', note, date: '2026-11-12' };
    const { answers } = judged(new Map([['due', due]]), { assessed });
    expect(answers.find(({ question }) => question === 'due')!.weeks).toBe(expected);
  });

  test('are those of the value while the day of the answer is unknown', () => {
    expect(weeks('soon', '2026-12-04', '')).toBe(13);
  });
});

test('a risk is named with an open question only if one of its answers shows or hides it', () => {
  const pack = {
    questions: [choice('kind', ['a', 'b']), choice('stays', ['no', 'must'])],
    verdictRules: [{ id: 'always', verdict: 'yes' }],
    risks: [
      { id: 'turns', title: 'Turns', when: { all: [{ kind: { is: 'a' } }, { unless: { stays: { is: 'must' } } }] } },
      {
        id: 'never',
        title: 'Never',
        when: { all: [{ kind: { is: 'b' } }, { not: { unless: { stays: { is: 'must' } } } }] },
      },
    ],
  };
  const file = { answers: answersOf({ kind: 'a' }), waivers: [], check: {} };
  const effectOf = (of: ReturnType<typeof compiledOf>) =>
    assess(of, file, '9.9.9').unknowns.find(({ question }) => question === 'stays')?.effect;
  const fresh = compiledOf(pack);
  const told = effectOf(fresh);
  expect(told).toContain('“Turns”');
  expect(told).not.toContain('“Never”');
  // Conditions that are compiled by then give the same.
  expect(effectOf(fresh)).toBe(told);
});
