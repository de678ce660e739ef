import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { characters, displayWidth } from '../../src/report/display-width.ts';
import { hang, pad, wrap } from '../../src/report/wrap.ts';

describe('the width of a text', () => {
  test.each([
    ['mesh', 4],
    ['é', 1],
    ['e\u0301', 1],
    ['東京', 4],
    ['ｱ', 1],
    ['Ａ', 2],
    ['한국', 4],
    ['👍', 2],
    ['👩‍💻', 2],
    ['🇩🇪', 2],
    ['☁️', 2],
    ['×', 1],
    ['█▒·', 3],
    ['“ä”…', 4],
    ['©️', 2],
    ['नि', 1],
  ])('%s takes %i columns', (text, columns) => {
    expect(displayWidth(text)).toBe(columns);
  });
});

describe('wrapping', () => {
  test('breaks between words', () => expect(wrap('one two three', 7)).toEqual(['one two', 'three']));
  test('breaks a long word inside', () => expect(wrap('a abcdefgh', 4)).toEqual(['a', 'abcd', 'efgh']));
  test('counts wide characters twice', () => expect(wrap('東京東京', 5)).toEqual(['東京', '東京']));
  test('has no line for no text', () => expect(wrap('', 10)).toEqual([]));
  test('puts later lines under the first word', () => expect(hang('1. ', 'one two', 6)).toEqual(['1. one', '   two']));
  test('fills up by columns, not by characters', () =>
    expect([pad('東', 4), pad('7', 3, 'left')]).toEqual(['東  ', '  7']));

  test('never exceeds the width and loses nothing', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.integer({ min: 2, max: 60 }), (text, width) => {
        const lines = wrap(text, width);
        for (const line of lines) expect(characters(line).length === 1 || displayWidth(line) <= width).toBe(true);
        expect(lines.join('').replaceAll(' ', '')).toBe(text.replaceAll(' ', ''));
      }),
    );
  });
});

test('text without accents that combine is split as readers count its characters', () => {
  const segmenter = new Intl.Segmenter('en', { granularity: 'grapheme' });
  const units = Array.from({ length: 0x2fff - 0x20 }, (_, index) => String.fromCharCode(0x20 + index));
  const differ = units.filter((unit) => {
    const text = `a${unit}b`;
    return characters(text).join('|') !== Array.from(segmenter.segment(text), (part) => part.segment).join('|');
  });
  expect(differ).toEqual([]);
});
