import { describe, expect, test } from 'vitest';
import { expectGenerated } from '../generated.ts';
import type { Assessment } from '../../src/core/assess/assessment.ts';
import type { Finding } from '../../src/core/bar/bar.ts';
import { FINDING_CODES } from '../../src/core/bar/bar.ts';
import { githubSummary } from '../../src/report/check/github.ts';
import { type CheckFormat, checkReporters as formatsOfChecks, type CheckResult } from '../../src/report/check.ts';
import { loaded } from './loaded.ts';
import { fileUri } from '../../src/report/check/sarif-log.ts';
import { wellFormed } from '../formats/well-formed.ts';
import { contradictory, unplaced, withText, yes } from './sample.ts';

const checkReporters = await loaded(formatsOfChecks);

const options = { width: 80, color: 0 } as const;
const findings: readonly Finding[] = [
  { code: 'waiver-expired', message: 'the waiver for pipeline expired on 2026-01-01', gate: 'pipeline' },
  {
    code: 'answer-stale',
    message: 'languages is from 2025-01-01, 690 days old; required: at most 180',
    question: 'languages',
    line: 9,
  },
  {
    code: 'gate-unknown',
    message: 'not ready for walk: gate debugging is unknown: Two people can debug',
    gate: 'debugging',
    fix: 'Find out and answer: debugging-skill.',
    waiver: '- { gate: debugging, reason: "", until: 2027-02-20 }',
  },
  {
    code: 'gate-open',
    message: 'not ready for walk: gate dashboards is not met: Dashboards show the proxy',
    causes: ['telemetry: None (line 11); needed: In place'],
    fix: 'Set up one dashboard.',
    gate: 'dashboards',
    question: 'telemetry',
    line: 11,
  },
  { code: 'verdict', message: 'the verdict is yes, required: no' },
];
const missed: CheckResult = {
  assessment: yes,
  bar: { met: false, findings, passed: ['71% of the applicable questions are answered (5 of 7); required: 50%'] },
  file: 'teams/a b.yaml',
  answersLine: 6,
};
const met: CheckResult = { ...missed, bar: { met: true, findings: [], passed: ['ready for walk'] } };
const conflicting: CheckResult = { ...met, assessment: contradictory };
const HOSTILE = '</failure><script>]]>&"\'\u001b[31m\u0000\ufffe\n::error::x%0A,:|`\u202e';
const hostile: CheckResult = {
  assessment: withText(yes, HOSTILE),
  file: HOSTILE,
  bar: {
    met: false,
    findings: findings.map((finding) => ({
      ...finding,
      message: HOSTILE,
      causes: [HOSTILE],
      fix: HOSTILE,
      waiver: HOSTILE,
    })),
    passed: [HOSTILE],
  },
};
const formats = Object.keys(checkReporters) as CheckFormat[];

describe.each(formats)('check as %s', (format) => {
  const report = checkReporters[format];

  test.each([
    ['missed', missed],
    ['met', met],
    ['hostile', hostile],
    ['hostile and conflicting', { ...hostile, assessment: withText(contradictory, HOSTILE) }],
  ])('gives the same bytes twice, ends in one newline, holds no control characters: %s', (_, result) => {
    const before = structuredClone(result);
    const text = report(result, options);
    expect(report(result, options)).toBe(text);
    expect(result).toEqual(before);
    expect(text).toMatch(/[^\n]\n$/);
    expect(text).not.toMatch(/[^\P{Cc}\n]|[\u202a-\u202e\u2066-\u2069]/u);
  });

  test('names every finding', () => {
    const text = report(missed, options);
    for (const { code } of findings) expect(text).toContain(code);
  });

  test('is as reviewed', () => {
    if (format === 'json') return;
    expectGenerated(
      `test/report/golden/check-missed.${{ terminal: 'txt', markdown: 'md', sarif: 'sarif', junit: 'xml', github: 'github.txt' }[format]}`,
      report(missed, options),
    );
  });
});

describe('JSON', () => {
  test('carries the result of the check beside the assessment', () => {
    const parsed = JSON.parse(checkReporters.json(missed, options)) as { check: unknown; verdict: { id: string } };
    expect(parsed.check).toEqual(missed.bar);
    expect(parsed.verdict.id).toBe('yes');
  });
});

interface Sarif {
  runs: [
    {
      tool: { driver: { rules: { id: string; help: { text: string }; shortDescription: { text: string } }[] } };
      results: {
        ruleId: string;
        ruleIndex: number;
        partialFingerprints: object;
        locations: { physicalLocation: { artifactLocation: { uri: string }; region: { startLine: number } } }[];
      }[];
    },
  ];
}

test.each(formats)('a waiver that has ended waives nothing any more in %s', (format) => {
  const { gate } = yes.waivers[0]!;
  const ended: CheckResult = {
    ...met,
    bar: {
      met: false,
      findings: [{ code: 'waiver-expired', message: `the waiver for ${gate} expired`, gate }],
      passed: [],
    },
  };
  if (format === 'json') return;
  // The plan below the check knows no later day than that of the assessment, so it names the last day of each waiver.
  const told = (result: CheckResult) => checkReporters[format](result, options).split('\n# Service mesh plan')[0];
  expect(told(met)).toMatch(/waived(?: until|: )/);
  expect(told(ended)).not.toMatch(/waived(?: until|: )|suppressions|<skipped/);
});

describe('SARIF', () => {
  const parse = (result: CheckResult) => (JSON.parse(checkReporters.sarif(result, options)) as Sarif).runs[0];

  test('has a rule with help for every code that a finding can have, and for answers that conflict', () => {
    const { rules } = parse(met).tool.driver;
    expect(rules.map(({ id }) => id)).toEqual([...Object.keys(FINDING_CODES), 'contradiction']);
    for (const { help, shortDescription } of rules)
      expect(Math.min(help.text.length, shortDescription.text.length)).toBeGreaterThan(10);
  });

  test('points at the line of the answer, or at answers: where it is missing', () => {
    const places = parse(missed).results.map(({ ruleId, locations }) => [
      ruleId,
      locations[0]!.physicalLocation.region.startLine,
    ]);
    expect(places).toEqual([
      ['verdict', 6],
      ['gate-open', 11],
      ['gate-unknown', 6],
      ['answer-stale', 9],
      ['waiver-expired', 6],
      ['gate-waived', 6],
    ]);
  });

  test('refers to the rule of its result', () => {
    const { results, tool } = parse(missed);
    for (const { ruleId, ruleIndex } of results) expect(tool.driver.rules[ruleIndex]!.id).toBe(ruleId);
  });

  test('keeps its fingerprints when lines move, and gives each finding its own', () => {
    const prints = (result: CheckResult) =>
      parse(result).results.map(({ partialFingerprints }) => JSON.stringify(partialFingerprints));
    const moved = {
      ...missed,
      bar: { ...missed.bar, findings: findings.map((finding) => ({ ...finding, line: 99 })) },
    };
    expect(prints(moved)).toEqual(prints(missed));
    expect(new Set(prints(missed)).size).toBe(findings.length + yes.waivers.length);
  });

  test.each([
    ['answers.yaml', 'answers.yaml'],
    ['./teams/a b.yaml', 'teams/a%20b.yaml'],
    ['teams\\a.yaml', 'teams/a.yaml'],
    ['/srv/a.yaml', 'file:///srv/a.yaml'],
    ['C:\\a\\b.yaml', 'file:///C:/a/b.yaml'],
  ])('writes the path %s as the URI %s', (path, uri) => {
    expect(fileUri(path)).toBe(uri);
  });
});

describe('JUnit', () => {
  test('is well formed whatever the text, and counts what it lists', () => {
    for (const result of [missed, met, hostile]) {
      const text = checkReporters.junit(result, options);
      const open: string[] = [];
      for (const [, close, name = '', attributes = '', empty] of text.matchAll(
        /<(\/?)([a-z]+)((?: [a-z]+="[^"<]*")*)(\/?)>/g,
      )) {
        if (close) expect(open.pop()).toBe(name);
        else if (!empty) open.push(name);
        expect(attributes).not.toContain('<');
      }
      expect(open).toEqual([]);
      expect(text.split('<').length - 1).toBe(
        [...text.matchAll(/<\/?[a-z]+(?: [a-z]+="[^"<]*")*\/?>|<\?xml [^>]*\?>/g)].length,
      );
      const { findings: failed, passed } = result.bar;
      const waived = result.assessment.waivers.length;
      expect(text).toContain(
        `tests="${failed.length + passed.length + waived}" failures="${failed.length}" errors="0" skipped="${waived}"`,
      );
      expect(text).not.toMatch(/&(?!(?:amp|lt|gt|quot|#39);)/);
    }
  });
});

describe('GitHub', () => {
  const many = (amount: number): CheckResult => ({
    ...missed,
    bar: { ...missed.bar, findings: Array.from({ length: amount }, () => findings[1]!).concat(findings[4]!) },
  });

  test('shows at most ten annotations, worst first, and says how many are left', () => {
    const lines = checkReporters.github(many(20), options).split('\n');
    expect(lines.filter((line) => line.startsWith('::error ')).length).toBe(10);
    expect(lines[0]).toContain('title=mesh-ready%3A verdict');
    expect(lines.filter((line) => line.startsWith('::notice title'))).toEqual([
      '::notice title=mesh-ready::11 more findings; the log of this step has them',
    ]);
    expect(lines.filter((line) => /^mesh-ready: .+:\d+: .+ \[[a-z-]+\]$/.test(line)).length).toBe(11);
  });

  test('lets no text start a command of its own', () => {
    const lines = checkReporters.github(hostile, options).trimEnd().split('\n');
    expect(lines.length).toBe(findings.length + 2);
    for (const line of lines.slice(0, -1))
      expect(line).toMatch(/^::(?:error|notice) file=[^:,]*,line=\d+,endLine=\d+,title=[^:,]*::(?!.*%0A)/);
  });

  test.each([
    ['missed', missed],
    ['met', met],
    ['of very many findings', many(15_000)],
    ['hostile', hostile],
    ['of long texts', { ...many(3), assessment: withText(yes, 'x'.repeat(15_000)) }],
  ])('writes a step summary of at most ten lines: %s', (_, result) => {
    const summary = githubSummary(result);
    const lines = summary.split('\n').filter((line) => line !== '');
    expect(lines.length).toBeLessThanOrEqual(10);
    expect(lines[0]).toMatch(/^## mesh-ready: (all requirements are met|check failed)/);
    expect(summary.length).toBeLessThan(8000);
    // Within code, nothing is a tag.
    expect(summary.replaceAll(/(?<!\\)`[^`]*`/g, '')).not.toMatch(/<script/);
  });

  test('the step summary begins with the worst finding', () => {
    expect(githubSummary(many(20)).split('\n')[4]).toContain('the verdict is yes, required: no');
  });
});

describe('rules of one\u2019s own, and what is told but not forbidden', () => {
  const changes: Assessment['changes'] = {
    base: { id: 'mesh-adoption', version: '1.0.0' },
    entries: [
      {
        change: 'changed',
        list: 'gates',
        id: 'people-together',
        parts: [{ path: 'required', before: 'true', after: 'false' }],
        reason: 'one <team>',
      },
      { change: 'removed', list: 'risks', id: 'big-bang', parts: [] },
    ],
  };
  const told = 'old.yaml is about another <organization>';
  const own: CheckResult = { ...missed, assessment: { ...yes, changes }, bar: { ...missed.bar, notes: [told] } };
  const first = 'gate people-together changed: required true -> false (one <team>)';
  const second = 'risk big-bang left out';

  test('SARIF has them as notifications, which are no results', () => {
    const log = JSON.parse(checkReporters.sarif(own, options)) as {
      runs: [{ invocations: unknown; results: unknown[] }];
    };
    const note = (text: string) => ({ level: 'note', message: { text } });
    expect(log.runs[0].invocations).toEqual([
      {
        executionSuccessful: true,
        toolConfigurationNotifications: [note(first), note(second)],
        toolExecutionNotifications: [note(told)],
      },
    ]);
    expect(log.runs[0].results).toHaveLength(findings.length + yes.waivers.length);
    wellFormed['sarif']!(checkReporters.sarif(own, options));
  });

  test('JUnit has them as the output of the suite', () => {
    const text = checkReporters.junit(own, options);
    const [, output] = /<system-out>([^]*)<\/system-out>\n  <\/testsuite>/.exec(text) ?? [];
    expect(output?.split('\n').slice(1)).toEqual([
      'gate people-together changed: required true -&gt; false (one &lt;team&gt;)',
      second,
      'note: old.yaml is about another &lt;organization&gt;',
    ]);
    wellFormed['junit']!(text);
    expect(checkReporters.junit(missed, options)).not.toContain('system-out');
  });

  test('GitHub has one notice that counts them, and one for each note', () => {
    const notices = checkReporters
      .github(own, options)
      .split('\n')
      .filter((line) => line.startsWith('::notice title'));
    expect(notices.map((line) => line.split('::')[1])).toEqual([
      'notice title=mesh-ready%3A rules',
      'notice title=mesh-ready%3A note',
    ]);
    expect(notices[0]).toContain(`changes 2 entries of mesh-adoption 1.0.0: ${first}; ${second}`);
    expect(checkReporters.github(own, options)).not.toContain('summary');
    wellFormed['github']!(checkReporters.github(own, options));
  });

  test('a step summary counts the changes in one line', () => {
    const summary = githubSummary(own);
    expect(summary.split('changes 2 entries of mesh-adoption 1.0.0').length - 1).toBe(1);
    expect(summary.split('\n').filter((line) => line !== '').length).toBeLessThanOrEqual(10);
  });
});

describe('answers that conflict', () => {
  const told = (format: CheckFormat) => checkReporters[format](conflicting, options);
  const TITLE = 'Proxies show all calls, but no proxy carries calls';

  test('are a note with the places of both, which fails nothing', () => {
    const line = told('terminal')
      .split('\n')
      .filter((each) => each.includes(TITLE));
    expect(line).toHaveLength(1);
    expect(line[0]).toMatch(/^teams\/a b\.yaml:14: .*\(telemetry against service-count in teams\/a b\.yaml:9\)/);
    expect(told('terminal')).toContain('all requirements are met');
  });

  test('are annotated on GitHub at each of their lines, as warnings', () => {
    const warnings = told('github')
      .split('\n')
      .filter((line) => line.startsWith('::warning '));
    expect(warnings.map((line) => /,line=(\d+),/.exec(line)?.[1])).toEqual(['14', '9']);
    expect(told('github')).not.toContain('::error');
  });

  test('are one warning in SARIF, with the other answer as a related location', () => {
    const { runs } = JSON.parse(told('sarif')) as {
      runs: [{ tool: { driver: { rules: { id: string }[] } }; results: Record<string, unknown>[] }];
    };
    const [{ tool, results }] = runs;
    expect(results[0]).toMatchObject({
      ruleId: 'contradiction',
      level: 'warning',
      locations: [{ physicalLocation: { region: { startLine: 14 } } }],
      relatedLocations: [{ physicalLocation: { region: { startLine: 9 } } }],
    });
    expect(tool.driver.rules[results[0]!['ruleIndex'] as number]!.id).toBe('contradiction');
  });

  test.each(['markdown', 'json', 'junit'] as const)('are told once as %s', (format) => {
    expect(told(format).split(TITLE)).toHaveLength(2);
  });

  test('point at `answers:` where no file has them', () => {
    const text = checkReporters.github({ ...met, assessment: unplaced }, options);
    expect(text.match(/^::warning .*line=6,/gm)).toHaveLength(1);
  });
});
