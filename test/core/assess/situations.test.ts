import { describe, expect, test } from 'vitest';
import type { Answer, AnswersFile } from '../../../src/core/answers/answers.ts';
import { assess } from '../../../src/core/assess/assess.ts';
import { answersOf, choice, compiledOf } from '../pack-of.ts';

const dated = choice('due', ['year', 'soon', 'passed', 'none']);
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
        { value: 'none', label: 'None' },
      ],
    },
  ],
  verdictRules: [{ id: 'always', verdict: 'yes' }],
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
  const weeks = (value: string, note?: string, assessed: string | undefined = '2026-11-26') => {
    const due: Answer = { kind: 'value', value, ...(note !== undefined && { note }) };
    const { answers } = judged(new Map([['due', due]]), assessed === '' ? {} : { assessed });
    return answers.find(({ question }) => question === 'due')!.weeks;
  };

  test.each([
    ['year', 'Evidence by 2027-09-30.', 44],
    ['year', '2027-09-30, signed for 2027-09-30', 44],
    ['soon', 'on 2026-11-27', 1],
    ['soon', 'on 2026-12-03', 1],
    ['soon', 'on 2026-12-04', 2],
  ])('count to the one day in the note: %s, %s', (value, note, expected) => {
    expect(weeks(value, note)).toBe(expected);
  });

  test.each([
    ['without a note', 'soon', undefined, 13],
    ['with two days', 'soon', 'letter of 2026-11-20, due 2026-12-20', 13],
    ['with a day that is later than the value says', 'soon', '2027-06-30', 13],
    ['with a day that has passed', 'soon', '2026-11-01', 13],
    ['with a day that does not exist', 'soon', '2027-13-45', 13],
    ['where the date has passed', 'passed', '2027-01-20', 0],
    ['where no date is named', 'none', '2027-01-20', undefined],
  ])('are those of the value %s', (_, value, note, expected) => {
    expect(weeks(value, note)).toBe(expected);
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
