import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { runIn } from './test-host.ts';

const small = readFileSync(fileURLToPath(new URL('../../fixtures/packs/small/small.yaml', import.meta.url)), 'utf8');
const migrations = `
migrations:
  - { to: 1.1.0, renames: { how-many: service-count } }
  - { to: 1.2.0, splits: [{ from: seeing, into: { dashboards: { well: all } } }] }
`;
const answers = (version: string, ...lines: string[]) =>
  [
    'schema: mesh-ready/answers@1',
    `pack: { id: small, version: ${version} }`,
    'assessed: 2026-11-20',
    'answers:',
    ...lines.map((line) => `  ${line}`),
    '',
  ].join('\n');

let cwd = '';
beforeEach(() => {
  cwd = mkdtempSync(join(tmpdir(), 'mesh-ready-'));
  mkdirSync(join(cwd, 'ours'));
  writeFileSync(join(cwd, 'ours', 'pack.yaml'), small + migrations);
});
afterEach(() => rmSync(cwd, { recursive: true, force: true }));

const ours = (...argv: string[]) => runIn({ cwd }, ...argv, '--rules', 'ours');
const write = (text: string) => writeFileSync(join(cwd, 'a.yaml'), text);
const read = () => readFileSync(join(cwd, 'a.yaml'), 'utf8');
const FIRST =
  /^a\.yaml:2:29: written for version 1\.0\.0 of the rules small, judged by version 1\.2\.0; run: mesh-ready migrate a\.yaml --rules ours \[other-pack\]\n/;

describe('a file for an earlier version of the rules', () => {
  test.each(['check', 'plan'])('is told by %s before what is wrong because of that', async (command) => {
    write(answers('1.0.0', 'how-many: 40'));
    const { stderr, exitCode } = await ours(command, 'a.yaml');
    expect({ exitCode, stderr }).toEqual({ exitCode: 2, stderr: expect.stringMatching(FIRST) });
    expect(stderr).toContain('[unknown-question]');
  });

  test.each(['terminal', 'markdown', 'html', 'json'])(
    'is told in the plan as %s, wherever it is written',
    async (format) => {
      write(answers('1.0.0', 'service-count: 40'));
      await ours('plan', 'a.yaml', '--format', format, '-o', 'plan.txt');
      expect(readFileSync(join(cwd, 'plan.txt'), 'utf8').replace(/\s+/g, ' ')).toMatch(
        format === 'json'
          ? /"writtenFor": \{ "id": "small", "version": "1\.0\.0", "judgedBy": "1\.2\.0" \}/
          : /written for version 1\.0\.0 of the rules small/,
      );
    },
  );

  test.each(['terminal', 'markdown', 'json', 'sarif', 'junit', 'github'])('is told by check as %s', async (format) => {
    write(answers('1.0.0', 'service-count: 40', 'languages: [go]', 'dashboards: all'));
    const { stdout, exitCode } = await ours('check', 'a.yaml', '--min-coverage', '0', '--format', format);
    expect({ stdout, exitCode }).toEqual({
      stdout: expect.stringContaining('written for version 1.0.0 of the rules small'),
      exitCode: 0,
    });
  });

  test('is told by portfolio', async () => {
    mkdirSync(join(cwd, 'teams'));
    writeFileSync(join(cwd, 'teams', 'a.yaml'), answers('1.0.0', 'service-count: 40'));
    writeFileSync(join(cwd, 'teams', 'b.yaml'), answers('1.0.0', 'how-many: 40'));
    const { stderr, exitCode } = await ours('portfolio', 'teams');
    const told = stderr
      .split('\n')
      .map((line) => line.match(/^(?:note: )?teams\/.\.yaml:\d+:\d+|\[[a-z-]+\]$/g)?.join(' '));
    expect({ told, exitCode }).toEqual({
      told: [
        'teams/b.yaml:2:29 [other-pack]',
        'teams/b.yaml:5:3 [unknown-question]',
        'note: teams/a.yaml:2:29 [other-pack]',
        undefined,
      ],
      exitCode: 2,
    });
  });

  test('of this version is not told anything', async () => {
    write(answers('1.2.0', 'service-count: 40'));
    const { stdout, stderr } = await ours('plan', 'a.yaml', '--format', 'json');
    expect(stderr).toBe('');
    expect(JSON.parse(stdout)).not.toHaveProperty('writtenFor');
  });
});

describe('migrate', () => {
  test('gives 0 when nothing is left, and 1 as long as something is', async () => {
    write(answers('1.0.0', 'how-many: 40', 'seeing: badly # ask Operations'));
    const first = await ours('migrate', 'a.yaml');
    const half = answers('1.1.0', 'service-count: 40', 'seeing: badly # ask Operations');
    expect({ exitCode: first.exitCode, file: read() }).toEqual({ exitCode: 1, file: half });
    expect(first.stdout).toContain('a.yaml:6: seeing: left to you');
    expect(first.stdout).toContain('0 kept, 1 changed, 1 left to you\n');
    expect(await ours('migrate', 'a.yaml')).toMatchObject({
      exitCode: 1,
      stdout: expect.stringContaining('1 left to you\n'),
    });
    expect(read()).toBe(half);

    write(`${half}  dashboards: none\n`);
    expect(await ours('migrate', 'a.yaml')).toMatchObject({
      exitCode: 0,
      stdout: expect.stringContaining('0 left to you\n'),
    });
    expect(read()).toBe(
      answers(
        '1.2.0',
        'service-count: 40',
        '# seeing was removed: dashboards took its place:',
        '# seeing: badly # ask Operations',
        'dashboards: none',
      ),
    );
  });

  test('counts what is wrong for other reasons', async () => {
    write(answers('1.0.0', 'langages: [go]'));
    const { stdout, exitCode } = await ours('migrate', 'a.yaml', '--format', 'json');
    expect({ exitCode, ...(JSON.parse(stdout) as object) }).toMatchObject({
      exitCode: 1,
      left: 1,
      problems: [{ code: 'unknown-question', line: 5 }],
    });
  });

  test('refuses answers for a later version than the rules', async () => {
    const text = answers('1.9.0', 'service-count: 40');
    write(text);
    const { stdout, stderr, exitCode } = await ours('migrate', 'a.yaml');
    expect({ stdout, exitCode, file: read() }).toEqual({ stdout: '', exitCode: 2, file: text });
    expect(stderr).toMatch(/^a\.yaml:2:29: .*1\.9\.0.*1\.2\.0.* \[other-pack\]\n$/);
  });
});
