import fc from 'fast-check';
import { isMap, isScalar, isSeq } from 'yaml';
import { describe, expect, test } from 'vitest';
import { readPlainYaml, readYaml } from '../../src/core/yaml-file.ts';
import { plainMap } from '../../src/core/yaml-plain.ts';

const RUNS = Number(process.env['RUNS'] ?? 3000);

/** What is read of a node: data, source and place. */
function shapeOf(node: unknown): unknown {
  if (isScalar(node)) return [node.value, node.source, node.type, node.range?.slice(0, 2)];
  if (isSeq(node)) return { list: node.items.map(shapeOf), at: node.range?.[0] };
  if (isMap(node)) return { map: node.items.map(({ key, value }) => [shapeOf(key), shapeOf(value)]), at: node.range?.[0] };
  return node;
}

describe('a plain text', () => {
  test.each([
    ['a: b\n'],
    ['# first\n\na: one two # why\nb: 40\n'],
    ['a:\n  # inside\n  b: [x, y-z, "11-50"]\n  c: { value: 2, note: as seen, date: 2026-11-22 }\n\n# after\nd: "in quotes: yes"'],
    ['a:\n    b:\n      c: 1.0.0\n    d: x\ne: f (g), h\n'],
  ])('is read as the library reads it: %j', (text) => {
    const map = plainMap(text);
    expect(map).toBeDefined();
    expect(shapeOf(map)).toEqual(shapeOf(readYaml(text, 'file', 0).root));
  });

  test.each([
    ['', 'nothing'], ['# only\n', 'only comments'], ['a: b\n  c: d\n', 'a map below a text'], ['a:\nb: c\n', 'nothing behind a key'], ['a: b\n c: d\n', 'a wrong indentation'],
    ['a: 1.5\n', 'a fraction'], ['a: 0x1f\n', 'another base'], ['a: 1e3\n', 'an exponent'], ['a: 010\n', 'a leading zero'], ['a: True\n', 'a truth value'], ['a: [x, null]\n', 'a null in a list'],
    ['null: x\n', 'a null as key'], ['a: &b c\n', 'an anchor'], ['a: !b c\n', 'a tag'], ['a: |\n  b\n', 'a block of text'], ['- a\n', 'a list of lines'], ['a: b\r\n', 'Windows line ends'], ['a: "b\\n"\n', 'an escape'],
    ["a: 'b'\n", 'single quotes'], ['a: b: c\n', 'a colon in a text'], ['a: [b, [c]]\n', 'a list in a list'], ['---\na: b\n', 'a document mark'], ['\ufeffa: b\n', 'a byte order mark'], ['a:\tb\n', 'a tab'],
  ])('is not %j: %s', (text) => {
    expect(plainMap(text)).toBeUndefined();
  });
});

const WORDS = ['a', 'b-c', 'answers', 'value', '40', '0', '007', '1.5', '1.0.0', '2026-11-22', '0x1f', '1e3', '.5', 'true', 'Null', '~', 'x/y', 'é', '\u00a0', '\u2028', '\u0085'];
const SIGNS = [' ', '  ', ': ', ':', ', ', ',', ' #', '#', '[', ']', '[ ', ' ]', '{ ', ' }', '{', '"', "'", '- ', '-', '?', '&', '*', '!', '|', '>', '%', '@', '`', '\\', '\t', '...', '---'];
const word = fc.constantFrom(...WORDS);
const wild = fc.array(fc.constantFrom(...WORDS, ...SIGNS), { maxLength: 6 }).map((parts) => parts.join(''));
const value = fc.oneof(
  { arbitrary: fc.constantFrom('a', 'b-c d', '40', '1.0.0', '2026-11-22', 'x (y), z', '"q: r"', '[a, "b c"]', '{ value: 2, note: as seen }'), weight: 8 },
  { arbitrary: word, weight: 2 },
  { arbitrary: fc.array(word, { minLength: 1, maxLength: 3 }).map((words) => `[${words.join(', ')}]`), weight: 1 },
  { arbitrary: fc.tuple(word, word).map(([key, inner]) => `{ ${key}: ${inner} }`), weight: 1 },
  { arbitrary: wild, weight: 1 },
);
const line = fc.oneof(
  { arbitrary: fc.tuple(fc.constantFrom('a', 'b', 'c-d', 'E1', 'f', 'true'), fc.constantFrom(': ', ': ', ':  '), value, fc.constantFrom('', '', '', ' # why', '#', ' ')).map((parts) => parts.join('')), weight: 20 },
  { arbitrary: fc.constantFrom('', '# a: b', '  # x', '  '), weight: 3 },
  { arbitrary: fc.oneof(wild, fc.constantFrom('- a', '---', '...', 'a', 'a:')), weight: 1 },
);
const indented = (spaces: string) => fc.array(line, { minLength: 1, maxLength: 2 }).map((lines) => lines.map((each) => spaces + each).join('\n'));
const nested = fc.tuple(fc.constantFrom('g:', 'h: # why', 'i:'), fc.constantFrom('', '\n', '\n# x'), fc.constantFrom('  ', '  ', '    ', ' ', '').chain(indented)).map(([key, gap, inner]) => `${key}${gap}\n${inner}`);
const text = fc.array(fc.oneof(line, nested), { minLength: 1, maxLength: 3 }).map((parts) => parts.join('\n'));

test('what is read without the library is what the library reads, problems too', () => {
  let plain = 0;
  fc.assert(
    fc.property(text, (each) => {
      if (plainMap(each) !== undefined) plain += 1;
      const [fast, whole] = [readPlainYaml(each, 'file'), readYaml(each, 'file', 0)];
      expect(shapeOf(fast.root)).toEqual(shapeOf(whole.root));
      expect(fast.problems).toEqual(whole.problems);
    }),
    { numRuns: RUNS },
  );
  expect(plain).toBeGreaterThan(RUNS / 20);
});
