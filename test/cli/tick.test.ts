import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { runIn } from './test-host.ts';

const small = ['--rules', fileURLToPath(new URL('../../fixtures/packs/small', import.meta.url))];
const answers = (services: number) =>
  `schema: mesh-ready/answers@1\nassessed: 2026-11-20\nanswers:\n  service-count: ${services} # all\n  languages: [java, go]\n  dashboards: none\n`;

let cwd = '';
const write = (text: string) => writeFileSync(join(cwd, 'a.yaml'), text);
const text = () => readFileSync(join(cwd, 'a.yaml'), 'utf8');
const run = (...argv: string[]) => runIn({ cwd, today: '2026-11-26' }, ...argv, ...small);

beforeEach(() => {
  cwd = mkdtempSync(join(tmpdir(), 'mesh-ready-'));
  write(answers(40));
});
afterEach(() => rmSync(cwd, { recursive: true, force: true }));

describe('plan --done', () => {
  test('adds the steps to the file with the day of the run, changes nothing else, and shows them as done', async () => {
    const before = text();
    const { stdout, stderr, exitCode } = await run('plan', 'a.yaml', '--done', 'one-proxy,more-proxies');
    expect({ stderr, exitCode }).toEqual({
      stderr: 'done 2026-11-26: Start one proxy\ndone 2026-11-26: Start more proxies\n',
      exitCode: 0,
    });
    expect(text()).toBe(
      `${before}done:\n  - { step: one-proxy, date: 2026-11-26 }\n  - { step: more-proxies, date: 2026-11-26 }\n`,
    );
    expect(stdout.match(/^\d+\. \[x\] .*done 2026-11-26/gm)?.length).toBe(2);
  });

  test('keeps the day of a step that is ticked', async () => {
    write(`${answers(40)}done:\n  - { step: one-proxy, date: 2026-11-02 } # seen\n`);
    const before = text();
    const { stderr, exitCode } = await run('plan', 'a.yaml', '--done', 'one-proxy');
    expect({ exitCode, text: text() }).toEqual({ exitCode: 0, text: before });
    expect(stderr).toContain('2026-11-02');
  });

  test.each([
    '-\n    step: one-proxy\n    date: 2026-11-02\n',
    '- # seen\n    step: one-proxy\n    date: 2026-11-02\n',
  ])('follows an item that begins below its dash: %j', async (item) => {
    write(`${answers(40)}done:\n  ${item}`);
    const before = text();
    const { exitCode } = await run('plan', 'a.yaml', '--done', 'more-proxies');
    expect({ exitCode, text: text() }).toEqual({
      exitCode: 0,
      text: `${before}  - { step: more-proxies, date: 2026-11-26 }\n`,
    });
  });

  test.each(['nowhere/plan.md', '', 'a.yaml', '.'])('ticks nothing where the plan cannot go to %j', async (output) => {
    const before = text();
    expect((await run('plan', 'a.yaml', '--done', 'one-proxy', '-o', output)).exitCode).toBe(2);
    expect(text()).toBe(before);
  });

  test('ticks a step that files bring in, names it in the commands to run next, and writes nothing where files fail', async () => {
    const estate = fileURLToPath(new URL('../../fixtures/estates/istio-half-way', import.meta.url));
    const payments = fileURLToPath(new URL('../../fixtures/samples/example-payments.yaml', import.meta.url));
    write(readFileSync(payments, 'utf8'));
    const before = text();
    const plan = (path: string, ...argv: string[]) =>
      runIn({ cwd, today: '2026-11-26' }, 'plan', 'a.yaml', '--discovered', path, ...argv);
    expect((await plan('nowhere', '--done', 'fix-what-any-proxy-breaks')).exitCode).toBe(2);
    expect(text()).toBe(before);
    const { stdout, exitCode } = await plan(estate, '--done', 'fix-what-any-proxy-breaks');
    expect({ exitCode, added: text().slice(before.length) }).toEqual({
      exitCode: 0,
      added: 'done:\n  - { step: fix-what-any-proxy-breaks, date: 2026-11-26 }\n',
    });
    expect(stdout).toContain(`mesh-ready plan a.yaml --discovered ${estate} --done`);
    const screen = (await plan(estate, '--format', 'terminal')).stdout;
    expect(screen).toContain('Workloads, in the order in which they should join\n');
    expect(screen).toMatch(/\n {2}Deployment\/bank\/ledger: policy-without-15008, egress-denied\n/);
  });

  test.each([
    ['a step that these answers leave out', 4, 'one-proxy'],
    ['a word that is no step', 40, 'one-proxi'],
    ['no word', 40, ''],
    ['a step next to a word that is none', 40, 'one-proxy,two'],
  ])('refuses %s, and leaves the file alone', async (_, services, ids) => {
    write(answers(services));
    const { stdout, stderr, exitCode } = await run('plan', 'a.yaml', '--done', ids);
    expect({ stdout, exitCode, text: text() }).toEqual({ stdout: '', exitCode: 2, text: answers(services) });
    expect(stderr).toMatch(/\[usage\]/);
  });

  test('says that a plan without steps has none to tick', async () => {
    write('schema: mesh-ready/answers@1\nanswers:\n');
    const { stderr, exitCode } = await runIn({ cwd }, 'plan', 'a.yaml', '--done', 'automate-delivery');
    expect({ stderr, exitCode }).toEqual({
      stderr: 'this plan has no steps, so there is none to tick [usage]\n',
      exitCode: 2,
    });
  });

  test('refuses standard input, into which nothing can be written', async () => {
    const { stderr, exitCode } = await runIn({ cwd, stdin: text() }, 'plan', '-', '--done', 'one-proxy', ...small);
    expect({ exitCode, usage: stderr.includes('[usage]') }).toEqual({ exitCode: 2, usage: true });
  });
});

test('a tick from the future is an error at its place, on the day of the run', async () => {
  write(`${answers(40)}done:\n  - { step: one-proxy, date: 2026-11-28 }\n`);
  const { stderr, exitCode } = await run('plan', 'a.yaml');
  expect(exitCode).toBe(2);
  expect(stderr).toMatch(/^a\.yaml:8:30: .*2026-11-26.*\[future-date\]$/m);
  expect((await runIn({ cwd, today: '2026-11-27' }, 'plan', 'a.yaml', ...small)).exitCode).toBe(0);
});

test('the screen of assess lists the steps that are done, apart from the first ones to do', async () => {
  write(`${answers(40)}done:\n  - { step: one-proxy, date: 2026-11-20 }\n`);
  const { stdout } = await run('assess', 'a.yaml', '--no-input');
  expect(stdout).toContain('Steps done\n  2026-11-20: Start one proxy');
  expect(stdout.split('First steps')[1]).not.toContain('Start one proxy');
});

test('a plan without steps as CSV has only its head, and a note says so', async () => {
  write(answers(4));
  const { stdout, stderr, exitCode } = await run('plan', 'a.yaml', '--format', 'csv');
  expect({ lines: stdout.trimEnd().split('\n').length, exitCode }).toEqual({ lines: 1, exitCode: 0 });
  expect(stderr).toBe('note: this plan has no steps, so there is only the line of column names\n');
});
