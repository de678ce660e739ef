import { describe, expect, test } from 'vitest';
import { judge } from '../../../src/core/judge/judge.ts';
import { answersOf, choice, choices, compiledOf, number } from '../pack-of.ts';

const compiled = compiledOf({
  questions: [
    choice('verdict', ['yes', 'not-yet', 'no']),
    number('size'),
    choices('wish', ['none', 'a', 'b', 'c', 'd']),
  ],
  verdictRules: [
    { id: 'r-yes', verdict: 'yes', when: { verdict: { is: 'yes' } } },
    { id: 'r-no', verdict: 'no', when: { verdict: { is: 'no' } }, alternatives: ['second', 'first'] },
    { id: 'r-else', verdict: 'not-yet' },
  ],
  gates: [{ id: 'gate', met: { size: { atLeast: 1 } } }],
  useCases: ['a', 'b', 'c', 'd', 'edge-gateway'].map((id) => ({
    id,
    signals: [
      { when: { wish: { includes: id === 'edge-gateway' ? 'a' : id } }, points: 1, says: 'Wished.', sources: ['ours'] },
    ],
  })),
  steps: [
    { id: 'always', do: 'Do {size} things.', closes: ['gate'] },
    { id: 'large', when: { size: { atLeast: 50 } }, done: { size: { atLeast: 90 } } },
    { id: 'for-a', useCases: ['a', 'd'] },
    { id: 'for-d', useCases: ['d'] },
    { id: 'at-the-edge', useCases: ['edge-gateway'] },
    { id: 'walked', stage: 'walk' },
  ],
  risks: [
    { id: 'big', when: { size: { atLeast: 50 } }, why: 'All {size} fail.' },
    { id: 'small', when: { size: { atMost: 5 } } },
  ],
  alternatives: [{ id: 'first' }, { id: 'second' }, { id: 'third', when: { size: { atMost: 5 } } }, { id: 'fourth' }],
  watch: [{ id: 'grows', says: 'More than {size}.', unless: { size: { atLeast: 50 } } }, { id: 'audit' }],
});
const judged = (answers: Parameters<typeof answersOf>[0]) => judge(compiled, answersOf(answers));
const stepsOf = (answers: Parameters<typeof answersOf>[0]) =>
  judged(answers).stages.map(({ steps }) => steps.map(({ id }) => id));

describe('steps', () => {
  test.each<[string, Parameters<typeof answersOf>[0], string[], string[], number]>([
    [
      'follow condition and use cases',
      { verdict: 'yes', size: 60, wish: ['a'] },
      ['always', 'large', 'for-a', 'at-the-edge'],
      ['walked'],
      1,
    ],
    [
      'are left out where their condition fails',
      { verdict: 'yes', size: 9, wish: ['a'] },
      ['always', 'for-a', 'at-the-edge'],
      ['walked'],
      2,
    ],
    [
      'stay in where their condition is not known',
      { verdict: 'yes', wish: ['none'] },
      ['always', 'large'],
      ['walked'],
      3,
    ],
    [
      'serve the first three use cases only',
      { verdict: 'yes', size: 9, wish: ['b', 'c', 'd', 'a'] },
      ['always', 'for-a'],
      ['walked'],
      3,
    ],
    [
      'are those of the first stage and the edge for a not yet',
      { verdict: 'not-yet', size: 9, wish: ['a'] },
      ['always', 'at-the-edge'],
      [],
      3,
    ],
    ['are none for a no', { verdict: 'no', size: 60, wish: ['a'] }, [], [], 5],
  ])('%s', (_, answers, crawl, walk, leftOut) => {
    expect(stepsOf(answers)).toEqual([crawl, walk, [], []]);
    expect(judged(answers).stages[0]!.stepsLeftOut).toBe(leftOut);
  });

  test('are ticked only by an answer', () => {
    const large = (answers: Parameters<typeof answersOf>[0]) =>
      judged(answers).stages[0]!.steps.find(({ id }) => id === 'large')!.done;
    expect(large({ verdict: 'yes', size: 90 })).toBe(true);
    expect(large({ verdict: 'yes', size: 60 })).toBe(false);
    expect(large({ verdict: 'yes' })).toBe(false);
  });

  test('name the answers and use cases that brought them in, and the gates they close', () => {
    const [always, large, forA] = judged({ verdict: 'yes', size: 60, wish: ['a'] }).stages[0]!.steps;
    expect(always).toMatchObject({ do: 'Do 60 things.', answers: [], useCases: [], closes: ['gate'] });
    expect(large).toMatchObject({ answers: ['size'], useCases: [] });
    expect(forA).toMatchObject({ answers: ['wish'], useCases: ['a'] });
  });
});

test('risks are shown only where the answers show them', () => {
  expect(judged({ size: 60 }).risks).toMatchObject([{ id: 'big', why: 'All 60 fail.', answers: ['size'] }]);
  expect(judged({ size: 9 }).risks).toEqual([]);
  expect(judged({}).risks).toEqual([]);
});

test.each<[Parameters<typeof answersOf>[0], string[]]>([
  [{ verdict: 'yes', size: 1 }, []],
  [{ verdict: 'no', size: 1 }, ['second', 'first', 'third']],
  [{ verdict: 'no', size: 9 }, ['second', 'first']],
  [{ verdict: 'not-yet', size: 1 }, ['third']],
  [{ verdict: 'not-yet' }, []],
])('the alternatives for %j are %j', (answers, expected) => {
  expect(judged(answers).alternatives.map(({ id }) => id)).toEqual(expected);
});

test.each<[Parameters<typeof answersOf>[0], string[]]>([
  [{ verdict: 'yes', size: 1 }, []],
  [{ verdict: 'no', size: 1 }, ['More than 1.', 'Something changes.']],
  [{ verdict: 'no' }, ['More than not known.', 'Something changes.']],
  [{ verdict: 'not-yet', size: 60 }, ['Something changes.']],
])('the signs to watch for %j are %j', (answers, expected) => {
  expect(judged(answers).watch.map(({ says }) => says)).toEqual(expected);
});
