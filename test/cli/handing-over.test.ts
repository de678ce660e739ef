import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Portfolio } from '../../src/core/portfolio/portfolio.ts';
import { runIn } from './test-host.ts';

const small = ['--rules', fileURLToPath(new URL('../../fixtures/packs/small', import.meta.url))];
const answers = (services: number, dashboards: string, more = '') =>
  `schema: mesh-ready/answers@1\nassessed: 2026-11-20\nanswers:\n  service-count: ${services}\n  languages: [java, go]\n  dashboards: ${dashboards}\n${more}`;

let cwd = '';
beforeEach(() => {
  cwd = mkdtempSync(join(tmpdir(), 'mesh-ready-'));
  mkdirSync(join(cwd, 'teams', 'deeper'), { recursive: true });
});
afterEach(() => rmSync(cwd, { recursive: true, force: true }));

const write = (name: string, text: string) => writeFileSync(join(cwd, name), text);
const run = (...argv: string[]) => runIn({ cwd }, ...argv, ...small);
const json = async <T>(...argv: string[]): Promise<T> =>
  JSON.parse((await run(...argv, '--format', 'json')).stdout) as T;
const codes = (stderr: string) => [...stderr.matchAll(/\[([a-z-]+)\]$/gm)].map((match) => match[1]);

describe('portfolio', () => {
  test('reads every answers file below a folder, and passes by what is none', async () => {
    write('teams/a.yaml', answers(40, 'some'));
    write('teams/deeper/b.yml', answers(40, 'none'));
    write('teams/deployment.yaml', 'kind: Deployment\n');
    const { teams, skipped } = await json<Portfolio>('portfolio', 'teams');
    expect({ files: teams.map(({ file }) => file).sort(), skipped }).toEqual({
      files: ['teams/a.yaml', 'teams/deeper/b.yml'],
      skipped: ['teams/deployment.yaml'],
    });
  });

  test.each(['terminal', 'markdown', 'html', 'csv', 'json'])(
    'as %s: a broken file is told, the others stay, and the exit code is 2',
    async (format) => {
      write('teams/a.yaml', answers(40, 'some'));
      expect((await run('portfolio', 'teams', '--format', format)).exitCode).toBe(0);
      write('teams/b.yaml', answers(40, 'al'));
      const { stdout, stderr, exitCode } = await run('portfolio', 'teams', '--format', format);
      expect({ exitCode, codes: codes(stderr) }).toEqual({ exitCode: 2, codes: ['unknown-value'] });
      expect(stdout).toContain('b.yaml');
      expect(stdout).toContain(format === 'json' ? '"verdict": "yes"' : 'yes');
    },
  );

  const about = (text: string, organization: string, assessed: string, scope = 'payments') =>
    text.replace('assessed: 2026-11-20', `assessed: ${assessed}\norganization: ${organization}\nscope: ${scope}`);

  test('counts the newest file of an organization and scope, and tells the others', async () => {
    write('teams/2025.yaml', about(answers(40, 'none'), 'Example', '2025-11-20'));
    write('teams/2026.yaml', about(answers(40, 'some'), 'Example', '2026-11-20'));
    write('teams/other.yaml', about(answers(40, 'some'), 'Example', '2025-11-20', 'search'));
    write('teams/nobody.yaml', answers(40, 'some'));
    write('teams/nobody.unsaved.yaml', answers(40, 'some'));
    const { teams, counts, older } = await json<Portfolio>('portfolio', 'teams');
    expect(teams.map(({ file }) => file).sort()).toEqual(['teams/2026.yaml', 'teams/nobody.yaml', 'teams/other.yaml']);
    expect(counts.teams).toBe(3);
    expect(older).toEqual([
      {
        file: 'teams/2025.yaml',
        newer: 'teams/2026.yaml',
        why: 'is newer and about the same organization and scope',
      },
      {
        file: 'teams/nobody.unsaved.yaml',
        newer: 'teams/nobody.yaml',
        why: 'is of the same day, and is about the same organization and scope',
      },
    ]);
    for (const format of ['terminal', 'markdown', 'html', 'csv'])
      expect((await run('portfolio', 'teams', '--format', format)).stderr).toMatch(
        /^note: teams\/2025\.yaml is not counted: teams\/2026\.yaml is newer/m,
      );
  });

  test('says why a team has its verdict, in a column', async () => {
    write('teams/a.yaml', answers(40, 'some'));
    const [team] = (await json<Portfolio>('portfolio', 'teams')).teams;
    expect(team!.why).not.toBe('');
    for (const format of ['markdown', 'html', 'csv'])
      expect((await run('portfolio', 'teams', '--format', format)).stdout).toContain(team!.why.replace(/\.$/, ''));
  });

  test('CSV begins with a byte order mark where that is asked for', async () => {
    write('teams/a.yaml', answers(40, 'some'));
    const text = (await run('portfolio', 'teams', '--format', 'csv')).stdout;
    expect(text).toMatch(/^file,/);
    expect((await run('portfolio', 'teams', '--format', 'csv', '--bom')).stdout).toBe(`\ufeff${text}`);
    expect((await run('portfolio', 'teams', '--bom')).exitCode).toBe(2);
  });

  test('names who should go first: ready, valuable and small', async () => {
    write('teams/large.yaml', answers(900, 'none'));
    write('teams/small.yaml', answers(40, 'none'));
    const { recommendation } = await json<{ recommendation: string }>('portfolio', 'teams');
    expect(recommendation).toBe('teams/small.yaml');
  });

  test.each([
    ['a folder without answers', 'teams'],
    ['a folder that is not there', 'no'],
    ['a file', 'teams/x.yaml'],
  ])('%s gives 2', async (_, folder) => {
    write('teams/x.yaml', 'kind: Deployment\n');
    const { stdout, stderr, exitCode } = await run('portfolio', folder);
    expect({ stdout, exitCode, codes: codes(stderr) }).toEqual({ stdout: '', exitCode: 2, codes: ['unreadable'] });
  });

  test('a long run tells on standard error how far it is', async () => {
    for (let index = 0; index < 2001; index += 1) write(`teams/${index}.yaml`, answers(1 + (index % 40), 'some'));
    const { stderr } = await run('portfolio', 'teams', '--format', 'csv');
    expect(stderr).toBe('read 1000 of 2001\nread 2000 of 2001\n');
  });
});

describe('check', () => {
  const found = async (...argv: string[]) =>
    (await json<{ check: { findings: { code: string; line: number }[] } }>('check', ...argv)).check.findings.map(
      ({ code, line }) => [code, line],
    );

  test('writes several formats at once', async () => {
    write('a.yaml', answers(40, 'some'));
    const { stdout, exitCode } = await run(
      'check',
      'a.yaml',
      '--ready-for',
      'fly',
      '--format',
      'github',
      '--format',
      'sarif=report.sarif',
      '--format',
      'junit=report.xml',
    );
    expect(exitCode).toBe(1);
    expect(stdout).toMatch(/^::error file=a\.yaml,line=6,/);
    expect(JSON.parse(readFileSync(join(cwd, 'report.sarif'), 'utf8'))).toHaveProperty('version', '2.1.0');
    expect(readFileSync(join(cwd, 'report.xml'), 'utf8')).toMatch(/^<\?xml/);
  });

  test('adds to the summary of a step where GitHub runs it', async () => {
    write('a.yaml', answers(40, 'some'));
    write('summary.md', 'before\n');
    await runIn(
      { cwd, env: { GITHUB_STEP_SUMMARY: join(cwd, 'summary.md') } },
      'check',
      'a.yaml',
      '--format',
      'github',
      '--min-coverage',
      '0',
      ...small,
    );
    expect(readFileSync(join(cwd, 'summary.md'), 'utf8')).toMatch(/^before\n## mesh-ready: all requirements are met/);
  });

  test.each([
    [['--format', 'json', '--format', 'github'], /one format goes to standard output/],
    [['--format', 'json=a.yaml'], /overwrite the answers file/],
    [['--format', 'json=x', '--format', 'sarif=x'], /same file/],
    [['--format', 'srif=x'], /did you mean sarif\?/],
    [['--format', 'sarif='], /names no file/],
    [['--require', 'dashboard'], /--require takes the id of a gate/],
    [['--no-regression'], /needs something to compare with/],
  ])('%j is wrong use', async (argv, says) => {
    write('a.yaml', answers(40, 'some'));
    const { stdout, stderr, exitCode } = await run('check', 'a.yaml', ...argv);
    expect({ stdout, exitCode }).toEqual({ stdout: '', exitCode: 2 });
    expect(stderr).toMatch(says);
    expect(readdirSync(cwd).sort()).toEqual(['a.yaml', 'teams']);
  });

  test('the whole bar can stand in the file, where a baseline is a path from its folder', async () => {
    write('teams/old.yaml', answers(40, 'all'));
    write('teams/a.yaml', answers(40, 'some', 'check:\n  settled: true\n  baseline: old.yaml\n  noRegression: true\n'));
    expect(await found('teams/a.yaml')).toEqual([['regression-gate', 6]]);
  });

  test('another version of the pack that cannot be compared does not pass', async () => {
    write(
      'old.yaml',
      `schema: mesh-ready/answers@1\npack: { id: small, version: 9.0.0 }\nanswers:\n  service-count: 40\n`,
    );
    write('a.yaml', answers(40, 'some'));
    expect((await found('a.yaml', '--baseline', 'old.yaml', '--no-regression')).map(([code]) => code)).toEqual([
      'incomparable',
    ]);
  });

  test('noRegression without a baseline is a problem of the file', async () => {
    write('a.yaml', answers(40, 'some', 'check: { noRegression: true }\n'));
    const { stderr, exitCode } = await run('check', 'a.yaml');
    expect({ exitCode, codes: codes(stderr) }).toEqual({ exitCode: 2, codes: ['missing-key'] });
  });
});

describe('compare', () => {
  test('tells what was answered, what moved and where each file stood', async () => {
    write('old.yaml', answers(40, 'unknown'));
    write('mid.yaml', answers(30, 'none'));
    write('new.yaml', answers(30, 'all'));
    const {
      history,
      answers: moves,
      moved,
    } = await json<{
      history: { gates: { met: number } }[];
      answers: Record<string, { question: string }[]>;
      moved: { gates: { after: { outcome: string } }[] };
    }>('compare', 'old.yaml', 'mid.yaml', 'new.yaml');
    expect(history).toHaveLength(3);
    expect(moves['answered']!.map(({ question }) => question)).toEqual(['dashboards']);
    expect(moves['changed']!.map(({ question }) => question)).toEqual(['service-count']);
    expect(moved.gates.map(({ after }) => after.outcome)).toContain('met');
  });

  test('tells when the files are about different organizations', async () => {
    write('old.yaml', `organization: "Old <b>\u202e"\n${answers(40, 'some')}`);
    write('new.yaml', `organization: New\n${answers(40, 'all')}`);
    const { stderr, exitCode } = await run('compare', 'old.yaml', 'new.yaml');
    expect({ stderr, exitCode }).toEqual({
      stderr: 'note: the files are about different organizations or scopes: Old <b>; New\n',
      exitCode: 0,
    });
    expect((await run('compare', 'old.yaml', 'old.yaml')).stderr).toBe('');
  });

  test('one file is not enough', async () => {
    write('old.yaml', answers(40, 'unknown'));
    expect((await run('compare', 'old.yaml')).exitCode).toBe(2);
  });
});

describe('a waiver that had ended when the file was assessed', () => {
  const waived = (until: string) =>
    answers(40, 'some', `waivers:\n  - { gate: all-dashboards, reason: an auditor agreed, until: ${until} }\n`);

  test.each([
    ['2026-11-20', 'waived until 2026-11-20', true],
    ['2026-11-19', 'waiver expired on 2026-11-19', false],
  ])('until %s: told as %s, with the same words on any day', async (until, says, holds) => {
    write('teams/a.yaml', waived(until));
    for (const format of ['terminal', 'markdown', 'html']) {
      const plan = async (today: string) =>
        (await runIn({ cwd, today }, 'plan', 'teams/a.yaml', ...small, '--format', format)).stdout;
      expect((await plan('2026-11-22')).toLowerCase().replaceAll(/\s+/g, ' ')).toContain(says);
      expect(await plan('2030-01-01')).toBe(await plan('2026-11-22'));
    }
    const { teams } = await json<Portfolio>('portfolio', 'teams');
    expect(teams[0]!.blockers).toEqual([{ gate: 'all-dashboards', outcome: 'open', waived: holds }]);
    const { history } = await json<{ history: { gates: { waived: number } }[] }>(
      'compare',
      'teams/a.yaml',
      'teams/a.yaml',
    );
    expect(history.map(({ gates }) => gates.waived)).toEqual(holds ? [1, 1] : [0, 0]);
  });
});

describe('merge', () => {
  test('keeps the newest suggestion where nobody answered, and no other', async () => {
    const head = 'schema: mesh-ready/answers@1\nanswers:\n';
    const suggested = (services: number, day: string) =>
      `  service-count: { suggested: ${services}, source: discovered, date: 2026-11-${day} }\n`;
    write('ann.yaml', `${head}${suggested(40, '20')}  dashboards: { suggested: none, source: discovered }\n`);
    write('ben.yaml', `${head}${suggested(41, '22')}  dashboards: some\n`);
    for (const files of [
      ['ann.yaml', 'ben.yaml'],
      ['ben.yaml', 'ann.yaml'],
    ]) {
      const { stdout } = await run('merge', ...files);
      expect(stdout).toMatch(/service-count:\s*\{? *suggested: 41/);
      expect(stdout.match(/suggested/g)).toHaveLength(1);
    }
  });

  test('keeps agreements, leaves conflicts unknown with who said what, and writes a file that can be read', async () => {
    write('ann.yaml', answers(40, '{ value: some, by: Ann }'));
    write('ben.yaml', answers(40, '{ value: all, by: Ben }'));
    const { stdout, stderr, exitCode } = await run('merge', 'ann.yaml', 'ben.yaml', '-o', 'both.yaml');
    expect({ stdout, exitCode }).toEqual({ stdout: '', exitCode: 0 });
    expect(stderr).toMatch(/Merged with 1 conflict/);
    const text = readFileSync(join(cwd, 'both.yaml'), 'utf8');
    expect(text).toContain('service-count: 40');
    expect(text).toMatch(/dashboards:\n {4}value: unknown\n {4}note: ".*Ann.*Ben.*"/);
    expect((await run('check', 'both.yaml', '--min-coverage', '0')).exitCode).toBe(0);
  });

  test('says which gate a conflict decides about, where neither the stage nor the exposure hangs on it', async () => {
    const sample = readFileSync(
      fileURLToPath(new URL('../../fixtures/samples/example-payments.yaml', import.meta.url)),
      'utf8',
    );
    write('ann.yaml', sample);
    write('ben.yaml', sample.replace('proxy-skills: some', 'proxy-skills: none'));
    const { stdout } = await runIn({ cwd }, 'merge', 'ann.yaml', 'ben.yaml', '--format', 'markdown');
    expect(stdout).toContain(
      "- proxy-skills: it decides about the gate “Someone can read the proxy's configuration and logs”",
    );
  });

  test.each([
    [
      'deadline-for',
      ['end', 'answer'],
      /^- deadline-for: it decides about the steps “Renew or replace what ends by the deadline”, “Send your reply, .+” and 1 more$/m,
    ],
    ['closed-weeks', ['0', '6'], /^- closed-weeks: it moves the plan's work and dates$/m],
  ])('says which steps or dates a conflict moves that changes no result: %s', async (id, [one, other], told) => {
    const sample = readFileSync(
      fileURLToPath(new URL('../../fixtures/samples/example-payments.yaml', import.meta.url)),
      'utf8',
    ).replace('deadline: none', 'deadline: half-year');
    const answered = (value: string | undefined) =>
      sample.replace('deadline: half-year', `deadline: half-year\n  ${id}: ${value}`);
    write('ann.yaml', answered(one));
    write('ben.yaml', answered(other));
    const { stdout } = await runIn({ cwd }, 'merge', 'ann.yaml', 'ben.yaml', '--format', 'markdown');
    expect(stdout).toMatch(told);
  });

  test('says that a conflict about a question that does not apply changes nothing', async () => {
    const sample = readFileSync(
      fileURLToPath(new URL('../../fixtures/samples/monolith-shop.yaml', import.meta.url)),
      'utf8',
    );
    const answered = (weeks: number) => sample.replace(/^answers:\n/m, `answers:\n  closed-weeks: ${weeks}\n`);
    write('ann.yaml', answered(0));
    write('ben.yaml', answered(6));
    const { stdout } = await runIn({ cwd }, 'merge', 'ann.yaml', 'ben.yaml', '--format', 'markdown');
    expect(stdout).toMatch(/^- closed-weeks: it changes no result/m);
  });

  test('the order of the files decides no answer', async () => {
    write(
      'ann.yaml',
      answers(
        40,
        'some',
        'waivers:\n  - { gate: every-dashboard, reason: later, until: 2027-01-01 }\n'.replace(
          'every-dashboard',
          'all-dashboards',
        ),
      ),
    );
    write('ben.yaml', answers(50, 'some'));
    const values = async (...files: string[]) =>
      (await json<{ answers: Record<string, { kind: string; value?: unknown }> }>('merge', ...files)).answers;
    const kinds = (all: Awaited<ReturnType<typeof values>>) =>
      Object.entries(all).map(([id, { kind, value }]) => [id, kind, value]);
    write('ann.yaml', answers(40, 'some'));
    expect(kinds(await values('ann.yaml', 'ben.yaml'))).toEqual(kinds(await values('ben.yaml', 'ann.yaml')));
  });
});
