import { describe, expect, test } from 'vitest';
import { readYaml } from '../../../src/core/yaml/file.ts';

const codes = (text: string): string[] =>
  readYaml(text, 'f').problems.map(({ line, column, code }) => `${line}:${column} ${code}`);

describe('YAML that nobody has checked', () => {
  test.each([
    ['a byte order mark and CRLF', '\ufeffa: 1\r\nb: [1, 2]\r\n', []],
    ['a byte order mark before indentation', '\ufeff  a: 1\n  b:\n    c: 2\n', []],
    ['tabs and blank space around values', 'a:\t1\t# one\nb: 2   \n', []],
    ['an explicit start and end', '%YAML 1.2\n---\na: 1\n...\n', []],
    ['64 levels', `a: ${'['.repeat(63)}${']'.repeat(63)}`, []],
    ['65 levels', `a: ${'['.repeat(64)}${']'.repeat(64)}`, ['1:67 too-deep']],
    [
      '65 levels by indentation',
      Array.from({ length: 65 }, (_, level) => `${' '.repeat(level)}k:`).join('\n'),
      ['65:66 too-deep'],
    ],
    ['brackets that only stand in a text', `a: "${'['.repeat(200)}"\nb: c${'['.repeat(200)}\n# ${'{'.repeat(200)}`, []],
    ['YAML 1.1', '%YAML 1.1\n---\na: yes', ['1:1 not-yaml']],
    [
      'tags that only YAML 1.1 had',
      'a: !!set {x: y}\nb: !!omap [c: d]\ne: !!binary aGk=',
      ['1:10 alias', '2:11 alias', '3:13 alias'],
    ],
    ['a carriage return alone', 'a: 1\rb', ['1:5 control-character']],
    ['half a surrogate pair', 'a: \ud800', ['1:4 control-character']],
    ['C1', 'a: \u009b31m', ['1:4 control-character']],
    ['a key that is a list', '? [a]\n: 1\n', ['1:3 wrong-kind']],
    ['null', '~', ['1:1 wrong-kind']],
    ['nothing but space', ' \n\n', ['1:1 empty']],
  ])('with %s', (_, text, expected) => {
    expect(codes(text)).toEqual(expected);
  });

  test('may have exactly 1 MiB', () => {
    const mebibyte = 1024 * 1024;
    expect(codes(`a: ${'ä'.repeat(mebibyte / 2 - 2)} `)).toEqual([]);
    expect(readYaml(`a: ${'ä'.repeat(mebibyte / 2 - 1)}`, 'f').problems.map(({ code }) => code)).toEqual(['too-large']);
  });

  test.each([
    ['empty items', `a: [${','.repeat(500_000)}]`],
    ['keys', `a: {${'b:1,'.repeat(200_000)}}`],
    ['empty list items', `a:\n${'-\n'.repeat(400_000)}`],
  ])('with too many %s is read no further', (_, text) => {
    const { problems, root } = readYaml(text, 'f');
    expect([root, problems.map(({ code }) => code)]).toEqual([undefined, ['too-large']]);
  });

  test('may have any number of comments and empty lines', () => {
    expect(codes(`a: 1\n${'# b\n\n'.repeat(150_000)}`)).toEqual([]);
  });

  test('does no work for problems that are not listed', () => {
    const yaml = readYaml('a: 1', 'f');
    let made = 0;
    for (let at = 0; at < 10_000; at += 1) yaml.report(0, 'unknown-key', () => String((made += 1)));
    expect([made, yaml.problems.length]).toEqual([500, 501]);
  });

  test.each([
    ['500 of them', 'a: 1\n'.repeat(501), 500, undefined],
    ['501 of them', 'a: 1\n'.repeat(502), 500, 'and more; the first 500 are listed'],
    ['10 control characters', `a: "${'\u009b'.repeat(10)}"`, 10, undefined],
    [
      '11 control characters',
      `a: "${'\u009b'.repeat(11)}"`,
      10,
      'and more control characters; the first 10 are listed',
    ],
    ['line after line of no YAML', ': }\n'.repeat(30), 20, 'and more that is not YAML; the first 20 are listed'],
  ])('says that there are more problems than it lists: %s', (_, text, listed, says) => {
    const { problems } = readYaml(text, 'f');
    const more = problems.filter(({ code }) => code === 'more-problems');
    expect(problems.length - more.length).toBe(listed);
    expect(more.map(({ message }) => message)).toEqual(says === undefined ? [] : [says]);
  });

  test('may have no anchors and no aliases, and is told what to write', () => {
    const { problems } = readYaml('a: &x 1\nb: *x\n', 'f', 'write it twice');
    expect(problems).toMatchObject([
      { line: 1, column: 7, code: 'alias' },
      { line: 2, column: 4, code: 'alias', message: expect.stringContaining('write it twice') },
    ]);
  });

  test.each([
    ['[', ''],
    ['{', ''],
    ['- ', ''],
    ['? ', ''],
    ['a: ', ''],
    [']', ''],
    ['"', ''],
    ['!', ''],
    ['&a ', ''],
    ["'", ''],
    ['---\n', 'a: '],
  ])('does not exhaust the stack with many of %j', (part, start) => {
    expect(codes(start + part.repeat(50_000))).not.toEqual([]);
  });

  test('keeps the order of keys and does not touch prototypes', () => {
    const { root, problems } = readYaml('__proto__: { polluted: 1 }\n2: a\n1: b\n', 'f');
    expect(problems).toEqual([]);
    expect(root?.items.map(({ key }) => String(key))).toEqual(['__proto__', '2', '1']);
    expect(({} as Record<string, unknown>).polluted).toBeUndefined();
  });
});
