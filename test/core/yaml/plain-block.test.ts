import fc from 'fast-check';
import { CORE_SCHEMA, load } from 'js-yaml';
import { describe, expect, test } from 'vitest';
import { readPlainBlock } from '../../../src/core/yaml/plain-block.ts';
import { often } from '../../thorough.ts';

const LEVELS = 64;

/** What a parser reads; undefined where it reads nothing. */
function parsed(text: string): { readonly data: unknown } | undefined {
  try {
    return { data: load(text, { schema: CORE_SCHEMA, json: true }) };
  } catch {
    return undefined;
  }
}

test('reads what programs and people write most', () => {
  const text = `# Source: shop/templates/web.yaml
apiVersion: apps/v1
kind: Deployment
metadata:
  name: web
  labels: {}
spec:
  replicas: 3
  paused: false
  template:

    spec:
      containers:
      - name: main
        image: "registry.example.com/shop/web:1.0"
        args: []
        command:
          - /bin/web
          - --port=8080
        resources:
          limits: # of the node
            cpu: 100m
            memory: 10Gi
`;
  const data = readPlainBlock(text, LEVELS);
  expect(data).toMatchObject({ kind: 'Deployment', spec: { replicas: 3, paused: false } });
  expect(data).toEqual(parsed(text)!.data);
});

test.each([
  ['flow style', 'a: [1, 2]'],
  ['a block of text', 'a: |\n  b'],
  ['a value that goes on', 'a: b\n  c'],
  ['an anchor', 'a: &b c'],
  ['an alias', 'a: *b'],
  ['a tag', 'a: !b c'],
  ['an escape', 'a: "b\\n"'],
  ['a quote in quotes', "a: 'b''c'"],
  ['a comment behind a value', 'a: b # c'],
  ['a key in quotes', '"a": b'],
  ['a key that is no text', 'null: a'],
  ['a key that is no field', '__proto__: a'],
  ['a number that is not whole', 'a: 1.5'],
  ['a number in another base', 'a: 0x1f'],
  ['a word that could be none', 'a: ~'],
  ['a word in another spelling', 'a: True'],
  ['a value with a colon', 'a: b: c'],
  ['a tab', 'a:\tb'],
  ['a carriage return', 'a: b\rc: d'],
  ['a null character', '# \0\na: b'],
  ['another indentation', 'a:\n    b: 1\n  c: 2'],
  ['an item in a mapping', 'a: 1\n- b'],
  ['a key in a sequence', '- a\nb: 1'],
  ['an item in an item', '- - a'],
  ['an empty item', '-\n  a: 1'],
  ['a scalar alone', 'a'],
  ['nothing', '# a\n'],
])('leaves %s to a parser', (_, text) => {
  expect(readPlainBlock(text, LEVELS)).toBeUndefined();
});

describe('depth', () => {
  const deep = (levels: number) => Array.from({ length: levels }, (_, level) => `${' '.repeat(level)}a:\n`).join('');

  test.each([
    [3, true],
    [4, false],
  ])('%i levels of 3', (levels, isRead) => {
    expect(readPlainBlock(deep(levels), 3) !== undefined).toBe(isRead);
  });
});

const key = fc.constantFrom(
  'a',
  'b',
  'kind',
  'a.b/c',
  'x-y',
  'true',
  'no',
  'toString',
  '1',
  '"k"',
  '<<',
  'é',
  '-a',
  'a b',
);
// prettier-ignore
const value = fc.constantFrom(
  '', 'a', 'a b', '1', '0', '01', '10Gi', '100m', '1e3', '0x1f', '.5', '-1', '-x', '--y', '---', '"q"', "'q'",
  '"a\\n"', 'true', 'True', 'null', '~', '{}', '[]', '[a]', '|', '>-', '&a', '*a', '!t', 'a: b', 'a:', 'a #c',
  'a#c', '# c', 'http://x:80/y', '$(A)', '/p', 'é', 'a\tb', '-', '- a', '? a', '@a', '1.0.3', '"a" b', 'a  ',
  '.nan', '1k: 2',
);
const line = fc.oneof(
  { weight: 4, arbitrary: fc.tuple(key, value).map(([name, written]) => `${name}: ${written}`) },
  { weight: 3, arbitrary: key.map((name) => `${name}:`) },
  { weight: 3, arbitrary: fc.tuple(key, value).map(([name, written]) => `- ${name}: ${written}`) },
  { weight: 2, arbitrary: value.map((written) => `- ${written}`) },
  { weight: 1, arbitrary: fc.constantFrom('', '# c', '-', '- - a', '\t', '---') },
);
const indented = fc
  .tuple(fc.constantFrom(0, 0, 2, 2, 4, 1, 6), line)
  .map(([indent, text]) => ' '.repeat(indent) + text);

test('what is read is what a parser reads', () => {
  let read = 0;
  fc.assert(
    fc.property(fc.array(indented, { minLength: 1, maxLength: 6 }), (lines) => {
      const text = lines.join('\n');
      const data = readPlainBlock(text, LEVELS);
      if (data === undefined) return;
      read += 1;
      expect({ data }).toEqual(parsed(text));
    }),
    { numRuns: often(5000, 50_000) },
  );
  expect(read).toBeGreaterThan(100);
});
