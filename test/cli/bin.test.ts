import { spawn, spawnSync } from 'node:child_process';
import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import * as nodeModule from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { runIn } from './test-host.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const bin = join(root, 'dist/bin.cjs');
const fixture = join(root, 'fixtures/organizations/lunar-2021.yaml');

let home = '';
beforeEach(() => void (home = mkdtempSync(join(tmpdir(), 'mesh-ready-'))));
afterEach(() => rmSync(home, { recursive: true, force: true }));

const env = () => ({ PATH: process.env['PATH'], XDG_CACHE_HOME: home });
const built = (...argv: string[]) => {
  const { stdout, stderr, status } = spawnSync(process.execPath, [bin, ...argv], {
    encoding: 'utf8',
    cwd: home,
    env: env(),
  });
  return { stdout, stderr, exitCode: status };
};

/** Without the last day of waivers to paste: the built program counts it from the day on which it runs. */
function undated<Of extends { readonly stdout: string }>(result: Of): Of {
  return { ...result, stdout: result.stdout.replaceAll(/until: \d{4}-\d\d-\d\d/g, 'until: DAY') };
}

describe('the built program does what the source does', () => {
  test.each([
    [['check', fixture]],
    [['check', fixture, '--format', 'json']],
    [['check', fixture, '-f', 'nothing']],
    [['check', 'missing.yaml']],
    [['check', fixture, '--ready-for', 'fly']],
    [['plan', fixture]],
    [['plan', fixture, '--format', 'html']],
    [['assess', fixture, '--no-input']],
    [['explain', 'service-count']],
    [['--help']],
  ])('%j, on the second run, too', async (argv) => {
    const expected = await runIn({ cwd: home }, ...argv);
    expect(built(...argv)).toEqual(expected);
    expect(built(...argv)).toEqual(expected);
  });

  const broken = readdirSync(join(root, 'fixtures/broken/answers')).map((name) => `fixtures/broken/answers/${name}`);
  const formats = ['markdown', 'json', 'sarif', 'junit', 'github'];
  test.each([
    ...broken.map((file) => [[file]]),
    ...formats.flatMap((format) =>
      ['fixtures/samples/example-payments.yaml', broken[0]!].map((file) => [[file, '--format', format]]),
    ),
  ])('check %j, without the option parser', async ([file = '', ...options]) => {
    const argv = ['check', join(root, file), ...options];
    expect(undated(built(...argv))).toEqual(undated(await runIn({ cwd: home }, ...argv)));
  });

  test('a reader that closes the pipe early is no error', async () => {
    const child = spawn(process.execPath, [bin, 'plan', fixture], {
      cwd: home,
      env: env(),
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    child.stdout.destroy();
    let stderr = '';
    child.stderr.on('data', (chunk: Buffer) => (stderr += chunk.toString()));
    const exitCode = await new Promise((resolve) => child.on('close', resolve));
    expect({ stderr, exitCode }).toEqual({ stderr: '', exitCode: 0 });
  });
});

test('no compiled code lies beside the program, and none is written where Node does not verify it', () => {
  expect(built('check', join(root, 'fixtures/samples/example-payments.yaml')).exitCode).toBe(1);
  expect(readdirSync(join(root, 'dist')).filter((name) => /\.(?:v8|tmp)$/.test(name))).toEqual([]);
  if (!('enableCompileCache' in nodeModule)) expect(readdirSync(home)).toEqual([]);
});

describe('an installation that was cut short or mixed up ends with 3', () => {
  const program = () => join(home, 'program');
  const run = (...argv: string[]) => {
    const { stdout, stderr, status } = spawnSync(process.execPath, [join(program(), 'bin.cjs'), ...argv], {
      encoding: 'utf8',
      env: env(),
    });
    return { stdout, stderr, exitCode: status };
  };
  beforeEach(() => {
    mkdirSync(program());
    for (const name of readdirSync(join(root, 'dist'))) cpSync(join(root, 'dist', name), join(program(), name));
  });

  test.each([
    ['is missing', (path: string) => rmSync(path)],
    ['is empty', (path: string) => writeFileSync(path, '')],
    ['ends early', (path: string) => truncateSync(path, statSync(path).size - 100)],
    ['is a folder', (path: string) => (rmSync(path), mkdirSync(path))],
  ])('where a file %s', (_, spoil) => {
    const part = readdirSync(program()).find((name) => name.startsWith('part-'))!;
    for (const name of ['mesh-ready.cjs', part, 'pack.jsonl', 'diagram.json', 'diagram.bin', 'cases.json']) {
      spoil(join(program(), name));
      for (const argv of [['check', fixture], ['--version']])
        expect(run(...argv)).toEqual({
          stdout: '',
          stderr: expect.stringMatching(/^mesh-ready is damaged: install it again, .*\n$/) as string,
          exitCode: 3,
        });
      rmSync(join(program(), name), { recursive: true, force: true });
      cpSync(join(root, 'dist', name), join(program(), name));
    }
  });

  test('where a bundle has its size and is no code', () => {
    const path = join(program(), 'mesh-ready.cjs');
    writeFileSync(path, Buffer.alloc(statSync(path).size));
    expect(run('check', fixture)).toMatchObject({ stdout: '', exitCode: 3 });
  });

  test.each([
    ['the start of the program runs away', 'mesh-ready.cjs', 'exports.main=async()=>{throw Error()}'],
    ['code is missing', 'part', ' '],
    ['code is no code', 'part', '\0'],
    ['the rules are no JSON', 'pack.jsonl', '!'],
  ])('with one line where %s, and every file has its size', (_, start, text) => {
    const main = readFileSync(join(program(), 'mesh-ready.cjs'), 'utf8');
    const name = start === 'part' ? /"\.\/(part-\w+\.cjs)"\)+\.check/.exec(main)![1]! : start;
    const { size } = statSync(join(program(), name));
    writeFileSync(join(program(), name), text.padEnd(size, text.length === 1 ? text : ' '));
    expect(run('check', fixture)).toEqual({
      stdout: '',
      stderr: expect.stringMatching(/^mesh-ready is damaged: install it again, .*\n$/) as string,
      exitCode: 3,
    });
  });

  test('where the diagram belongs to another pack', () => {
    const path = join(program(), 'diagram.json');
    const text = readFileSync(path, 'utf8');
    writeFileSync(path, text.replace(/sha256:[0-9a-f]{4}/, 'sha256:0000'));
    expect(run('check', fixture)).toMatchObject({
      stdout: '',
      stderr: expect.stringContaining('diagram.json belongs to other rules') as string,
      exitCode: 3,
    });
  });
});
