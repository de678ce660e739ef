import { build } from 'esbuild';
import { createHash } from 'node:crypto';
import { chmodSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { builtInCasesJson, builtInPack, builtInPackLines } from './built-in-pack.mjs';
import { licensesOf } from './licenses.mjs';

const root = fileURLToPath(new URL('../..', import.meta.url));
const dist = join(root, 'dist');

/** Settings of every bundle. Names are kept: a stack in a bug report shall say something. */
const shared = {
  absWorkingDir: root,
  bundle: true,
  platform: 'node',
  format: 'cjs',
  target: 'node20',
  charset: 'ascii',
  minifySyntax: true,
  minifyWhitespace: true,
  legalComments: 'none',
  metafile: true,
  logLevel: 'warning',
  alias: {
    // The ES module build: what is not used can be left out.
    yaml: join(root, 'node_modules/yaml/browser/dist/index.js'),
    '@inquirer/external-editor': join(root, 'src/build/no-editor.mjs'),
    // chalk asks the system about colours at import; we tell it the level.
    '#supports-color': join(root, 'node_modules/chalk/source/vendor/supports-color/browser.js'),
  },
};

/** Leaves out what a plain `check` loads only with options that it does not have. */
const plainCheckOnly = {
  name: 'plain-check-only',
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /\.ts$/ }, ({ kind, path }) =>
      kind === 'dynamic-import' && !/\/(?:check|remedy)\.ts$/.test(path) ? { path, namespace: 'left-out' } : undefined,
    );
    onLoad({ filter: /.*/, namespace: 'left-out' }, ({ path }) => ({ contents: `throw new Error('${path} is not in this bundle')` }));
  },
};

/** src/bin.ts compiles the bundles itself, as functions, so that it can keep what V8 makes of them. */
async function buildAll() {
  const [pack, cases] = [await builtInPackLines(), await builtInCasesJson()];
  rmSync(dist, { recursive: true, force: true });
  mkdirSync(dist);
  writeFileSync(join(dist, 'pack.jsonl'), pack.join('\n'));
  writeFileSync(join(dist, 'cases.json'), cases);
  const main = {
    ...shared,
    entryPoints: ['src/cli/main.ts'],
    banner: { js: '(function(exports,require,module,__dirname){' },
    footer: { js: '})' },
  };
  const whole = await build({ ...main, outfile: 'dist/mesh-ready.cjs', plugins: [builtInPack('pack.jsonl', 'cases.json')] });
  await build({ ...main, outfile: 'dist/check.cjs', plugins: [plainCheckOnly, builtInPack('pack.jsonl', 'cases.json')] });
  for (const name of ['mesh-ready', 'check']) escapeNonAscii(join(dist, `${name}.cjs`));
  const hashes = Object.fromEntries(['mesh-ready', 'check'].map((name) => [name, hashOf(join(dist, `${name}.cjs`))]));
  await build({
    ...shared,
    entryPoints: ['src/bin.ts'],
    outfile: 'dist/bin.cjs',
    banner: { js: '#!/usr/bin/env node' },
    define: { BUNDLE_HASHES: JSON.stringify(hashes) },
  });
  chmodSync(join(dist, 'bin.cjs'), 0o755);
  writeFileSync(join(dist, 'THIRD_PARTY_LICENSES'), licensesOf(whole.metafile.inputs, root));
}

/** src/bin.ts reads the bundles as one byte a character; esbuild leaves regular expressions and tagged templates as they are. */
function escapeNonAscii(path) {
  const code = readFileSync(path, 'utf8').replace(/[\u0080-\uffff]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`);
  writeFileSync(path, code);
}

function hashOf(path) {
  return createHash('sha256').update(readFileSync(path)).digest('hex');
}

try {
  await buildAll();
} catch (error) {
  process.stderr.write(`${error.problems ? error.message : error.stack}\nthe build failed\n`);
  process.exitCode = 1;
}
