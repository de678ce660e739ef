import { build } from 'esbuild';
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { builtInCasesJson, builtInPack, builtInPackLines } from './built-in-pack.mjs';
import { keepCode } from './keep-code.mjs';
import { licensesOf } from './licenses.mjs';
import { replaceFiles } from './replace-files.mjs';

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
  write: false,
  logLevel: 'warning',
  alias: {
    // The ES module build: what is not used can be left out.
    yaml: join(root, 'node_modules/yaml/browser/dist/index.js'),
    '@inquirer/external-editor': join(root, 'src/build/no-editor.mjs'),
    // chalk asks the system about colours at import; we tell it the level.
    '#supports-color': join(root, 'node_modules/chalk/source/vendor/supports-color/browser.js'),
  },
};

/** What yaml has beside reading YAML 1.2 with the core schema, as its own modules name it. */
const WRITES_YAML =
  /\/(?:stringify\w*|foldFlowLines|visit|createNode|applyReviver|cst-\w+)\.js$|\/(?:yaml-1\.1|json)\//;

/** What is loaded only with options that a plain `check` does not have. */
const WITH_OPTIONS = /\/(?:program|pack-folder|save)\.ts$/;

/**
 * Leaves out what a plain `check` does not need, and loads the rest at once: a module that is loaded later is a
 * function around its functions, which V8 has to read once more, and nothing in it can be left out.
 */
const plainCheckOnly = {
  name: 'plain-check-only',
  setup({ onResolve, onLoad }) {
    onLoad({ filter: /[\\/]src[\\/]cli[\\/].*\.ts$/ }, ({ path }) => {
      const imports = [];
      const code = readFileSync(path, 'utf8').replace(/\bimport\('([^']+)'\)/g, (_, name) => {
        if (WITH_OPTIONS.test(name)) return `Promise.reject(new Error('${name} is not in this bundle'))`;
        return `later${imports.push(`import * as later${imports.length} from '${name}';`) - 1}`;
      });
      return { contents: `${code}\n${imports.join('\n')}`, loader: 'ts' };
    });
    onResolve({ filter: WRITES_YAML }, ({ importer, path }) =>
      /[\\/]node_modules[\\/]yaml[\\/]/.test(importer) ? { path, namespace: 'left-out' } : undefined,
    );
    onLoad({ filter: /.*/, namespace: 'left-out' }, () => ({ contents: 'module.exports = {}' }));
  },
};

/**
 * The files of the program by name, as they go into dist, those first that others read. src/bin.ts compiles the bundles
 * itself, as functions, so that it can keep what V8 makes of them.
 */
async function builtFiles() {
  const [pack, cases] = [await builtInPackLines(), await builtInCasesJson()];
  const data = builtInPack('pack.jsonl', 'cases.json');
  const main = {
    ...shared,
    entryPoints: ['src/cli/main.ts'],
    banner: { js: '(function(exports,require,module,__dirname){' },
    footer: { js: '})' },
  };
  const whole = await build({ ...main, plugins: [data] });
  const check = await build({ ...main, plugins: [plainCheckOnly, data] });
  const bundles = { 'mesh-ready': escapeNonAscii(textOf(whole)), check: escapeNonAscii(textOf(check)) };
  const hashes = Object.fromEntries(Object.entries(bundles).map(([name, code]) => [name, hashOf(code)]));
  const bin = await build({
    ...shared,
    entryPoints: ['src/bin.ts'],
    banner: { js: '#!/usr/bin/env node' },
    define: { BUNDLE_HASHES: JSON.stringify(hashes) },
  });
  return {
    THIRD_PARTY_LICENSES: licensesOf(whole.metafile.inputs, root),
    'pack.jsonl': pack.join('\n'),
    'cases.json': cases,
    'mesh-ready.cjs': bundles['mesh-ready'],
    'check.cjs': bundles.check,
    'bin.cjs': textOf(bin),
  };
}

function textOf({ outputFiles }) {
  return outputFiles[0].text;
}

/**
 * src/bin.ts reads the bundles as one byte a character; esbuild leaves regular expressions and tagged templates as they
 * are.
 */
function escapeNonAscii(code) {
  return code.replace(/[\u0080-\uffff]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`);
}

function hashOf(code) {
  return createHash('sha256').update(code).digest('hex');
}

try {
  replaceFiles(dist, await builtFiles());
  keepCode(root, dist);
} catch (error) {
  process.stderr.write(`${error.problems ? error.message : error.stack}\nthe build failed\n`);
  process.exitCode = 1;
}
