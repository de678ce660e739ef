import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/**
 * Runs a `check` once, so that the code cache of its bundle is in dist and even the first run with this Node is fast.
 * Leaves nothing where there is no cache (on Windows; see src/cli/code-cache.ts). Throws where the check fails.
 */
export function keepCode(root, dist) {
  const home = mkdtempSync(join(tmpdir(), 'mesh-ready-build-'));
  try {
    const { CI: _, MESH_READY_CACHE: __, ...env } = process.env;
    const check = [join(dist, 'bin.cjs'), 'check', join(root, 'fixtures/samples/polyglot-regulated.yaml')];
    const { status, stderr } = spawnSync(process.execPath, check, {
      encoding: 'utf8',
      env: { ...env, XDG_CACHE_HOME: home },
    });
    if (status !== 0) throw new Error(`the program that was built ends with ${status}: ${stderr}`);
    const kept = join(home, 'mesh-ready');
    for (const name of existsSync(kept) ? readdirSync(kept) : []) {
      const beside = join(dist, `${name}.${process.pid}.tmp`);
      writeFileSync(beside, readFileSync(join(kept, name)));
      renameSync(beside, join(dist, name));
    }
  } finally {
    rmSync(home, { recursive: true, force: true });
  }
}
