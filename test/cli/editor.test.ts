import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Diagnostic, LanguageServer } from './language-server.ts';
import { runIn } from './test-host.ts';

let cwd = '';
let server: LanguageServer;
let uri = '';
let lines: string[] = [];
let diagnostics: readonly Diagnostic[] = [];

/** The place of a text in the document, for requests. */
const at = (text: string, offset: number) => {
  const line = lines.findIndex((each) => each.includes(text));
  return { textDocument: { uri }, position: { line, character: lines[line]!.indexOf(text) + offset } };
};

beforeAll(async () => {
  cwd = mkdtempSync(join(tmpdir(), 'mesh-ready-'));
  await runIn({ cwd }, 'init');
  const file = join(cwd, 'answers.yaml');
  const modeline = readFileSync(file, 'utf8').split('\n')[0]!;
  lines = [modeline, 'schema: mesh-ready/answers@1', 'answers:', '  service-count: many', '  containers: al', '  edge: '];
  writeFileSync(file, lines.join('\n'));
  uri = pathToFileURL(file).href;
  server = await LanguageServer.start();
  diagnostics = await server.open(uri, lines.join('\n'));
});
afterAll(() => {
  server?.stop();
  rmSync(cwd, { recursive: true, force: true });
});

describe('an editor with the YAML language server helps in a file that init wrote', () => {
  test('a value that a question does not allow is marked where it stands', () => {
    expect(diagnostics.map(({ range }) => range.start.line)).toContain(3);
    expect(diagnostics.map(({ range }) => range.start.line)).toContain(4);
  });

  test('the question shows its prompt and help', async () => {
    const hover = (await server.request('textDocument/hover', at('service-count', 3))) as { contents: { value: string } };
    expect(hover.contents.value).toContain('How many services');
    expect(hover.contents.value).toContain('Count deployments');
  });

  test('the allowed values are offered', async () => {
    const { items } = (await server.request('textDocument/completion', at('edge: ', 6))) as { items: { label: string }[] };
    expect(items.map(({ label }) => label)).toEqual(expect.arrayContaining(['none', 'load-balancer', 'gateway-api', 'unknown']));
  });
});
