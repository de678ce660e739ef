import { execFileSync, spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { once } from 'node:events';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { readFile, readSmallFile } from '../../src/cli/read.ts';

let cwd = '';
beforeEach(() => void (cwd = mkdtempSync(join(tmpdir(), 'mesh-ready-'))));
afterEach(() => rmSync(cwd, { recursive: true, force: true }));

test('a file that fits into the buffer is read whole, and any other one is not', () => {
  const file = join(cwd, 'a.yaml');
  writeFileSync(file, 'kind: List\n');
  expect(Buffer.from(readSmallFile(file, Buffer.alloc(64))!).toString()).toBe('kind: List\n');
  expect(Buffer.from(readSmallFile(file, Buffer.alloc(11))!).toString()).toBe('kind: List\n');
  expect(readSmallFile(file, Buffer.alloc(10))).toBeUndefined();
  writeFileSync(file, '');
  expect(readSmallFile(file, Buffer.alloc(64))).toHaveLength(0);
});

test.skipIf(process.platform === 'win32')('only a file is read as one', () => {
  execFileSync('mkfifo', [join(cwd, 'pipe.yaml')]);
  expect(readSmallFile(join(cwd, 'pipe.yaml'), Buffer.alloc(64))).toBeUndefined();
  expect(readSmallFile(cwd, Buffer.alloc(64))).toBeUndefined();
});

/** A file of which less comes than its size says. */
const SHORT = '/sys/devices/system/cpu/online';

test.skipIf(!existsSync(SHORT))(
  'a file of which less comes than its size says is read until nothing more comes',
  () => {
    const content = readFileSync(SHORT, 'utf8');
    expect(statSync(SHORT).size).toBeGreaterThan(content.length);
    expect(Buffer.from(readSmallFile(SHORT, Buffer.alloc(64 * 1024))!).toString()).toBe(content);
    expect(Buffer.from(readFile(SHORT, 'online', true)).toString()).toBe(content);
  },
);

test.skipIf(process.platform === 'win32')('a pipe is read whole, in however many pieces it comes', async () => {
  // More than a pipe holds, so that no read gets all of it.
  const text = '0123456789abcdef'.repeat(16_000);
  const [file, pipe] = [join(cwd, 'a.yaml'), join(cwd, 'pipe.yaml')];
  writeFileSync(file, text);
  execFileSync('mkfifo', [pipe]);
  const writer = spawn('sh', ['-c', 'exec cat "$0" > "$1"', file, pipe]);
  expect(Buffer.from(readFile(pipe, 'pipe.yaml')).toString()).toBe(text);
  await once(writer, 'close');
});
