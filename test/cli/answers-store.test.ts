import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { answersStore } from '../../src/cli/answers-store.ts';
import { InputError } from '../../src/core/problem/problem.ts';

let cwd = '';
beforeEach(() => {
  cwd = mkdtempSync(join(tmpdir(), 'mesh-ready-store-'));
});
afterEach(() => rmSync(cwd, { recursive: true, force: true }));

test('gives back what it wrote, and nothing where there is no file', () => {
  const store = answersStore('answers.yaml', { cwd });
  expect(store.read()).toBeUndefined();
  store.write('answers:\n');
  expect(store.read()).toBe('answers:\n');
});

test('keeps a text beside under a name that is free, the same one each time, and removes only its own', () => {
  writeFileSync(join(cwd, 'answers.unsaved.yaml'), 'of an earlier day');
  const store = answersStore('answers.yaml', { cwd });
  expect([store.keep('one'), store.keep('two')]).toEqual(['answers.unsaved-2.yaml', 'answers.unsaved-2.yaml']);
  expect(readFileSync(join(cwd, 'answers.unsaved-2.yaml'), 'utf8')).toBe('two');
  store.forget();
  expect(existsSync(join(cwd, 'answers.unsaved-2.yaml'))).toBe(false);
  expect(readFileSync(join(cwd, 'answers.unsaved.yaml'), 'utf8')).toBe('of an earlier day');
});

test.each([
  ['in a folder that is not there', 'gone/answers.yaml'],
  ['that is a folder', 'folder'],
])('refuses a file %s before anything is asked', (_, name) => {
  mkdirSync(join(cwd, 'folder'));
  expect(() => answersStore(name, { cwd })).toThrow(InputError);
});
