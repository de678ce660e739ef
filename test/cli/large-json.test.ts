import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { isLargeJson, itemsOfJson } from '../../src/cli/large-json.ts';

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'mesh-ready-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function itemsOf(text: string) {
  const path = join(folder, 'list.json');
  writeFileSync(path, text);
  return [...itemsOfJson(path)];
}

test('the items of a list come one by one, with their lines, whatever their texts hold', () => {
  const texts = fc.array(fc.constantFrom('\\', '"', '{', '}', '[', ']', 'a', 'é', '\n', '\\"'), { maxLength: 8 });
  const item = fc.record({
    kind: fc.constant('Pod'),
    note: texts.map((all) => all.join('')),
    list: fc.array(fc.nat()),
  });
  fc.assert(
    fc.property(fc.array(item, { maxLength: 5 }), fc.constantFrom(0, 2), (items, indent) => {
      const text = JSON.stringify({ apiVersion: 'v1', items, kind: 'List' }, null, indent);
      const found = itemsOf(text);
      expect(found.map((each) => JSON.parse(each.text) as unknown)).toEqual(items);
      const lines = text.split('\n');
      for (const { line } of found) expect(lines[line - 1]).toContain('{');
    }),
  );
});

test('an item may cross the end of a chunk, even within an escape', () => {
  for (const before of [0, 1, 2, 3]) {
    const items = [{ filler: 'x'.repeat(1024 * 1024 - 40 - before), note: '\\\\"\\"{' }, { kind: 'Pod' }];
    const found = itemsOf(`{"items":${JSON.stringify(items)}}`);
    expect(found.map(({ text }) => JSON.parse(text) as unknown)).toEqual(items);
  }
});

test('what is cut off or nested too deep is an empty text, and only an object is read', () => {
  expect(itemsOf('{"items":[{"a":1},{"b":').map(({ text }) => text)).toEqual(['{"a":1}', '']);
  expect(itemsOf(`{"items":[{"a":${'['.repeat(90)}${']'.repeat(90)}},{"b":1}]}`).map(({ text }) => text)).toEqual([
    '',
    '{"b":1}',
  ]);
  writeFileSync(join(folder, 'a.yaml'), 'a: 1\n');
  writeFileSync(join(folder, 'b.json'), ' {}');
  expect(['a.yaml', 'b.json'].map((name) => isLargeJson(join(folder, name)))).toEqual([false, true]);
});
