import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';

const root = fileURLToPath(new URL('../..', import.meta.url));
const bin = join(root, 'dist/bin.cjs');
const sample = join(root, 'fixtures/samples/polyglot-regulated.yaml');

function on(
  node: string,
  argv: readonly string[],
  env: NodeJS.ProcessEnv = {},
): { stdout: string; stderr: string; exitCode: number | null } {
  const { stdout, stderr, status } = spawnSync(node, [bin, ...argv], {
    encoding: 'utf8',
    env: { PATH: process.env['PATH'], ...env },
  });
  return { stdout, stderr, exitCode: status };
}

/**
 * .ci/run installs other Node versions next to the tests. As dependencies, their `node` would hide that of the user who
 * runs npm.
 */
describe.each(['22', '24', '26'])('the built program on Node %s', (version) => {
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
    ])('says the same as here: %j', (argv) => expect(on(node, argv)).toEqual(on(process.execPath, argv)));

  test.skipIf(!here)('says the same whatever its cache of compiled code holds', () => {
    const home = mkdtempSync(join(tmpdir(), 'mesh-ready-'));
    try {
      const expected = on(process.execPath, ['check', sample]);
      const cached = () => on(node, ['check', sample], { XDG_CACHE_HOME: home });
      expect(cached()).toEqual(expected);
      const files = readdirSync(home, { recursive: true, encoding: 'utf8' }).map((name) => join(home, name));
      const kept = files.filter((path) => statSync(path).isFile() && statSync(path).size > 10_000);
      expect(kept).not.toEqual([]);
      for (const path of kept) {
        const good = readFileSync(path);
        for (const bad of [
          Buffer.alloc(0),
          good.subarray(0, good.length / 2),
          good.map((byte, at) => (at % 997 === 500 ? byte ^ 4 : byte)),
        ]) {
          writeFileSync(path, bad);
          expect(cached()).toEqual(expected);
        }
      }
    } finally {
      rmSync(home, { recursive: true, force: true });
    }
  });
});
