import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { CORE_SCHEMA, load } from 'js-yaml';
import { describe, expect, test } from 'vitest';
import { isMap, isScalar, isSeq, LineCounter, type Node, parseDocument, stringify } from 'yaml';
import { readBlockStyle } from '../../../src/core/yaml/block-style.ts';
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

/** Compares data and lines with those of parsers, where the reader is sure. */
function compare(text: string): { readonly sure: number; readonly all: number } {
  const read = readBlockStyle(text, 64);
  if (read === undefined) return { sure: 0, all: 1 };
  expect(read.data).toEqual(load(text, { schema: CORE_SCHEMA, json: true }));
  const places = placesOf(text);
  const found = places.map(([path]) => read.lineOf(path));
  for (const [index, line] of found.entries())
    if (line !== 'unsure') expect([places[index]![0], line]).toEqual([...places[index]!]);
  return { sure: found.filter((line) => line !== 'unsure').length, all: places.length };
}

describe('a document in block style', () => {
  const parts = (text: string) => text.split(/^---.*\n/m).filter((each) => /^\w/m.test(each));
  const files = readdirSync(estates, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.yaml') && !/broken|chart|anchors|openshift/.test(name))
    .map((name) => [name, readFileSync(join(estates, name), 'utf8')] as const);

  test.each(files)('is what parsers read in %s', (_, text) => {
    for (const part of parts(text)) compare(part);
  });

  test('is what parsers read for any data, mostly without them', () => {
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

  test('with any change of a character or a line is what parsers read, or left to them', () => {
    const texts = files.flatMap(([, text]) => parts(text)).filter((text) => text.length < 5000);
    const bits = [
      '',
      ' ',
      '  ',
      '\n',
      ': ',
      '- ',
      '#',
      ' # ',
      '"',
      "'",
      '|',
      '>-\n',
      '[',
      ']',
      '{',
      '}',
      '&a ',
      '? ',
      ',',
    ];
    const change = fc.tuple(
      fc.nat(),
      fc.nat(3),
      fc.constantFrom(...bits, '!x ', '0', '1e-', '-', '1_0', '.', '~', '\u2028', 'null', '|2\n', '\u0000', 'é'),
    );
    fc.assert(
      fc.property(fc.constantFrom(...texts), fc.array(change, { minLength: 1, maxLength: 3 }), (text, changes) => {
        const changed = changes.reduce((now, [at, length, bit]) => {
          const from = at % now.length;
          return now.slice(0, from) + bit + now.slice(from + length);
        }, text);
        const read = readBlockStyle(changed, 64);
        if (read !== undefined && !/^(?:---|\.\.\.)|[&*]/m.test(changed))
          expect(read.data).toEqual(load(changed, { schema: CORE_SCHEMA, json: true }));
      }),
      { numRuns: 3000 },
    );
  });

  test('with any scalar is what parsers read, or left to them', () => {
    const bits = [...'0197-+.eExobafinFNImG:_ #/"\'~\\{}[],>|%@`?!\té\u2028', 'inf', 'nan', 'null', 'true', '...'];
    const scalar = fc.array(fc.constantFrom(...bits), { maxLength: 7 }).map((parts) => parts.join(''));
    fc.assert(
      fc.property(scalar, fc.constantFrom('a: %\nb: 1\n', '- %\n- 2\n', '%: 1\n'), (written, around) => {
        const text = around.replace('%', () => written);
        const read = readBlockStyle(text, 64);
        if (read !== undefined) expect(read.data).toEqual(load(text, { schema: CORE_SCHEMA, json: true }));
      }),
      { numRuns: 3000 },
    );
  });

  test('leaves to the parser what is in flow style, behind an anchor, and keys in other styles', () => {
    const { lineOf } = readBlockStyle('a: { b: 1 }\nh:\n  i j: 1\n  k: 2\n', 64)!;
    expect(lineOf(['a', 'b'])).toBe('unsure');
    expect(lineOf(['h', 'k'])).toBe('unsure');
    expect(lineOf(['a'])).toBe(0);
    for (const text of [
      'c: &d\n  e: 1\n',
      '? g\n: 1\n',
      'a: 1\na: 2\n',
      'a: b: c\n',
      'a:\n  b: 1\n c: 2\n',
      '- -\n- 2\n',
      '- -\t\n- 2\n',
      'a: |1\n  b\n',
    ])
      expect(readBlockStyle(text, 64)).toBeUndefined();
  });

  test.each([
    ['a block of text', '|\n    {"x": 1}\n    y'],
    ['a folded text', '>-\n    one\n    two'],
    ['a list in flow style', '["sh", "-c", "a: b"]'],
    ['a list in flow style on several lines', '[\n    a,\n    b]'],
    ['a map in flow style', '{ b: [1, 2] } # comment'],
    ['an empty map below', '\n    {}'],
    ['a quoted text on two lines', '"one\n    two"'],
    ['a quote in quotes', "'it''s'"],
    ['an escape', '"a\\tb"'],
    ['nothing', ''],
    ['a list in the same column', '\n  - 1\n  - c: 2\n    d: |\n      text\n  -\n    e: 3'],
    [
      'numbers and texts that look like them',
      '\n    - 8080\n    - 0.5\n    - 100m\n    - 1.2.3\n    - 0x1f\n    - 25%\n    - 1e-5\n    - 3e-2-1\n    - 1-2',
    ],
  ])('has no lines that only a parser can tell around %s', (_, value) => {
    const text = `top:\n  a: ${value}\n  z: 1\n`;
    expect(compare(text).sure).toBeGreaterThanOrEqual(3);
    expect(readBlockStyle(text, 64)!.lineOf(['top', 'z'])).toBe(text.split('\n').length - 2);
  });

  test('is left to the parser below a level', () => {
    const nested = (levels: number) => Array.from({ length: levels }, (_, at) => `${' '.repeat(at)}a:\n`).join('');
    expect(readBlockStyle(nested(64), 64)).toBeDefined();
    expect(readBlockStyle(nested(65), 64)).toBeUndefined();
  });

  test.each([
    'a: \t\n  b:\n    c: 1\n',
    'a: \t# comment\n  b:\n    c: 1\n',
    'a: \t{\n  b: 1 }\n',
    '- \t\n  a: 1\n',
    '-\n   \t\n  a: 1\n',
    'a:\n \t# comment\n  b: 1\n',
  ])('with a tab is what parsers read: %j', (text) => {
    compare(text);
  });
});

test.each(['\n', '\r\n', '\r'])('lines end with %j', (end) => {
  const text = '# one\nkind: Pod\nmetadata:\n  name: a\n---\nkind: Pod\nmetadata: { name: &a b, x: *a }\n';
  expect(
    [...readDocuments(text.replaceAll('\n', end))].map((document) =>
      'code' in document ? document : [document.lineOf(['kind']), document.lineOf(['metadata', 'name'])],
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
