import { build } from 'esbuild';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { builtInCasesJson, builtInPack, builtInPackJson } from './built-in-pack.mjs';
import { licensesOf } from './licenses.mjs';
import { replaceFiles } from './replace-files.mjs';

const root = fileURLToPath(new URL('../..', import.meta.url));
const dist = join(root, 'dist');

/** Settings of every bundle. Names are kept, so that stack traces in bug reports are readable. */
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
    // The ES module build, so that unused parts can be left out.
    yaml: join(root, 'node_modules/yaml/browser/dist/index.js'),
    '@inquirer/external-editor': join(root, 'src/build/no-editor.mjs'),
    // chalk detects colors at import. This program sets the level itself.
    '#supports-color': join(root, 'node_modules/chalk/source/vendor/supports-color/browser.js'),
  },
};

/** Modules of yaml that reading YAML 1.2 with the core schema doesn't need. */
const WRITES_YAML =
  /\/(?:stringify\w*|foldFlowLines|visit|createNode|applyReviver|cst-\w+)\.js$|\/(?:yaml-1\.1|json)\//;

/** Modules that are loaded only for options that a plain `check` doesn't have. */
const WITH_OPTIONS = /\/(?:program|pack-folder|save)\.ts$/;

/**
 * Leaves out modules that a plain `check` doesn't need, and inlines dynamic imports: esbuild wraps a module that is
 * loaded later in a function, which V8 parses twice, and can't drop unused parts of it.
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

/** The files of dist by name, dependencies first. */
async function builtFiles() {
  const [{ lines, apart, diagram }, cases] = [await builtInPackJson(), await builtInCasesJson()];
  const data = builtInPack({
    packFile: 'pack.jsonl',
    apartFile: 'manifests.json',
    diagramFile: 'diagram.json',
    casesFile: 'cases.json',
    checkFile: 'crd-check.cjs',
  });
  const main = { ...shared, entryPoints: ['src/cli/main.ts'] };
  const whole = await build({ ...main, plugins: [data] });
  const check = await build({ ...main, plugins: [plainCheckOnly, data] });
  const crdCheck = await build({ ...shared, entryPoints: ['src/core/manifests/check.ts'] });
  const files = {
    THIRD_PARTY_LICENSES: licensesOf({ ...whole.metafile.inputs, ...crdCheck.metafile.inputs }, root),
    'pack.jsonl': lines.join('\n'),
    'manifests.json': apart,
    'diagram.json': diagram,
    'cases.json': cases,
    'crd-check.cjs': textOf(crdCheck),
    'mesh-ready.cjs': escapeNonAscii(textOf(whole)),
    'check.cjs': escapeNonAscii(textOf(check)),
  };
  const { THIRD_PARTY_LICENSES: _, ...needed } = files;
  const sizes = Object.fromEntries(Object.entries(needed).map(([name, text]) => [name, Buffer.byteLength(text)]));
  const bin = await build({
    ...shared,
    entryPoints: ['src/bin.ts'],
    banner: { js: '#!/usr/bin/env node' },
    define: { SIZES: JSON.stringify(sizes) },
  });
  return { ...files, 'bin.cjs': textOf(bin) };
}

function textOf({ outputFiles }) {
  return outputFiles[0].text;
}

/** V8 stores ASCII in half the space, and esbuild doesn't escape regular expressions and tagged templates. */
function escapeNonAscii(code) {
  return code.replace(/[\u0080-\uffff]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`);
}

try {
  replaceFiles(dist, await builtFiles());
} catch (error) {
  process.stderr.write(`${error.problems ? error.message : error.stack}\nthe build failed\n`);
  process.exitCode = 1;
}
