import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { runIn } from '../test-host.ts';
import { BIN, PACK } from './terminal.ts';

describe('assess --plain, through a pipe', () => {
  let cwd = '';
  beforeEach(() => {
    cwd = mkdtempSync(join(tmpdir(), 'mesh-ready-plain-'));
  });
  afterEach(() => rmSync(cwd, { recursive: true, force: true }));

  const assess = (lines: readonly string[], ...args: string[]) =>
    runIn(
      { cwd, stdin: lines.map((line) => `${line}\n`).join('') },
      'assess',
      'answers.yaml',
      '--plain',
      '--rules',
      PACK,
      ...args,
    );
  const answers = () => readFileSync(join(cwd, 'answers.yaml'), 'utf8');

  test('asks numbered questions, saves and prints the result', async () => {
    const { exitCode, stderr, stdout } = await assess(['2', '3', 'java, go', 'na no outside', 'unknown', 'done']);
    expect(exitCode).toBe(0);
    expect(stderr).toContain('1. On machines that somebody looks after\n2. On Kubernetes\n');
    expect(stderr).not.toContain('\u001b');
    expect(stdout).toContain('Not yet');
    expect(answers()).toMatch(
      /runs-on: kubernetes\n {2}clusters: 3\n {2}languages: \[java, go\]\n {2}gateway: \{ notApplicable: no outside \}\n {2}failover: unknown\n/,
    );
  });

  test.each([
    ['runs-on', ['nonsense', '', '9']],
    ['runs-on', ['help', 'help', 'help', 'help']],
    ['runs-on', ['back', 'back', 'back']],
    ['runs-on', ['note', 'seen in the charts', 'x', 'x', 'x']],
    ['gateway', ['2', '3', 'java', 'na', '', 'na', '', 'na', '']],
    ['the summary', ['review', 'x', 'x', 'x']],
  ])('three refused replies to %s end it with 2 and that name: %j', async (name, lines) => {
    const { exitCode, stdout, stderr } = await assess([...lines, ...Array.from({ length: 500 }, () => '')]);
    expect({ exitCode, stdout }).toEqual({ exitCode: 2, stdout: '' });
    expect(stderr).toContain(`three replies to ${name} were rejected`);
    expect(stderr).toMatch(/ \[input-needed\]\n$/);
    expect(stderr.length).toBeLessThan(8000);
  });

  test.each([
    ['the summary and an answer', ['1']],
    ['an answer and back', ['2', '3', 'back']],
    ['review and back', ['2', 'review', 'back']],
    ['later and go', ['later', 'later', 'later', 'later', 'go']],
    ['one note after the other', ['2', 'note', 'seen', '2', 'architect', '2026-02-03']],
  ])('a pipe that leads in a circle ends with 2, and loses nothing: %s', async (_, lines) => {
    const { exitCode, stdout, stderr } = await assess(Array.from({ length: 2000 }, () => lines).flat());
    expect({ exitCode, stdout }).toEqual({ exitCode: 2, stdout: '' });
    expect(stderr).toMatch(/[^\n]+ was asked \d+ times, and .* \[input-needed\]\n$/);
    expect(stderr.length).toBeLessThan(100_000);
    if (lines.includes('2')) expect(answers()).toMatch(/runs-on: kubernetes|value: kubernetes/);
  });

  test('an input that ends when no answer is missing is complete', async () => {
    const lines = ['2', '3', 'java, go', 'na no outside', 'unknown', '1'];
    const { exitCode, stdout, stderr } = await assess(lines);
    expect(exitCode).toBe(0);
    expect(stdout).toContain('Not yet');
    expect(stderr).not.toContain('missing');
  });

  test('Enter alone confirms what files suggest, and all confirms what they say', async () => {
    writeFileSync(
      join(cwd, 'answers.yaml'),
      `answers:
  runs-on: { value: kubernetes, source: discovered, note: "a workload: web.yaml:1" }
  clusters: { suggested: 2, source: discovered, note: "destinations: app.yaml:4" }
  languages: { suggested: [java, go], source: discovered, note: "settings: web.yaml:9" }
`,
    );
    const { exitCode, stderr } = await assess(['', 'java', 'all', 'none', 'unknown', 'done']);
    expect(exitCode).toBe(0);
    expect(stderr).toContain('Your files suggest: 2 clusters (destinations: app.yaml:4)');
    expect(stderr).toContain('Your files say: On Kubernetes (a workload: web.yaml:1)');
    expect(stderr).toContain('all (confirm the 1 that files say)');
    const by = 'by: the person at the terminal';
    expect(answers()).toContain(
      `runs-on: { value: kubernetes, source: discovered, note: "a workload: web.yaml:1", ${by}`,
    );
    expect(answers()).toContain(`clusters: { value: 2, source: discovered, note: "destinations: app.yaml:4", ${by}`);
    expect(answers()).toMatch(/languages: \{ value: \[java\], source: stated, note: "files say java, go: settings/);
  });

  test('a new file gets organization and scope, and a file that exists keeps its own', async () => {
    const named = ['--organization', 'Shop: EU', '--scope', 'web'];
    const first = await assess(['2', 'quit'], ...named);
    expect(answers()).toMatch(/^organization: ["']Shop: EU["']\nscope: web\n/m);
    expect(first.stderr).not.toContain('Name it with --organization');
    expect((await assess(['quit'], ...named)).exitCode).toBe(130);
    const before = answers();
    const other = await assess(['quit'], '--scope', 'api');
    expect({ exitCode: other.exitCode, text: answers() }).toEqual({ exitCode: 2, text: before });
    expect(other.stderr).toMatch(/--scope only name.* scope: api .*answers\.yaml/);
  });

  test('an interview says at its start what it takes and what a scope is, and at its end that it was the last question', async () => {
    const { stderr } = await assess(['2', '3', 'java, go', 'na no outside', 'unknown', 'done']);
    expect(stderr).toMatch(
      /^About \d+ questions \(\d+ to \d+, depending on your answers\), a minute each \(heuristic\), in groups: /,
    );
    expect(stderr).toContain('The scope is the part of the organization that one verdict is about');
    expect(stderr.split('That was the last question.')).toHaveLength(2);
    const again = await assess(['done'], '--review');
    expect(again.stderr).not.toContain('a minute each');
  });

  test('--hide-verdict shows no result before the end', async () => {
    const lines = ['2', '3', 'java, go', 'na no outside', 'unknown', 'done'];
    const { stderr, stdout } = await assess(lines, '--hide-verdict');
    expect(stderr).toContain('--plain --hide-verdict');
    expect(stderr).not.toMatch(/verdict:|exposure:/);
    expect(stdout).toContain('Not yet');
  });

  test('three refused replies lose nothing that was answered or noted', async () => {
    await assess(['2', 'note', 'seen in the charts', 'x', 'x', 'x', 'x']);
    expect(answers()).toMatch(/runs-on: kubernetes\n/);
    expect(answers()).toContain('seen in the charts');
  });

  test('every word works', async () => {
    const lines = [
      'back',
      'help',
      'wrong',
      '1',
      'back',
      '2',
      'later',
      'note',
      'seen in the charts',
      '9',
      '2',
      'architect',
      'yesterday',
      '2026-02-03',
      '1',
      'review',
      'go',
      'quit',
    ];
    const { exitCode, stderr } = await assess(lines);
    expect(exitCode).toBe(130);
    expect(stderr).toContain('this is the first question');
    expect(stderr).toContain('Why it matters');
    expect(stderr).toContain('“wrong” is no answer here');
    expect(stderr).toContain('Put off.');
    expect(stderr).toContain('“9” is no source');
    expect(stderr).toContain('write a day of the calendar');
    expect(stderr).toContain('All answers');
    expect(stderr).toContain('To resume, run:\n  mesh-ready assess answers.yaml');
    expect(answers()).toMatch(
      /note: seen in the charts\n {4}source: measured\n {4}by: architect\n {4}date: 2026-02-03\n/,
    );
  });

  test('a note and a name are deleted with a hyphen, and Enter keeps what there is', async () => {
    await assess(['2', 'back', 'note', 'seen in the charts', '2', 'architect', '2026-02-03', 'quit']);
    const { stderr } = await assess(['back', 'note', '', '', '-', '', 'quit']);
    expect(stderr).toContain('Type it, Enter alone to keep: architect, or - to delete it:');
    expect(answers()).toMatch(
      /runs-on:\n {4}value: kubernetes\n {4}note: seen in the charts\n {4}source: measured\n {4}date: 2026-02-03\n$/,
    );
    await assess(['back', 'note', '-', '', '', '', 'quit']);
    expect(answers()).toMatch(/runs-on:\n {4}value: kubernetes\n {4}source: measured\n {4}date: 2026-02-03\n$/);
  });

  test('a note that the end of the input cuts off is kept', async () => {
    const { exitCode } = await assess(['2', 'note', 'counted by hand', '2']);
    expect(exitCode).toBe(2);
    expect(answers()).toMatch(/clusters:\n {4}value: unknown\n {4}note: counted by hand\n {4}source: measured\n$/);
  });

  test('an input that ends too early is saved, and the exit code says that answers are missing', async () => {
    const { exitCode, stderr } = await assess(['2', '3']);
    expect(exitCode).toBe(2);
    expect(stderr).toContain('[input-needed]');
    expect(answers()).toMatch(/runs-on: kubernetes\n {2}clusters: 3\n$/);
    const second = await assess(['go', 'balancer', 'required']);
    expect(second.exitCode).toBe(0);
    expect(second.stderr).toContain('2 questions answered, 3 left');
  });

  test('what a terminal would obey does not get into the file', async () => {
    const { exitCode } = await assess(['1', 'go', 'na \u001b[31mnone\u0007 yet', 'done']);
    expect(exitCode).toBe(0);
    expect(answers()).toContain('{ notApplicable: none yet }');
  });

  test('an answer is changed from the summary by its number', async () => {
    await assess(['1', 'go', 'balancer', 'done']);
    const { exitCode, stderr } = await assess(['', '3', 'review', '99', '3', 'gateway', 'done'], '--review');
    expect(exitCode).toBe(0);
    expect(stderr).toContain('“99” means nothing here');
    expect(answers()).toMatch(/gateway: gateway\n$/);
  });

  test.each([
    ['a b$(rm x).yaml', `'a b$(rm x).yaml'`],
    ["it's.yaml", `'it'\\''s.yaml'`],
    ['two  spaces.yaml', `'two  spaces.yaml'`],
    ['a\u001b[31m\u202e\nb.yaml', `$'a\\x1B[31m\\xE2\\x80\\xAE\\x0Ab.yaml'`],
  ])('the command that goes on with %j can be pasted', async (name, word) => {
    const { stderr } = await runIn({ cwd, stdin: '1\nquit\n' }, 'assess', name, '--plain', '--rules', PACK);
    expect(stderr).toContain(`To resume, run:\n  mesh-ready assess ${word} --plain --rules `);
    expect(stderr).not.toContain('\u001b');
    expect(stderr).not.toContain('\u202e');
  });

  test('nothing is written while nothing is answered', async () => {
    const { exitCode } = await assess([]);
    expect(exitCode).toBe(2);
    expect(existsSync(join(cwd, 'answers.yaml'))).toBe(false);
  });

  test.skipIf(!existsSync(BIN))('the built program reads a pipe that stays open, line by line', async () => {
    const child = spawn(process.execPath, [BIN, 'assess', 'answers.yaml', '--plain', '--rules', PACK], { cwd });
    let text = '';
    const waiting: (() => void)[] = [];
    child.stderr.on('data', (chunk: Buffer) => {
      text += chunk.toString();
      waiting.splice(0).forEach((look) => look());
    });
    const says = async (words: string) => {
      while (!text.includes(words)) await new Promise<void>((look) => waiting.push(look));
    };
    await says('Where do the services run?');
    child.stdin.write('1\n');
    await says('Saved: Where do the services run?');
    await says('Which languages');
    child.kill('SIGTERM');
    const exitCode = await new Promise((done) => child.on('exit', done));
    expect(exitCode).toBe(130);
    expect(text).toContain('To resume, run:');
    expect(answers()).toMatch(/runs-on: machines\n$/);
  });

  test.skipIf(!existsSync(BIN))('interviews that save at the same time lose no answer', async () => {
    const answered = { 'runs-on': '2', languages: '1', gateway: '2', failover: '1' };
    for (let round = 0; round < 3; round += 1) {
      rmSync(join(cwd, 'answers.yaml'), { force: true });
      const runs = Object.entries(answered).map(([id, reply]) => {
        const argv = [BIN, 'assess', 'answers.yaml', '--plain', '--rules', PACK, '--only', id];
        const child = spawn(process.execPath, argv, { cwd, stdio: ['pipe', 'ignore', 'ignore'] });
        child.stdin.end(`${reply}\ndone\n`);
        return new Promise((done) => child.on('exit', done));
      });
      await Promise.all(runs);
      for (const id of Object.keys(answered)) expect(answers()).toContain(`  ${id}: `);
      expect(readdirSync(cwd)).toEqual(['answers.yaml']);
    }
  });
});

describe('an interview with the built-in rules', () => {
  let cwd = '';
  beforeEach(() => {
    cwd = mkdtempSync(join(tmpdir(), 'mesh-ready-plain-'));
  });
  afterEach(() => rmSync(cwd, { recursive: true, force: true }));
  const assess = (...lines: readonly string[]) =>
    runIn({ cwd, stdin: lines.map((line) => `${line}\n`).join('') }, 'assess', 'answers.yaml', '--plain');
  const sample = (name: string) =>
    readFileSync(new URL(`../../../fixtures/samples/${name}.yaml`, import.meta.url), 'utf8');

  test('says whom it needs, at its start by role and at the head of each group', async () => {
    const { stderr } = await assess('quit');
    expect(stderr).toMatch(/\nWho can answer:\n(?:- .*\n)*- Security team: Security and compliance; /);
    expect(stderr).toMatch(/\nWho can answer: [A-Z][^:;\n]+ and [A-Z][^:;\n]+\.\n/);
  });

  test('says once, when the verdict is settled, what the other questions still decide', async () => {
    writeFileSync(
      join(cwd, 'answers.yaml'),
      sample('already-flying').replace(/^ {2}(upgrade-record|delivery):.*\n/gm, ''),
    );
    const { stderr } = await assess('unknown', 'quit');
    expect(stderr.replace(/\s+/g, ' ').split('The verdict is settled: yes.')).toHaveLength(2);
    expect(stderr.replace(/\s+/g, ' ')).toMatch(/The other questions still decide about gates, steps,/);
  });
});
