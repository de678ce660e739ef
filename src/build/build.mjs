import { build } from 'esbuild';
import { chmodSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { builtInPack, builtInPackModule } from './built-in-pack.mjs';
import { licensesOf } from './licenses.mjs';

const root = fileURLToPath(new URL('../..', import.meta.url));
const dist = join(root, 'dist');

/** Settings that both bundles share. Names are kept: a stack in a bug report shall say something. */
const shared = {
  absWorkingDir: root,
  bundle: true,
  target: 'node20',
  minifySyntax: true,
  minifyWhitespace: true,
  legalComments: 'none',
  metafile: true,
  logLevel: 'warning',
  alias: {
    // The ES module build: what is not used can be left out.
    yaml: join(root, 'node_modules/yaml/browser/dist/index.js'),
    // chalk asks the system about colours at import; we tell it the level.
    '#supports-color': join(root, 'node_modules/chalk/source/vendor/supports-color/browser.js'),
  },
};

async function buildAll() {
  const pack = await builtInPackModule();
  rmSync(dist, { recursive: true, force: true });
  mkdirSync(dist);
  const bin = await build({
    ...shared,
    entryPoints: ['src/bin.ts'],
    outfile: 'dist/bin.cjs',
    platform: 'node',
    format: 'cjs',
    banner: { js: '#!/usr/bin/env node' },
    plugins: [builtInPack(pack)],
  });
  chmodSync(join(dist, 'bin.cjs'), 0o755);
  writeFileSync(join(dist, 'THIRD_PARTY_LICENSES'), licensesOf(bin.metafile.inputs, root));
}

try {
  await buildAll();
} catch (error) {
  process.stderr.write(`${error.problems ? error.message : error.stack}\nthe build failed\n`);
  process.exitCode = 1;
}
