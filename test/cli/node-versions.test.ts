import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';

const root = fileURLToPath(new URL('../..', import.meta.url));
const bin = join(root, 'dist/bin.cjs');
const sample = join(root, 'fixtures/samples/polyglot-regulated.yaml');

function on(node: string, ...argv: string[]): { stdout: string; stderr: string; exitCode: number | null } {
  const { stdout, stderr, status } = spawnSync(node, [bin, ...argv], {
    encoding: 'utf8',
    env: { PATH: process.env['PATH'], MESH_READY_CACHE: '0' },
  });
  return { stdout, stderr, exitCode: status };
}

/**
 * .ci/run installs other Node versions next to the tests. As dependencies, their `node` would hide that of the user who
 * runs npm.
 */
describe.each(['22', '24'])('the built program on Node %s', (version) => {
  const node = join(root, `test/.nodes/node_modules/node-${version}/bin/node`);
  const here = existsSync(node);
  if (!here) test.skip(`was not tried: it is not in test/.nodes, where .ci/run puts it`, () => undefined);

  test.skipIf(!here)('is run by that version', () => {
    const { version: installed } = JSON.parse(
      readFileSync(join(root, `test/.nodes/node_modules/node-${version}/package.json`), 'utf8'),
    ) as { version: string };
    expect(spawnSync(node, ['--version'], { encoding: 'utf8' }).stdout.trim()).toBe(`v${installed}`);
  });

  test
    .skipIf(!here)
    .each([
      [['check', sample]],
      [['plan', sample]],
      [['plan', sample, '--format', 'html']],
      [['assess']],
      [['check', 'missing.yaml']],
      [['--help']],
    ])('says the same as here: %j', (argv) => expect(on(node, ...argv)).toEqual(on(process.execPath, ...argv)));
});
