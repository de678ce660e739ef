import { describe, expect, test } from 'vitest';
import { factOf, resolveFacts } from '../../../src/core/judge/facts.ts';
import { joined, recordInWords } from '../../../src/core/judge/answer-words.ts';
import { compileSentence, say } from '../../../src/core/judge/sentence.ts';
import { answersOf, choice, choices, compiledOf, number } from '../pack-of.ts';

const compiled = compiledOf({
  questions: [
    number('size', { unit: 'things' }),
    choice('kind', ['a', 'b'], { notApplicable: true, otherwise: 'b' }),
    choices('set', ['none', 'x', 'y', 'z']),
    choice('gone', ['a', 'b'], { when: { kind: { is: 'a' } } }),
    {
      ...choice('due', ['soon', 'no']),
      values: [
        { value: 'soon', label: 'Soon', weeks: 13 },
        { value: 'no', label: 'No' },
      ],
    },
    {
      ...choice('inlined', ['a', 'b']),
      values: [
        { value: 'a', label: 'A, alone', inline: 'a' },
        { value: 'b', label: 'B' },
      ],
    },
  ],
});

describe('a placeholder is replaced by', () => {
  test.each([
    ['a number', '{size} of them', { size: 3 }, '3 of them'],
    ['a label', '{kind}', { kind: 'a' }, 'Label of a'],
    ['labels in a row', 'in {set}.', { set: ['x', 'y', 'z'] }, 'in Label of x, Label of y, and Label of z.'],
    ['the words meant for a sentence', '{inlined}', { inlined: 'a' }, 'a'],
    ['a label where there are no such words', '{inlined}', { inlined: 'b' }, 'B'],
    ['not known', '{size}{kind}', {}, 'unknownunknown'],
    ['not known, when said so', '{size}', { size: 'unknown' }, 'unknown'],
    ['what counts instead', '{kind}', { kind: { notApplicable: 'no' } }, 'Label of b'],
    ['not applicable', '{gone}', { kind: 'b', gone: 'a' }, 'not applicable'],
  ])('%s', (_, text, answers, expected) => {
    const facts = resolveFacts(compiled, answersOf(answers));
    expect(say(compiled, facts, compileSentence(text))).toBe(expected);
  });
});

test('an estimated number is told as one', () => {
  const facts = resolveFacts(compiled, new Map([['size', { kind: 'value', value: 3, source: 'estimated' }]]));
  expect(say(compiled, facts, compileSentence('{size} of them'))).toBe('about 3 of them');
});

test.each([
  ['2027-05-31, finding 14', '2027-05-31, Soon'],
  ['2027-05-31, and again on 2027-06-30', 'Soon'],
  ['asked on 2025-11-01', 'Soon'],
  ['2027-13-45', 'Soon'],
  [undefined, 'Soon'],
])(
  'a time is told with the one day that its note begins with, while the day of the answer is unknown: %s',
  (note, expected) => {
    const facts = resolveFacts(compiled, new Map([['due', { kind: 'value', value: 'soon', ...(note && { note }) }]]));
    expect(say(compiled, facts, compileSentence('{due}'))).toBe(expected);
  },
);

describe('of a text that is about some values', () => {
  const about = new Map([
    ['set', new Set(['x', 'y'])],
    ['gone', new Set(['a'])],
  ]);
  test.each([
    [
      'only these are repeated',
      { set: ['x', 'z'], kind: 'a', gone: 'a' },
      'It went wrong. Seen: Label of x. Gone: Label of a.',
    ],
    [
      'a sentence without one of them is left out',
      { set: ['x'], kind: 'a', gone: 'b' },
      'It went wrong. Seen: Label of x.',
    ],
    [
      'a sentence about a question that does not apply is left out',
      { set: ['x'], kind: 'b' },
      'It went wrong. Seen: Label of x.',
    ],
    [
      'a sentence about an unanswered question is left out',
      { kind: 'a', gone: 'a' },
      'It went wrong. Gone: Label of a.',
    ],
    ['a text that repeats nothing stays without them', { set: ['z'], kind: 'b' }, 'It went wrong.'],
  ])('%s', (_, answers, expected) => {
    const facts = resolveFacts(compiled, answersOf(answers));
    const sentence = { ...compileSentence('It went wrong. Seen: {set}. Gone: {gone}.'), about };
    expect(say(compiled, facts, sentence)).toBe(expected);
  });
});

test('a sentence names the questions it mentions once', () => {
  expect(compileSentence('{size} and {kind} and {size}').mentions).toEqual(['size', 'kind']);
});

test.each([
  ['size', { size: 3 }, '3 things'],
  ['size', { size: 1 }, '1'],
  ['size', {}, 'unanswered'],
  ['size', { size: 'unknown' }, 'unknown'],
  ['inlined', { inlined: 'a' }, 'A, alone'],
  ['kind', { kind: { notApplicable: 'nothing there' } }, 'not applicable: nothing there'],
  ['gone', { kind: 'b', gone: 'a' }, 'does not apply'],
])('the record of %s on %j is %s', (id, answers, expected) => {
  const facts = resolveFacts(compiled, answersOf(answers));
  expect(recordInWords(compiled.questions.get(id)!, factOf(compiled, facts, id)!)).toBe(expected);
});

test.each([
  [[], ''],
  [['a'], 'a'],
  [['a', 'b'], 'a and b'],
  [['a', 'b', 'c'], 'a, b, and c'],
])('%j joined is "%s"', (words, expected) => {
  expect(joined(words)).toBe(expected);
});
