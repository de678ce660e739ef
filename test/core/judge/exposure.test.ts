import { describe, expect, test } from 'vitest';
import { assess } from '../../../src/core/assess/assess.ts';
import { judge } from '../../../src/core/judge/judge.ts';
import { answersOf, choice, compiledOf, number } from '../pack-of.ts';

const compiled = compiledOf({
  questions: [number('size'), choice('kind', ['a', 'b'])],
  criteria: [
    {
      id: 'large',
      weight: 33,
      levels: [
        { id: 'most', share: 1, when: { size: { atLeast: 50 } }, says: '{size} is much.' },
        {
          id: 'some',
          share: 0.36,
          when: { all: [{ size: { atLeast: 10 } }, { kind: { is: 'a' } }] },
          says: '{size} is some.',
        },
        { id: 'few', share: 0, says: 'It is little.' },
      ],
    },
    {
      id: 'kind',
      weight: 10,
      levels: [
        { id: 'a', share: 0.5, when: { kind: { is: 'a' } }, says: 'It is {kind}.' },
        { id: 'b', share: 0.5, when: { kind: { is: 'b' } }, says: 'It is {kind}.' },
        { id: 'other', share: 0, says: 'It is something else.' },
      ],
    },
  ],
});

describe('a criterion', () => {
  test.each([
    [{ size: 50 }, 'most', 33, [33, 33], ['size'], '50 is much.'],
    [{ size: 10, kind: 'a' }, 'some', 11.9, [11.9, 11.9], ['size', 'kind'], '10 is some.'],
    [{ size: 10, kind: 'b' }, 'few', 0, [0, 0], ['kind', 'size'], 'It is little.'],
    [{ size: 9 }, 'few', 0, [0, 0], ['size'], 'It is little.'],
    [{ size: 20 }, 'unknown', 0, [0, 11.9], ['kind'], 'Unknown: 0 to 11.9 of 33 points are still possible.'],
    [{}, 'unknown', 0, [0, 33], ['size', 'kind'], 'Unknown: 0 to 33 of 33 points are still possible.'],
  ] as const)('judges %j to be %s', (answers, level, points, range, read, why) => {
    const result = judge(compiled, answersOf(answers)).exposure.criteria[0]!;
    expect(result).toMatchObject({ id: 'large', level, points, range, why });
    expect(result.answers.toSorted()).toEqual(read.toSorted());
  });

  test('names its sources', () => {
    expect(judge(compiled, new Map()).exposure.criteria[0]!.sources).toEqual([
      { id: 'ours', kind: 'ours', says: 'Rules of thumb.' },
    ]);
  });
});

test('a criterion whose questions do not apply claims nothing about them', () => {
  const asked = compiledOf({
    questions: [choice('parts', ['one', 'many']), { ...number('size'), when: { parts: { is: 'many' } }, otherwise: 1 }],
    criteria: [
      {
        id: 'size',
        weight: 10,
        levels: [
          { id: 'few', share: 0, when: { size: { atMost: 5 } }, says: 'Parts: {size}.' },
          { id: 'much', share: 1, says: 'Many.' },
        ],
      },
    ],
  });
  const why = (answers: Parameters<typeof answersOf>[0]) => judge(asked, answersOf(answers)).exposure.criteria[0]!.why;
  expect(why({ parts: 'one' })).toBe("Not asked: its questions don't apply here.");
  expect(why({ parts: 'many', size: 1 })).toBe('Parts: 1.');
});

test('the score is the sum of the points, without rounding errors', () => {
  const { exposure } = judge(compiled, answersOf({ size: 10, kind: 'a' }));
  expect(exposure.score).toBe(16.9);
  expect(exposure.range).toEqual([16.9, 16.9]);
});

test('what is not known gives the lowest points still possible', () => {
  const { exposure } = judge(compiled, answersOf({ kind: 'unknown', size: 60 }));
  expect(exposure.score).toBe(33);
  expect(exposure.range).toEqual([33, 38]);
});

test('an answer to a question that may not apply leaves the criterion open', () => {
  const { pack } = compiled;
  const questions = pack.questions.map((question) =>
    question.id === 'size' ? { ...question, when: { kind: { is: 'a' } } } : question,
  );
  const narrowed = compiledOf({ questions, criteria: pack.criteria });
  const result = assess(narrowed, { answers: answersOf({ size: 60 }), waivers: [], check: {} }, '1').exposure;
  expect(result.criteria[0]).toMatchObject({ level: 'unknown', points: 0, range: [0, 33], answers: ['size'] });
  expect(result.range).toEqual([5, 38]);
});

test('exact results narrow what Kleene leaves open', () => {
  const exact = {
    verdicts: ['yes'],
    exposure: [5, 38],
    stages: ['fly'],
    gates: new Map(),
    starts: [],
    criteria: new Map([
      ['large', { range: [0, 33], levels: ['most', 'few'] }],
      ['kind', { range: [5, 5], levels: ['a', 'b'] }],
    ]),
  } as const;
  const { exposure } = judge(compiled, new Map(), { exact: exact as never });
  expect(exposure.criteria[1]).toMatchObject({
    level: 'unknown',
    points: 5,
    range: [5, 5],
    why: expect.stringContaining('5 of 10 points either way'),
  });
  expect(exposure.score).toBe(5);
});
