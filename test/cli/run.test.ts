import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Writable } from 'node:stream';
import { fileURLToPath } from 'node:url';
import { Command, Help } from 'commander';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { loadCommands } from '../../src/cli/program.ts';
import { run } from '../../src/cli/run.ts';
import { runIn, type World } from './test-host.ts';

const commands = await loadCommands();

const rules = fileURLToPath(new URL('../../fixtures/packs/small', import.meta.url));
const small = ['--rules', rules];
const good =
  'schema: mesh-ready/answers@1\nassessed: 2026-11-20\nanswers:\n  service-count: 40\n  languages: [java, go]\n  dashboards: some\n';

let cwd = '';
beforeEach(() => {
  cwd = mkdtempSync(join(tmpdir(), 'mesh-ready-'));
  writeFileSync(join(cwd, 'good.yaml'), good);
  mkdirSync(join(cwd, 'folder'));
});
afterEach(() => rmSync(cwd, { recursive: true, force: true }));

const at = (world: Partial<World> = {}) => ({ cwd, ...world });
/** The codes in the output on standard error. */
const codes = (stderr: string) => [...stderr.matchAll(/\[([a-z-]+)\]$/gm)].map((match) => match[1]);

describe('wrong use gives 2 and says what would be right', () => {
  test.each<[string[], RegExp]>([
    [['chek', 'good.yaml'], /did you mean check\?/],
    [['check', 'good.yaml', '--fromat', 'json'], /did you mean --format\?/],
    [['check', 'good.yaml', '--format', 'jsno'], /did you mean json\?/],
    [['check', 'good.yaml', '-f', 'jsno'], /did you mean json\?/],
    [['plan', 'good.yaml', '--format', 'xml'], /write one of: terminal, markdown/],
    [['check', 'good.yaml', '--ready-for', 'wlak'], /did you mean walk\?/],
    [['check', 'good.yaml', '--verdict', 'yes,nott-yet'], /did you mean not-yet\?/],
    [['check', 'good.yaml', '--min-coverage', '101'], /0 to 100/],
    [['check', 'good.yaml', '--min-coverage', 'half'], /0 to 100/],
    [['check', 'good.yaml', '--max-age-days', '-1'], /whole number/],
    [['check'], /missing required argument/],
    [['check', 'good.yaml', 'more.yaml'], /too many arguments/],
    [
      ['explain', 'verdict', 'answers.yaml', '--why-not', 'walk'],
      /: mesh-ready explain --why-not walk answers\.yaml \[/,
    ],
    [['explain', 'langages', ...small], /did you mean languages\?/],
    [['assess', 'good.yaml', '--only', 'langages', ...small], /did you mean languages\?/],
    [['assess', 'good.yaml', '--section', 'sise', ...small], /did you mean size\?/],
    [['assess', 'good.yaml', '--quick', '--review', ...small], /choose one/],
    [['plan', 'good.yaml', '-o', './good.yaml', ...small], /overwrite the answers/],
  ])('%j', async (argv, says) => {
    const { stdout, stderr, exitCode } = await runIn(at(), ...argv);
    expect({ stdout, exitCode, codes: codes(stderr) }).toEqual({ stdout: '', exitCode: 2, codes: ['usage'] });
    expect(stderr).toMatch(says);
    expect(readFileSync(join(cwd, 'good.yaml'), 'utf8')).toBe(good);
  });

  test('no command at all shows the help', async () => {
    const { stdout, stderr, exitCode } = await runIn(at());
    expect({ stdout, exitCode }).toEqual({ stdout: '', exitCode: 2 });
    expect(stderr).toContain('Usage: mesh-ready');
  });
});

describe('what cannot be read gives 2, the same for each command that reads', () => {
  const readers = ['assess', 'plan', 'check'];
  const cases: [string, string, string, World['stdin']?][] = [
    ['a file that is not there', 'missing.yaml', 'unreadable'],
    ['a folder', 'folder', 'unreadable'],
    ['a file below a file', 'good.yaml/answers.yaml', 'unreadable'],
    ['an empty file', 'empty.yaml', 'empty'],
    ['a file above 1 MiB', 'large.yaml', 'too-large'],
    ['bytes that are no text', 'bytes.yaml', 'not-yaml'],
    ['an empty standard input', '-', 'empty', ''],
    ['a standard input above 1 MiB', '-', 'too-large', Buffer.alloc(1024 * 1024 + 1, 0x20)],
  ];
  test.each(
    readers.flatMap((command) => cases.map(([what, file, code, stdin]) => [command, what, file, code, stdin] as const)),
  )('%s: %s', async (command, _what, file, code, stdin) => {
    writeFileSync(join(cwd, 'empty.yaml'), '');
    writeFileSync(join(cwd, 'large.yaml'), Buffer.alloc(1024 * 1024 + 1, 0x20));
    writeFileSync(join(cwd, 'bytes.yaml'), Buffer.from([0x61, 0x3a, 0xff, 0xfe]));
    const { stdout, stderr, exitCode } = await runIn(at(stdin === undefined ? {} : { stdin }), command, file, ...small);
    expect({ stdout, exitCode, codes: codes(stderr) }).toEqual({ stdout: '', exitCode: 2, codes: [code] });
  });

  test.each([['missing'], ['good.yaml'], ['folder']])('a pack in %s', async (folder) => {
    const { stderr, exitCode } = await runIn(at(), 'check', 'good.yaml', '--rules', folder);
    expect({ exitCode, codes: codes(stderr) }).toEqual({ exitCode: 2, codes: ['unreadable'] });
  });

  test('all problems of a file are told at once, with their places', async () => {
    writeFileSync(
      join(cwd, 'bad.yaml'),
      'schema: mesh-ready/answers@1\nanswers:\n  service-count: 5000\n  langages: [java]\n  dashboards: al\n',
    );
    const { stderr, exitCode } = await runIn(at(), 'check', 'bad.yaml', ...small);
    expect(exitCode).toBe(2);
    expect(stderr.match(/^bad\.yaml:\d+:\d+: /gm)).toEqual(['bad.yaml:3:18: ', 'bad.yaml:4:3: ', 'bad.yaml:5:15: ']);
    expect(codes(stderr)).toEqual(['out-of-bounds', 'unknown-question', 'unknown-value']);
  });
});

describe('where nothing can be written', () => {
  test.each([
    ['a folder', 'folder'],
    ['a folder that is not there', 'no/plan.md'],
  ])('%s gives 2', async (_what, target) => {
    const { stdout, stderr, exitCode } = await runIn(at(), 'plan', 'good.yaml', '-o', target, ...small);
    expect({ stdout, exitCode, codes: codes(stderr) }).toEqual({ stdout: '', exitCode: 2, codes: ['not-writable'] });
  });

  const failing = (code: string) =>
    new Writable({ write: (_chunk, _encoding, done) => done(Object.assign(new Error(code), { code })) });
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

  test('a reader that has gone away is no error', async () => {
    expect(await run(['plan', 'good.yaml', ...small], host(failing('EPIPE'), failing('EPIPE')))).toBe(0);
    expect(
      await run(['check', 'good.yaml', '--ready-for', 'fly', ...small], host(failing('EPIPE'), failing('EPIPE'))),
    ).toBe(1);
  });

  test('a full disk behind standard output gives 2', async () => {
    expect(await run(['plan', 'good.yaml', ...small], host(failing('ENOSPC'), failing('EPIPE')))).toBe(2);
  });
});

describe('results', () => {
  test.each(['terminal', 'markdown', 'json'])('check gives the same exit code as %s', async (format) => {
    const exitCode = async (...bar: string[]) =>
      (await runIn(at(), 'check', 'good.yaml', '--format', format, ...small, ...bar)).exitCode;
    expect(await exitCode()).toBe(2);
    expect(
      await exitCode(
        '--ready-for',
        'walk',
        '--verdict',
        'no',
        '--verdict',
        'yes',
        '--min-coverage',
        '100',
        '--max-age-days',
        '2',
      ),
    ).toBe(0);
    expect(await exitCode('--ready-for', 'run')).toBe(1);
    expect(await exitCode('--verdict', 'no')).toBe(1);
    expect(await exitCode('--max-age-days', '1')).toBe(1);
  });

  test('the bar of the file counts, and options override its parts', async () => {
    writeFileSync(join(cwd, 'barred.yaml'), `${good}check: { readyFor: fly, maxAgeDays: 1 }\n`);
    const found = async (...bar: string[]) => {
      const { stdout } = await runIn(at(), 'check', 'barred.yaml', '--format', 'json', ...small, ...bar);
      const { check } = JSON.parse(stdout) as { check: { findings: { code: string }[] } };
      return [...new Set(check.findings.map(({ code }) => code))];
    };
    expect(await found()).toEqual(['gate-open', 'answer-stale']);
    expect(await found('--ready-for', 'walk')).toEqual(['answer-stale']);
    expect(await found('--max-age-days', '30')).toEqual(['gate-open']);
  });

  test('the file of --output gets what standard output would get', async () => {
    const { stdout } = await runIn(at(), 'plan', 'good.yaml', ...small);
    const ran = await runIn(at(), 'plan', 'good.yaml', '-o', 'plan.md', ...small);
    expect({ stdout: ran.stdout, exitCode: ran.exitCode }).toEqual({ stdout: '', exitCode: 0 });
    expect(readFileSync(join(cwd, 'plan.md'), 'utf8')).toBe(stdout);
  });

  test('standard input is read for -, and --output - is standard output', async () => {
    const fromFile = await runIn(at(), 'plan', 'good.yaml', ...small);
    // A command to run next can't name standard input.
    const stdout = fromFile.stdout.replaceAll('mesh-ready plan good.yaml', 'mesh-ready plan answers.yaml');
    expect(await runIn(at({ stdin: good }), 'plan', '-', '-o', '-', ...small)).toEqual({ ...fromFile, stdout });
  });

  test('colour goes where it is wanted and nowhere else', async () => {
    const escapes = async (world: Partial<World>, ...argv: string[]) =>
      (await runIn(at(world), 'assess', 'good.yaml', ...small, ...argv)).stdout.includes('\u001b[');
    expect(await escapes({})).toBe(false);
    expect(await escapes({}, '--color')).toBe(true);
    expect(await escapes({ env: { FORCE_COLOR: '1' } })).toBe(true);
    expect(await escapes({ env: { FORCE_COLOR: '1' } }, '--no-color')).toBe(false);
  });

  test('a file for another version of the pack is used, and the difference is told on standard error', async () => {
    const text = `schema: mesh-ready/answers@1\npack: { id: small, version: 1.1.0 }\n${good.slice(good.indexOf('assessed'))}`;
    const { stderr, exitCode } = await runIn(at({ stdin: text }), 'check', '-', '--min-coverage', '0', ...small);
    expect({ exitCode, codes: codes(stderr) }).toEqual({ exitCode: 0, codes: ['other-pack'] });
  });
});

describe('assess without a terminal', () => {
  test('prints the result of a complete file', async () => {
    const { stderr, exitCode } = await runIn(at(), 'assess', 'good.yaml', ...small);
    expect({ stderr, exitCode }).toEqual({ stderr: '', exitCode: 0 });
  });

  test('names the file that was given in what to type next, and the usual one for standard input', async () => {
    expect((await runIn(at(), 'assess', 'good.yaml', ...small)).stdout).toContain('mesh-ready plan good.yaml -o');
    expect((await runIn(at({ stdin: good }), 'plan', '-', '--format', 'terminal', ...small)).stdout).toContain(
      'mesh-ready plan answers.yaml -o',
    );
  });

  test('names the questions that are open and the way out', async () => {
    writeFileSync(join(cwd, 'open.yaml'), 'schema: mesh-ready/answers@1\nanswers:\n  service-count: 1\n');
    const { stdout, stderr, exitCode } = await runIn(at(), 'assess', 'open.yaml', ...small);
    expect({ stdout, exitCode, codes: codes(stderr) }).toEqual({ stdout: '', exitCode: 2, codes: ['input-needed'] });
    expect(stderr).toContain('dashboards');
    expect(stderr).not.toContain('languages');
    expect(stderr).toContain('--no-input');
  });

  test('--no-input prints the result with what is not known, and leaves no file behind', async () => {
    const { stdout, exitCode } = await runIn(at(), 'assess', '--no-input', '--format', 'json', ...small);
    expect(exitCode).toBe(0);
    expect((JSON.parse(stdout) as { unknowns: unknown[] }).unknowns).toHaveLength(3);
    expect(readdirSync(cwd).sort()).toEqual(['folder', 'good.yaml']);
  });
});

describe('init', () => {
  test('writes a file that the other commands take', async () => {
    expect((await runIn(at(), 'init', ...small)).exitCode).toBe(0);
    expect((await runIn(at(), 'check', 'answers.yaml', '--min-coverage', '0', ...small)).exitCode).toBe(0);
  });

  test('overwrites a file only with --force', async () => {
    const refused = await runIn(at(), 'init', 'good.yaml', ...small);
    expect({ exitCode: refused.exitCode, codes: codes(refused.stderr) }).toEqual({
      exitCode: 2,
      codes: ['not-writable'],
    });
    expect(readFileSync(join(cwd, 'good.yaml'), 'utf8')).toBe(good);
    expect((await runIn(at(), 'init', 'good.yaml', '--force', ...small)).exitCode).toBe(0);
    expect(readFileSync(join(cwd, 'good.yaml'), 'utf8')).not.toBe(good);
  });

  test('writes to standard output for -', async () => {
    const { stdout, exitCode } = await runIn(at(), 'init', '-', ...small);
    expect(exitCode).toBe(0);
    expect(stdout).toContain('service-count');
    expect(readdirSync(cwd).sort()).toEqual(['folder', 'good.yaml']);
  });
});

describe('help', () => {
  test.each(Object.keys(commands))(
    '%s --help is on standard output, with examples that name the command',
    async (name) => {
      const { stdout, stderr, exitCode } = await runIn(at(), name, '--help');
      expect({ stderr, exitCode }).toEqual({ stderr: '', exitCode: 0 });
      expect(stdout).toContain(`  mesh-ready ${name}`);
    },
  );

  test('--version is the version of package.json', async () => {
    const { version } = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8')) as {
      version: string;
    };
    expect(await runIn(at(), '--version')).toEqual({ stdout: `${version}\n`, stderr: '', exitCode: 0 });
  });
});

test('a bug gives 3, with the stack and a sentence', async () => {
  const ran = await runIn(
    {
      cwd,
      get today(): string {
        throw new TypeError('broken');
      },
    },
    'check',
    'good.yaml',
    '--max-age-days',
    '1',
    ...small,
  );
  expect({ stdout: ran.stdout, exitCode: ran.exitCode }).toEqual({ stdout: '', exitCode: 3 });
  expect(ran.stderr).toMatch(/TypeError: broken\n\s+at /);
  expect(ran.stderr).toContain('bug in mesh-ready');
});

describe('rules of your own', () => {
  /** Every question is answered: while some are open, the diagram of these rules has to be drawn. */
  const complete = readFileSync(new URL('../../fixtures/samples/already-flying.yaml', import.meta.url), 'utf8');

  test('a file for the pack that another one extends is measured by that pack', async () => {
    const pack = join(cwd, 'own');
    mkdirSync(pack);
    writeFileSync(
      join(pack, 'pack.yaml'),
      'pack: { schema: mesh-ready/pack@2, id: own, version: 0.1.0, extends: mesh-adoption }\n',
    );
    const file = (version: string) => complete.replace(/(?<=^pack: .+version: )[\d.]+/m, version);
    const told = async (version: string) =>
      codes((await runIn(at({ stdin: file(version) }), 'check', '-', '--min-coverage', '0', '--rules', pack)).stderr);
    expect(await told('2.0.0')).toEqual([]);
    expect(await told('1.0.0')).toEqual(['other-pack']);
  });

  test('check tells what rules of your own change', async () => {
    const pack = join(cwd, 'own');
    mkdirSync(pack);
    writeFileSync(
      join(pack, 'pack.yaml'),
      `pack: { schema: mesh-ready/pack@2, id: own, version: 0.1.0, extends: mesh-adoption }
gates:
  - { id: people-together, required: false, reason: we are one team }
`,
    );
    const { stdout, exitCode } = await runIn(
      at({ stdin: complete }),
      'check',
      '-',
      '--min-coverage',
      '0',
      '--rules',
      pack,
    );
    expect({
      exitCode,
      told: /^rules: gate people-together changed: required true -> false \(we are one team\)$/m.test(stdout),
    }).toEqual({ exitCode: 0, told: true });
  });
});

test('the help of the program tells the exit codes in the words of the README', async () => {
  const words = (text: string) => text.replaceAll('`', '').replace(/\s+/g, ' ').trim();
  const { stdout } = await runIn(at(), '--help');
  const help = words(stdout.slice(stdout.indexOf('Exit codes:')));
  const rows = readFileSync(new URL('../../README.md', import.meta.url), 'utf8').matchAll(/^\| (\d+) \| (.*) \|$/gm);
  const codes = [...rows].map(([, code, means]) => `${code} ${words(means!)}`);
  expect(help).toBe(`Exit codes: ${codes.join(' ')}`);
});

test('the help of the program tells what each command takes, though it loads none of them', async () => {
  const { stdout } = await runIn(at(), '--help');
  for (const [name, { define, hidden }] of Object.entries(commands)) {
    const shape = new Command(name);
    define?.(shape);
    const line = `\n  ${new Help().subcommandTerm(shape)}  `;
    if (hidden === true) expect(stdout).not.toContain(`\n  ${name} `);
    else expect(stdout).toContain(line);
  }
});

test('plan takes a number of pods from 1 to 1,000,000, and tells what proxies take for all of them', async () => {
  const file = fileURLToPath(new URL('../../fixtures/samples/already-flying.yaml', import.meta.url));
  const plan = (...pods: string[]) => runIn(at(), 'plan', file, '--brief', '--format', 'terminal', '--pods', ...pods);
  const { stdout, exitCode } = await plan('1200');
  expect([exitCode, stdout.replaceAll(/\s+/g, ' ')]).toEqual([
    0,
    expect.stringContaining('for 1,200 pods: 120 to 240'),
  ]);
  expect((await plan('1000000')).exitCode).toBe(0);
  for (const wrong of ['0', '1000001', '-3', '1.5', '1e3', 'many', '']) {
    const { exitCode: failed, stderr } = await plan(wrong);
    expect([failed, stderr]).toEqual([2, expect.stringContaining('--pods takes a whole number of pods, 1 to 1000000')]);
  }
});
