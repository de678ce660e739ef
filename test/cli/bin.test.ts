import { spawn, spawnSync } from 'node:child_process';
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
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

const cache = () => join(home, 'mesh-ready');
const env = () => ({ PATH: process.env['PATH'], XDG_CACHE_HOME: home });
const built = (...argv: string[]) => {
  const { stdout, stderr, status } = spawnSync(process.execPath, [bin, ...argv], {
    encoding: 'utf8',
    cwd: home,
    env: env(),
  });
  return { stdout, stderr, exitCode: status };
};

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
  ])('%j, also from its code cache', async (argv) => {
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
  ])('check %j, from the smaller bundle', async ([file = '', ...options]) => {
    const argv = ['check', join(root, file), ...options];
    expect(built(...argv)).toEqual(await runIn({ cwd: home }, ...argv));
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

describe.skipIf(process.getuid === undefined)('the code cache', () => {
  const program = () => join(home, 'program');
  const kept = () => readdirSync(cache()).map((name) => join(cache(), name));
  const left = () =>
    readdirSync(program())
      .filter((name) => name.endsWith('.v8'))
      .map((name) => join(program(), name));
  const built = (...argv: string[]) => run(env(), ...argv);

  // The program without the code cache that its build created.
  beforeEach(() => {
    cpSync(join(root, 'dist'), program(), { recursive: true });
    left().forEach((file) => rmSync(file));
  });

  test('belongs to one person, who alone can read it', () => {
    built('check', fixture);
    expect(statSync(cache()).mode & 0o777).toBe(0o700);
    expect(kept().map((file) => statSync(file).mode & 0o777)).toEqual([0o600]);
  });

  test('is not written to a folder that others may write', () => {
    built('check', fixture);
    kept().forEach((file) => rmSync(file));
    chmodSync(cache(), 0o777);
    expect(built('check', fixture).exitCode).toBe(0);
    expect(kept()).toEqual([]);
  });

  test('is not read where others may have written it, or through a link', () => {
    built('check', fixture);
    const [file] = kept();
    const good = readFileSync(file!);
    for (const spoil of [() => chmodSync(file!, 0o666), () => linkTo(file!, good)]) {
      rmSync(file!);
      writeFileSync(file!, good, { mode: 0o600 });
      spoil();
      expect(built('check', fixture).exitCode).toBe(0);
      expect(statSync(file!).mode & 0o777).toBe(0o600);
      expect(readFileSync(file!).length).toBeGreaterThan(64);
    }
  });

  test('that is damaged or of another build is made anew', () => {
    const expected = built('check', fixture);
    const [file] = kept();
    for (const bytes of [
      Buffer.alloc(0),
      Buffer.from('nonsense'),
      Buffer.concat([headerOf(readFileSync(file!)), Buffer.alloc(5000, 7)]),
    ]) {
      writeFileSync(file!, bytes);
      expect(built('check', fixture)).toEqual(expected);
      expect(readFileSync(file!).length).toBeGreaterThan(10_000);
    }
  });

  test('is left alone with MESH_READY_CACHE=0 and on CI', () => {
    for (const off of [{ MESH_READY_CACHE: '0' }, { CI: 'true' }]) {
      expect(run({ ...env(), ...off }, 'check', fixture).exitCode).toBe(0);
      expect(existsSync(cache())).toBe(false);
    }
  });

  test('that the build left beside the program serves the first run, so that none is written', () => {
    cpSync(join(root, 'dist'), program(), { recursive: true });
    expect(left()).toHaveLength(1);
    expect(built('check', fixture).exitCode).toBe(0);
    expect(existsSync(cache())).toBe(false);
  });

  test('that another build of Node made is not read', () => {
    cpSync(join(root, 'dist'), program(), { recursive: true });
    const [file] = left();
    const bytes = readFileSync(file!, 'latin1');
    writeFileSync(
      file!,
      bytes.replace(/(?<=^\w{64} )\d/, (digit) => `${(Number(digit) + 1) % 10}`),
      'latin1',
    );
    expect(readFileSync(file!, 'latin1')).not.toBe(bytes);
    built('check', fixture);
    expect(kept()).toHaveLength(1);
  });

  function run(environment: NodeJS.ProcessEnv, ...argv: string[]) {
    const { stdout, stderr, status } = spawnSync(process.execPath, [join(program(), 'bin.cjs'), ...argv], {
      encoding: 'utf8',
      cwd: home,
      env: environment,
    });
    return { stdout, stderr, exitCode: status };
  }

  function headerOf(bytes: Buffer): Buffer {
    return bytes.subarray(0, bytes.indexOf('\n') + 1);
  }

  function linkTo(file: string, bytes: Buffer): void {
    writeFileSync(join(home, 'elsewhere'), bytes);
    rmSync(file);
    symlinkSync(join(home, 'elsewhere'), file);
  }
});
