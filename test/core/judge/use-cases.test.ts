import { describe, expect, test } from 'vitest';
import { judge } from '../../../src/core/judge/judge.ts';
import type { VerdictId } from '../../../src/core/pack/schema.ts';
import { answersOf, choice, choices, compiledOf } from '../pack-of.ts';

const signal = (value: string, points: number) => ({
  when: { wish: { includes: value } },
  points,
  says: `${value} of {wish}.`,
  sources: ['ours'],
});
const compiled = compiledOf({
  questions: [
    choice('verdict', ['yes', 'not-yet', 'no']),
    choice('allowed', ['yes', 'no']),
    choices('wish', ['none', 'a', 'b', 'c', 'd', 'e']),
  ],
  verdictRules: [
    { id: 'r-yes', verdict: 'yes', when: { verdict: { is: 'yes' } } },
    { id: 'r-no', verdict: 'no', when: { verdict: { is: 'no' } } },
    { id: 'r-else', verdict: 'not-yet' },
  ],
  useCases: [
    { id: 'first', signals: [signal('a', 1), signal('b', 2)] },
    { id: 'second', signals: [signal('c', 2)] },
    { id: 'edge-gateway', signals: [signal('e', 1)] },
    { id: 'third', when: { allowed: { is: 'yes' } }, signals: [signal('c', 3)] },
    { id: 'fourth', signals: [signal('d', 1), signal('a', -1)] },
    { id: 'fifth', signals: [signal('d', 1)] },
  ],
});
const useCases = (verdict: VerdictId, answers: Parameters<typeof answersOf>[0]) =>
  judge(compiled, answersOf({ verdict, ...answers })).useCases;
const places = (verdict: VerdictId, answers: Parameters<typeof answersOf>[0]) =>
  useCases(verdict, answers)
    .filter(({ place }) => place !== 'none')
    .map(({ id, place, points }) => [id, place, points]);

describe('use cases', () => {
  test.each<[string, VerdictId, Parameters<typeof answersOf>[0], [string, string, number][]]>([
    [
      'one first, two next, the others later',
      'yes',
      { wish: ['a', 'b', 'c', 'd', 'e'], allowed: 'yes' },
      [
        ['first', 'first', 3],
        ['third', 'next', 3],
        ['second', 'next', 2],
        ['edge-gateway', 'later', 1],
        ['fifth', 'later', 1],
      ],
    ],
    [
      'a tie goes by the order of the pack',
      'yes',
      { wish: ['b', 'c'], allowed: 'no' },
      [
        ['first', 'first', 2],
        ['second', 'next', 2],
      ],
    ],
    ['one that does not apply has no place', 'yes', { wish: ['c'], allowed: 'no' }, [['second', 'first', 2]]],
    [
      'one that may apply counts',
      'yes',
      { wish: ['c'] },
      [
        ['third', 'first', 3],
        ['second', 'next', 2],
      ],
    ],
    ['nothing starts without a signal', 'yes', { wish: ['none'], allowed: 'yes' }, []],
    ['nothing starts without an answer', 'yes', {}, []],
    [
      'not yet starts at the edge',
      'not-yet',
      { wish: ['a', 'b'] },
      [
        ['edge-gateway', 'first', 0],
        ['first', 'later', 3],
      ],
    ],
    [
      'no starts nothing',
      'no',
      { wish: ['a', 'b', 'e'] },
      [
        ['first', 'later', 3],
        ['edge-gateway', 'later', 1],
      ],
    ],
  ])('%s', (_, verdict, answers, expected) => {
    expect(places(verdict, answers)).toEqual(expected);
  });

  test('are all listed, ranked from 1, and at most one starts', () => {
    const all = useCases('yes', { wish: ['a', 'c'] });
    expect(all.map(({ rank }) => rank)).toEqual([1, 2, 3, 4, 5, 6]);
    expect(all.filter(({ start }) => start).map(({ id }) => id)).toEqual(['third']);
  });

  test('say why, the strongest signal first, each with its answers', () => {
    const [first] = useCases('yes', { wish: ['a', 'b'] });
    expect(first).toMatchObject({
      id: 'first',
      why: ['b of Label of a and Label of b.', 'a of Label of a and Label of b.'],
    });
    expect(first!.reasons.map(({ answers }) => answers)).toEqual([['wish'], ['wish']]);
  });
});
