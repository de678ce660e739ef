import { build, transform } from 'esbuild';
import { createHash } from 'node:crypto';
import { basename, join } from 'node:path';
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
    'node:child_process': join(root, 'src/build/no-child-process.mjs'),
    // chalk detects colors at import. This program sets the level itself.
    '#supports-color': join(root, 'node_modules/chalk/source/vendor/supports-color/browser.js'),
  },
};

/**
 * The program as CommonJS files: its start, and a file for each part that only some commands load. V8 reads all text
 * of a file before it runs a line of it: in one file with everything, each command waits for the code of all others.
 * esbuild splits only ES modules, which Node loads more slowly, so that each file is translated afterward.
 */
async function program(plugins) {
  const { outputFiles, metafile } = await build({
    ...shared,
    entryPoints: { 'mesh-ready': 'src/cli/main.ts' },
    outdir: 'dist',
    chunkNames: 'part-[hash]',
    outExtension: { '.js': '.cjs' },
    format: 'esm',
    splitting: true,
    plugins,
  });
  const { target, charset, minifySyntax, minifyWhitespace, legalComments } = shared;
  const files = {};
  for (const { path, text } of outputFiles) {
    const { code } = await transform(text, {
      target,
      charset,
      minifySyntax,
      minifyWhitespace,
      legalComments,
      format: 'cjs',
      platform: 'node',
      // Becomes a call of `require`, which finds the file without the loader of ES modules.
      supported: { 'dynamic-import': false },
    });
    files[basename(path)] = escapeNonAscii(code);
  }
  return { files, inputs: metafile.inputs };
}

/** The files of dist by name, dependencies first. */
async function builtFiles() {
  const [{ lines, apart, diagram, nodes }, cases] = [await builtInPackJson(), await builtInCasesJson()];
  const { files: parts, inputs } = await program([
    builtInPack({
      packFile: 'pack.jsonl',
      lines,
      apartFile: 'manifests.json',
      diagramFile: 'diagram.json',
      nodesFile: 'diagram.bin',
      casesFile: 'cases.json',
    }),
  ]);
  const files = {
    THIRD_PARTY_LICENSES: licensesOf(inputs, root),
    'pack.jsonl': lines.join('\n'),
    'manifests.json': apart,
    'diagram.json': diagram,
    'diagram.bin': nodes,
    'cases.json': cases,
    ...parts,
  };
  const { THIRD_PARTY_LICENSES: _, ...needed } = files;
  const known = Object.fromEntries(
    Object.entries(needed).map(([name, content]) => [name, [Buffer.byteLength(content), digestOf(content)]]),
  );
  const bin = await build({
    ...shared,
    entryPoints: ['src/bin.ts'],
    banner: { js: '#!/usr/bin/env node' },
    define: { FILES: JSON.stringify(known) },
  });
  return { ...files, 'bin.cjs': bin.outputFiles[0].text };
}

function digestOf(content) {
  return createHash('sha256').update(content).digest('hex').slice(0, 12);
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
