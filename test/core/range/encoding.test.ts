import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkOf, testsOf } from '../../../src/core/condition/index.ts';
import { sitesOf } from '../../../src/core/pack/sites.ts';
import { isTrue } from '../../../src/core/range/completion.ts';
import { createBudget } from '../../../src/core/range/budget.ts';
import { createFormulas } from '../../../src/core/range/formulas.ts';
import { ranges } from '../../../src/core/range/ranges.ts';
import { encodeQuestion, settingOf } from '../../../src/core/range/encoding.ts';
import { packOf } from '../pack-of.ts';
import { allowedValues } from './brute-force.ts';
import { smallPack } from './random-pack.ts';

/** One number, and a criterion with a level for every ten: more classes than one variable can have. */
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
        when: { exposure: { atMost: (index * 100) / steps } },
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

  it('tells every exposure score apart that a rule does', () => {
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

describe('the classes of an open question', () => {
  it('pass the tests as some allowed value does, and every allowed value is in one of them', () => {
    fc.assert(
      fc.property(smallPack, (pack) => {
        const tests = testsOf(sitesOf(pack).map(({ condition }) => condition));
        for (const question of pack.questions) {
          const asked = tests.get(question.id) ?? [];
          const formulas = createFormulas(0, createBudget(Infinity));
          const sizes: number[] = [];
          const { formula: formulaOf, code } = encodeQuestion(
            question,
            asked,
            formulas,
            (classes) => sizes.push(classes) - 1,
          );
          const outcomes = asked.map(formulaOf);
          const classes = combinations(sizes).map((chosen) =>
            outcomes.map((formula) => isTrue(formula, (variable) => chosen[variable]!)).join(),
          );
          const checks = asked.map((test) => checkOf(test, question.alone));
          const values = allowedValues(question).map((value) => checks.map((check) => check(value)).join());
          expect(new Set(classes)).toEqual(new Set(values));
          for (const value of allowedValues(question)) {
            const setting = new Map(settingOf(code, value));
            const told = outcomes.map((formula) => isTrue(formula, (variable) => setting.get(variable) ?? 0));
            expect(told).toEqual(checks.map((check) => check(value)));
          }
        }
      }),
      { numRuns: 300 },
    );
  });
});

/** Every way to choose a class for each variable. */
function combinations(sizes: readonly number[]): readonly (readonly number[])[] {
  return sizes.reduce<readonly (readonly number[])[]>(
    (all, size) => all.flatMap((chosen) => Array.from({ length: size }, (_, index) => [...chosen, index])),
    [[]],
  );
}
