import { describe, expect, test } from 'vitest';
import { type Allowed, allowedBy, type Value } from '../../../src/core/condition/index.ts';

const values = ['none', 'a', 'b'].map((value) => ({ value }));

describe('what a question allows', () => {
  test.each<[Allowed, allowed: readonly Value[], refused: readonly Value[]]>([
    [{ kind: 'number', min: 1, max: 9 }, [1, 9], [0, 10, 1.5, '1', ['1']]],
    [{ kind: 'number', min: 1, max: 9, otherwise: 0 }, [0, 1], [-1]],
    [{ kind: 'number' }, [-5, 5], [NaN, Infinity]],
    [{ kind: 'choice', values }, ['a', 'none'], ['c', 1, ['a']]],
    [
      { kind: 'choices', values, alone: ['none'] },
      [['a'], ['b', 'a'], ['none']],
      [[], ['c'], ['a', 'c'], ['none', 'a'], 'a'],
    ],
  ])('%j allows %j and not %j', (question, allowed, refused) => {
    const allows = allowedBy(question);
    expect(allowed.filter((value) => !allows(value))).toEqual([]);
    expect(refused.filter(allows)).toEqual([]);
  });
});
