import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { readSmallFile } from '../../src/cli/read.ts';

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
