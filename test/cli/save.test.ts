import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { saveFile } from '../../src/cli/save.ts';
import { InputError } from '../../src/core/problem/problem.ts';

let folder = '';
beforeEach(() => void (folder = mkdtempSync(join(tmpdir(), 'mesh-ready-'))));
afterEach(() => rmSync(folder, { recursive: true, force: true }));
const path = (name: string) => join(folder, name);

test('a new file gets the text and leaves nothing beside it', () => {
  saveFile(path('a.yaml'), 'new\n');
  expect(readFileSync(path('a.yaml'), 'utf8')).toBe('new\n');
  expect(readdirSync(folder)).toEqual(['a.yaml']);
});

test('an old file is replaced as a whole and keeps its permissions', () => {
  writeFileSync(path('a.yaml'), 'a much longer old text\n');
  chmodSync(path('a.yaml'), 0o640);
  saveFile(path('a.yaml'), 'new\n');
  expect(readFileSync(path('a.yaml'), 'utf8')).toBe('new\n');
  expect(statSync(path('a.yaml')).mode & 0o777).toBe(0o640);
});

test('a reader that has the old file open still sees the whole old text', () => {
  writeFileSync(path('a.yaml'), 'old\n');
  const before = statSync(path('a.yaml')).ino;
  saveFile(path('a.yaml'), 'new\n');
  expect(statSync(path('a.yaml')).ino).not.toBe(before);
});

test('a link stays a link and its target gets the text, also where the target is new', () => {
  mkdirSync(path('real'));
  symlinkSync(join('real', 'a.yaml'), path('link.yaml'));
  saveFile(path('link.yaml'), 'one\n');
  saveFile(path('link.yaml'), 'two\n');
  expect(readlinkSync(path('link.yaml'))).toBe(join('real', 'a.yaml'));
  expect(readFileSync(path('real/a.yaml'), 'utf8')).toBe('two\n');
});

test.each([
  ['a folder', '.', /folder/],
  ['a file in a folder that is not there', 'no/a.yaml', /folder does not exist/],
  ['a file below a file', 'file/a.yaml', /not a folder/],
])('%s is refused with a sentence, and nothing is left', (_what, name, says) => {
  writeFileSync(path('file'), '');
  const save = () => saveFile(path(name), 'new\n', name);
  expect(save).toThrow(InputError);
  expect(save).toThrow(says);
  expect(save).toThrow(/\[not-writable\]/);
  expect(readdirSync(folder)).toEqual(['file']);
});

test('a link that leads in a circle is refused, and nothing is left', () => {
  mkdirSync(path('a'));
  const loop = path('loop.yaml');
  symlinkSync('loop.yaml', loop);
  expect(() => saveFile(loop, 'new\n')).toThrow(InputError);
  expect(readdirSync(folder).sort()).toEqual(['a', 'loop.yaml']);
});

test.skipIf(process.getuid?.() === 0)('a file that may not be written is left alone, though its folder may be', () => {
  writeFileSync(path('a.yaml'), 'old\n');
  chmodSync(path('a.yaml'), 0o444);
  expect(() => saveFile(path('a.yaml'), 'new\n')).toThrow(/permission denied/);
  expect(readFileSync(path('a.yaml'), 'utf8')).toBe('old\n');
});

test.skipIf(!existsSync('/dev/null'))('a device is written to, not replaced', () => {
  saveFile('/dev/null', 'new\n');
  expect(statSync('/dev/null').isCharacterDevice()).toBe(true);
});
