import { expect, test } from 'vitest';
import { Places } from '../../../src/core/discover/places.ts';
import type { DataPath } from '../../../src/core/yaml/documents.ts';

/** Counts how often lines are searched for. */
function documentOf(source: string | undefined) {
  const asked: DataPath[] = [];
  const lineOf = (path: DataPath) => asked.push(path) && 7;
  return { asked, document: { lines: { lineOf, ...(source !== undefined && { source }) } } };
}

test('a line is searched for once, when someone asks', () => {
  const { asked, document } = documentOf('text');
  const place = new Places().of(document, ['items', 0], 'a.yaml', 'Pod', '', 'a')(['spec', 'containers', 1]);
  expect([asked, place.field]).toEqual([[], 'spec.containers[1]']);
  expect([place.line, place.line, asked]).toEqual([7, 7, [['items', 0, 'spec', 'containers', 1]]]);
});

test('the line of an object is that of its kind', () => {
  const { asked, document } = documentOf('text');
  const place = new Places().of(document, ['items', 0], 'a.yaml', 'Pod', '', 'a')([]);
  expect([place.field, place.line, asked]).toEqual(['', 7, [['items', 0, 'kind']]]);
});

test.each([
  ['texts become too much', 'x'.repeat(3 * 1024 * 1024)],
  ['a document keeps more than its text', undefined],
])('all lines are found where %s', (_, source) => {
  const places = new Places();
  const first = documentOf('text');
  places.of(first.document, [], 'a.yaml', 'Pod', '', 'a')([]);
  for (let more = 0; more < 3; more++) {
    const { document } = documentOf(source && `${more}${source}`);
    const place = places.of(document, [], 'b.yaml', 'Pod', 'shop', 'b');
    for (const field of ['spec', 'status']) place([field]);
  }
  expect(first.asked).toHaveLength(1);
});

test("a document that keeps more than its text isn't kept, even if it is the first", () => {
  const { asked, document } = documentOf(undefined);
  new Places().of(document, [], 'a.yaml', 'Pod', '', 'a')(['spec']);
  expect(asked).toEqual([['spec']]);
});
