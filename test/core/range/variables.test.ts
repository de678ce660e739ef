import { describe, expect, it } from 'vitest';
import { ranges } from '../../../src/core/range/ranges.ts';
import { packOf } from '../pack-of.ts';

/** One number, and a criterion with a level for each ten of it: more classes than one variable can have. */
function ladder(steps: number) {
  return packOf({
    questions: [{ id: 'size', kind: 'number', min: 0, max: steps * 10 }],
    criteria: [
      {
        id: 'size',
        weight: 100,
        levels: [
          ...Array.from({ length: steps }, (_, index) => ({
            id: `above-${steps - index}`,
            share: (steps - index) / steps,
            when: { size: { atLeast: (steps - index) * 10 } },
            says: 'So many.',
          })),
          { id: 'below', share: 0, says: 'Few.' },
        ],
      },
    ],
    verdictRules: [
      ...Array.from({ length: steps }, (_, index) => ({
        id: `need-${index}`,
        verdict: index % 2 === 0 ? 'no' : 'yes',
        when: { need: { atMost: (index * 100) / steps } },
        says: 'So.',
        why: 'So.',
        sources: ['ours'],
      })),
      { id: 'else', verdict: 'not-yet', says: 'So.', why: 'So.', sources: ['ours'] },
    ],
  });
}

describe('a question that rules split into very many classes', () => {
  it.each([29, 30, 31, 95, 950])('keeps each of %i levels apart', (steps) => {
    const pack = ladder(steps);
    expect(ranges({ pack }, new Map()).criteria.get('size')!.levels).toHaveLength(steps + 1);
    expect(ranges({ pack }, new Map()).verdicts).toEqual(['yes', 'not-yet', 'no']);
  });

  it('tells every need score apart that a rule does', () => {
    const pack = ladder(100);
    for (const [size, verdict] of [
      [0, 'no'],
      [19, 'yes'],
      [20, 'no'],
      [999, 'yes'],
      [1000, 'not-yet'],
    ] as const) {
      expect(ranges({ pack }, new Map([['size', { kind: 'value', value: size }]])).verdicts, String(size)).toEqual([
        verdict,
      ]);
    }
  });
});
