import { describe, expect, test } from 'vitest';
import { MANIFEST_TEXT } from '../../../src/core/discover/manifest-text.ts';
import { readDocuments } from '../../../src/core/yaml/documents.ts';

describe('a List in block style', () => {
  const item = (name: string) =>
    `- apiVersion: v1\n  kind: Pod\n  metadata:\n    name: ${name}\n    note: |\n      - no item\n`;
  const linesOf = (text: string) =>
    [...readDocuments(text, MANIFEST_TEXT)].map((document) =>
      'code' in document ? document : [document.lines.lineOf(['metadata', 'name']), document.lines.lineOf(['kind'])],
    );

  test('is read item by item, with the lines of the file', () => {
    const text = `# dump\napiVersion: v1\nitems:\n${item('a')}${item('b')}kind: List\nmetadata: {}\n`;
    expect(linesOf(text)).toEqual([
      [7, 5],
      [13, 11],
    ]);
  });

  test.each([
    ['an item that begins below its dash', `items:\n${item('a')}-\n${item('b').slice(2).replace(/^/, '  ')}`, [7, 14]],
    ['a dash that a tab follows', `items:\n${item('a')}-\t{ kind: Pod, metadata: { name: b } }\n`, [7, 10]],
    ['a quoted key after the items', `items:\n${item('a')}${item('b')}"metadata": {}\n`, [7, 13]],
  ])('with %s loses nothing', (_, items, lines) => {
    const read = [...readDocuments(`apiVersion: v1\nkind: List\n${items}`, MANIFEST_TEXT)].flatMap(
      (document): readonly (string | number)[] => {
        if ('code' in document) return [document.code];
        const list = document.data as { readonly items?: readonly unknown[] };
        return list.items === undefined
          ? [document.lines.lineOf(['metadata', 'name'])]
          : list.items.map((_item, index) => document.lines.lineOf(['items', index, 'metadata', 'name']));
      },
    );
    expect(read).toEqual(lines);
  });

  test('an item that cannot be read is told, and the others are read', () => {
    const broken = `apiVersion: v1\nkind: List\nitems:\n${item('a')}- a: [\n${item('b')}`;
    expect(linesOf(broken).map((each) => (Array.isArray(each) ? 'read' : each.code))).toEqual([
      'read',
      'not-yaml',
      'read',
    ]);
  });
});
