import { describe, expect, test } from 'vitest';
import type { Problem } from '../../src/core/problem/problem.ts';
import { PROBLEM_CODES } from '../../src/core/problem/problem.ts';
import type { CheckFormat } from '../../src/report/check.ts';
import { problemReporters, problemSummary, type Unjudged } from '../../src/report/problems.ts';
import { wellFormed } from '../formats/well-formed.ts';

const HOSTILE = '</error><script>]]>&"\'\u001b[31m\u0000\ufffe\n::error::x%0A,:|`\u202e';
const problems: readonly Problem[] = [
  {
    code: 'out-of-bounds',
    message: 'service-count is 1 to 100000, not 0',
    file: 'teams/a b.yaml',
    line: 4,
    column: 18,
  },
  {
    code: 'unknown-gate',
    message: 'no gate is called people; did you mean people-together?',
    file: 'teams/a b.yaml',
    line: 9,
    column: 11,
  },
  { code: 'unreadable', message: 'there is no such file', file: 'old.yaml' },
  { code: 'usage', message: '--require takes the id of a gate' },
];
const unjudged: Unjudged = { problems, file: 'teams/a b.yaml', version: '1.0.0' };
const hostile: Unjudged = {
  ...unjudged,
  file: HOSTILE,
  problems: problems.map((problem) => ({ ...problem, message: HOSTILE, ...(problem.file && { file: HOSTILE }) })),
};
const many: Unjudged = {
  ...unjudged,
  problems: Array.from({ length: 600 }, (_, index) => ({ ...problems[0]!, line: index + 1 })),
};
const formats = Object.keys(problemReporters) as CheckFormat[];

test.each(formats)(
  'as %s: the same bytes twice, well formed, one newline at the end, no control characters',
  (format) => {
    for (const each of [unjudged, hostile, many]) {
      const before = structuredClone(each);
      const text = problemReporters[format](each);
      expect(problemReporters[format](each)).toBe(text);
      expect(each).toEqual(before);
      expect(text).toMatch(/[^\n]\n$/);
      expect(text).not.toMatch(/[^\P{Cc}\n]|[\u202a-\u202e\u2066-\u2069]/u);
      wellFormed[format]!(text);
    }
  },
);

test.each(formats)('as %s every problem is named', (format) => {
  for (const { code } of problems) expect(problemReporters[format](unjudged)).toContain(code);
});

test('JSON has the problems as they are', () => {
  expect(JSON.parse(problemReporters.json(unjudged))).toEqual({ schemaVersion: 1, problems });
});

describe('SARIF', () => {
  interface Log {
    runs: [
      {
        invocations: [{ executionSuccessful: boolean; exitCode: number }];
        tool: { driver: { rules: { id: string }[] } };
        results: {
          ruleId: string;
          ruleIndex: number;
          partialFingerprints: object;
          locations: { physicalLocation: { artifactLocation: { uri: string }; region: object } }[];
        }[];
      },
    ];
  }
  const parse = (each: Unjudged) => (JSON.parse(problemReporters.sarif(each)) as Log).runs[0];

  test('points at line and column, and at the checked file where a problem names none', () => {
    const { results, tool, invocations } = parse(unjudged);
    expect(
      results.map(({ ruleId, locations: [place] }) => [
        ruleId,
        place!.physicalLocation.artifactLocation.uri,
        place!.physicalLocation.region,
      ]),
    ).toEqual([
      ['out-of-bounds', 'teams/a%20b.yaml', { startLine: 4, startColumn: 18 }],
      ['unknown-gate', 'teams/a%20b.yaml', { startLine: 9, startColumn: 11 }],
      ['unreadable', 'old.yaml', { startLine: 1 }],
      ['usage', 'teams/a%20b.yaml', { startLine: 1 }],
    ]);
    expect(invocations).toMatchObject([{ executionSuccessful: true, exitCode: 2 }]);
    expect(tool.driver.rules.map(({ id }) => id)).toEqual(Object.keys(PROBLEM_CODES));
    for (const { ruleId, ruleIndex } of results) expect(tool.driver.rules[ruleIndex]!.id).toBe(ruleId);
  });

  test('gives each problem a fingerprint of its own, which does not hang on its line', () => {
    const prints = (each: Unjudged) =>
      parse(each).results.map(({ partialFingerprints }) => JSON.stringify(partialFingerprints));
    expect(new Set(prints(many)).size).toBe(600);
    expect(prints({ ...unjudged, problems: problems.map((problem) => ({ ...problem, line: 99 })) })).toEqual(
      prints(unjudged),
    );
  });
});

test('JUnit has an error, not a failure, for each problem', () => {
  const text = problemReporters.junit(unjudged);
  expect(text).toContain('tests="4" failures="0" errors="4" skipped="0"');
  expect(text.match(/<error type="([a-z-]+)"/g)).toHaveLength(4);
  expect(text).toContain('name="out-of-bounds 4:18" file="teams/a b.yaml" line="4"');
});

describe('GitHub', () => {
  test('annotates file, line and column', () => {
    expect(
      problemReporters
        .github(unjudged)
        .split('\n')
        .map((line) => line.split('::')[1]),
    ).toEqual([
      'error file=teams/a b.yaml,line=4,endLine=4,col=18,title=mesh-ready%3A out-of-bounds',
      'error file=teams/a b.yaml,line=9,endLine=9,col=11,title=mesh-ready%3A unknown-gate',
      'error file=old.yaml,title=mesh-ready%3A unreadable',
      'error title=mesh-ready%3A usage',
      undefined,
      undefined,
    ]);
  });

  test('shows at most ten annotations, and a summary of a hundred', () => {
    const lines = problemReporters.github(many).split('\n');
    expect(lines.filter((line) => line.startsWith('::error '))).toHaveLength(10);
    expect(lines.filter((line) => line.startsWith('::notice '))).toEqual([
      '::notice title=mesh-ready::590 more problems; standard error has all of them',
    ]);
    expect(problemSummary(many).match(/^- /gm)).toHaveLength(101);
    expect(problemSummary(many)).toContain('- and 500 more');
  });
});
