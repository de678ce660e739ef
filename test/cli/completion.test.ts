import { spawnSync } from 'node:child_process';
import { describe, expect, test } from 'vitest';
import { commands } from '../../src/cli/program.ts';
import { SHELLS } from '../../src/cli/shells.ts';
import { runIn } from './test-host.ts';

const complete = async (...words: string[]) => {
  const { stdout, exitCode } = await runIn({ cwd: '.' }, 'complete', '--', ...words);
  expect(exitCode).toBe(0);
  const lines = stdout.trimEnd().split('\n');
  return { words: lines.slice(0, -1).map((line) => line.split('\t')[0]), directive: lines.at(-1) };
};

describe('completion', () => {
  test('knows every command that people type', async () => {
    const { words } = await complete('');
    expect(words).toEqual(Object.keys(commands).filter((name) => commands[name]!.hidden !== true));
  });

  test.each([
    [['che'], ['check']],
    [['check', '--ready-for', 'w'], ['walk']],
    [['check', '--ready-for', ''], ['crawl', 'walk', 'run', 'fly']],
    [['check', '--verdict', 'n'], ['not-yet', 'no']],
    [['check', '--require', 'proxy-on'], ['proxy-on-dashboards']],
    [['check', '--format', 's'], ['sarif']],
    [['plan', '--format', 'm'], ['markdown']],
    [['assess', '--only', 'service-c'], ['service-count']],
    [['assess', '--section', 'appl'], ['applications']],
    [['explain', 'service-count'], ['service-count']],
    [['completion', 'p'], ['powershell']],
    [['check', '--max'], ['--max-age-days']],
    [['check', '--ready-for=f'], ['fly']],
  ])('%j is completed to %j', async (typed, expected) => {
    expect(await complete(...typed)).toEqual({ words: expected, directive: ':4' });
  });

  test.each([[['check', '']], [['portfolio', 'te']], [['check', '--baseline', '']], [['plan', '--rules', '']], [['plan', '-o', '']]])('%j leaves files to the shell', async (typed) => {
    expect(await complete(...typed)).toEqual({ words: [], directive: ':0' });
  });

  test.each(SHELLS)('writes a script for %s that asks this program', async (shell) => {
    const { stdout, exitCode } = await runIn({ cwd: '.' }, 'completion', shell);
    expect(exitCode).toBe(0);
    expect(stdout).toMatch(/mesh-ready complete '?--/);
    expect(stdout).toMatch(/[^\n]\n$/);
  });

  test('the script for bash is one that bash can read, twice too', async () => {
    const { stdout } = await runIn({ cwd: '.' }, 'completion', 'bash');
    const { status, stdout: out, stderr } = spawnSync('bash', ['-c', `${stdout}\n${stdout}\ncomplete -p mesh-ready`], { encoding: 'utf8' });
    expect({ status, registered: out.includes('mesh-ready'), stderr }).toEqual({ status: 0, registered: true, stderr: '' });
  });

  test('another shell is wrong use', async () => {
    const { stdout, stderr, exitCode } = await runIn({ cwd: '.' }, 'completion', 'bahs');
    expect({ stdout, exitCode }).toEqual({ stdout: '', exitCode: 2 });
    expect(stderr).toContain('did you mean bash?');
  });
});
