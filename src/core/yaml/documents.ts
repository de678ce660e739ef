import { Composer, type Document, isAlias, isMap, isScalar, isSeq, type Node } from 'yaml';
import { tokenize } from './file.ts';

/** The way from the top of a document to a value in it: keys and indexes. */
export type DataPath = readonly (string | number)[];

/** One document of a text. `data` is whatever it holds: nothing about its shape is known. */
export interface DataDocument {
  readonly data: unknown;
  /** The line of the key or item at a path, or of the last part of the path that exists. */
  lineOf(path: DataPath): number;
}

/** Why a document can't be read. The parser's own message isn't kept, because it quotes the text. */
export interface UnreadDocument {
  readonly line: number;
  readonly column: number;
  readonly code: 'not-yaml' | 'too-deep' | 'alias' | 'template';
}

/** The number of nodes that the aliases of one document can stand for. */
const MOST_ALIASED = 10_000;

/**
 * The documents of a YAML stream that someone else wrote, one after the other. Aliases and merge keys are resolved,
 * unknown tags are ignored. Never throws: what can't be read is an UnreadDocument, and the rest is read.
 */
export function* readDocuments(text: string): Generator<DataDocument | UnreadDocument> {
  for (const { line, part } of parts(text.replace(/^\ufeff/, ''))) {
    if (/^(?![ \t]*(?:[#%]|\r?$)).*\S/m.test(part)) yield readPart(line, part);
  }
}

/** A line `---` ends a document wherever it stands, even in a block of text. */
function* parts(text: string): Generator<{ readonly line: number; readonly part: string }> {
  let from = 0;
  let line = 1;
  for (const { index, 0: mark } of text.matchAll(/^(?:---(?=\s|$)|\.\.\.(?=\s*$))/gm)) {
    const part = text.slice(from, index);
    yield { line, part };
    line += breaksIn(part);
    from = index + mark.length;
  }
  yield { line, part: text.slice(from) };
}

function readPart(line: number, text: string): DataDocument | UnreadDocument {
  const place = placesIn(text, line);
  const unread = (offset: number, code: UnreadDocument['code']): UnreadDocument => ({ ...place(offset), code });
  const tokens = tokenize(text, Infinity);
  if ('code' in tokens) return unread(tokens.offset, 'too-deep');
  const composer = new Composer({ version: '1.2', merge: true, uniqueKeys: false, strict: false, logLevel: 'silent' });
  const document: Document | undefined = [...composer.compose(tokens, true, text.length)][0];
  const error = document?.errors[0];
  if (document === undefined || error !== undefined)
    return unread(error?.pos[0] ?? 0, text.includes('{{') ? 'template' : 'not-yaml');
  try {
    return {
      data: document.toJS({ maxAliasCount: MOST_ALIASED }) as unknown,
      lineOf: (path) => place(offsetAt(document, path)).line,
    };
  } catch {
    // The library has no other way to say that aliases stand for too much, or for nothing.
    return unread(0, 'alias');
  }
}

function offsetAt(document: Document, path: DataPath): number {
  let node: unknown = document.contents;
  let offset = (document.contents as Node | null)?.range?.[0] ?? 0;
  for (const part of path) {
    const next = below(document, node, part);
    if (next === undefined) break;
    offset = next.offset;
    node = next.node;
  }
  return offset;
}

interface Below {
  readonly offset: number;
  readonly node: unknown;
}

function below(document: Document, written: unknown, part: string | number): Below | undefined {
  const node = isAlias(written) ? written.resolve(document) : written;
  if (isSeq(node) && typeof part === 'number') {
    const item = node.items[part] as Node | null | undefined;
    return item?.range ? { offset: item.range[0], node: item } : undefined;
  }
  if (!isMap(node)) return undefined;
  const pairs = node.items.toReversed();
  const own = pairs.find(({ key }) => isScalar(key) && String(key.value) === part);
  if (own) return { offset: (own.key as Node).range?.[0] ?? 0, node: own.value };
  for (const { key, value } of pairs) {
    if (!isScalar(key) || key.value !== '<<') continue;
    const merged = isAlias(value) ? value.resolve(document) : value;
    for (const source of isSeq(merged) ? merged.items : [merged]) {
      // A map that merges itself has no end.
      if (source === node) continue;
      const found = below(document, source, part);
      if (found) return found;
    }
  }
  return undefined;
}

/** Offset to line and column, both from 1; `line` is the line on which the text begins. */
function placesIn(text: string, line: number): (offset: number) => { readonly line: number; readonly column: number } {
  return (offset) => {
    const before = text.slice(0, offset);
    return { line: line + breaksIn(before), column: offset - before.lastIndexOf('\n') };
  };
}

function breaksIn(text: string): number {
  let count = 0;
  for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) count++;
  return count;
}
