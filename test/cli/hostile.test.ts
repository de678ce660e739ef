import { execFileSync, spawnSync } from 'node:child_process';
import {
  chmodSync,
  linkSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Writable } from 'node:stream';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { run } from '../../src/cli/run.ts';
import { runIn } from './test-host.ts';

const small = ['--rules', fileURLToPath(new URL('../../fixtures/packs/small', import.meta.url))];
const good =
  'schema: mesh-ready/answers@1\nassessed: 2026-11-20\nanswers:\n  service-count: 40\n  languages: [java, go]\n  dashboards: some\n';
const posix = process.platform !== 'win32';

let cwd = '';
const at = (name: string) => join(cwd, name);
beforeEach(() => {
  cwd = mkdtempSync(join(tmpdir(), 'mesh-ready-'));
  writeFileSync(at('good.yaml'), good);
});
afterEach(() => rmSync(cwd, { recursive: true, force: true }));

describe('what a person wrote does not steer the terminal', () => {
  const evil = '\u001b[31mx\u009b2J\u202e\u200by';
  test.each<string[]>([
    [evil],
    ['check', `${evil}.yaml`],
    ['check', 'good.yaml', ...small, `--${evil}`],
    ['check', 'good.yaml', ...small, '--format', evil],
    ['check', 'good.yaml', ...small, '--ready-for', evil],
    ['check', 'good.yaml', '--rules', evil],
    ['explain', evil, ...small],
    ['whatif', 'good.yaml', ...small, '--set', `${evil}=1`],
    ['assess', 'good.yaml', ...small, '--only', evil],
    ['portfolio', evil],
    ['check', 'evil.yaml', '--min-coverage', '0', ...small],
    ['plan', 'good.yaml', ...small, '-o', evil],
    ['init', evil, ...small],
  ])('%j', async (...argv) => {
    writeFileSync(at('evil.yaml'), good.replace('dashboards', '"dash\\u202eboards"').replace('java', '"a\u200bb"'));
    const { stderr, stdout } = await runIn({ cwd }, ...argv);
    expect(stdout).toBe('');
    expect(stderr).toMatch(/\\u\{20(2e|0b)\}/);
    expect(stderr).not.toMatch(/[^\P{Cc}\n]|[\u200b\u202e]/u);
  });
});

describe.runIf(posix)('--output never lands on the answers file', () => {
  test.each([
    ['a link to it', (path: string) => symlinkSync('good.yaml', path)],
    ['another name of it', (path: string) => linkSync(at('good.yaml'), path)],
  ])('through %s', async (_what, make) => {
    make(at('other'));
    for (const [input, output] of [
      ['good.yaml', 'other'],
      ['other', 'good.yaml'],
    ] as const) {
      const { stderr, exitCode } = await runIn({ cwd }, 'plan', input, ...small, '-o', output);
      expect({ stderr, exitCode }).toEqual({
        stderr: `--output ${output} would overwrite the answers file [usage]\n`,
        exitCode: 2,
      });
    }
    expect(readFileSync(at('good.yaml'), 'utf8')).toBe(good);
  });
});

describe('streams that cannot be written', () => {
  const full = () =>
    new Writable({
      write: (_chunk, _encoding, done) => done(Object.assign(new Error('no space left'), { code: 'ENOSPC' })),
    });
  const read = () => new Writable({ write: (_chunk, _encoding, done) => done() });
  const host = (stdout: Writable, stderr: Writable) => ({
    stdin: process.stdin,
    stdout,
    stderr,
    notes: stderr,
    env: {},
    cwd,
    today: () => '2026-11-22',
    latestDay: () => '2026-11-22',
    interruption: () => new AbortController().signal,
  });

  test.each([['--help'], ['--version'], ['plan', '--help']])('%j on a full disk gives 2', async (...argv) => {
    expect(await run(argv, host(full(), read()))).toBe(2);
  });

  test.each<[string[], number]>([
    [['check', 'missing.yaml'], 2],
    [['--nonsense'], 2],
    [[], 2],
    [['check', 'good.yaml', '--min-coverage', '0', ...small], 0],
    [['plan', 'good.yaml', ...small, '-o', 'plan.md'], 0],
  ])('%j gives the same code when nobody can be told', async (argv, code) => {
    expect(await run(argv, host(read(), full()))).toBe(code);
  });
});

describe('a rule pack of somebody else', () => {
  const unreadable = (file: string, message: string) => ({
    stdout: '',
    stderr: `${file}: ${message} [unreadable]\n`,
    exitCode: 2,
  });
  beforeEach(() => mkdirSync(at('pack')));

  test.runIf(posix)('holds a pipe at which reading would wait for ever', async () => {
    execFileSync('mkfifo', [at('pack/a.yaml')]);
    expect(await runIn({ cwd }, 'check', 'good.yaml', '--rules', 'pack')).toEqual(
      unreadable('pack/a.yaml', 'is a pipe or a device, not a file'),
    );
  });

  test.runIf(posix)('holds links that lead to nothing and round in a circle', async () => {
    symlinkSync('nowhere', at('pack/a.yaml'));
    symlinkSync('b.yaml', at('pack/b.yaml'));
    const { stderr, exitCode } = await runIn({ cwd }, 'check', 'good.yaml', '--rules', 'pack');
    const says = 'is a link that leads to no file [unreadable]';
    expect({ stderr, exitCode }).toEqual({ stderr: `pack/a.yaml: ${says}\npack/b.yaml: ${says}\n`, exitCode: 2 });
  });

  test.runIf(posix && process.getuid?.() !== 0)('holds a folder that may not be read', async () => {
    mkdirSync(at('pack/closed'));
    chmodSync(at('pack/closed'), 0);
    for (const argv of [
      ['check', 'good.yaml', '--rules', 'pack'],
      ['portfolio', 'pack', ...small],
    ]) {
      expect(await runIn({ cwd }, ...argv)).toEqual(unreadable('pack/closed', 'this folder may not be read'));
    }
    chmodSync(at('pack/closed'), 0o700);
  });
});

describe('a portfolio', () => {
  test.runIf(posix)('does not wait at a pipe, and tells of links in a circle', async () => {
    mkdirSync(at('teams'));
    execFileSync('mkfifo', [at('teams/a.yaml')]);
    symlinkSync('b.yaml', at('teams/b.yaml'));
    writeFileSync(at('teams/c.yaml'), good);
    const { stdout, stderr, exitCode } = await runIn({ cwd }, 'portfolio', 'teams', ...small);
    expect(exitCode).toBe(2);
    expect(stdout).toContain('c.yaml');
    expect(stderr.split('\n').map((line) => line.split(':')[0])).toEqual(['teams/a.yaml', 'teams/b.yaml', '']);
  });
});

test('init does not pass over an option that it has no use for', async () => {
  for (const argv of [
    ['init', 'a.yaml', '-o', 'b.yaml'],
    ['init', 'a.yaml', '--format', 'json'],
  ]) {
    const { stderr, exitCode } = await runIn({ cwd }, ...argv, ...small);
    expect({ exitCode, told: stderr.includes('[usage]') }).toEqual({ exitCode: 2, told: true });
  }
  expect(readdirSync(cwd)).toEqual(['good.yaml']);
});

test('init overwrites no schema of somebody else, and not its own file', async () => {
  writeFileSync(at('answers.schema.json'), '{}');
  const init = async (...argv: string[]) => (await runIn({ cwd }, 'init', ...argv, ...small)).exitCode;
  expect(await init('a.yaml')).toBe(2);
  expect(await init('answers.schema.json', '--force')).toBe(2);
  expect(readdirSync(cwd).sort()).toEqual(['answers.schema.json', 'good.yaml']);
  expect(readFileSync(at('answers.schema.json'), 'utf8')).toBe('{}');
  expect(await init('a.yaml', '--force')).toBe(0);
  expect(await init('b.yaml')).toBe(0);
});

test.runIf(posix)('a working folder that is gone is told in a sentence', () => {
  const bin = fileURLToPath(new URL('../../dist/bin.cjs', import.meta.url));
  mkdirSync(at('gone'));
  const { stderr, status } = spawnSync(
    'sh',
    ['-c', 'rmdir ../gone; exec "$0" "$@"', process.execPath, bin, 'check', at('good.yaml')],
    { cwd: at('gone'), encoding: 'utf8' },
  );
  expect({ stderr, status }).toEqual({
    stderr: 'the folder that this runs in is gone; change to another one [unreadable]\n',
    status: 2,
  });
});

test('a name with a line end or terminal sequences stays in one line of every message, and its command can be pasted', async () => {
  const name = 'a\nb \u001b[31m\u202e.yaml';
  const shown = 'a\\u{a}b \\u{1b}[31m\\u{202e}.yaml';
  const cwd = mkdtempSync(join(tmpdir(), 'mesh-ready-'));
  try {
    expect((await runIn({ cwd }, 'init', name)).stderr).toBe(
      `wrote ${shown}, and answers.schema.json next to it for editors; fill it in, then run: mesh-ready assess $'a\\x0Ab \\x1B[31m\\xE2\\x80\\xAE.yaml'\n`,
    );
    expect((await runIn({ cwd }, 'init', name)).stderr).toMatch(/^a\\u\{a\}b .* \[not-writable\]\n$/);
    expect((await runIn({ cwd }, 'check', `${name}.yaml`)).stderr).toMatch(/^a\\u\{a\}b .* \[unreadable\]\n$/);
  } finally {
    rmSync(cwd, { recursive: true, force: true });
  }
});
