import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';

type Module = { replaceFiles(folder: string, files: Readonly<Record<string, string>>): void };
const source = new URL('../../src/build/replace-files.mjs', import.meta.url).href;
const { replaceFiles } = (await import(source)) as Module;

let folder = '';
beforeEach(() => void (folder = mkdtempSync(join(tmpdir(), 'mesh-ready-'))));
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const text = (name: string) => readFileSync(join(folder, name), 'utf8');
const written = (name: string) => statSync(join(folder, name), { bigint: true });

test('the folder holds these files and no others', () => {
  replaceFiles(folder, { 'a.txt': 'one', 'b.txt': 'one' });
  mkdirSync(join(folder, 'left'));
  replaceFiles(folder, { 'b.txt': 'two', 'c.txt': 'two' });
  expect(readdirSync(folder).sort()).toEqual(['b.txt', 'c.txt']);
  expect([text('b.txt'), text('c.txt')]).toEqual(['two', 'two']);
});

test('no file is away or half written at any time: where one cannot be replaced, all are there', () => {
  replaceFiles(folder, { 'a.txt': 'one', 'c.txt': 'one' });
  mkdirSync(join(folder, 'b.txt'));
  writeFileSync(join(folder, 'b.txt/in-the-way'), '');
  expect(() => replaceFiles(folder, { 'a.txt': 'two', 'b.txt': 'two', 'c.txt': 'two' })).toThrow();
  expect([text('a.txt'), text('c.txt')]).toEqual(['two', 'one']);
  expect(readdirSync(folder).sort()).toEqual(['a.txt', 'b.txt', 'c.txt']);
});

test('a changed file is another file, one that stays the same is left alone', () => {
  replaceFiles(folder, { 'a.txt': 'one', 'b.txt': 'one' });
  const [a, b] = [written('a.txt'), written('b.txt')];
  replaceFiles(folder, { 'a.txt': 'one', 'b.txt': 'two' });
  expect(written('a.txt')).toMatchObject({ ino: a.ino, mtimeNs: a.mtimeNs });
  expect(written('b.txt').ino).not.toBe(b.ino);
});

test('what another build is about to rename stays', () => {
  replaceFiles(folder, { 'a.txt': 'one' });
  writeFileSync(join(folder, 'a.txt.1.tmp'), 'two');
  replaceFiles(folder, { 'a.txt': 'three' });
  expect(readdirSync(folder).sort()).toEqual(['a.txt', 'a.txt.1.tmp']);
});

test.skipIf(process.platform === 'win32')('a script may be executed, other files may not', () => {
  replaceFiles(folder, { 'bin.cjs': '#!/usr/bin/env node\n', 'data.json': '{}' });
  expect([Number(written('bin.cjs').mode) & 0o111, Number(written('data.json').mode) & 0o111]).toEqual([0o111, 0]);
});
