import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { discoveryOf } from '../../src/cli/discovery.ts';
import { readSmallFile } from '../../src/cli/read.ts';
import type { DiscoverInput } from '../../src/core/discover/index.ts';
import { builtInPack } from '../core/pack/built-in.ts';

/** A system that reads at most three bytes at once. */
vi.mock('node:fs', async (original) => {
  const fs = await original<typeof import('node:fs')>();
  const readSync = (file: number, buffer: Buffer, offset: number, length: number, position: null) =>
    fs.readSync(file, buffer, offset, Math.min(length, 3), position);
  return { ...fs, readSync };
});

vi.mock('../../src/core/discover/index.ts', async (original) => ({
  ...(await original<object>()),
  discover: async (_pack: unknown, { watch }: DiscoverInput) => {
    await watch?.inside(1000);
    throw new Error('broken');
  },
}));

let cwd = '';
beforeEach(() => void (cwd = mkdtempSync(join(tmpdir(), 'mesh-ready-'))));
afterEach(() => rmSync(cwd, { recursive: true, force: true }));

test('a small file is read whole, however little one call reads', () => {
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

test('the progress is cleared in a terminal, also where the run fails', async () => {
  const stderr = Object.assign(new PassThrough(), { isTTY: true });
  const host = {
    stdin: new PassThrough().end(),
    stdout: new PassThrough(),
    stderr,
    notes: stderr,
    env: {},
    cwd,
    today: () => '2026-11-27',
    interruption: () => new AbortController().signal,
  };
  await expect(discoveryOf('.', builtInPack, host)).rejects.toThrow('broken');
  expect(String(stderr.read())).toBe('\rread 1000 documents of one file\u001B[K\r\u001B[K');
});
