import { build } from 'esbuild';
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { createContext, runInContext } from 'node:vm';
import { describe, expect, test } from 'vitest';

const src = fileURLToPath(new URL('../src', import.meta.url));

/** The rooms of the core, from the inner rings to the outer ones: each can import the rooms before it. */
const RINGS = [
  ['problem', 'yaml', 'condition', 'pack', 'answers', 'judge', 'range', 'assess'],
  // One room for each use; lint reads the templates of `manifests`.
  ['manifests'],
  [
    'fit',
    'flips',
    'bar',
    'what-if',
    'compare',
    'explain',
    'portfolio',
    'merge',
    'cases',
    'lint',
    'discover',
    'interview',
    'schema',
  ],
].flat();

/**
 * The doors of a room: the only files of it that other rooms can import. `schema` (zod), `parse` (yaml),
 * `yaml/documents` and `yaml/plain-file` (js-yaml), `bar/remedy`, and `manifests/check` (CEL) are separate doors,
 * because many runs don't load them. In the room `schema`, every file is a door, because no other room imports it.
 */
const DOORS =
  /^core\/(?:index|[^/]+\/(?:index|parse|schema|schema\/[^/]+)|yaml\/(?:documents|plain-file)|bar\/remedy|manifests\/check|schema\/[^/]+)\.ts$/;

/** What the files of each folder can import, besides files of their own folder. */
const ALLOWED: Readonly<Record<string, RegExp>> = {
  'core/index.ts': /^core\//,
  ...Object.fromEntries(
    RINGS.map((room, index) => [
      `core/${room}`,
      new RegExp(`^(?:core/(?:${['none', ...RINGS.slice(0, index)].join('|')})/.*|yaml|js-yaml|zod)$`),
    ]),
  ),
  report: /^core\//,
  cli: /^(core|report)\/|^(node:.*|commander|chalk|@bomb\.sh\/tab|mesh-ready:built-in-(pack|cases)|package\.json)$/,
  'cli/ask': /^(core|report|cli)\/|^(node:.*|chalk|inquirer|@inquirer\/[a-z]+)$/,
  'bin.ts': /^(cli\/|node:)/,
};
/** Files with one additional allowed import. */
const EXCEPTIONS: Readonly<Record<string, RegExp>> = {
  'report/terminal': /^chalk$/,
  'core/manifests/rules.ts': /^@marcbachmann\/cel-js$/,
};

const files = readdirSync(src, { recursive: true, encoding: 'utf8' })
  .map((path) => path.replaceAll('\\', '/'))
  .filter((path) => path.endsWith('.ts') && !path.endsWith('.d.ts'))
  .sort();

test('CONTRIBUTING.md names the rings in their order', () => {
  const told = readFileSync(new URL('../CONTRIBUTING.md', import.meta.url), 'utf8').match(/`problem` → [^.]*/)![0];
  expect([...told.matchAll(/`([a-z-]+)`/g)].map(([, room]) => room)).toEqual(RINGS);
});

describe('arrows point one way: bin, cli, report, core', () => {
  test.each(files)('%s imports only what its folder may', (file) => {
    const folder = folderOf(file);
    const allowed = ALLOWED[folder]!;
    const exception = Object.entries(EXCEPTIONS).find(([start]) => file.startsWith(start))?.[1];
    const wrong = importsOf(file)
      .map(({ target }) => target)
      .filter((target) => !target.startsWith(`${folder}/`) && !allowed.test(target) && !exception?.test(target));
    expect(wrong).toEqual([]);
  });

  test.each(files)('%s comes into rooms of the core by their doors', (file) => {
    const others = importsOf(file).filter(
      ({ target }) => target.startsWith('core/') && roomOf(target) !== roomOf(file) && !DOORS.test(target),
    );
    expect(others.map(({ target }) => target)).toEqual([]);
  });

  test('every room of the core is a ring', () => {
    const rooms = new Set(files.flatMap((file) => roomOf(file) ?? []));
    expect([...rooms].toSorted()).toEqual(RINGS.toSorted());
  });

  test('only what knows the shape of packs and results loads zod, and only the readers of files need yaml', () => {
    const loading = (name: string) =>
      files.filter((file) => importsOf(file).some(({ target, type }) => target === name && !type));
    const knowsShapes = /^core\/([a-z]+\/schema(\/[a-z-]+)?|schema\/[a-z-]+|pack\/shape-problem|cases\/shape)\.ts$/;
    expect(loading('zod').filter((file) => !knowsShapes.test(file))).toEqual([]);
    expect(loading('yaml').filter((file) => !file.startsWith('core/'))).toEqual([]);
  });
});

describe('conditions are one room', () => {
  const inside = (path: string) => path.startsWith('core/condition/');
  const doors = ['core/condition/index.ts', 'core/condition/schema.ts'];

  test('that needs no other', () => {
    const targets = files.filter(inside).flatMap((file) => importsOf(file).map(({ target }) => target));
    expect(targets.filter((target) => !inside(target) && target !== 'zod')).toEqual([]);
  });

  test('that others enter by its doors', () => {
    const past = files
      .filter((file) => !inside(file))
      .filter((file) => importsOf(file).some(({ target }) => inside(target) && !doors.includes(target)));
    expect(past).toEqual([]);
  });

  test('and an operator is known there and to the solver', () => {
    const knowing = files.filter((file) => readFileSync(join(src, file), 'utf8').includes('includesAny'));
    expect(knowing).toEqual(['core/condition/tests.ts', 'core/range/choices-tests.ts']);
  });
});

describe('reports', () => {
  test('load no file that loads itself through others', () => {
    const open: string[] = [];
    const done = new Set<string>();
    const circles: string[][] = [];
    const visit = (file: string): void => {
      if (open.includes(file)) circles.push([...open.slice(open.indexOf(file)), file]);
      if (open.includes(file) || done.has(file) || !file.startsWith('report/')) return;
      open.push(file);
      for (const { target, type, lazy } of importsOf(file)) if (!type && !lazy) visit(target);
      open.pop();
      done.add(file);
    };
    files.forEach(visit);
    expect(circles).toEqual([]);
  });

  test('make the days of begins and ends in the calendar; other files, only days of a date, a season, or a review', () => {
    const counting = files.filter(
      (file) => file.startsWith('report/') && readFileSync(join(src, file), 'utf8').includes('dayAfter('),
    );
    const places = ['again', 'before-season', 'calendar', 'closed', 'due', 'interim', 'season'];
    expect(counting).toEqual(places.map((name) => `report/judgement/${name}.ts`));
  });
});

describe('rooms of the core', () => {
  test('judge imports nothing of range and assess, not even types', () => {
    const wrong = files
      .filter((file) => file.startsWith('core/judge/'))
      .flatMap((file) => importsOf(file).map(({ target }) => `${file} imports ${target}`))
      .filter((line) => / core\/(range|assess)\//.test(line));
    expect(wrong).toEqual([]);
  });

  test('range is entered by its door', () => {
    const wrong = files
      .filter((file) => !file.startsWith('core/range/'))
      .flatMap((file) => importsOf(file).map(({ target }) => `${file} imports ${target}`))
      .filter((line) => / core\/range\/(?!index\.ts)/.test(line));
    expect(wrong).toEqual([]);
  });
});

describe('what starts often starts small', () => {
  test.each([
    ['bin.ts', /^(commander|inquirer|@inquirer\/.*|chalk|zod|yaml|js-yaml)$/],
    ['cli/commands/check.ts', /^(commander|inquirer|@inquirer\/.*|zod|js-yaml)$/],
  ])('%s loads none of the packages it can do without', (entry, heavy) => {
    expect(loadedBy(entry).filter((target) => heavy.test(target))).toEqual([]);
  });
});

describe('core and report need nothing of Node or a browser', () => {
  test.each(['core', 'report'])('%s runs in an empty context', async (folder) => {
    const { outputFiles } = await build({
      entryPoints: [join(src, folder, 'index.ts')],
      bundle: true,
      write: false,
      platform: 'neutral',
      mainFields: ['module', 'main'],
      format: 'iife',
      globalName: 'loaded',
      alias: { yaml: fileURLToPath(new URL('../node_modules/yaml/browser/dist/index.js', import.meta.url)) },
      conditions: ['default'],
      logLevel: 'silent',
    });
    const context = createContext({});
    runInContext(outputFiles[0]!.text, context);
    expect(runInContext('Object.keys(loaded).length', context)).toBeGreaterThan(0);
  });
});

function folderOf(file: string): string {
  if (file === 'core/index.ts') return file;
  const room = roomOf(file);
  if (room !== undefined) return `core/${room}`;
  return file.startsWith('cli/ask/') ? 'cli/ask' : file.split('/')[0]!;
}

function roomOf(file: string): string | undefined {
  return /^core\/([^/]+)\//.exec(file)?.[1];
}

/** The imports of a file: paths under src, or package names. Type imports are marked, because they load nothing. */
function importsOf(file: string): { target: string; type: boolean; lazy: boolean }[] {
  const text = readFileSync(join(src, file), 'utf8');
  const pattern = /^(?:import|export)\s+(type\s)?(?:[^'";]*?\sfrom\s+)?'([^']+)'|\bimport\('([^']+)'\)/gm;
  return [...text.matchAll(pattern)].map(([, type, target, lazy]) => ({
    target: resolveFrom(file, target ?? lazy ?? ''),
    type: type !== undefined,
    lazy: lazy !== undefined,
  }));
}

function resolveFrom(file: string, target: string): string {
  if (!target.startsWith('.')) return target;
  return relative(src, join(src, dirname(file), target))
    .replaceAll('\\', '/')
    .replace(/^\.\.\//, '');
}

/** Every file that importing a file loads immediately. */
function loadedBy(entry: string): string[] {
  const seen = new Set<string>();
  const visit = (file: string): void => {
    if (seen.has(file)) return;
    seen.add(file);
    if (file.endsWith('.ts')) for (const { target, type, lazy } of importsOf(file)) if (!type && !lazy) visit(target);
  };
  visit(entry);
  return [...seen];
}
