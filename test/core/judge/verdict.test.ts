import { describe, expect, test } from 'vitest';
import { judge } from '../../../src/core/judge/judge.ts';
import type { Ranges } from '../../../src/core/range/ranges.ts';
import { answersOf, choice, compiledOf, number } from '../pack-of.ts';

const criterion = (id: string, weight: number, share: number) => ({
  id,
  weight,
  levels: [
    { id: 'high', share, when: { size: { atLeast: 10 } }, says: `${id} is high.` },
    { id: 'low', share: 0, says: `${id} is low.` },
  ],
});
const compiled = compiledOf({
  questions: [number('size'), choice('shape', ['one', 'many']), choice('other', ['a', 'b'])],
  criteria: [
    criterion('small', 5, 1),
    criterion('medium', 15, 1),
    criterion('large', 40, 0.75),
    criterion('larger', 30, 0.2),
    criterion('last', 10, 1),
  ],
  verdictRules: [
    { id: 'one-thing', verdict: 'no', when: { shape: { is: 'one' } }, says: 'There is {shape}.' },
    {
      id: 'needed',
      verdict: 'yes',
      when: { all: [{ exposure: { atLeast: 50 } }, { other: { is: 'a' } }] },
      says: 'It is needed.',
    },
    { id: 'else', verdict: 'not-yet', says: 'Nothing decides.' },
  ],
});
const verdict = (answers: Parameters<typeof answersOf>[0], exact?: Ranges) =>
  judge(compiled, answersOf(answers), exact && { exact }).verdict;

describe('the verdict', () => {
  test.each([
    [{ shape: 'one', size: 90, other: 'a' }, 'no', 'one-thing', ['no']],
    [{ shape: 'many', size: 90, other: 'a' }, 'yes', 'needed', ['yes']],
    [{ shape: 'many', size: 90, other: 'b' }, 'not-yet', 'else', ['not-yet']],
    [{ shape: 'many', size: 9, other: 'a' }, 'not-yet', 'else', ['not-yet']],
    [{ size: 90, other: 'a' }, 'yes', 'needed', ['yes', 'no']],
    [{ shape: 'many', other: 'a' }, 'not-yet', 'else', ['yes', 'not-yet']],
    [{}, 'not-yet', 'else', ['yes', 'not-yet', 'no']],
  ] as const)('on %j is %s by the rule %s', (answers, id, rule, possible) => {
    expect(verdict(answers)).toMatchObject({
      id,
      row: rule,
      possible,
      settled: possible.length === 1,
      title: `Title of ${id}`,
    });
  });

  test('gives way to a possible one where no completion reaches it', () => {
    const exact = (verdicts: Ranges['verdicts']) =>
      ({
        verdicts,
        exposure: [0, 84],
        stages: [],
        gates: new Map(),
        starts: [],
        criteria: new Map(),
      }) as unknown as Ranges;
    expect(verdict({}, exact(['yes', 'no']))).toMatchObject({ id: 'no', row: 'one-thing', possible: ['yes', 'no'] });
    expect(verdict({}, exact(['yes']))).toMatchObject({ id: 'yes', row: 'needed', settled: true });
    expect(verdict({ shape: 'many', other: 'b' }, exact(['no']))).toMatchObject({
      id: 'no',
      row: 'one-thing',
      settled: true,
    });
    expect(verdict({ size: 90, other: 'a' }, exact(['no', 'not-yet']))).toMatchObject({
      id: 'not-yet',
      possible: ['not-yet', 'no'],
    });
  });
});

describe('its reasons', () => {
  test('for a yes are the criteria with most points', () => {
    const { why, reasons } = verdict({ shape: 'many', size: 90, other: 'a' });
    expect(why).toEqual(['It is needed.', 'large is high.', 'medium is high.', 'last is high.', 'larger is high.']);
    expect(reasons.map(({ text }) => text)).toEqual(why);
    expect(reasons[0]!.answers).toEqual(['other', 'size']);
    expect(reasons[1]!.answers).toEqual(['size']);
  });

  test('are never criteria that answers leave undecided, whatever points are certain', () => {
    const partly = compiledOf({
      questions: [number('size')],
      criteria: [
        {
          id: 'size',
          weight: 100,
          levels: [
            { id: 'high', share: 0.8, when: { size: { atLeast: 10 } }, says: 'It is high.' },
            { id: 'low', share: 0.6, says: 'It is low.' },
          ],
        },
      ],
      verdictRules: [{ id: 'else', verdict: 'no', says: 'Nothing decides.' }],
    });
    const contrary = (answers: Parameters<typeof answersOf>[0]) =>
      judge(partly, answersOf(answers)).verdict.contrary?.map(({ text }) => text);
    expect(contrary({ size: 10 })).toEqual(['It is high.']);
    expect(contrary({})).toBeUndefined();
  });

  test('for a no are what is missing, heaviest first', () => {
    expect(verdict({ shape: 'one', size: 1 }).why).toEqual([
      'There is Label of one.',
      'large is low.',
      'larger is low.',
      'medium is low.',
    ]);
  });

  test('for a no and a not yet leave out what speaks for a mesh, which is told as what it is', () => {
    const no = verdict({ shape: 'one', size: 90 });
    expect(no.why).toEqual(['There is Label of one.', 'larger is high.']);
    expect(no.contrary?.map(({ text }) => text)).toEqual(['large is high.', 'medium is high.']);
    const notYet = verdict({ shape: 'many', size: 90, other: 'b' });
    expect(notYet.why).toEqual(['Nothing decides.', 'larger is high.']);
    expect(notYet.contrary?.map(({ answers }) => answers)).toEqual([['size'], ['size']]);
    expect(verdict({ shape: 'many', size: 90, other: 'a' }).contrary).toBeUndefined();
  });

  test('never lean on what is not known', () => {
    expect(verdict({ shape: 'one' }).why).toEqual(['There is Label of one.']);
  });

  test('of a rule that always holds are the answers that made the others fail', () => {
    expect(verdict({ shape: 'many', other: 'b' }).reasons[0]!.answers).toEqual(['shape', 'other']);
  });
});

test('a pack without a rule that always holds is refused', () => {
  const broken = compiledOf({
    questions: [choice('a', ['x', 'y'])],
    verdictRules: [{ id: 'x', verdict: 'no', when: { a: { is: 'x' } } }],
  });
  expect(() => judge(broken, new Map())).toThrow(/last verdict rule/);
});

test('a settled verdict says while an answer may still make it close, and no longer', () => {
  const near = compiledOf({
    questions: [number('size')],
    verdictRules: [
      { id: 'near', verdict: 'yes', close: true, when: { size: { atMost: 2 } } },
      { id: 'else', verdict: 'yes' },
    ],
  });
  const closeOpen = (answers: Parameters<typeof answersOf>[0]) => judge(near, answersOf(answers)).verdict.closeOpen;
  expect([closeOpen({}), closeOpen({ size: 1 }), closeOpen({ size: 5 })]).toEqual([true, undefined, undefined]);
});
