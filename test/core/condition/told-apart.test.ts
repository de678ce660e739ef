import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { numbersToTry, outcomesOf, type Test, turnsOf, valuesNamed } from '../../../src/core/condition/index.ts';

const limit = fc.oneof(fc.integer({ min: -2, max: 12 }), fc.constantFrom(0.5, 3.5));
const numberTest: fc.Arbitrary<Test> = fc.oneof(
  limit.map((atLeast) => ({ atLeast })),
  limit.map((atMost) => ({ atMost })),
  fc.record({ atLeast: limit, atMost: limit }),
);

test('each stretch of numbers begins where some test changes, and none changes within it', () => {
  fc.assert(
    fc.property(fc.array(numberTest), (tests) => {
      const outcome = outcomesOf(tests);
      const starts = numbersToTry({ min: 0, max: 10 }, tests);
      expect(starts[0]).toBe(0);
      for (let number = 1; number <= 10; number += 1) {
        if (!starts.includes(number)) expect(outcome(number)).toBe(outcome(number - 1));
      }
    }),
  );
});

describe('what tests look for', () => {
  const tests: readonly Test[] = [
    { includes: 'a', includesAny: ['b', 'c'] },
    { count: { atLeast: 2, atMost: 4 } },
    { includes: 'c' },
  ];

  test('the values that they name, operator by operator', () => {
    expect(valuesNamed(tests)).toEqual([['a'], ['b', 'c'], ['c']]);
  });

  test('the numbers of values from which they turn out otherwise', () => {
    expect(turnsOf(tests)).toEqual([2, 5]);
  });

  test('values that they do not tell apart', () => {
    const outcome = outcomesOf(tests);
    expect(outcome(['d'])).toBe(outcome(['e']));
    expect(outcome(['a', 'b'])).not.toBe(outcome(['a', 'd']));
  });
});
