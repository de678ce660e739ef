import { build } from 'esbuild';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { deserialize, serialize } from 'node:v8';

const root = fileURLToPath(new URL('../..', import.meta.url));
const FOLDER = 'rules/mesh-adoption';
const MODULE = 'mesh-ready:built-in-pack';
const CASES = 'mesh-ready:built-in-cases';
/** The part of the pack that only `manifests` reads, and what reads the whole pack. */
const APART = 'manifests';

const PACK_NEEDS = `
  export { readPackFolder } from './src/cli/read-pack-folder.ts';
  export { parsePack } from './src/core/pack/parse.ts';
  export { foldedJson } from './src/core/pack/linked.ts';
  export { digestOf } from './src/cli/digest.ts';
  export { bytesOf, drawnPartsOf, informed, pose, useWritten, writeDiagram } from './src/core/range/index.ts';
  export { InputError } from './src/core/problem/problem.ts';
`;
const CASES_NEEDS = `
  export { readPackFolder, readCaseFiles } from './src/cli/read-pack-folder.ts';
  export { parsePack } from './src/core/pack/parse.ts';
  export { parseCases } from './src/core/cases/parse-cases.ts';
  export { InputError } from './src/core/problem/problem.ts';
`;

/**
 * Checks the pack in rules/mesh-adoption with the same code that reads any pack. `lines`: its digest and then its parts
 * as lines of JSON of ASCII characters, each a map with one key; named conditions are without their meaning. `apart`:
 * the longest part that few commands read, the same way. `diagram` and `nodes`: its decision diagram as JSON, and the
 * nodes of it as bytes. Throws with every problem of the pack.
 */
export const builtInPackJson = () => kept('pack', PACK_NEEDS, packJson);

function packJson(needs, code) {
  const { readPackFolder, parsePack, digestOf, drawnPartsOf, foldedJson, InputError } = needs;
  const { pack, problems } = parsePack(readPackFolder(FOLDER, { cwd: root }));
  if (pack === undefined || problems.length > 0) throw new InputError(problems);
  const { [APART]: apart, ...rest } = pack;
  const line = ([key, part]) => ascii(foldedJson({ [key]: part }));
  const digest = digestOf(pack);
  // Texts draw nothing, so that most changes of the rules leave the diagram as it is.
  const { diagram, nodes } = keptFor('diagram', [code, drawnPartsOf(pack)], () => drawn(pack, needs));
  return {
    lines: Object.entries({ digest, ...rest }).map(line),
    apart: line([APART, apart]),
    diagram: JSON.stringify({ digest, ...diagram }),
    nodes,
  };
}

function drawn(pack, { writeDiagram, useWritten, informed, pose, bytesOf }) {
  const { lists, ...written } = writeDiagram(pack);
  useWritten(pack, () => written);
  const { mdd: _, ...diagram } = { ...written, informed: informed(pose(pack, new Map())) };
  return { diagram: JSON.parse(JSON.stringify(diagram)), nodes: bytesOf(lists) };
}

function ascii(json) {
  return json.replace(/[^\0-\x7f]/g, (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`);
}

/**
 * The cases in rules/mesh-adoption (`*.test.yaml`), checked like any cases, as ASCII JSON. Throws with every problem.
 */
export const builtInCasesJson = () => kept('cases', CASES_NEEDS, casesJson);

function casesJson({ readPackFolder, readCaseFiles, parsePack, parseCases, InputError }) {
  const cases = readCaseFiles(FOLDER, { cwd: root });
  const { pack } = parsePack(readPackFolder(FOLDER, { cwd: root }));
  const problems = pack === undefined ? [] : parseCases(cases, pack).problems;
  if (problems.length > 0) throw new InputError(problems);
  return ascii(JSON.stringify({ cases }));
}

/**
 * The virtual modules for esbuild: they read the JSON from files beside the bundle, which is faster than a text in a
 * script. Each part of the pack is parsed when it is needed, and its diagram when answers are open: a check does
 * without the longest ones. A diagram of another pack is refused.
 */
export function builtInPack({ packFile, lines, apartFile, diagramFile, nodesFile, casesFile }) {
  const contents = {
    [MODULE]: `
      import { openSync, readFileSync, readSync } from 'node:fs';
      import { withLater } from './src/core/judge/with-later.ts';
      import { linkNames } from './src/core/pack/linked.ts';
      import { mddFrom } from './src/core/range/mdd.ts';
      import { useWritten } from './src/core/range/posed.ts';
      const readerOf = (file) => {
        const open = openSync(\`\${__dirname}/\${file}\`);
        return (into, from) => {
          if (readSync(open, into, 0, into.length, from) < into.length) throw new Error(\`\${file} is incomplete\`);
        };
      };
      const readPack = readerOf('${packFile}');
      // Memory costs when it is first written into, so that one piece serves for all lines.
      const piece = Buffer.allocUnsafeSlow(${Math.max(...lines.map(({ length }) => length))});
      const lineAt = (from, length) => {
        readPack(piece.subarray(0, length), from);
        return piece.latin1Slice(0, length);
      };
      let named;
      const read = (line) => {
        const [[key, part]] = Object.entries(JSON.parse(line));
        if (key === 'conditions') named = new Map(part.map((condition) => [condition.id, condition]));
        if (line.includes('{"holds":')) linkNames(part, named ?? (pack.conditions, named));
        return part;
      };
      const [[, ...first], ...places] = ${JSON.stringify(placesOf(lines))};
      export const { digest } = JSON.parse(lineAt(...first));
      export const pack = withLater({}, {
        ...Object.fromEntries(places.map(([key, from, length]) => [key, () => read(lineAt(from, length))])),
        ${APART}: () => read(readFileSync(\`\${__dirname}/${apartFile}\`, 'latin1')),
      });
      const kept = withLater({}, {
        diagram: () => {
          const { digest: of, ...diagram } = JSON.parse(readFileSync(\`\${__dirname}/${diagramFile}\`, 'latin1'));
          if (of !== digest) throw new Error('${diagramFile} belongs to other rules: install mesh-ready again');
          return { ...diagram, mdd: mddFrom(readerOf('${nodesFile}')) };
        },
      });
      useWritten(pack, () => kept.diagram);
    `,
    [CASES]: `
      import { readFileSync } from 'node:fs';
      export const { cases } = JSON.parse(readFileSync(\`\${__dirname}/${casesFile}\`, 'latin1'));
    `,
  };
  return {
    name: 'built-in-pack',
    setup({ onResolve, onLoad }) {
      onResolve({ filter: /^mesh-ready:built-in-(pack|cases)$/ }, ({ path }) => ({
        path,
        namespace: 'built-in-pack',
      }));
      onLoad({ filter: /.*/, namespace: 'built-in-pack' }, ({ path }) => ({
        contents: contents[path],
        loader: 'js',
        resolveDir: root,
      }));
    },
  };
}

/** By line of ASCII JSON: its key, where it begins in the file, and its length. */
function placesOf(lines) {
  let from = 0;
  return lines.map((line) => {
    const place = [Object.keys(JSON.parse(line))[0], from, line.length];
    from += line.length + 1;
    return place;
  });
}

/** The virtual module for vitest. */
export function builtInPackForVite() {
  return {
    name: 'built-in-pack',
    resolveId: (id) => (id === MODULE || id === CASES ? `\0${id}` : undefined),
    load: async (id) => {
      if (id === `\0${MODULE}`) {
        const { lines, apart, diagram, nodes } = await builtInPackJson();
        return `
          import { linkNames } from '${root}/src/core/pack/linked.ts';
          import { mddFrom } from '${root}/src/core/range/mdd.ts';
          import { useWritten } from '${root}/src/core/range/posed.ts';
          export const { digest, ...pack } = Object.assign({}, ${[...lines, apart].join()});
          linkNames(pack, new Map(pack.conditions.map((condition) => [condition.id, condition])));
          const diagram = ${diagram};
          const nodes = Buffer.from('${Buffer.from(nodes).toString('base64')}', 'base64');
          diagram.mdd = mddFrom((into, from) => into.set(nodes.subarray(from, from + into.length)));
          useWritten(pack, () => diagram);
        `;
      }
      return id === `\0${CASES}` ? `export const { cases } = ${await builtInCasesJson()};` : undefined;
    },
  };
}

/** Bytes of a SHA-256. */
const PROOF = 32;

/**
 * What `make` makes of the rules with what it needs, the exports of some TypeScript source; it is kept until the rules
 * or the source with its imports change.
 */
async function kept(name, needs, make) {
  const code = await bundled(needs);
  const used = await import(`data:text/javascript;base64,${Buffer.from(code).toString('base64')}`);
  return keptFor(name, [code, ruleTexts()], () => make(used, code));
}

/**
 * What `make` makes, kept in a file until this file or what it is made from changes, because the diagram takes most of
 * a minute.
 */
function keptFor(name, from, make) {
  const self = readFileSync(join(root, 'src/build/built-in-pack.mjs'), 'utf8');
  const key = createHash('sha256')
    .update(JSON.stringify([self, ...from]))
    .digest('hex');
  const file = join(root, 'node_modules/.cache/mesh-ready', name);
  // The bytes are preceded by what proves that they are whole, and made from this.
  const proofOf = (bytes) => createHash('sha256').update(key).update(bytes).digest();
  if (existsSync(file)) {
    const before = readFileSync(file);
    const bytes = before.subarray(PROOF);
    if (proofOf(bytes).equals(before.subarray(0, PROOF))) return deserialize(bytes);
  }
  const made = make();
  mkdirSync(dirname(file), { recursive: true });
  // Another process that reads it at the same time finds the file before or the whole one.
  const written = `${file}.${process.pid}.tmp`;
  const bytes = serialize(made);
  writeFileSync(written, Buffer.concat([proofOf(bytes), bytes]));
  renameSync(written, file);
  return made;
}

function ruleTexts() {
  const names = readdirSync(join(root, FOLDER), { recursive: true }).filter((name) => /\.ya?ml$/i.test(name));
  return names.toSorted().map((name) => [name, readFileSync(join(root, FOLDER, name), 'utf8')]);
}

/** TypeScript source and what it imports as one module. */
async function bundled(contents) {
  const { outputFiles } = await build({
    absWorkingDir: root,
    stdin: { contents, resolveDir: root, loader: 'ts' },
    bundle: true,
    platform: 'node',
    format: 'esm',
    write: false,
    alias: { yaml: `${root}/node_modules/yaml/browser/dist/index.js` },
    logLevel: 'error',
  });
  return outputFiles[0].text;
}
