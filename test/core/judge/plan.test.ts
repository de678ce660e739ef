import { describe, expect, test } from 'vitest';
import { judge } from '../../../src/core/judge/judge.ts';
import { answersOf, choice, choices, compiledOf, number } from '../pack-of.ts';

const compiled = compiledOf({
  questions: [
    choice('wanted', ['yes', 'not-yet', 'no']),
    choice('mesh', ['none', 'runs', 'goes', 'ended']),
    number('size'),
    choices('wish', ['none', 'a', 'b', 'c', 'd']),
  ],
  verdictRules: [
    { id: 'r-yes', verdict: 'yes', when: { wanted: { is: 'yes' } } },
    { id: 'r-no', verdict: 'no', when: { wanted: { is: 'no' } } },
    { id: 'r-else', verdict: 'not-yet' },
  ],
  course: [
    { id: 'off', course: 'move', when: { mesh: { is: 'ended' } } },
    { id: 'out', course: 'leave', when: { mesh: { is: 'goes' } } },
    { id: 'on', course: 'keep', when: { mesh: { is: 'runs' } } },
    { id: 'start', course: 'adopt', when: { verdict: { is: 'yes' } } },
    { id: 'nothing', course: 'none' },
  ],
  gates: [{ id: 'gate', met: { size: { atLeast: 1 } } }],
  useCases: [
    ...['a', 'b', 'c', 'd'].map((id) => ({ id, strength: pain({ wish: { includes: id } }) })),
    { id: 'edge', carries: 'never', strength: pain({ wish: { includes: 'a' } }) },
  ],
  steps: [
    { id: 'always', do: 'Do {size} things.', closes: ['gate'] },
    { id: 'large', when: { size: { atLeast: 50 } }, done: { size: { atLeast: 90 } } },
    { id: 'for-a', useCases: ['a', 'd'] },
    { id: 'for-d', useCases: ['d'] },
    { id: 'move-off', courses: ['move'] },
    { id: 'take-out', courses: ['move', 'leave'] },
    { id: 'walked', stage: 'walk' },
  ],
  risks: [
    { id: 'big', when: { size: { atLeast: 50 } }, why: 'All {size} fail.' },
    { id: 'small', when: { size: { atMost: 5 } }, standing: true },
  ],
  watch: [{ id: 'grows', says: 'More than {size}.', unless: { size: { atLeast: 50 } } }, { id: 'audit' }],
});
type Plain = Parameters<typeof answersOf>[0];
const judged = (answers: Plain) => judge(compiled, answersOf({ mesh: 'none', ...answers }));
const stepsOf = (answers: Plain) => judged(answers).stages.map(({ steps }) => steps.map(({ id }) => id));

function pain(when: object) {
  return { pain: { when, says: 'It hurts.' } };
}

describe('steps', () => {
  test.each<[string, Plain, [number, number] | undefined, number | undefined]>([
    ['all, while the part is unknown', { size: 40, people: 12 }, [40, 80], 2],
    ['the part alone', { size: 40, part: 10, people: 12 }, [10, 20], undefined],
    ['at most all', { size: 40, part: 90, people: 12 }, [40, 80], 2],
    ['the part, where it alone is known', { part: 20, people: 12 }, [20, 40], 2],
    ['its effort, while neither is known', {}, [1, 2], undefined],
  ])('take the work for %s', (_, answers, work, crews) => {
    const grown = compiledOf({
      questions: [number('size'), number('part'), number('people')],
      verdictRules: [{ id: 'r-yes', verdict: 'yes' }],
      course: [{ id: 'start', course: 'adopt' }],
      steps: [
        {
          id: 'protect',
          effort: { low: 1, high: 2, unit: 'weeks' },
          grows: {
            with: 'size',
            only: 'part',
            each: 10,
            low: 10,
            high: 20,
            unit: 'weeks',
            crews: { with: 'people', each: 6 },
          },
        },
      ],
    });
    const [step] = judge(grown, answersOf(answers)).stages[0]!.steps;
    expect([step!.effort.low, step!.effort.high]).toEqual(work);
    expect(step!.crews).toBe(crews);
  });

  test.each<[string, Plain, object | undefined]>([
    ['its release, then what it is watched for', { pace: 'slow' }, { low: 3, high: 5, unit: 'weeks' }],
    ['what it is watched for, where a release takes no time', { pace: 'fast' }, { low: 7, high: 7, unit: 'days' }],
    ['the same, while no answer tells', {}, { low: 7, high: 7, unit: 'days' }],
  ])('wait for %s', (_, answers, waits) => {
    const pace = choice('pace', ['slow', 'fast']);
    const release = { low: 2, high: 4, unit: 'weeks' };
    const slow = compiledOf({
      questions: [
        {
          ...pace,
          values: [
            { value: 'slow', label: 'Slow', release },
            { value: 'fast', label: 'Fast' },
          ],
        },
      ],
      verdictRules: [{ id: 'r-yes', verdict: 'yes' }],
      course: [{ id: 'start', course: 'adopt' }],
      steps: [{ id: 'ship', waits: { low: 7, high: 7, unit: 'days' }, released: true }],
    });
    expect(judge(slow, answersOf(answers)).stages[0]!.steps[0]!.waits).toEqual(waits);
  });

  test.each<[string, object, number]>([
    ['the same as all, where an answer tells no other time', {}, 4],
    ['only for its own', { releaseOfOne: { low: 1, high: 1, unit: 'weeks' } }, 1],
  ])('waits for the release of one service: %s', (_, ofOne, high) => {
    const release = { low: 2, high: 4, unit: 'weeks' };
    const values = [
      { value: 'slow', label: 'Slow', release, ...ofOne },
      { value: 'fast', label: 'Fast' },
    ];
    const one = compiledOf({
      questions: [{ ...choice('pace', ['slow', 'fast']), values }],
      verdictRules: [{ id: 'r-yes', verdict: 'yes' }],
      course: [{ id: 'start', course: 'adopt' }],
      steps: [{ id: 'ship', released: 'one' }],
    });
    expect(judge(one, answersOf({ pace: 'slow' })).stages[0]!.steps[0]!.waits).toMatchObject({ high });
  });

  test.each<[string, Plain, string[], string[], number]>([
    [
      'follow condition and use cases',
      { wanted: 'yes', size: 60, wish: ['a'] },
      ['always', 'large', 'for-a'],
      ['walked'],
      3,
    ],
    [
      'are left out where their condition fails',
      { wanted: 'yes', size: 9, wish: ['a'] },
      ['always', 'for-a'],
      ['walked'],
      4,
    ],
    [
      'stay in where their condition is not known',
      { wanted: 'yes', wish: ['none'] },
      ['always', 'large'],
      ['walked'],
      4,
    ],
    [
      'serve the first three use cases only',
      { wanted: 'yes', size: 9, wish: ['b', 'c', 'd', 'a'] },
      ['always', 'for-a'],
      ['walked'],
      4,
    ],
    ['are none for a not yet', { wanted: 'not-yet', size: 9, wish: ['a'] }, [], [], 6],
    ['are none for a no', { wanted: 'no', size: 60, wish: ['a'] }, [], [], 6],
    [
      'go on with a mesh that stays, whatever the verdict',
      { wanted: 'no', mesh: 'runs', size: 9, wish: ['none'] },
      ['always'],
      ['walked'],
      5,
    ],
    [
      'are only those of the way out where a mesh is left',
      { wanted: 'no', mesh: 'goes', size: 60, wish: ['a'] },
      ['take-out'],
      [],
      5,
    ],
    [
      'of a move stand alone without a yes',
      { wanted: 'no', mesh: 'ended', size: 60, wish: ['a'] },
      ['move-off', 'take-out'],
      [],
      4,
    ],
    [
      'of a move come first with a yes, and then the others',
      { wanted: 'yes', mesh: 'ended', size: 9, wish: ['none'] },
      ['always', 'move-off', 'take-out'],
      ['walked'],
      3,
    ],
  ])('%s', (_, answers, crawl, walk, leftOut) => {
    expect(stepsOf(answers)).toEqual([crawl, walk, [], []]);
    expect(judged(answers).stages[0]!.stepsLeftOut).toBe(leftOut);
  });

  test('that begin to meet a need are shown while it is unmet, those of the first needs ahead of the others', () => {
    const needs = compiledOf({
      questions: [choices('wish', ['none', 'a', 'b']), choice('date', ['far', 'near'])],
      verdictRules: [{ id: 'r-yes', verdict: 'yes' }],
      useCases: ['a', 'b'].map((id) => ({ id, strength: pain({ wish: { includes: id } }) })),
      steps: [
        { id: 'always' },
        { id: 'for-b', serves: ['b'] },
        { id: 'for-a', serves: ['a'] },
        { id: 'dated', first: true, when: { date: { is: 'near' } } },
      ],
    });
    const shown = (answers: Plain) => judge(needs, answersOf(answers)).stages[0]!.steps.map(({ id }) => id);
    expect(shown({ wish: ['none'], date: 'far' })).toEqual(['always']);
    expect(shown({ wish: ['b'], date: 'far' })).toEqual(['for-b', 'always']);
    expect(shown({ wish: ['a', 'b'], date: 'near' })).toEqual(['dated', 'for-a', 'for-b', 'always']);
    const [forA] = judge(needs, answersOf({ wish: ['a'], date: 'far' })).stages[0]!.steps;
    expect(forA).toMatchObject({ useCases: ['a'], answers: ['wish'] });
  });

  test('are ticked only by an answer', () => {
    const large = (answers: Plain) => judged(answers).stages[0]!.steps.find(({ id }) => id === 'large')!.done;
    expect(large({ wanted: 'yes', size: 90 })).toBe(true);
    expect(large({ wanted: 'yes', size: 60 })).toBe(false);
    expect(large({ wanted: 'yes' })).toBe(false);
  });

  test('name the answers and use cases that brought them in, and the gates they close', () => {
    const [always, large, forA] = judged({ wanted: 'yes', size: 60, wish: ['a'] }).stages[0]!.steps;
    expect(always).toMatchObject({ do: 'Do 60 things.', answers: [], useCases: [], closes: ['gate'] });
    expect(large).toMatchObject({ answers: ['size'], useCases: [] });
    expect(forA).toMatchObject({ answers: ['wish'], useCases: ['a'] });
  });
});

test('risks are shown only where the answers show them', () => {
  expect(judged({ wanted: 'yes', size: 60 }).risks).toMatchObject([
    { id: 'big', why: 'All 60 fail.', answers: ['size'] },
  ]);
  expect(judged({ wanted: 'yes', size: 9 }).risks).toEqual([]);
  expect(judged({ wanted: 'yes' }).risks).toEqual([]);
});

describe('entries that name findings', () => {
  const found = compiledOf({
    questions: [choice('mesh', ['none', 'ambient'])],
    verdictRules: [{ id: 'r-yes', verdict: 'yes' }],
    steps: [{ id: 'always' }, { id: 'fix', when: { mesh: { is: 'none' } }, findings: ['job', 'host-network'] }],
    risks: [{ id: 'outside', when: { mesh: { is: 'none' } }, findings: ['host-network'] }],
  });
  const shown = (mesh: string, ...ids: string[]) => {
    const { stages, risks } = judge(found, answersOf({ mesh }), { found: new Set(ids) });
    const [{ steps, stepsLeftOut } = { steps: [], stepsLeftOut: -1 }] = stages;
    return [[...steps, ...risks].map(({ id, findings }) => [id, findings]), stepsLeftOut];
  };

  test('are shown where files show one, and then say which', () => {
    expect(shown('none', 'host-network')).toEqual([
      [
        ['always', undefined],
        ['fix', ['host-network']],
        ['outside', ['host-network']],
      ],
      0,
    ]);
    expect(shown('ambient', 'host-network')).toEqual([[['always', undefined]], 1]);
  });

  test('are not shown, and not told as left out, where files show nothing: that is not known', () => {
    expect(shown('none')).toEqual([[['always', undefined]], 0]);
    expect(shown('none', 'reserved-port')).toEqual([[['always', undefined]], 0]);
  });
});

test('risks of a mesh need a yes; those that stand without one do not', () => {
  for (const wanted of ['no', 'not-yet']) {
    expect(judged({ wanted, size: 60 }).risks).toEqual([]);
    expect(judged({ wanted, size: 3 }).risks.map(({ id }) => id)).toEqual(['small']);
  }
});

test.each<[Plain, string[]]>([
  [{ wanted: 'yes', size: 1 }, []],
  [{ wanted: 'no', size: 1 }, ['More than 1.', 'Something changes.']],
  [{ wanted: 'no' }, ['More than unknown.', 'Something changes.']],
  [{ wanted: 'not-yet', size: 60 }, ['Something changes.']],
])('the signs to watch for %j are %j', (answers, expected) => {
  expect(judged(answers).watch.map(({ says }) => says)).toEqual(expected);
});
