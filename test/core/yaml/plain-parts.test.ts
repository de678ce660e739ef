import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isMap, isScalar, isSeq, type Node } from 'yaml';
import { readYaml } from '../../../src/core/yaml/file.ts';
import { nodeOf, partOf } from '../../../src/core/yaml/parts.ts';
import { plainParts } from '../../../src/core/yaml/plain-parts.ts';
import { often } from '../../thorough.ts';

const rules = fileURLToPath(new URL('../../../rules/mesh-adoption', import.meta.url));
const files = readdirSync(rules).filter((name) => name.endsWith('.yaml'));

/** What the readers of nodes look at. */
function written(node: unknown): unknown {
  const at = (node as Node | null)?.range?.[0];
  if (isMap(node)) return { at, map: node.items.map(({ key, value }) => [written(key), written(value)]) };
  if (isSeq(node)) return { at, list: node.items.map(written) };
  return isScalar(node) ? { at, value: node.value, source: node.source } : node;
}

/** Whether the text was read; it must be right then, and its parts and nodes those of the strict parser. */
function isReadAlike(text: string): boolean {
  const root = plainParts(text);
  if (root === undefined) return false;
  const strict = readYaml(text, undefined);
  expect(strict.problems, text).toEqual([]);
  expect(root, text).toEqual(partOf(strict.root));
  expect(written(nodeOf(root)), text).toEqual(written(strict.root));
  return true;
}

const SAMPLE = `# What a pack has
pack: { id: my-rules, version: 1.0.0, since: 2026-11-22 }
numbers: [1, -2, 0.5, 1e3, 0x1f, .5, true, False, null, ~, "1", '2', 3 days]
questions:
  - id: one # the first
    help: >-
      Folded text
      on two lines

      and a paragraph: with a colon
    when:
      all: [{ question: a, atLeast: 2 }, { holds: b }]
    "quoted": 'it''s'
    empty: ""
  # between
  - - nested
    - id: two
      says: |
        - kept
          as it is
      text: a plain text
        on two lines
      list: [
          one,
          "two words", # why
          { three: "a \\"b\\"" }
        ]
last: "a text
  on two lines"
`;

describe('the fast parser reads what the strict one does', () => {
  test.each(files)('in %s', (name) => {
    expect(isReadAlike(readFileSync(join(rules, name), 'utf8'))).toBe(true);
  });

  test('in all that people write', () => {
    expect(isReadAlike(SAMPLE)).toBe(true);
  });

  test.each([
    'a: b: c',
    'a: "b"#c',
    'a: [b]#c',
    'a: &b c',
    'a: *b',
    'a: !b c',
    '!a b: c',
    'a: "b\\tc"',
    'a:\n\tb: c',
    'a: b \n',
    'a: 1\na: 2',
    '1: a',
    '<<: { a: b }',
    '[a]: b',
    '? a\n: b',
    'a: [b: c]',
    'a: { b, c }',
    'a: { b, c: d }',
    'a:',
    'a: [b,\nc]',
    'a: "b\nc"',
    'a: |\n\n  b',
    'a: |2\n   b',
    '%YAML 1.2\n---\na: b',
    '---\na: b',
    'a: b\n...\n',
    'a: b\n---\nc: d',
    '{ a: b }',
    '- a',
    'a',
    '',
    '\ufeffa: b',
    'a: b\r\nc: d\r\n',
    'a: \u0007',
    `${'a'.repeat(1100)}: b`,
    `a: ${'['.repeat(70)}${']'.repeat(70)}`,
  ])('and leaves it to that to read %j', (text) => {
    expect(isReadAlike(text)).toBe(false);
  });

  test('in no text that is wrong or that it reads in another way', () => {
    const signs = [
      ...`\n:,-?[]{}#&*!|>'"%@\`\\ ~1a`,
      '\n  ',
      ': ',
      ' #',
      '- ',
      '\n\n',
      '\n- a',
      '\nb: ',
      '{ a: b }',
      '[',
      '|\n',
    ];
    const edit = fc.record({ at: fc.nat(SAMPLE.length), cut: fc.nat(3), put: fc.constantFrom('', ...signs) });
    fc.assert(
      fc.property(fc.array(edit, { minLength: 1, maxLength: 3 }), (edits) => {
        let text = SAMPLE;
        for (const { at, cut, put } of edits) text = text.slice(0, at) + put + text.slice(at + cut);
        isReadAlike(text);
      }),
      { numRuns: often(500, 20_000) },
    );
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...signs, 'b', 'c: d'), { maxLength: 12 }), (parts) => {
        isReadAlike(parts.join(''));
        isReadAlike(`a: ${parts.join('')}`);
        isReadAlike(`a:\n  - ${parts.join('')}\n`);
      }),
      { numRuns: often(500, 20_000) },
    );
  });
});
