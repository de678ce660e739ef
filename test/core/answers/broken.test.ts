import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { parseAnswers } from '../../../src/core/answers/parse.ts';
import { builtInPack } from '../pack/built-in.ts';

const folder = new URL('../../../fixtures/broken/answers/', import.meta.url);
const EXPECTED: Record<string, string[]> = {
  'anchor-and-alias': ['2:21 alias', '3:10 alias'],
  bar: [
    '3:13 unknown-value',
    '4:18 unknown-value',
    '5:16 out-of-bounds',
    '6:15 out-of-bounds',
    '7:3 unknown-key',
    '8:3 unknown-key',
  ],
  'control-characters': ['1:16 control-character', '2:8 control-character'],
  done: [
    '3:11 unknown-step',
    '6:13 ticked-twice',
    '7:5 missing-key',
    '8:5 missing-key',
    '9:5 wrong-kind',
    '10:41 bad-date',
    '10:59 wrong-kind',
    '10:63 unknown-key',
  ],
  'duplicate-key': ['4:3 duplicate-key', '6:1 duplicate-key'],
  empty: ['1:1 empty'],
  evidence: [
    '2:39 unknown-value',
    '2:52 wrong-kind',
    '2:61 bad-date',
    '2:79 wrong-kind',
    '3:42 wrong-kind',
    '3:52 bad-date',
  ],
  head: [
    '1:9 unknown-value',
    '2:13 other-pack',
    '2:34 wrong-kind',
    '3:15 wrong-kind',
    '4:8 wrong-kind',
    '5:11 bad-date',
    '6:10 wrong-kind',
  ],
  'merge-key': ['2:3 alias'],
  'missing-answers': ['1:1 missing-key'],
  'not-a-map': ['1:1 wrong-kind'],
  'not-applicable': [
    '2:38 reason-missing',
    '3:3 not-applicable-refused',
    '4:3 not-applicable-refused',
    '5:3 missing-key',
    '6:3 wrong-kind',
  ],
  'not-yaml': ['4:3 not-yaml'],
  'only-comments': ['1:1 empty'],
  'out-of-bounds': ['2:18 out-of-bounds', '3:10 out-of-bounds', '4:13 out-of-bounds', '5:14 out-of-bounds'],
  proto: ['2:3 unknown-question', '3:3 unknown-question', '4:1 unknown-key'],
  'several-documents': ['3:1 several-documents'],
  'tab-indent': ['3:1 not-yaml'],
  tag: ['2:24 alias', '3:15 alias', '3:15 wrong-kind'],
  'too-deep': ['2:76 too-deep'],
  'unknown-keys': [
    '2:1 unknown-key',
    '3:1 unknown-key',
    '5:3 unknown-question',
    '6:3 unknown-question',
    '7:3 unknown-question',
    '8:22 unknown-key',
  ],
  'unknown-values': [
    '2:17 unknown-value',
    '3:21 unknown-value',
    '3:29 unknown-value',
    '3:35 unknown-value',
    '4:16 unknown-value',
    '5:21 wrong-kind',
  ],
  waivers: [
    '3:11 unknown-gate',
    '6:5 reason-missing',
    '7:12 bad-date',
    '8:5 missing-key',
    '8:13 reason-missing',
    '10:5 wrong-kind',
    '11:63 unknown-key',
  ],
  windows: ['3:18 wrong-kind'],
  'wrong-kinds': [
    '2:18 wrong-kind',
    '3:10 wrong-kind',
    '4:13 wrong-kind',
    '5:14 wrong-kind',
    '6:14 wrong-kind',
    '7:21 wrong-kind',
    '8:17 wrong-kind',
    '9:16 unknown-value',
    '10:3 wrong-kind',
    '11:24 wrong-kind',
  ],
};

describe('a broken answers file', () => {
  test.each(Object.entries(EXPECTED))('%s gives every problem at its place', (name, expected) => {
    const { problems } = parseAnswers(readFileSync(new URL(`${name}.yaml`, folder), 'utf8'), name, builtInPack);
    expect(problems.map(({ line, column, code }) => `${line}:${column} ${code}`)).toEqual(expected);
  });

  test('says that a comma in { } ended a value', () => {
    const text = 'answers:\n  service-count: { value: 3, note: counted by hand, twice }\n';
    const { problems } = parseAnswers(text, 'f', builtInPack);
    expect(problems.find(({ code }) => code === 'unknown-key')).toMatchObject({
      line: 2,
      message: 'the key twice is unknown here; a comma in { } ends a value: put quotes around a text that has one',
    });
  });

  test.each([['x'.repeat(300)], ['7'.repeat(300)], [`-1.${'7'.repeat(300)}`]])(
    'shows at most twenty characters of what it holds: %s',
    (word) => {
      const text = `${word}: 1
schema: ${word}
pack: { id: ${word}, version: ${word}.${word}.${word}, ${word}: 1 }
organization: ${word}
assessed: ${word}
answers:
  ${word}: 1
  service-count: ${word}
  teams: "${word}"
  architecture: ${word}
  orchestrator: [${word}]
  languages: [${word}, ${word}]
  protocols: ${word}
  traffic: { value: ${word}, source: ${word}, date: ${word}, ${word}: ${word} }
check: { readyFor: ${word}, verdict: ${word}, minCoverage: ${word}, require: ${word}, settled: ${word}, ${word}: 1 }
waivers: [{ gate: ${word}, reason: ${word}, until: ${word} }, ${word}]
done: [{ step: ${word}, date: ${word}, note: ${word} }, ${word}]
`;
      const { problems } = parseAnswers(text, 'f', builtInPack);
      expect(problems.length).toBeGreaterThan(20);
      for (const { message } of problems) expect(message).not.toMatch(/[x7.-]{21}/);
    },
  );

  test('has a row in the table', () => {
    expect(readdirSync(folder).toSorted()).toEqual(
      Object.keys(EXPECTED)
        .map((name) => `${name}.yaml`)
        .toSorted(),
    );
  });
});
