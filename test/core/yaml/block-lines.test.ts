import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isMap, isScalar, isSeq, LineCounter, type Node, parseDocument, stringify } from 'yaml';
import { blockLines } from '../../../src/core/yaml/block-lines.ts';
import { type DataPath, readDocuments } from '../../../src/core/yaml/documents.ts';

const estates = fileURLToPath(new URL('../../../fixtures/estates', import.meta.url));

/** The line of every key and item as the parser of positions sees it, and of a key that isn't there. */
function placesOf(text: string): readonly (readonly [DataPath, number])[] {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, uniqueKeys: false });
  const found: [DataPath, number][] = [];
  const visit = (node: unknown, path: DataPath, own: number): void => {
    if (isMap(node))
      for (const { key, value } of node.items) {
        const line = lines.linePos((key as Node).range![0]).line - 1;
        found.push([[...path, String(isScalar(key) ? key.value : key)], line]);
        visit(value, found.at(-1)![0], line);
      }
    else if (isSeq(node))
      node.items.forEach((item, index) => {
        const line = lines.linePos((item as Node).range![0]).line - 1;
        found.push([[...path, index], line]);
        visit(item, found.at(-1)![0], line);
      });
    else return;
    found.push([[...path, 'not there'], own]);
  };
  visit(document.contents, [], lines.linePos((document.contents as Node).range![0]).line - 1);
  return found;
}

function compare(text: string): { readonly sure: number; readonly all: number } {
  const lineOf = blockLines(text);
  const places = placesOf(text);
  const found = places.map(([path]) => lineOf(path));
  for (const [index, line] of found.entries())
    if (line !== 'unsure') expect([places[index]![0], line]).toEqual([...places[index]!]);
  return { sure: found.filter((line) => line !== 'unsure').length, all: places.length };
}

describe('lines read off the indentation', () => {
  const files = readdirSync(estates, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.yaml') && !/broken|chart|anchors|openshift/.test(name))
    .map((name) => [name, readFileSync(join(estates, name), 'utf8')] as const);

  test.each(files)('are those of the parser in %s', (_, text) => {
    for (const part of text.split(/^---.*\n/m).filter((each) => /^\w/m.test(each))) compare(part);
  });

  test('are those of the parser for any data, and mostly sure', () => {
    const key = fc.stringMatching(/^[a-z][a-z./-]{0,8}$/);
    const scalar = fc.oneof(
      fc.constantFrom(1, true, null, 'x', 'a: b', '# c', '- d', 'two\nlines\n', 'key:\n  - z\n', "it's", '"q"'),
      fc.stringMatching(/^[ -~]{0,90}$/),
    );
    const { data } = fc.letrec((tie) => ({
      data: fc.oneof(
        { depthSize: 'small' },
        scalar,
        fc.dictionary(key, tie('data'), { minKeys: 1, maxKeys: 4 }),
        fc.array(tie('data'), { minLength: 1, maxLength: 3 }),
      ),
    }));
    let [sure, all] = [0, 0];
    fc.assert(
      fc.property(fc.dictionary(key, data, { minKeys: 1, maxKeys: 4 }), fc.boolean(), (value, indentSeq) => {
        const counted = compare(stringify(value, { indentSeq }));
        sure += counted.sure;
        all += counted.all;
      }),
      { numRuns: 500 },
    );
    expect(sure / all).toBeGreaterThan(0.8);
  });

  test('flow style, anchors, and keys in other styles are left to the parser', () => {
    const lineOf = blockLines('a: { b: 1 }\nc: &d\n  e: 1\nf:\n  ? g\n  : 1\nh:\n  i j: 1\n  k: 2\n');
    for (const path of [
      ['a', 'b'],
      ['c', 'e'],
      ['f', 'g'],
      ['h', 'k'],
    ])
      expect(lineOf(path)).toBe('unsure');
    expect(lineOf(['a'])).toBe(0);
  });

  test.each([
    'a: \t\n  b:\n    c: 1\n',
    'a: \t# comment\n  b:\n    c: 1\n',
    'a: \t{\n  b: 1 }\n',
    '- \t\n  a: 1\n',
    '-\n   \t\n  a: 1\n',
    'a:\n \t# comment\n  b: 1\n',
  ])('a tab gives no wrong line: %j', (text) => {
    compare(text);
  });
});

test.each(['\n', '\r\n', '\r'])('lines end with %j', (end) => {
  const text = '# one\nkind: Pod\nmetadata:\n  name: a\n---\nkind: Pod\nmetadata: { name: &a b, x: *a }\n';
  expect(
    [...readDocuments(text.replaceAll('\n', end))].map((document) =>
      'code' in document ? document : [document.lines.lineOf(['kind']), document.lines.lineOf(['metadata', 'name'])],
    ),
  ).toEqual([
    [2, 4],
    [6, 7],
  ]);
});

describe('aliases', () => {
  const bomb = (sign: string, levels: number) =>
    [
      `b0: ${sign}.a0 [x,x,x,x,x,x,x,x,x]`,
      ...Array.from({ length: levels }, (_, at) => `b${at + 1}: &.a${at + 1} [${Array(9).fill(`*.a${at}`)}]`),
    ].join('\n');

  test.each(['&', '!!seq &', '\n  &'])(
    'that stand for too much are refused, however the anchor is written (%j)',
    (sign) => {
      const documents = [...readDocuments(bomb(sign, 8))];
      expect(documents).toEqual([expect.objectContaining({ code: 'alias' })]);
    },
  );

  test('are resolved across the items of a List', () => {
    const text =
      'apiVersion: v1\nkind: List\nitems:\n- kind: Pod\n  metadata: &.m\n    name: a\n- kind: Pod\n  metadata: *.m\n';
    expect([...readDocuments(text)]).toEqual([
      expect.objectContaining({
        data: expect.objectContaining({
          items: [
            { kind: 'Pod', metadata: { name: 'a' } },
            { kind: 'Pod', metadata: { name: 'a' } },
          ],
        }),
      }),
    ]);
  });
});
