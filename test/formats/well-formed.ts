import { readFileSync } from 'node:fs';
import { Ajv } from 'ajv';
import { expect } from 'vitest';
import { parseDocument } from 'yaml';

/** HTML elements without an end tag. */
const VOID = new Set(['meta', 'br', 'hr', 'link', 'img', 'input']);
/** The schema of SARIF 2.1.0 from the package @microsoft/jest-sarif 1.0.0-beta.0 (MIT). */
const {
  $schema: _,
  id: __,
  ...sarifSchema
} = JSON.parse(readFileSync(new URL('sarif-2.1.0.json', import.meta.url), 'utf8')) as Record<string, unknown>;
const isSarif = new Ajv({ strict: false, validateFormats: false, allErrors: true, unicodeRegExp: false }).compile(
  sarifSchema,
);

/** Checks by format that the text is valid for the programs that read it. */
export const wellFormed: Readonly<Record<string, (text: string) => void>> = {
  terminal: () => undefined,
  yaml: (text) => expect(parseDocument(text).errors).toEqual([]),
  json: (text) => expect(() => JSON.parse(text)).not.toThrow(),
  sarif(text) {
    isSarif(JSON.parse(text));
    expect(isSarif.errors ?? []).toEqual([]);
  },
  junit: expectXml,
  html(text) {
    expect(text).toMatch(/^<!doctype html>\n/);
    expectXml(text.replace(/^<!doctype html>\n/, '').replace(/<style>[\s\S]*?<\/style>/, '<style></style>'));
    const tags = text
      .match(/<[a-z][^>]*>/gi)!
      .map((tag) => tag.replace(/"[^"]*"/g, (value) => (/^"(?:https?:|#)/.test(value) ? '"web"' : value)));
    expect(
      tags.filter((tag) => /^<(?:script|iframe|object|embed|form)\b|\son[a-z]+="|\s(?:href|src)="(?!web")/i.test(tag)),
    ).toEqual([]);
  },
  csv(text) {
    const rows = text.trimEnd().split('\n').map(csvCells);
    expect(new Set(rows.map((row) => row.length)).size).toBe(1);
    for (const cell of rows.flat()) expect(cell).not.toMatch(/^[=+@-]/);
  },
  markdown(text) {
    let columns = 0;
    for (const line of text.split('\n')) {
      const cells = line.startsWith('|') ? line.replace(/\\./g, '').split('|').length : 0;
      if (cells > 0 && columns > 0) expect(cells, line.slice(0, 200)).toBe(columns);
      columns = cells;
    }
    expect(text.replace(/```[\s\S]*?```|`[^`\n]*`/g, '')).not.toMatch(/<(?:script|img|iframe)\b/i);
  },
  github(text) {
    const commands = text.split('\n').filter((line) => line.startsWith('::'));
    for (const line of commands) expect(line).toMatch(/^::(?:error|notice|warning) (?:[a-zA-Z]+=[^:,]*,?)+::/);
  },
};

function expectXml(text: string): void {
  const open: string[] = [];
  let from = 0;
  for (const match of text.matchAll(
    /<(\/?)([a-zA-Z][\w:-]*)((?:\s+[a-zA-Z][\w:-]*(?:="[^"<]*")?)*)\s*(\/?)>|<\?xml [^>]*\?>/g,
  )) {
    expect(text.slice(from, match.index)).not.toMatch(/[<>]/);
    from = match.index + match[0].length;
    const [, close, name, , empty] = match;
    if (name === undefined) continue;
    if (close) expect(open.pop()).toBe(name);
    else if (!empty && !VOID.has(name)) open.push(name);
  }
  expect(text.slice(from)).not.toMatch(/[<>]/);
  expect(open).toEqual([]);
  expect(text).not.toMatch(/&(?!(?:[a-z]+|#\d+|#x[0-9a-f]+);)/);
}

/** The cells of one line of CSV (RFC 4180). */
function csvCells(line: string): string[] {
  expect(line).toMatch(/^(?:(?:[^",]*|"(?:[^"]|"")*")(?:,|$))+$/);
  return [...line.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^",]*))/g)].map(
    ([, quoted, plain]) => quoted?.replaceAll('""', '"') ?? plain ?? '',
  );
}
