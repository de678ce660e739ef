import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { estateFiles } from '../../src/cli/estate-files.ts';
import { isEncryptedJson, isLargeJson, isLargeList, itemsOfJson, itemsOrText } from '../../src/cli/large-json.ts';
import { readFile } from '../../src/core/discover/reading.ts';
import { Shared } from '../../src/core/discover/resources.ts';
import { InputError } from '../../src/core/problem/index.ts';

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'mesh-ready-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function readFrom(text: string) {
  const path = join(folder, 'list.json');
  writeFileSync(path, text);
  return [...itemsOfJson(path)];
}

function itemsOf(text: string) {
  return readFrom(text).flatMap((each) => ('text' in each ? [each] : []));
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

test('lists in a row are read item by item, and what follows the last one as a text', () => {
  const list = (name: string, filler = '') =>
    `{"apiVersion":"v1","items":[{"name":"${name}"},\n{"a":"${filler}"}],"kind":"List"}`;
  const other = '{"kind":"Namespace","metadata":{"labels":{"a":"b"}}}';
  const words = (text: string) =>
    readFrom(text).map((each) => ('rest' in each ? `${each.line} rest ${each.rest}` : `${each.line} ${each.text}`));
  expect(words(`${list('x')}\n${list('y')}\n\n`)).toEqual([
    '1 {"name":"x"}',
    '2 {"a":""}',
    '3 {"name":"y"}',
    '4 {"a":""}',
  ]);
  const long = 'x'.repeat(1024 * 1024);
  const yaml = '\n---\nkind: Pod\n';
  expect(words(`${list('x', long)}\n${list('y', long)}\n${other}${yaml}`)).toEqual([
    '1 {"name":"x"}',
    `2 {"a":"${long}"}`,
    '3 {"name":"y"}',
    `4 {"a":"${long}"}`,
    `4 rest \n${other}${yaml}`,
  ]);
});

test.each([
  ['whole', (list: string) => list, 2, 0],
  ['with a line --- at the end', (list: string) => `${list}\n---`, 2, 0],
  [
    'with a document in YAML',
    (list: string) => `${list}\n---\napiVersion: v1\nkind: Namespace\nmetadata: {name: a}\n`,
    3,
    0,
  ],
  ['with a warning after it', (list: string) => `${list}\nWarning: v1 is deprecated\n`, 2, 1],
  ['with a comma and another list', (list: string) => `${list},${list}`, 2, 1],
  ['cut off', (list: string) => list.slice(0, -20), 1, 1],
  ['with a comment and a trailing comma in an item', (list: string) => list.replace('}}', '} # why\n,}'), 2, 0],
])('a list says the same whether it is small or large: %s', async (_, change, objects, unread) => {
  const item = (name: string) => `{"apiVersion":"v1","kind":"Namespace","metadata":{"name":"${name}"}}`;
  const saidOf = async (filler: string) => {
    const list = `{"apiVersion":"v1","kind":"List","items":[${item('a')},${filler}${item('b')}]}`;
    const estate = mkdtempSync(join(folder, 'estate-'));
    writeFileSync(join(estate, 'all.json'), change(list));
    const [input] = [...estateFiles(estate, 1).read()];
    const reading = await readFile(input!, '', new Shared());
    return [reading.objects, reading.unread];
  };
  const small = await saidOf('');
  expect(small).toEqual([objects, unread === 0 ? [] : [expect.objectContaining({ code: 'not-yaml' })]]);
  expect(await saidOf(' '.repeat(9 * 1024 * 1024))).toEqual(small);
});

test('what SOPS encrypted is told from an object in it that looks alike', () => {
  const sops = '"sops": {"mac": "ENC[AES256_GCM,data:a]", "version": "3"}';
  const isEncrypted = (text: string) => {
    writeFileSync(join(folder, 'sops.json'), text);
    return isEncryptedJson(join(folder, 'sops.json'));
  };
  const filler = '"x": 1, '.repeat(10_000);
  expect(isEncrypted(`{${filler}"items": [{"kind": "Pod"}], ${sops}}\n`)).toBe(true);
  expect(isEncrypted(`{"kind": "List", ${sops}, "metadata": {}}`)).toBe(true);
  expect(isEncrypted(`{${filler}"items": [{"kind": "SopsSecret", ${sops}}]}`)).toBe(false);
  expect(isEncrypted('{"items": [], "sops": null}')).toBe(false);
  const estate = join(folder, 'estate');
  mkdirSync(estate);
  for (const [name, end] of [
    ['encrypted', `, ${sops}`],
    ['plain', ''],
  ] as const)
    writeFileSync(
      join(estate, `${name}.json`),
      `{"apiVersion": "v1", "kind": "List", "items": [{"a": "${'x'.repeat(9 * 1024 * 1024)}"}]${end}}`,
    );
  const files = estateFiles(estate, 10);
  expect([...files.read()].map(({ name }) => name)).toEqual(['plain.json']);
  expect(files.skipped).toContainEqual({ reason: 'files encrypted with SOPS', count: 1 });
});

test('a large list is read item by item, also from standard input', async () => {
  const items = Array.from({ length: 9000 }, (_, id) => ({
    kind: 'Pod',
    metadata: { name: `pod-${id}` },
    note: 'x'.repeat(1000),
  }));
  const text = JSON.stringify({ apiVersion: 'v1', items, kind: 'List' }, null, 1);
  writeFileSync(join(folder, 'large.json'), text);
  const long = JSON.stringify(items);
  const others = {
    'answer.json': `{"kind":"PodList","apiVersion":"v1","metadata":{"resourceVersion":"7"},"items":${long}}`,
    'small.json': '{"apiVersion":"v1","items":[{"a":1}]}',
    // Objects in a row, of which the first has items of its own, and a list of something else.
    'objects.json': `{"apiVersion":"v1","kind":"Pod","metadata":{"name":"a"},"spec":{"items":[]}}${long}`,
    'else.json': `{"items":${long}}`,
  };
  for (const [name, content] of Object.entries(others)) writeFileSync(join(folder, name), content);
  const lists = ['large.json', ...Object.keys(others), 'none.json'].filter((name) => isLargeList(join(folder, name)));
  expect(lists).toEqual(['large.json', 'answer.json']);
  const chunks = Array.from({ length: Math.ceil(text.length / 65_536) }, (_, at) =>
    Buffer.from(text.slice(at * 65_536, (at + 1) * 65_536)),
  );
  const read = await itemsOrText({ stdin: Readable.from(chunks) }, 64 * 1024 * 1024);
  const found = [];
  for await (const item of typeof read === 'string' ? [] : read) found.push(item);
  expect(found).toEqual([...itemsOfJson(join(folder, 'large.json'))]);
  expect(found.length).toBe(items.length);
  expect(await itemsOrText({ stdin: Readable.from([Buffer.from('a: 1\n')]) }, 100)).toBe('a: 1\n');
  await expect(itemsOrText({ stdin: Readable.from(chunks.map(() => Buffer.from('a'))) }, 10)).rejects.toThrow(
    InputError,
  );
});
