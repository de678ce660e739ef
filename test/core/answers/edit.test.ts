import { describe, expect, test } from 'vitest';
import type { Answer, Evidence } from '../../../src/core/answers/answers.ts';
import { lostComments, setAnswer, setEvidence } from '../../../src/core/answers/edit.ts';
import { InputError } from '../../../src/core/problem/problem.ts';

const value = (value: string | number | string[], evidence: Evidence = {}): Answer => ({
  kind: 'value',
  value,
  ...evidence,
});
const unknown: Answer = { kind: 'unknown' };

describe('setting an answer', () => {
  test('fits the indentation of a file that begins with a byte order mark', () => {
    expect(setAnswer('\ufeff  a: b', 'teams', { kind: 'value', value: 7 })).toBe(
      '\ufeff  a: b\n  schema: mesh-ready/answers@1\n  answers:\n    teams: 7',
    );
  });

  test.each<[what: string, before: string, answer: Answer | undefined, after: string]>([
    ['begins an empty file', '', value(1), 'schema: mesh-ready/answers@1\nanswers:\n  b: 1\n'],
    ['begins below comments', '# mine', value(1), '# mine\nschema: mesh-ready/answers@1\nanswers:\n  b: 1\n'],
    ['fills answers:', 'answers:\nscope: x\n', value(1), 'answers:\n  b: 1\nscope: x\n'],
    ['fills answers: {}', 'answers: {} # none\nscope: x', value(1), 'answers: # none\n  b: 1\nscope: x'],
    ['adds answers:', 'schema: mesh-ready/answers@1', value(1), 'schema: mesh-ready/answers@1\nanswers:\n  b: 1'],
    [
      'adds answers to a flow map',
      '{ scope: x }',
      value(1),
      '{ scope: x, schema: mesh-ready/answers@1, answers: { b: 1 } }',
    ],
    [
      'goes in its order',
      'answers:\n  a: 1 # one\n  # about c\n  c: 3\n',
      value(2),
      'answers:\n  a: 1 # one\n  b: 2\n  # about c\n  c: 3\n',
    ],
    ['goes before later ones', 'answers: # all\n    c: 3\n', value(2), 'answers: # all\n    b: 2\n    c: 3\n'],
    [
      'goes before a last comment',
      'answers:\r\n  a: 1\r\n  # end',
      unknown,
      'answers:\r\n  a: 1\r\n  b: unknown\r\n  # end',
    ],
    [
      'goes behind a text of several lines',
      'answers:\n  a:\n    value: 1\n    note: |\n      x\n\n      y\n',
      value(2),
      'answers:\n  a:\n    value: 1\n    note: |\n      x\n\n      y\n  b: 2\n',
    ],
    ['goes into a flow map', 'answers: {a: 1, c: 3}', value(2), 'answers: {a: 1, b: 2, c: 3}'],
    [
      'goes into a flow map of several lines',
      'answers: {\n  a: 1, # one\n}\n',
      value(2),
      'answers: {\n  a: 1, # one\n  b: 2,\n}\n',
    ],
    [
      'takes the place that a comment keeps',
      'answers:\n  # How many?\n  # b:\n\n  # c:\n',
      value(2),
      'answers:\n  # How many?\n  b: 2\n\n  # c:\n',
    ],
    [
      'leaves a comment in a text alone',
      'scope: |\n  # b:\nanswers:\n',
      value(2),
      'scope: |\n  # b:\nanswers:\n  b: 2\n',
    ],
    ['replaces a value', 'answers:\n  "b" :  1   # why\n', value('x-1'), 'answers:\n  "b" :  x-1   # why\n'],
    [
      'replaces a list of lines',
      'answers:\n  b: # tools\n    # old\n    - x\n    - y # last\n  c: 1\n',
      value(['x', 'z']),
      'answers:\n  b: # tools\n    # old\n    - x\n    - z\n  c: 1\n',
    ],
    [
      'keeps the comments of items that stay, wherever they come',
      'answers:\r\n  b:\r\n  # the oldest\r\n  - x # mine\r\n  # leaves\r\n  - y\r\n  - z # last',
      value(['z', 'x', 'w']),
      'answers:\r\n  b:\r\n  - z # last\r\n  # the oldest\r\n  - x # mine\r\n  - w',
    ],
    [
      'keeps them beside a note',
      'answers:\n  b: # tools\n  - x # mine\n\n  # old\n  - y\n  c: 1\n',
      value(['x', 'z'], { note: 'counted' }),
      'answers:\n  b: # tools\n    value:\n    - x # mine\n    - z\n    note: counted\n  c: 1\n',
    ],
    [
      'writes a list anew of which nothing stays',
      'answers:\n  b:\n    - x # mine\n  c: 1\n',
      value(['z']),
      'answers:\n  b: [z] # mine\n  c: 1\n',
    ],
    ['fills an empty value', 'answers:\n  b: # todo\n  c: 1\n', value(2), 'answers:\n  b: 2 # todo\n  c: 1\n'],
    [
      'keeps the note of a long form',
      'answers:\n  b:\n    note: hi # n\n    value: 1 # v\n',
      value(2),
      'answers:\n  b:\n    note: hi # n\n    value: 2 # v\n',
    ],
    [
      'turns a value into not applicable',
      'answers:\n  b: { value: 1, by: me }\n',
      { kind: 'not-applicable', reason: 'no: none' },
      'answers:\n  b: { notApplicable: "no: none", by: me }\n',
    ],
    [
      'writes a long form',
      'answers:\n  b: 1\n',
      value(2, { note: 'x\ny', date: '2026-11-20' }),
      'answers:\n  b:\n    value: 2\n    note: "x\\ny"\n    date: 2026-11-20\n',
    ],
    [
      'writes a long form before a comment',
      'answers:\n  b: 1 # one\n',
      value(1, { by: 'me' }),
      'answers:\n  b: { value: 1, by: me } # one\n',
    ],
    [
      'strips control characters',
      'answers:\n  b: 1 #\n',
      value(1, { by: 'm\u001b[31me\u0000' }),
      'answers:\n  b: { value: 1, by: "m[31me" } #\n',
    ],
    [
      'leaves the same answer as it is spelled',
      'answers:\n  b: [ "x",y ]\n',
      value(['x', 'y']),
      'answers:\n  b: [ "x",y ]\n',
    ],
    [
      'removes an answer',
      'answers:\n  a: 1\n  b:\n    - x\n    - y\n  # end\n',
      undefined,
      'answers:\n  a: 1\n  # end\n',
    ],
    ['removes the only answer', 'answers:\n  b: 1 # one\n', undefined, 'answers:\n'],
    ['removes from a flow map', 'answers: { a: 1, b: 2 }', undefined, 'answers: { a: 1 }'],
    ['removes nothing that is not there', 'answers:\n  a: 1', undefined, 'answers:\n  a: 1'],
  ])('%s', (_, before, answer, after) => {
    expect(setAnswer(before, 'b', answer, ['a', 'b', 'c'])).toBe(after);
  });

  test.each(['answers: [', '- a', 'answers: hello', 'answers: &a {}', 'a: 1\na: 2'])(
    'refuses %j and says why',
    (text) => {
      expect(() => setAnswer(text, 'b', value(1))).toThrow(InputError);
    },
  );
});

describe('setting evidence', () => {
  test.each<[what: string, before: string, evidence: Evidence, after: string]>([
    [
      'keeps the spelling of the value',
      'answers:\n  b: "x"\n',
      { by: 'me' },
      'answers:\n  b:\n    value: "x"\n    by: me\n',
    ],
    [
      'replaces and removes fields',
      'answers:\n  b:\n    value: 1\n    note: old\n    by: me\n',
      { note: 'new' },
      'answers:\n  b:\n    value: 1\n    note: new\n',
    ],
    ['of an answer that is not there changes nothing', 'answers:\n  a: 1\n', { note: 'x' }, 'answers:\n  a: 1\n'],
  ])('%s', (_, before, evidence, after) => {
    expect(setEvidence(before, 'b', evidence)).toBe(after);
  });
});

test.each(['no', 'On', 'y', '2026-11-20', '12', '1_000'])('a note %j is text for readers of YAML 1.1, too', (note) => {
  expect(setEvidence('answers:\n  clusters: 3\n', 'clusters', { note, date: '2026-11-20' })).toBe(
    `answers:\n  clusters:\n    value: 3\n    note: "${note}"\n    date: 2026-11-20\n`,
  );
});

describe('comments that an edit takes out', () => {
  const text = 'answers:\n  # a:\n  b: # tools\n    # old, and leaves\n    - x # mine\n    - y # ours\n';

  test('are those of the items that went', () => {
    expect(lostComments(text, setAnswer(text, 'b', value(['y'])))).toEqual(['# old, and leaves', '# mine']);
  });

  test('are none where an answer takes the place of its comment, or everything stays', () => {
    expect(lostComments(text, setAnswer(text, 'a', value(1)))).toEqual([]);
    expect(lostComments(text, setAnswer(text, 'b', value(['x', 'y', 'z'], { note: 'n' })))).toEqual([]);
  });

  test('count each as often as it was there', () => {
    expect(lostComments('a: 1 # x\nb: 2 # x\nc: "# no"\n', 'a: 1 # x\n')).toEqual(['# x']);
  });
});
