import { describe, expect, test } from 'vitest';
import { checkValue } from '../../../src/core/pack/value.ts';
import { choice, choices, number, packOf } from '../pack-of.ts';

const questions = Object.fromEntries(
  packOf({
    questions: [
      number('count', { unit: 'services' }),
      number('left', { min: 1, below: 'if none is left, remove the line' }),
      choice('tool', ['argo', 'flux', 'yes', 'no']),
      choices('tools', ['argo', 'flux', 'none']),
      choices('open', ['argo', 'flux']),
    ],
  }).questions.map((question) => [question.id, question]),
);

describe('a value', () => {
  test.each([
    ['count', 0],
    ['count', 100],
    ['tool', 'argo'],
    ['tools', ['flux', 'argo']],
    ['tools', ['none']],
  ])('answers %s with %j', (id, raw) => {
    expect(checkValue(questions[id]!, raw)).toEqual({ value: raw });
  });

  test('of minus zero is zero', () => {
    expect(Object.is((checkValue(questions.count!, -0) as { value: number }).value, 0)).toBe(true);
  });

  test.each([
    ['count', '40', 'wrong-kind', 'write 40 without quotes'],
    ['count', 'about 1,200 of them', 'wrong-kind', 'like 1200'],
    ['count', 2.5, 'wrong-kind', 'round it'],
    ['count', NaN, 'wrong-kind', 'from 0 to 100 (services)'],
    ['count', Infinity, 'out-of-bounds', 'from 0 to 100'],
    ['count', -1, 'out-of-bounds', 'not -1'],
    ['left', 0, 'out-of-bounds', 'from 1 to 100, not 0; if none is left, remove the line'],
    ['count', null, 'wrong-kind', 'not nothing'],
    ['count', [4], 'wrong-kind', 'not a list'],
    ['count', {}, 'wrong-kind', 'not a map'],
    ['tool', 'Argo', 'unknown-value', 'did you mean argo?'],
    ['tool', true, 'wrong-kind', 'write yes'],
    ['tool', 'false', 'unknown-value', 'write no'],
    ['tool', ['argo'], 'wrong-kind', 'write argo without brackets'],
    ['tool', 'helm', 'unknown-value', 'one of argo, flux, yes, no'],
    ['tools', 'flux', 'wrong-kind', 'write [flux]'],
    ['tools', 'flux, argo', 'wrong-kind', 'write [flux, argo]'],
    ['tools', [], 'unknown-value', 'write [none], or unknown'],
    ['open', [], 'unknown-value', 'write unknown, or remove the line'],
    ['tools', ['flux', 'flux'], 'unknown-value', 'twice'],
    ['tools', ['none', 'flux'], 'unknown-value', 'is given alone'],
    ['tools', ['unknown'], 'unknown-value', 'without brackets'],
    ['tools', [1], 'wrong-kind', 'cannot hold 1'],
    ['tools', [null], 'wrong-kind', 'cannot hold nothing'],
  ])('does not answer %s with %j', (id, raw, code, right) => {
    expect(checkValue(questions[id]!, raw)).toEqual({
      problems: [expect.objectContaining({ code, message: expect.stringContaining(right) })],
    });
  });

  test('above the most is not told what to do below the least', () => {
    const message = expect.stringMatching(/not 101$/);
    expect(checkValue(questions.left!, 101)).toEqual({ problems: [{ code: 'out-of-bounds', message }] });
  });
});
