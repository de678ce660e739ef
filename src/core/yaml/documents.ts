import { CORE_SCHEMA, load } from 'js-yaml';
import { Composer, type Document, isAlias, isMap, isScalar, isSeq, type Node } from 'yaml';
import { blockLines } from './block-lines.ts';
import { tokenize } from './file.ts';

export { isKey } from './block-lines.ts';

/** The way from the top of a document to a value in it: keys and indexes. */
export type DataPath = readonly (string | number)[];

/** One document of a text. `data` is whatever it holds: nothing about its shape is known. */
export interface DataDocument {
  readonly data: unknown;
  readonly lines: Lines;
}

/** Where the values of a document are, without the data. */
export interface Lines {
  /** The text that this keeps in memory; undefined where it keeps much more. */
  readonly source?: string;
  /** Whether a line is found nearly at once, so that nothing is gained by waiting until someone asks. */
  readonly areQuick?: true;
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

/** The levels of a document that are read. */
const MOST_LEVELS = 64;

/** A piece of a text, with the line on which it begins. */
export interface Part {
  readonly line: number;
  readonly part: string;
}

/** What a reader knows of the documents, so that less is parsed. Neither is asked about a text with aliases. */
export interface Shortcuts {
  /** Pieces of a document that are read as documents of their own, or the whole of it. */
  split(whole: Part): readonly Part[];
  /** A document without what nobody reads of it. */
  shorten(text: string): string;
}

const NONE: Shortcuts = { split: (whole) => [whole], shorten: (text) => text };

/**
 * The documents of a YAML stream that someone else wrote, one after the other. Aliases and merge keys are resolved,
 * unknown tags are ignored. Never throws: what can't be read is an UnreadDocument, and the rest is read.
 */
export function* readDocuments(text: string, shortcuts = NONE): Generator<DataDocument | UnreadDocument> {
  const source = withPlainLines(text);
  for (const whole of parts(source)) {
    if (!/^(?![ \t]*(?:[#%]|$)).*\S/m.test(whole.part)) continue;
    // An alias can refer to another piece.
    if (needsCare(whole.part)) yield readPart(whole.line, whole.part);
    else
      for (const piece of shortcuts.split(whole))
        yield quickly(piece, source, shortcuts) ?? readPart(piece.line, piece.part);
  }
}

/** The text without a mark of its encoding; lines that end with CR or CRLF, as YAML allows, end with LF. */
export function withPlainLines(text: string): string {
  const unmarked = text.startsWith('\ufeff') ? text.slice(1) : text;
  return unmarked.includes('\r') ? unmarked.replace(/\r\n?/g, '\n') : unmarked;
}

/** A line `---` ends a document wherever it stands, even in a block of text. */
function parts(text: string): Iterable<Part> {
  return text.includes('---') || text.includes('...') ? partsBetween(text) : [{ line: 1, part: text }];
}

function* partsBetween(text: string): Generator<Part> {
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

/** Aliases, merge keys, and templates: they are for the parser that limits the ones and recognizes the others. */
function needsCare(text: string): boolean {
  return text.includes('{{') || text.includes('<<') || hasAlias(text);
}

/** Whether something that looks like an alias has something that looks like its anchor: `&&` in a script has none. */
function hasAlias(text: string): boolean {
  if (!text.includes('&') || !text.includes('*')) return false;
  const anchors = new Set(Array.from(text.matchAll(ANCHOR), ([, name]) => name));
  if (anchors.size > 0) for (const [, name] of text.matchAll(ALIAS)) if (anchors.has(name)) return true;
  return false;
}

const ANCHOR = /&(?<=(?:^|[\s[{,:])&)([^\s[\]{},]+)/g;
const ALIAS = /\*(?<=(?:^|[\s[{,:])\*)([^\s[\]{},]+)/g;

/** A document without aliases as a fast parser reads it; undefined where only the other one can tell. */
function quickly({ line, part: text }: Part, source: string, { shorten }: Shortcuts): DataDocument | undefined {
  let data: unknown;
  try {
    data = load(shorten(text), { schema: CORE_SCHEMA, json: true });
  } catch {
    // The other parser accepts more, and says where a text is wrong.
    return undefined;
  }
  if (!isTree(data, MOST_LEVELS, text.includes('*') ? new Set() : undefined)) return undefined;
  return { data, lines: new TextLines(source, line, text) };
}

/** The lines of a text, searched for when someone asks. */
class TextLines implements Lines {
  private blocks: ReturnType<typeof blockLines> | undefined;
  private slow: DataDocument | UnreadDocument | undefined;

  constructor(
    readonly source: string,
    private readonly first: number,
    private readonly text: string,
  ) {}

  lineOf(path: DataPath): number {
    const found = topLine(this.text, path) ?? (this.blocks ??= blockLines(this.text))(path);
    if (found !== 'unsure') return this.first + found;
    this.slow ??= readPart(this.first, this.text);
    return 'code' in this.slow ? this.first : this.slow.lines.lineOf(path);
  }
}

/** The line of a key at the top, which most places are; undefined where it isn't found at once. */
function topLine(text: string, path: DataPath): number | undefined {
  const [key, ...rest] = path;
  if (typeof key !== 'string' || rest.length > 0) return undefined;
  const at = text.lastIndexOf(`\n${key}:`);
  return at === -1 ? undefined : breaksIn(text, at + 1);
}

/**
 * False where a value is deeper than so many levels, or stands in two places, as aliases make it: a walk of such data
 * can have no end. `seen`: what was met so far; undefined where the text has no alias.
 */
function isTree(data: unknown, levels: number, seen: Set<object> | undefined): boolean {
  if (typeof data !== 'object' || data === null) return true;
  if (levels === 0 || seen?.has(data) === true) return false;
  seen?.add(data);
  for (const key in data) if (!isTree((data as Record<string, unknown>)[key], levels - 1, seen)) return false;
  return true;
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
      lines: { lineOf: (path) => place(offsetAt(document, path)).line },
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

/** Line breaks of a text before a place in it. */
export function breaksIn(text: string, end = text.length): number {
  let count = 0;
  for (let at = text.indexOf('\n'); at !== -1 && at < end; at = text.indexOf('\n', at + 1)) count++;
  return count;
}
