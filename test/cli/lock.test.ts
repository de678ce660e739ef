import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { hostname, tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { locked } from '../../src/cli/lock.ts';
import { BIN } from './ask/terminal.ts';

let folder = '';
beforeEach(() => void (folder = mkdtempSync(join(tmpdir(), 'mesh-ready-'))));
afterEach(() => rmSync(folder, { recursive: true, force: true }));
const file = () => join(folder, 'answers.yaml');
const lock = () => join(folder, '.answers.yaml.lock');

test('a lock names its owner while the work goes on, and is gone after it, also where the work fails', () => {
  const fail = () =>
    locked(file(), () => {
      expect(readFileSync(lock(), 'utf8')).toMatch(new RegExp(`^${hostname()} ${process.pid} `));
      throw new Error('fails');
    });
  expect(fail).toThrow('fails');
  expect(readdirSync(folder)).toEqual([]);
  expect(locked(file(), () => 7)).toBe(7);
});

test('the lock of a run that was killed is taken over', () => {
  writeFileSync(lock(), `${hostname()} ${spawnSync(process.execPath, ['-e', '0']).pid} 00\n`);
  expect(locked(file(), () => readFileSync(lock(), 'utf8'))).toContain(` ${process.pid} `);
  expect(readdirSync(folder)).toEqual([]);
});

test('a lock that a run left empty long ago is taken over without waiting', () => {
  writeFileSync(lock(), '');
  utimesSync(lock(), 0, 0);
  const wait = vi.spyOn(Atomics, 'wait');
  try {
    expect(locked(file(), () => readFileSync(lock(), 'utf8'))).toContain(` ${process.pid} `);
    expect(wait).not.toHaveBeenCalled();
  } finally {
    wait.mockRestore();
  }
  expect(readdirSync(folder)).toEqual([]);
});

test('an empty lock that was just made is waited for, whatever day the clock of this machine says', () => {
  writeFileSync(lock(), '');
  const clock = vi.spyOn(Date, 'now').mockReturnValue(Date.now() + 400 * 24 * 60 * 60 * 1000);
  const wait = vi.spyOn(Atomics, 'wait').mockImplementation(() => {
    rmSync(lock(), { force: true });
    return 'timed-out';
  });
  try {
    expect(locked(file(), () => 7)).toBe(7);
    expect(wait).toHaveBeenCalledTimes(1);
  } finally {
    clock.mockRestore();
    wait.mockRestore();
  }
  expect(readdirSync(folder)).toEqual([]);
});

test.skipIf(!existsSync(BIN) || process.platform === 'win32')('a lock that cannot be written does not stay', () => {
  const { stderr, status } = spawnSync(
    'sh',
    ['-c', 'trap "" XFSZ; ulimit -f 0; exec "$0" "$@"', process.execPath, BIN, 'assess', file(), '--plain'],
    { input: '1\nquit\n', encoding: 'utf8', env: { PATH: process.env['PATH'], TMPDIR: folder } },
  );
  expect({ told: stderr.includes('Not saved:'), status }).toEqual({ told: true, status: 130 });
  expect(readdirSync(folder)).toEqual([]);
});

test('a lock that somebody else took over meanwhile stays theirs', () => {
  locked(file(), () => writeFileSync(lock(), 'elsewhere 1 00\n'));
  expect(readFileSync(lock(), 'utf8')).toBe('elsewhere 1 00\n');
});

test.each([['gone/answers.yaml'], ['answers.yaml/below']])('%s, next to which no lock can be, is worked on', (name) => {
  writeFileSync(file(), '');
  expect(locked(join(folder, name), () => 'done')).toBe('done');
});

test('a lock is also in the temporary folder, where a run that may not write next to the file meets it', () => {
  const hash = createHash('sha256').update(file()).digest('hex').slice(0, 24);
  const other = join(tmpdir(), `mesh-ready-${hash}.lock`);
  expect(locked(file(), () => [existsSync(lock()), existsSync(other)])).toEqual([true, true]);
  expect([existsSync(lock()), existsSync(other)]).toEqual([false, false]);
});

test('a file name of any length has a lock', () => {
  const long = join(folder, `${'ä'.repeat(120)}.yaml`);
  locked(long, () => expect(readdirSync(folder)).toHaveLength(1));
  mkdirSync(join(folder, 'b'));
  expect(existsSync(lock())).toBe(false);
});
