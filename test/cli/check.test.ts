import { appendFileSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { checkReporters } from '../../src/report/check.ts';
import { wellFormed } from '../formats/well-formed.ts';
import { runIn, type World } from './test-host.ts';

/** A small pack, and a requirement that every file meets. */
const small = ['--rules', fileURLToPath(new URL('../../fixtures/packs/small', import.meta.url)), '--min-coverage', '0'];
const good =
  'schema: mesh-ready/answers@1\nassessed: 2026-11-20\nanswers:\n  service-count: 40\n  languages: [java, go]\n  dashboards: some\n';
const broken = `${good.replace('some', 'al')}waivers:\n  - { gate: al-dashboards, reason: later, until: 2027-01-01 }\ncheck: { require: [dashboards-al] }\n`;
const formats = Object.keys(checkReporters);

let cwd = '';
beforeEach(() => {
  cwd = mkdtempSync(join(tmpdir(), 'mesh-ready-'));
  writeFileSync(join(cwd, 'good.yaml'), good);
  writeFileSync(join(cwd, 'broken.yaml'), broken);
});
afterEach(() => rmSync(cwd, { recursive: true, force: true }));

const check = (...argv: string[]) => runIn({ cwd }, 'check', ...argv, ...small);
const read = (name: string) => readFileSync(join(cwd, name), 'utf8');
const codes = (stderr: string) => [...stderr.matchAll(/\[([a-z-]+)\]$/gm)].map((match) => match[1]);

describe('a file that cannot be used', () => {
  const found = ['unknown-value', 'unknown-gate', 'unknown-gate'];

  test.each(formats)('as %s: the problems in that format, the lines on standard error, exit code 2', async (format) => {
    const { stdout, stderr, exitCode } = await check('broken.yaml', '--format', format);
    expect({ exitCode, codes: codes(stderr) }).toEqual({ exitCode: 2, codes: found });
    if (format === 'terminal') return expect(stdout).toBe('');
    for (const code of found) expect(stdout).toContain(code);
    wellFormed[format]!(stdout);
  });

  test('JSON names file, line and column of each', async () => {
    const { problems } = JSON.parse((await check('broken.yaml', '--format', 'json')).stdout) as {
      problems: Record<string, unknown>[];
    };
    expect(problems.map(({ code, file, line, column }) => [code, file, line, column])).toEqual([
      ['unknown-value', 'broken.yaml', 6, 15],
      ['unknown-gate', 'broken.yaml', 8, 13],
      ['unknown-gate', 'broken.yaml', 9, 20],
    ]);
  });

  test('goes to every place that a result would go to', async () => {
    const summary = join(cwd, 'summary.md');
    const { stdout, stderr, exitCode } = await runIn(
      { cwd, env: { GITHUB_STEP_SUMMARY: summary } },
      'check',
      'broken.yaml',
      ...small,
      '--format',
      'github',
      '--format',
      'sarif=a.sarif',
      '--format',
      'terminal=a.txt',
    );
    expect({ exitCode, codes: codes(stderr) }).toEqual({ exitCode: 2, codes: found });
    expect(stdout).toMatch(/^::error file=broken\.yaml,line=6,endLine=6,col=15,title=/);
    wellFormed['sarif']!(read('a.sarif'));
    expect(codes(read('a.txt'))).toEqual(found);
    expect(read('summary.md')).toMatch(/^## Check: nothing was checked: 3 problems\n\n- /);
    await check('broken.yaml', '--format', 'junit', '-o', 'a.xml');
    expect(read('a.xml')).toContain('errors="3"');
  });

  test.each([
    [['missing.yaml'], 'unreadable'],
    [['good.yaml', '--baseline', 'missing.yaml'], 'unreadable'],
    [['good.yaml', '--require', 'dashboards-al'], 'usage'],
    [['good.yaml', '--rules', 'missing'], 'unreadable'],
  ])('%j is told in the format, too', async (argv, code) => {
    const { stdout, stderr, exitCode } = await runIn(
      { cwd },
      'check',
      ...(argv.includes('--rules') ? [] : small),
      ...argv,
      '--format',
      'json',
    );
    expect({ exitCode, codes: codes(stderr) }).toEqual({ exitCode: 2, codes: [code] });
    expect((JSON.parse(stdout) as { problems: { code: string }[] }).problems.map((problem) => problem.code)).toEqual([
      code,
    ]);
  });

  test('is not overwritten by its own problems', async () => {
    const { stderr, exitCode } = await check('broken.yaml', '--format', 'json', '-o', 'broken.yaml');
    expect({ exitCode, codes: codes(stderr), text: read('broken.yaml') }).toEqual({
      exitCode: 2,
      codes: ['usage'],
      text: broken,
    });
  });
});

describe('a check without any requirement', () => {
  const bare = small.slice(0, 2);

  test.each(formats)('is asked for one, and meets nothing: %s', async (format) => {
    const { stdout, stderr, exitCode } = await runIn({ cwd }, 'check', 'good.yaml', ...bare, '--format', format);
    expect({ exitCode, codes: codes(stderr) }).toEqual({ exitCode: 2, codes: ['usage'] });
    expect(stderr).toMatch(/--ready-for.*check: \{ readyFor: walk \}/);
    expect(stdout).not.toContain('are met');
  });

  test('a baseline alone requires nothing', async () => {
    const argv = ['good.yaml', '--baseline', 'good.yaml', ...bare];
    expect((await runIn({ cwd }, 'check', ...argv)).exitCode).toBe(2);
    expect((await runIn({ cwd }, 'check', ...argv, '--no-regression')).exitCode).toBe(0);
  });
});

describe('where results go', () => {
  test('one that cannot be written keeps no other from its place', async () => {
    const { stdout, stderr, exitCode } = await check(
      'good.yaml',
      '--format',
      'sarif=no/a.sarif',
      '--format',
      'junit=a.xml',
      '--format',
      'github',
    );
    expect({ exitCode, codes: codes(stderr) }).toEqual({ exitCode: 2, codes: ['not-writable'] });
    expect(stdout).toContain('mesh-ready: all requirements are met');
    expect(read('a.xml')).toMatch(/^<\?xml/);
  });

  test.each([['no/summary.md'], ['folder']])(
    'a step summary that cannot be written (%s) changes no result',
    async (summary) => {
      mkdirSync(join(cwd, 'folder'));
      const { stderr, exitCode } = await runIn(
        { cwd, env: { GITHUB_STEP_SUMMARY: join(cwd, summary) } },
        'check',
        'good.yaml',
        ...small,
        '--format',
        'github',
      );
      expect(exitCode).toBe(0);
      expect(stderr).toMatch(/^note: the step summary cannot be written: /m);
    },
  );

  test.each([
    [['--baseline', 'old.yaml'], ''],
    [[], 'check: { baseline: old.yaml }\n'],
  ])('not over the baseline: %j', async (argv, more) => {
    writeFileSync(join(cwd, 'old.yaml'), good);
    appendFileSync(join(cwd, 'good.yaml'), more);
    const { stderr, exitCode } = await check('good.yaml', ...argv, '-o', 'old.yaml');
    expect({ exitCode, codes: codes(stderr), text: read('old.yaml') }).toEqual({
      exitCode: 2,
      codes: ['usage'],
      text: good,
    });
  });
});

describe('what is given wrongly', () => {
  test.each([
    [['--format', ''], /^--format names no format, write one of: terminal, /],
    [['--max-age-days', ''], /not nothing/],
    [['--max-age-days', '1000000'], /at most 999999/],
    [['--min-coverage', ''], /not nothing/],
  ])('%j says so and what would be right', async (argv, says) => {
    const { stdout, stderr, exitCode } = await check('good.yaml', ...argv);
    expect({ stdout, exitCode, codes: codes(stderr) }).toEqual({ stdout: '', exitCode: 2, codes: ['usage'] });
    expect(stderr).toMatch(says);
    expect((await runIn({ cwd }, 'check', 'good.yaml', '--format', '')).stderr).toMatch(/^--format names no format/);
  });

  test.each([
    [['', ...small]],
    [['good.yaml', '--baseline', '', ...small]],
    [['good.yaml', '-o', '', ...small]],
    [['good.yaml', '--rules', '']],
    [['good.yaml', '--format', 'json=-', '--format', 'github', ...small]],
    [['good.yaml', '--format', 'json', '--format', 'sarif=a', '-o', 'a', ...small]],
  ])('%j is wrong use', async (argv) => {
    const { stdout, stderr, exitCode } = await runIn({ cwd }, 'check', ...argv);
    expect({ stdout, exitCode, codes: codes(stderr) }).toEqual({ stdout: '', exitCode: 2, codes: ['usage'] });
    expect(readdirSync(cwd).sort()).toEqual(['broken.yaml', 'good.yaml']);
  });

  test('a format can be sent to standard output by name', async () => {
    const { stdout } = await check('good.yaml', '--format', 'json=-', '--format', 'github=a.txt', '-o', 'b.txt');
    expect(JSON.parse(stdout)).toHaveProperty('check');
    expect(readdirSync(cwd).sort()).toEqual(['a.txt', 'broken.yaml', 'good.yaml']);
  });

  test('standard input cannot be the file and the baseline at once', async () => {
    const world: World = { cwd, stdin: good };
    const { stdout, stderr, exitCode } = await runIn(world, 'check', '-', '--baseline', '-', ...small);
    expect({ stdout, exitCode, codes: codes(stderr) }).toEqual({ stdout: '', exitCode: 2, codes: ['usage'] });
  });

  test('a baseline that the file calls - is a file beside it', async () => {
    writeFileSync(join(cwd, '-'), good);
    appendFileSync(join(cwd, 'good.yaml'), 'check: { baseline: "-", noRegression: true }\n');
    expect((await check('good.yaml')).exitCode).toBe(0);
    expect(readdirSync(cwd)).toContain('-');
  });
});

test('a baseline of somebody else is compared, and both are named', async () => {
  writeFileSync(join(cwd, 'old.yaml'), `organization: Old Shop\nscope: web\n${good}`);
  writeFileSync(join(cwd, 'new.yaml'), `organization: New Bank\n${good}`);
  const { stdout, exitCode } = await check('new.yaml', '--baseline', 'old.yaml', '--no-regression');
  expect(exitCode).toBe(0);
  expect(stdout).toContain('note: the baseline old.yaml is about "Old Shop", web, this file about "New Bank"\n');
});

describe('reports for machines name files from the root of the repository', () => {
  interface Log {
    runs: {
      automationDetails: { id: string };
      results: {
        partialFingerprints: object;
        locations: { physicalLocation: { artifactLocation: { uri: string } } }[];
      }[];
    }[];
  }
  beforeEach(() => {
    for (const team of ['a', 'b']) {
      mkdirSync(join(cwd, 'teams', team), { recursive: true });
      writeFileSync(join(cwd, 'teams', team, 'answers.yaml'), good);
      writeFileSync(join(cwd, 'teams', team, 'broken.yaml'), broken);
    }
  });
  const inTeam = (team: string, file: string, format: string, env: Record<string, string> = {}) =>
    runIn({ cwd: join(cwd, 'teams', team), env }, 'check', file, '--ready-for', 'fly', '--format', format, ...small);
  const sarif = async (team: string, file: string, env?: Record<string, string>) =>
    (JSON.parse((await inTeam(team, file, 'sarif', env)).stdout) as Log).runs[0]!;

  test.each<[string, () => Record<string, string>]>([
    ['a folder .git', () => (mkdirSync(join(cwd, '.git')), {})],
    ['a file .git of a linked work tree', () => (writeFileSync(join(cwd, '.git'), 'gitdir: elsewhere\n'), {})],
    ['GITHUB_WORKSPACE', () => ({ GITHUB_WORKSPACE: cwd })],
    ['CI_PROJECT_DIR', () => ({ CI_PROJECT_DIR: cwd })],
  ])('found by %s', async (_, root) => {
    const env = root();
    for (const file of ['answers.yaml', 'broken.yaml']) {
      const path = `teams/a/${file}`;
      const { automationDetails, results } = await sarif('a', file, env);
      expect(automationDetails.id).toBe(`mesh-ready/${path}/`);
      for (const { locations } of results) expect(locations[0]!.physicalLocation.artifactLocation.uri).toBe(path);
      expect((await inTeam('a', file, 'github', env)).stdout).toContain(`::error file=${path},line=6,`);
      expect((await inTeam('a', file, 'junit', env)).stdout).toContain(`file="${path}"`);
    }
    expect((await inTeam('a', 'broken.yaml', 'json', env)).stdout).toContain('"file": "broken.yaml"');
  });

  test('tell the files of two teams apart', async () => {
    mkdirSync(join(cwd, '.git'));
    for (const file of ['answers.yaml', 'broken.yaml']) {
      const [a, b] = [await sarif('a', file), await sarif('b', file)];
      expect(a.results.length).toBeGreaterThan(0);
      const prints = [...a.results, ...b.results].map((result) => JSON.stringify(result.partialFingerprints));
      expect(new Set(prints).size).toBe(prints.length);
      expect((await inTeam('b', file, 'junit')).stdout).toContain(
        `classname="mesh-ready.teams.b.${file.slice(0, -5)}"`,
      );
    }
  });

  test('keep the path as typed outside a repository', async () => {
    expect((await sarif('a', '../b/answers.yaml')).automationDetails.id).toBe('mesh-ready/../b/answers.yaml/');
  });
});

test('compare puts files in the order of their days, and says where a file has none', async () => {
  for (const [name, day] of [
    ['late', '2026-11-20'],
    ['early', '2025-11-20'],
  ] as const)
    writeFileSync(join(cwd, `${name}.yaml`), good.replace('2026-11-20', day));
  writeFileSync(join(cwd, 'undated.yaml'), good.replace(/^assessed: .*\n/m, ''));
  const history = async (...files: string[]) => {
    const { stdout, stderr } = await runIn({ cwd }, 'compare', ...files, ...small.slice(0, 2), '--format', 'json');
    const parsed = JSON.parse(stdout) as { history: { file: string }[] };
    return { files: parsed.history.map(({ file }) => file), stderr };
  };
  const inOrder = { files: ['early.yaml', 'late.yaml'], stderr: '' };
  expect(await history('late.yaml', 'early.yaml')).toEqual(inOrder);
  expect(await history('early.yaml', 'late.yaml')).toEqual(inOrder);
  expect(await history('undated.yaml', 'early.yaml')).toEqual({
    files: ['undated.yaml', 'early.yaml'],
    stderr: expect.stringMatching(/^note: not every file has an assessed: day/),
  });
});
