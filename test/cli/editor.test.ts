import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Diagnostic, LanguageServer } from './language-server.ts';
import { runIn } from './test-host.ts';

let cwd = '';
let server: LanguageServer;

/** A file in an editor. */
interface Opened {
  readonly diagnostics: readonly Diagnostic[];
  /** A request at `offset` characters after the start of a text, in the first line that contains it. */
  readonly ask: (method: 'hover' | 'completion', text: string, offset: number) => Promise<unknown>;
}

/** Writes lines below the first line of a file, which names its schema, and opens it. */
async function openBelowModeline(file: string, ...below: readonly string[]): Promise<Opened> {
  const path = join(cwd, file);
  const lines = [readFileSync(path, 'utf8').split('\n')[0]!, ...below];
  writeFileSync(path, lines.join('\n'));
  const uri = pathToFileURL(path).href;
  const diagnostics = await server.open(uri, lines.join('\n'));
  const ask: Opened['ask'] = (method, text, offset) => {
    const line = lines.findIndex((each) => each.includes(text));
    return server.request(`textDocument/${method}`, {
      textDocument: { uri },
      position: { line, character: lines[line]!.indexOf(text) + offset },
    });
  };
  return { diagnostics, ask };
}

const hoverOf = async ({ ask }: Opened, text: string) =>
  ((await ask('hover', text, 3)) as { contents: { value: string } }).contents.value;
const offeredIn = async ({ ask }: Opened, text: string) =>
  ((await ask('completion', text, text.length)) as { items: { label: string }[] }).items.map(({ label }) => label);
const markedLines = ({ diagnostics }: Opened) =>
  [...new Set(diagnostics.map(({ range }) => range.start.line))].toSorted((a, b) => a - b);

beforeAll(async () => {
  cwd = mkdtempSync(join(tmpdir(), 'mesh-ready-'));
  await runIn({ cwd }, 'init');
  expect(await runIn({ cwd }, 'rules', 'init', 'ours')).toMatchObject({ exitCode: 0 });
  server = await LanguageServer.start();
});
afterAll(() => {
  server?.stop();
  rmSync(cwd, { recursive: true, force: true });
});

describe('an editor with the YAML language server helps in a file that init wrote', () => {
  let answers: Opened;
  beforeAll(async () => {
    answers = await openBelowModeline(
      'answers.yaml',
      'schema: mesh-ready/answers@1',
      'answers:',
      '  service-count: many',
      '  virtual-machines: al',
      '  edge: ',
    );
  });

  test('a value that a question does not allow is marked where it stands', () => {
    expect(markedLines(answers)).toEqual(expect.arrayContaining([3, 4]));
  });

  test('the question shows its prompt and help', async () => {
    const hover = await hoverOf(answers, 'service-count');
    expect(hover).toContain('How many services');
    expect(hover).toContain('Count services that exchange');
  });

  test('the allowed values are offered', async () => {
    expect(await offeredIn(answers, 'edge: ')).toEqual(
      expect.arrayContaining(['none', 'load-balancer', 'gateway-api', 'unknown']),
    );
  });
});

describe('an editor helps in a pack that rules init wrote', () => {
  const HEAD = ['pack: { schema: mesh-ready/pack@2, id: ours, version: 0.1.0, extends: mesh-adoption }'];
  const open = (...below: readonly string[]) => openBelowModeline('ours/pack.yaml', ...HEAD, ...below);

  test('nothing is marked in the files as they were written', async () => {
    for (const name of ['ours/pack.yaml', 'ours/cases.test.yaml']) {
      const [, ...below] = readFileSync(join(cwd, name), 'utf8').split('\n');
      expect((await openBelowModeline(name, ...below)).diagnostics).toEqual([]);
    }
  });

  test('a wrong weight, an unknown question and a value that it does not have are marked, and nothing else', async () => {
    const pack = await open(
      'criteria:',
      '  - id: service-count',
      '    weight: heavy',
      '    reason: why',
      'gates:',
      '  - id: people-together',
      '    when: { all: [{ servce-count: { atLeast: 3 } }] }',
      '    met:',
      '      edge: { is: cloud }',
      '    reason: why',
    );
    expect(markedLines(pack)).toEqual([4, 8, 10]);
    expect(pack.diagnostics.find(({ range }) => range.start.line === 8)!.message).toContain('servce-count');
  });

  test('a question in a condition, the id of an entry and a key show what they mean', async () => {
    const pack = await open(
      'gates:',
      '  - id: people-together',
      '    met: { service-count: { atLeast: 3 } }',
      '    required: false',
    );
    expect(pack.diagnostics).toEqual([]);
    expect(await hoverOf(pack, 'service-count')).toContain('How many services');
    expect(await hoverOf(pack, 'people-together')).toContain('people-together');
    expect(await hoverOf(pack, 'required')).toContain('the stage is not done without it');
  });

  test('ids of entries, of questions and values are offered, and the keys of an entry', async () => {
    const pack = await open('gates:', '  - id: people-together', '    met:', '      edge:', '        is: ');
    expect(await offeredIn(pack, 'is: ')).toEqual(expect.arrayContaining(['none', 'load-balancer', 'gateway-api']));
    const condition = await open('gates:', '  - id: people-together', '    met:', '      ');
    expect(await offeredIn(condition, '      ')).toEqual(
      expect.arrayContaining(['all', 'any', 'not', 'service-count', 'edge']),
    );
    const keys = await open('gates:', '  - id: people-together', '    ');
    expect(await offeredIn(keys, '    ')).toEqual(expect.arrayContaining(['required', 'when', 'met', 'reason', 'fix']));
    const ids = await open('criteria:', '  - id: ', 'disable:', '  - gate: ');
    expect(await offeredIn(ids, '- id: ')).toEqual(expect.arrayContaining(['service-count', 'language-diversity']));
    expect(await offeredIn(ids, '- gate: ')).toEqual(expect.arrayContaining(['people-together', 'telemetry-in-place']));
  });

  test('a case shows what it can look at, and is marked where nothing like it can come out', async () => {
    const cases = await openBelowModeline(
      'ours/cases.test.yaml',
      'cases:',
      '  - name: n',
      '    expect:',
      '      verdict.id: maybe',
      '      ',
    );
    expect(markedLines(cases)).toEqual([4]);
    expect(await offeredIn(cases, 'verdict.id: ')).toEqual(expect.arrayContaining(['yes', 'not-yet', 'no']));
  });
});
