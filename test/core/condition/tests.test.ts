import { describe, expect, test } from 'vitest';
import { checkOf, operatorsFor, OPERATORS, type Test, type Value } from '../../../src/core/condition/index.ts';

/** For each operator: a test, values that pass it, and values that don't. */
const MEANINGS: readonly [Test, passing: readonly Value[], failing: readonly Value[]][] = [
  [{ is: 'a' }, ['a'], ['b', ['a']]],
  [{ oneOf: ['a', 'b'] }, ['a', 'b'], ['c', ['a']]],
  [{ atLeast: 3 }, [3, 4], [2, '4']],
  [{ atMost: 3 }, [3, 2], [4, '2']],
  [{ includes: 'a' }, [['a'], ['b', 'a']], [['b'], 'a']],
  [{ includesAny: ['a', 'b'] }, [['a'], ['c', 'b']], [['c'], 'a']],
  [{ count: { atLeast: 2 } }, [['a', 'b']], [['a'], ['a', 'a'], ['a', 'none'], 2]],
  [{ count: { atMost: 1 } }, [['a'], ['none'], ['a', 'a']], [['a', 'b'], 1]],
  [{ count: { atLeast: 1, atMost: 1 } }, [['b']], [['none'], ['a', 'b']]],
  [{ atLeast: 3, atMost: 5 }, [3, 5], [2, 6]],
  [{ includes: 'a', count: { atLeast: 2 } }, [['a', 'b']], [['a'], ['b', 'c']]],
];

test('every operator has a meaning here', () => {
  const tested = new Set(MEANINGS.flatMap(([each]) => Object.keys(each)));
  expect([...tested].toSorted()).toEqual(Object.keys(OPERATORS).toSorted());
});

test.each(MEANINGS)('%j passes %j and not %j', (each, passing, failing) => {
  const passes = checkOf(each, ['none']);
  expect(passing.filter((value) => !passes(value))).toEqual([]);
  expect(failing.filter(passes)).toEqual([]);
});

describe('the operators of a kind', () => {
  test.each([
    ['number', ['atLeast', 'atMost']],
    ['choice', ['is', 'oneOf']],
    ['choices', ['includes', 'includesAny', 'count']],
  ] as const)('%s: %j', (kind, expected) => {
    expect(operatorsFor(kind)).toEqual(expected);
  });
});
