import { Readable } from 'node:stream';
import { expect, test } from 'vitest';
import { linesFrom } from '../../../src/cli/ask/line-reader.ts';

test('a signal ends lines that never run dry', async () => {
  const stop = new AbortController();
  const reader = linesFrom(Readable.from([Buffer.from('1\n'.repeat(10_000))]), stop.signal);
  expect(await reader.next()).toBe('1');
  setImmediate(() => stop.abort());
  let read = 0;
  while ((await reader.next()) !== undefined) read += 1;
  expect(read).toBeLessThan(10);
  expect(reader.ended()).toBe(false);
  reader.close();
});
