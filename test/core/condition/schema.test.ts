import { expect, test } from 'vitest';
import { conditionSchema, testSchema } from '../../../src/core/condition/schema.ts';
import { OPERATORS } from '../../../src/core/condition/index.ts';

const OPERANDS = { value: 'a', values: ['a'], limit: 1, limits: { atLeast: 1 } };

test.each(Object.entries(OPERATORS))('%s takes what it says, and nothing else', (name, { form }) => {
  for (const [other, operand] of Object.entries(OPERANDS))
    expect(testSchema.safeParse({ [name]: operand }).success, other).toBe(other === form);
});

test('a condition stays as it is written', () => {
  const condition = { all: [{ a: { is: 'x' } }, { not: { any: [{ b: { count: { atLeast: 1, atMost: 2 } } }] } }] };
  expect(conditionSchema.parse(condition)).toEqual(condition);
});

test.each([
  [[], [], /a map with one key: all, any, not, unless, holds, or a question id/],
  [{}, [], /exactly one key \(all, any, not, unless, holds, or a question id\), not 0/],
  [{ a: { is: 'x' }, b: { is: 'x' } }, [], /not 2/],
  [{ all: { a: { is: 'x' } } }, ['all'], /array/],
  [{ not: [] }, ['not'], /a map with one key/],
  [{ unless: [] }, ['unless'], /a map with one key/],
  [{ any: [{ not: { a: {} } }] }, ['any', 0, 'not', 'a'], /write at least one of: is, oneOf, atLeast/],
  [{ a: { is: 1 } }, ['a', 'is'], /string/],
  [{ a: { size: 1 } }, ['a'], /size/],
  [{ a: { oneOf: [] } }, ['a', 'oneOf'], /1/],
])('%j is refused at %j', (condition, path, message) => {
  const [issue] = conditionSchema.safeParse(condition).error!.issues;
  expect(issue!.path).toEqual(path);
  expect(issue!.message).toMatch(message);
});
