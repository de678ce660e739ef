import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { loadCommands } from '../../src/cli/program.ts';
import { SHELLS } from '../../src/cli/shells.ts';
import { runIn } from './test-host.ts';

const commands = await loadCommands();

const bin = fileURLToPath(new URL('../../dist/bin.cjs', import.meta.url));

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
    [
      ['check', '--ready-for', ''],
      ['crawl', 'walk', 'run', 'fly'],
    ],
    [
      ['check', '--verdict', 'n'],
      ['not-yet', 'no'],
    ],
    [['check', '--require', 'proxy-on'], ['proxy-on-dashboards']],
    [['check', '--format', 's'], ['sarif']],
    [['plan', '--format', 'm'], ['markdown']],
    [['assess', '--only', 'service-c'], ['service-count']],
    [['assess', '--section', 'appl'], ['applications']],
    [['explain', 'service-count'], ['service-count']],
    [['explain', 'verd'], ['verdict']],
    [['completion', 'p'], ['powershell']],
    [['schema', 'as'], ['assessment']],
    [['check', '--max'], ['--max-age-days']],
    [['check', '--ready-for=f'], ['fly']],
    [['whatif', 'a.yaml', '--set', 'architecture=mi'], ['architecture=microservices']],
    [
      ['whatif', 'a.yaml', '--set', 'languages=kotlin,ja'],
      ['languages=kotlin,java', 'languages=kotlin,javascript'],
    ],
    [['whatif', 'a.yaml', '--set', 'languages=java,ja'], ['languages=java,javascript']],
    [['whatif', 'a.yaml', '--set', 'architecture=microservices,mi'], []],
    [['check', 'a.yaml', '--verdict', 'not-yet,n'], ['not-yet,no']],
    [['check', 'a.yaml', '--require=edge-maintained,edge-n'], ['edge-maintained,edge-needs-settled']],
    [['assess', '--only', 'languages,service-c'], ['languages,service-count']],
    [['manifests', 'a.yaml', '--use-case', 'sec'], ['security-mtls']],
    [['manifests', 'a.yaml', '--option', 'istio-a'], ['istio-ambient']],
    [['whatif', 'a.yaml', '--set', 'service-count='], []],
  ])('%j is completed to %j', async (typed, expected) => {
    expect(await complete(...typed)).toEqual({ words: expected, directive: ':4' });
  });

  test('no space is set behind a question whose answer comes next', async () => {
    expect(await complete('whatif', 'a.yaml', '--set', 'service-c')).toEqual({
      words: ['service-count='],
      directive: ':6',
    });
  });

  test('what completion offers to explain is what its help and its message name, and what it explains', async () => {
    const file = fileURLToPath(new URL('../../fixtures/samples/half-unknown.yaml', import.meta.url));
    const { words } = await complete('explain', '');
    const results = words.slice(0, words.indexOf('stage') + 1);
    expect(results).toEqual(['verdict', 'course', 'exposure', 'capacity', 'stage']);
    const { stdout } = await runIn({ cwd: '.' }, 'explain', '--help');
    expect(stdout).toContain(`${results.join(', ')}, or an id`);
    const { stderr, exitCode } = await runIn({ cwd: '.' }, 'explain', 'need', file);
    expect({ exitCode, named: stderr.includes(`${results.join(', ')}, or an id`) }).toEqual({
      exitCode: 2,
      named: true,
    });
    for (const result of results) expect((await runIn({ cwd: '.' }, 'explain', result!, file)).exitCode).toBe(0);
  });

  test('the summary of schema names the schemas that there are', async () => {
    const { words } = await complete('schema', '');
    const named = [...commands['schema']!.summary!.matchAll(/\(([^)]*)\)/g)].flatMap(([, list]) => list!.split(', '));
    expect(named.toSorted()).toEqual(words.toSorted());
  });

  test('a word without a description has no tab behind it', async () => {
    const { stdout } = await runIn({ cwd: '.' }, 'complete', '--', 'plan', '--format', 'm');
    expect(stdout).toBe('markdown\n:4\n');
  });

  test.each([
    [['check', '']],
    [['portfolio', 'te']],
    [['check', '--baseline', '']],
    [['plan', '--rules', '']],
    [['plan', '-o', '']],
  ])('%j leaves files to the shell', async (typed) => {
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
    const {
      status,
      stdout: out,
      stderr,
    } = spawnSync('bash', ['-c', `${stdout}\n${stdout}\ncomplete -p mesh-ready`], { encoding: 'utf8' });
    expect({ status, registered: out.includes('mesh-ready'), stderr }).toEqual({
      status: 0,
      registered: true,
      stderr: '',
    });
  });

  test.each([
    [['check', '--format', '=', 's'], ['sarif'], '+o default'],
    [['check', '--ready-for', ''], ['crawl', 'walk', 'run', 'fly'], '+o default'],
    [['whatif', 'a.yaml', '--set', 'architecture', '=', 'mi'], ['microservices'], '+o default'],
    [['whatif', 'a.yaml', '--set', '=', 'architecture', '=', 'mi'], ['microservices'], '+o default'],
    [['whatif', 'a.yaml', '--set', 'service-c'], ['service-count='], '-o nospace +o default'],
    [['check', 'my file'], [], ''],
    [['check', '$(echo run >&2)', '--ready-for', 'w'], ['walk'], '+o default'],
  ])('bash takes %j on the line as it was typed, runs none of it, and shows %j', async (typed, replies, options) => {
    const { stdout: loaded } = await runIn({ cwd: '.' }, 'completion', 'bash');
    const shown = `COMP_WORDS=(mesh-ready "$@"); COMP_CWORD=$#; _mesh_ready; printf '%s\\n' "\${COMPREPLY[@]}" "\${said[*]}"`;
    const lines = `said=(); compopt() { said+=("$@"); }; mesh-ready() { node "$BIN" "$@"; }\n${loaded}\n${shown}`;
    const { stdout, stderr } = spawnSync('bash', ['-c', lines, 'bash', ...typed], {
      encoding: 'utf8',
      env: { ...process.env, BIN: bin },
    });
    expect({ lines: stdout.split('\n').filter((line) => line !== ''), stderr }).toEqual({
      lines: [...replies, options].filter((line) => line !== ''),
      stderr: '',
    });
  });

  test.each(['zsh', 'fish'])('the script for %s takes no answer for an option', async (shell) => {
    const { stdout } = await runIn({ cwd: '.' }, 'completion', shell);
    const pattern = /(?:=~|-r --) '(.*)'/.exec(stdout)?.[1];
    expect(
      ['--set=service-count', '-f=json', 'service-count=9'].map((word) => new RegExp(pattern!).exec(word)?.[0]),
    ).toEqual(['--set=', '-f=', undefined]);
  });

  test('another shell is wrong use', async () => {
    const { stdout, stderr, exitCode } = await runIn({ cwd: '.' }, 'completion', 'bahs');
    expect({ stdout, exitCode }).toEqual({ stdout: '', exitCode: 2 });
    expect(stderr).toContain('did you mean bash?');
  });
});
