import { expect, test } from 'vitest';
import { type Condition, partsOf, questionsRead, testsIn, testsOf } from '../../../src/core/condition/index.ts';

const a: Condition = { a: { is: 'x' } };
const b: Condition = { b: { atLeast: 1 } };
const nested: Condition = { all: [b, { not: { any: [a, b] } }, { exposure: { atLeast: 1 } }] };

test('a condition reads each question once, in the order of its text', () => {
  expect(questionsRead(nested)).toEqual(['b', 'a', 'exposure']);
});

test('the parts of a condition stand where their paths say', () => {
  expect(partsOf(nested).map(({ path }) => path)).toEqual([
    ['all', 0],
    ['all', 1],
    ['all', 2],
  ]);
  expect(partsOf({ not: a })).toEqual([{ path: ['not'], part: a }]);
  expect(partsOf({ unless: a })).toEqual([{ path: ['unless'], part: a }]);
  expect(partsOf(a)).toEqual([]);
});

test('the tests of a condition stand where their paths say', () => {
  for (const { path, test: found } of testsIn(nested)) {
    let at: unknown = nested;
    for (const key of path) at = (at as Record<string | number, unknown>)[key];
    expect(at).toBe(found);
  }
  expect(testsIn(nested).map(({ question }) => question)).toEqual(['b', 'a', 'b', 'exposure']);
});

test('tests of several conditions that say the same are one', () => {
  const other: Condition = { b: { atLeast: 2 } };
  expect([...testsOf([nested, undefined, other, { not: b }])]).toEqual([
    ['b', [{ atLeast: 1 }, { atLeast: 2 }]],
    ['a', [{ is: 'x' }]],
    ['exposure', [{ atLeast: 1 }]],
  ]);
});
