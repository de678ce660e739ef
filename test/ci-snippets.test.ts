import { spawnSync } from 'node:child_process';
import { chmodSync, cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { wellFormed } from './formats/well-formed.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
const readme = readFileSync(join(root, 'README.md'), 'utf8');
const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string };

/** The YAML below `<!-- ci: name -->` in the README. */
function snippet<T>(name: string): T {
  const text = new RegExp(`<!-- ci: ${name} -->\n\`\`\`yaml\n([\\s\\S]*?)\`\`\``).exec(readme)?.[1];
  expect(text, name).toBeDefined();
  return parse(text!) as T;
}

let cwd = '';
beforeEach(() => {
  cwd = mkdtempSync(join(tmpdir(), 'mesh-ready-ci-'));
  mkdirSync(join(cwd, 'bin'));
  writeFileSync(
    join(cwd, 'bin/mesh-ready'),
    `#!/bin/sh\nexec "${process.execPath}" "${join(root, 'dist/bin.cjs')}" "$@"\n`,
  );
  chmodSync(join(cwd, 'bin/mesh-ready'), 0o755);
});
afterEach(() => rmSync(cwd, { recursive: true, force: true }));

/** Runs a line of a snippet as its CI would, in a folder with answers that meet or miss their bar. */
function runLine(line: string, bar: 'met' | 'missed', file = 'answers.yaml', env: NodeJS.ProcessEnv = {}) {
  cpSync(join(root, 'fixtures/samples/example-payments.yaml'), join(cwd, file));
  const answers = readFileSync(join(cwd, file), 'utf8').replace(/^waivers:[^]*$/m, '');
  writeFileSync(join(cwd, file), `${answers}check: { readyFor: ${bar === 'met' ? 'crawl' : 'fly'} }\n`);
  const path = `${join(cwd, 'bin')}${delimiter}${process.env['PATH']}`;
  return spawnSync('bash', ['-e', '-c', line], {
    cwd,
    encoding: 'utf8',
    env: { PATH: path, NODE_DISABLE_COMPILE_CACHE: '1', ...env },
  });
}

const isInstall = (line: string) => line === `npm install --global ./tools/mesh-ready-${version}.tgz`;

describe.each(['met', 'missed'] as const)('with a bar that is %s', (bar) => {
  const expected = bar === 'met' ? 0 : 1;

  test('GitHub Actions: annotations, a summary and SARIF for the upload', () => {
    const { jobs } = snippet<{
      jobs: { check: { steps: { run?: string; uses?: string; with?: { sarif_file?: string } }[] } };
    }>('github');
    const { steps } = jobs.check;
    const [install, ...lines] = steps.flatMap(({ run }) => run ?? []);
    expect(isInstall(install!)).toBe(true);
    const summary = join(cwd, 'summary.md');
    for (const line of lines) {
      const { status, stdout } = runLine(line, bar, 'answers.yaml', {
        GITHUB_ACTIONS: 'true',
        GITHUB_STEP_SUMMARY: summary,
      });
      expect(status).toBe(expected);
      expect(stdout.includes('::error file=answers.yaml,line=')).toBe(bar === 'missed');
    }
    expect(readFileSync(summary, 'utf8')).toContain(
      `## mesh-ready: ${bar === 'met' ? 'all requirements are met' : 'check failed'}`,
    );
    wellFormed['sarif']!(
      readFileSync(join(cwd, steps.find((step) => step.with?.sarif_file)!.with!.sarif_file!), 'utf8'),
    );
  });

  test('GitLab CI: a report in JUnit', () => {
    const { 'mesh-ready': job } = snippet<{
      'mesh-ready': { script: string[]; artifacts: { reports: { junit: string } } };
    }>('gitlab');
    const [install, ...lines] = job.script;
    expect(isInstall(install!)).toBe(true);
    for (const line of lines) expect(runLine(line, bar).status).toBe(expected);
    wellFormed['junit']!(readFileSync(join(cwd, job.artifacts.reports.junit), 'utf8'));
  });

  test('pre-commit: every answers file that is committed', () => {
    const { repos } = snippet<{ repos: { hooks: { files: string; entry: string }[] }[] }>('pre-commit');
    const { files, entry } = repos[0]!.hooks[0]!;
    for (const file of ['answers.yaml', 'teams/a/answers.yml']) expect(new RegExp(files).test(file)).toBe(true);
    expect(new RegExp(files).test('my-answers.yaml')).toBe(false);
    mkdirSync(join(cwd, 'team'));
    runLine('true', 'met', 'team/answers.yaml');
    expect(runLine(`${entry} team/answers.yaml answers.yaml`, bar).status).toBe(expected);
  });
});
