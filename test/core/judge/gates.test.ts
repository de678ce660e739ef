import { describe, expect, test } from 'vitest';
import type { GateResult } from '../../../src/core/assess/assessment.ts';
import { judge } from '../../../src/core/judge/judge.ts';
import type { VerdictId } from '../../../src/core/pack/schema.ts';
import type { Ranges } from '../../../src/core/range/ranges.ts';
import { answersOf, choice, compiledOf, number } from '../pack-of.ts';

const questions = [
  choice('applies', ['yes', 'no']),
  number('done'),
  number('walked'),
  choice('wanted', ['yes', 'not-yet', 'no']),
];
const compiled = compiledOf({
  questions,
  verdictRules: [
    { id: 'r-yes', verdict: 'yes', when: { wanted: { is: 'yes' } } },
    { id: 'r-no', verdict: 'no', when: { wanted: { is: 'no' } } },
    { id: 'r-else', verdict: 'not-yet' },
  ],
  gates: [
    {
      id: 'begun',
      met: { done: { atLeast: 10 } },
      why: 'It is {done}.',
      fix: { do: 'Raise {done}.', effort: { low: 4, high: 12, unit: 'weeks' }, owner: 'team' },
    },
    { id: 'perhaps', when: { applies: { is: 'yes' } }, met: { done: { atLeast: 10 } } },
    { id: 'ready', kind: 'entry', required: false, met: { done: { atLeast: 50 } } },
    { id: 'walked', stage: 'walk', met: { walked: { atLeast: 10 } } },
    { id: 'flown', stage: 'fly', met: { walked: { atLeast: 50 } } },
  ],
});
const judged = (answers: Parameters<typeof answersOf>[0], more = {}) => judge(compiled, answersOf(answers), more);
const gateOf = (answers: Parameters<typeof answersOf>[0], id: string, more = {}): GateResult =>
  judged(answers, more)
    .stages.flatMap(({ gates }) => gates)
    .find((gate) => gate.id === id)!;

describe('a gate', () => {
  test.each([
    [{ done: 10, applies: 'yes' }, 'met', ['met'], ['applies', 'done']],
    [{ done: 9, applies: 'yes' }, 'open', ['open'], ['applies', 'done']],
    [{ applies: 'yes' }, 'unknown', ['met', 'open'], ['applies', 'done']],
    [{ done: 10, applies: 'no' }, 'not-applicable', ['not-applicable'], ['applies']],
    [{ done: 10 }, 'met', ['met', 'not-applicable'], ['applies', 'done']],
    [{ done: 9 }, 'unknown', ['open', 'not-applicable'], ['applies', 'done']],
    [{}, 'unknown', ['met', 'open', 'not-applicable'], ['applies', 'done']],
  ] as const)('on %j is %s', (answers, outcome, possible, read) => {
    expect(gateOf(answers, 'perhaps')).toMatchObject({ outcome, possible, answers: read });
  });

  test('takes the one outcome that is possible', () => {
    const exact = {
      verdicts: ['yes'],
      exposure: [0, 0],
      criteria: new Map(),
      courses: ['none'],
      operating: ['none'],
      stages: ['crawl'],
      starts: [],
      gates: new Map([['perhaps', ['open']]]),
    } as unknown as Ranges;
    expect(gateOf({}, 'perhaps', { exact })).toMatchObject({ outcome: 'open', possible: ['open'] });
  });

  test('is not known where the answers as they stand give an outcome that no completion has', () => {
    const exact = {
      verdicts: ['yes'],
      exposure: [0, 0],
      criteria: new Map(),
      courses: ['none'],
      operating: ['none'],
      stages: ['crawl'],
      starts: [],
      gates: new Map([['perhaps', ['open', 'not-applicable']]]),
    } as unknown as Ranges;
    expect(gateOf({ done: 10 }, 'perhaps', { exact })).toMatchObject({ outcome: 'unknown' });
  });

  test('keeps its outcome when it is waived', () => {
    expect(gateOf({ done: 1 }, 'begun', { waived: new Set(['begun']) })).toMatchObject({
      outcome: 'open',
      waived: true,
    });
    expect(judged({ wanted: 'yes', done: 1 }, { waived: new Set(['begun']) }).stage).toBe('crawl');
  });

  test('says why and what to do with the answers in words', () => {
    expect(gateOf({ done: 3 }, 'begun')).toMatchObject({
      why: 'It is 3.',
      fix: { do: 'Raise 3.', effort: { low: 4, high: 12, unit: 'weeks' }, owner: 'team' },
    });
  });
});

test('entry gates come before exit gates, otherwise the order is that of the pack', () => {
  expect(judged({}).stages[0]!.gates.map(({ id }) => id)).toEqual(['ready', 'begun', 'perhaps']);
});

describe('the stage of a pack that does not say when an organization operates at one', () => {
  test.each<[VerdictId | 'unknown', Record<string, string | number>, string, string[]]>([
    [
      'no',
      { done: 99, walked: 99, applies: 'no' },
      'none',
      ['not-applicable', 'not-applicable', 'not-applicable', 'not-applicable'],
    ],
    [
      'not-yet',
      { done: 99, walked: 99, applies: 'no' },
      'none',
      ['not-applicable', 'not-applicable', 'not-applicable', 'not-applicable'],
    ],
    ['yes', {}, 'crawl', ['current', 'next', 'later', 'later']],
    ['yes', { done: 9, applies: 'no' }, 'crawl', ['current', 'next', 'later', 'later']],
    ['yes', { done: 10, applies: 'no' }, 'walk', ['done', 'current', 'next', 'later']],
    ['yes', { done: 10, applies: 'yes', walked: 9 }, 'walk', ['done', 'current', 'next', 'later']],
    ['yes', { done: 10, walked: 10, applies: 'no' }, 'fly', ['done', 'done', 'done', 'current']],
    ['yes', { done: 10, walked: 99, applies: 'no' }, 'fly', ['done', 'done', 'done', 'current']],
  ])('with the verdict %s and %j is %s', (verdict, answers, stage, statuses) => {
    const result = judged({ ...answers, wanted: verdict });
    expect(result.stage).toBe(stage);
    expect(result.stages.map(({ status }) => status)).toEqual(statuses);
  });

  test('gives way to a possible one where no completion reaches it', () => {
    const exact = {
      verdicts: ['yes'],
      exposure: [0, 0],
      criteria: new Map(),
      gates: new Map(),
      courses: ['none'],
      operating: ['none'],
      stages: ['walk', 'run'],
      starts: [],
    } as unknown as Ranges;
    expect(judged({ wanted: 'yes' }, { exact }).stage).toBe('walk');
  });
});
