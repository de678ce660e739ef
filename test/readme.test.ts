import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { runIn } from './cli/test-host.ts';
import { expectGenerated } from './generated.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
const path = `${root}README.md`;
const SHOWN = /(<!-- shows: mesh-ready ([^>]*?) -->\n```\w+\n)([\s\S]*?)(```\n)/g;

test('what the README shows is what the commands print', async () => {
  const written = readFileSync(path, 'utf8');
  let now = written;
  const blocks = [...written.matchAll(SHOWN)];
  expect(blocks.length).toBeGreaterThan(1);
  for (const [whole, head, command, , tail] of blocks) {
    const { stdout } = await runIn({ cwd: root }, ...command!.split(' '));
    now = now.replace(whole, () => `${head}${stdout}${tail}`);
  }
  expectGenerated(path, now);
});
