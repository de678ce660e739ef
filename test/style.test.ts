import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

const WIDTH = 120;

/** A line can be longer only for a string, a template, or a regular expression, which shouldn't be split. */
const UNBREAKABLE = /['"`].{40,}|\/.{60,}\/[a-z]*/;

const files = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard', 'src', 'test'], {
  encoding: 'utf8',
})
  .split('\n')
  .filter((file) => /\.(ts|mjs|cjs)$/.test(file));

const isComment = (line: string) => /^\s*(\/\/|\*|\/\*)/.test(line);

const linesWhere = (wrong: (line: string, file: string) => boolean) =>
  files.flatMap((file) =>
    readFileSync(file, 'utf8')
      .split('\n')
      .flatMap((line, index) => (wrong(line, file) ? [`${file}:${index + 1}: ${line.trim()}`] : [])),
  );

test(`no comment, and no line of the source that can be broken, is longer than ${WIDTH} columns`, () => {
  const isLong = (line: string, file: string) =>
    line.length > WIDTH && (isComment(line) || (file.startsWith('src/') && !UNBREAKABLE.test(line)));
  expect(linesWhere(isLong)).toEqual([]);
});

test('nothing in the code is left for later', () => {
  expect(linesWhere((line) => isComment(line) && /\b(TODO|FIXME|XXX)\b/.test(line))).toEqual([]);
});

const TOP = [
  '.ci',
  '.gitattributes',
  '.gitignore',
  'CHANGELOG.md',
  'CONTRIBUTING.md',
  'LICENSE',
  'README.md',
  'fixtures',
  'package-lock.json',
  'package.json',
  'rules',
  'src',
  'test',
  'tsconfig.json',
];

test('at the top of the repository is nothing but what belongs there', () => {
  const all = execFileSync('git', ['ls-files'], { encoding: 'utf8' }).trimEnd().split('\n');
  expect([...new Set(all.map((file) => file.split('/')[0]))].toSorted()).toEqual(TOP);
});
