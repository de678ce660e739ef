import { describe, expect, test } from 'vitest';
import { compilePack } from '../../../src/core/judge/compile.ts';
import { choice, number, packOf } from '../pack-of.ts';

const on = (id: string) => ({ when: { [id]: { is: 'a' } } });
const ask = (id: string, more = {}) => choice(id, ['a', 'b'], more);

describe('the order of questions', () => {
  test.each([
    ['is that of the pack', [ask('one'), ask('two')], ['one', 'two']],
    [
      'puts a question behind those it depends on',
      [ask('one', on('three')), ask('two'), ask('three', on('two'))],
      ['two', 'three', 'one'],
    ],
    [
      'reads every part of a condition',
      [ask('one', { when: { any: [{ not: on('two').when }, { all: [on('three').when] }] } }), ask('three'), ask('two')],
      ['two', 'three', 'one'],
    ],
  ])('%s', (_, questions, expected) => {
    expect(compilePack(packOf({ questions }), '').order).toEqual(expected);
  });
});

test.each([
  ['a circle', { questions: [ask('one', on('two')), ask('two', on('one'))] }, /one depends on itself/],
  ['a question that is not there', { questions: [ask('one', on('two'))] }, /two/],
  [
    'a source that is not there',
    { questions: [number('one')], risks: [{ id: 'risk', when: { one: { atLeast: 1 } }, sources: ['NEED-99'] }] },
    /NEED-99/,
  ],
])('a pack with %s is refused when that is read', (_, parts, message) => {
  const read = () => {
    const compiled = compilePack(packOf(parts), '');
    return [compiled.risks, compiled.asked.map(({ when }) => when?.reads())];
  };
  expect(read).toThrow(message);
});

test('compiling leaves the pack as it is', () => {
  const pack = packOf({ questions: [ask('two', on('one')), ask('one')], gates: [{ id: 'gate', met: on('two').when }] });
  const before = JSON.stringify(pack);
  expect(compilePack(pack, 'abc').digest).toBe('abc');
  expect(JSON.stringify(pack)).toBe(before);
});
