import { breaksIn, type DataDocument, type DataPath, type Lines, type UnreadDocument } from '../yaml/documents.ts';

const MOST_LEVELS = 64;
const QUOTE = 34;
const BACKSLASH = 92;
const COLON = 58;
const COMMA = 44;
const OPEN_LIST = 91;
const CLOSE_LIST = 93;
const OPEN = 123;
const CLOSE = 125;

/** Start and end of a value in the text. */
type Span = readonly [start: number, end: number];

/**
 * The objects of a JSON text, such as the output of `kubectl get -o json`: the items of a list one by one, so that a
 * large dump is never in memory as a whole. Undefined where the text isn't JSON.
 */
export function readJson(text: string): readonly (DataDocument | UnreadDocument)[] | undefined {
  const found: (DataDocument | UnreadDocument)[] = [];
  const lineAt = linesOf(text);
  for (let at = afterSpace(text, 0); at < text.length; at = afterSpace(text, at)) {
    const end = endOf(text, at);
    if (end === undefined) return undefined;
    if (end === 'too-deep') return [{ line: lineAt(at), column: 1, code: 'too-deep' }];
    for (const span of itemsIn(text, [at, end])) {
      const document = documentAt(text, span, lineAt(span[0]));
      if (document === undefined) return undefined;
      found.push(document);
    }
    at = end;
  }
  return found.length === 0 ? undefined : found;
}

/** One object of a JSON list that is too large to be in memory as a whole; `line` is where it begins. */
export interface JsonItem {
  readonly text: string;
  readonly line: number;
}

/** What follows the last list of a large file; `line` is where it begins. */
export interface Rest {
  readonly rest: string;
  readonly line: number;
}

/** An item as a document. */
export function readItem({ text, line }: JsonItem): DataDocument | UnreadDocument {
  return documentAt(text, [0, text.length], line) ?? { line, column: 1, code: 'not-yaml' };
}

/** The line of an offset; fast, because each offset asked for is later than the one before it. */
function linesOf(text: string): (offset: number) => number {
  let from = 0;
  let line = 1;
  return (offset) => {
    line += breaksIn(text.slice(from, offset));
    from = offset;
    return line;
  };
}

function documentAt(text: string, [start, end]: Span, line: number): DataDocument | undefined {
  const own = text.slice(start, end);
  try {
    return { data: JSON.parse(own) as unknown, lines: new JsonLines(text, own, line) };
  } catch {
    // JSON.parse has no other way to say that a text isn't JSON.
    return undefined;
  }
}

/** The lines of a text that is JSON. Most are asked for one after the other, so the way to the last one is kept. */
class JsonLines implements Lines {
  readonly areQuick = true;
  private readonly isOneLine: boolean;
  private path: DataPath = [];
  private places: readonly Place[] = [];

  constructor(
    readonly source: string,
    private readonly text: string,
    private readonly first: number,
  ) {
    this.isOneLine = !text.includes('\n');
  }

  lineOf(path: DataPath): number {
    return this.isOneLine ? this.first : this.first + breaksIn(this.text, this.offsetOf(path));
  }

  private offsetOf(path: DataPath): number {
    let same = 0;
    while (same < this.places.length && same < path.length && this.path[same] === path[same]) same++;
    const places = this.places.slice(0, same);
    for (const part of path.slice(same)) {
      const place = placeBelow(this.text, places.at(-1)?.value ?? 0, part);
      if (place === undefined) break;
      places.push(place);
    }
    this.path = path;
    this.places = places;
    return places.at(-1)?.at ?? 0;
  }
}

/** A key or an element, and where its value begins. */
interface Place {
  readonly at: number;
  readonly value: number;
}

/** The items of a list of Kubernetes objects, or the value itself. */
function itemsIn(text: string, span: Span): readonly Span[] {
  if (text[span[0]] !== '{') return [span];
  const members = [...membersIn(text, span)];
  const kind = members.find(({ key }) => key === 'kind');
  const items = members.find(({ key }) => key === 'items');
  if (kind === undefined || items === undefined || text[items.value[0]] !== '[') return [span];
  return /^"\w*List"$/.test(text.slice(...kind.value)) ? [...elementsIn(text, items.value)] : [span];
}

function placeBelow(text: string, start: number, part: string | number): Place | undefined {
  return typeof part === 'string' ? memberAt(text, start, part) : elementAt(text, start, part);
}

function memberAt(text: string, map: number, wanted: string): Place | undefined {
  if (text.charCodeAt(map) !== OPEN) return undefined;
  for (let at = afterSpace(text, map + 1); text.charCodeAt(at) === QUOTE;) {
    const keyEnd = endOfString(text, at)!;
    const value = afterSpace(text, afterSpace(text, keyEnd) + 1);
    if (keyEnd - at - 2 === wanted.length && text.startsWith(wanted, at + 1)) return { at, value };
    at = nextIn(text, value);
  }
  return undefined;
}

function elementAt(text: string, list: number, index: number): Place | undefined {
  if (text.charCodeAt(list) !== OPEN_LIST) return undefined;
  let at = afterSpace(text, list + 1);
  for (let left = index; left > 0 && text.charCodeAt(at) !== CLOSE_LIST; left--) at = nextIn(text, at);
  return at >= text.length || text.charCodeAt(at) === CLOSE_LIST ? undefined : { at, value: at };
}

/** What comes after a value and its comma; the end of the map or list after the last one, that of the text at worst. */
function nextIn(text: string, value: number): number {
  const last = endOf(text, value);
  const end = typeof last === 'number' ? afterSpace(text, last) : text.length;
  return text.charCodeAt(end) === COMMA ? afterSpace(text, end + 1) : end;
}

function* membersIn(
  text: string,
  [start]: Span,
): Generator<{ readonly key: string; readonly at: number; readonly value: Span }, undefined> {
  for (let at = afterSpace(text, start + 1); text.charCodeAt(at) === QUOTE;) {
    const keyEnd = endOf(text, at);
    if (typeof keyEnd !== 'number') return;
    const colon = afterSpace(text, keyEnd);
    const from = afterSpace(text, colon + 1);
    const end = endOf(text, from);
    if (text.charCodeAt(colon) !== COLON || typeof end !== 'number') return;
    yield { key: text.slice(at + 1, keyEnd - 1), at, value: [from, end] };
    const next = afterSpace(text, end);
    if (text.charCodeAt(next) !== COMMA) return;
    at = afterSpace(text, next + 1);
  }
}

function* elementsIn(text: string, [start, stop]: Span): Generator<Span, undefined> {
  for (let at = afterSpace(text, start + 1); at < stop - 1;) {
    const end = endOf(text, at);
    if (typeof end !== 'number' || end === at) return;
    yield [at, end];
    const next = afterSpace(text, end);
    if (text.charCodeAt(next) !== COMMA) return;
    at = afterSpace(text, next + 1);
  }
}

/** The end of the value at an offset; undefined where there is none, or the text ends before it. Not recursive. */
function endOf(text: string, start: number): number | 'too-deep' | undefined {
  const first = text.charCodeAt(start);
  if (first === QUOTE) return endOfString(text, start);
  if (first !== OPEN && first !== OPEN_LIST) {
    let end = start;
    while (end < text.length && !isSign(text.charCodeAt(end))) end++;
    return end === start ? undefined : end;
  }
  let depth = 0;
  for (let at = start; at < text.length; at++) {
    const sign = text.charCodeAt(at);
    if (sign === QUOTE) {
      const end = endOfString(text, at);
      if (end === undefined) return undefined;
      at = end - 1;
    } else if (sign === OPEN || sign === OPEN_LIST) {
      if (++depth > MOST_LEVELS) return 'too-deep';
    } else if ((sign === CLOSE || sign === CLOSE_LIST) && --depth === 0) return at + 1;
  }
  return undefined;
}

/** The offset behind the closing quote. */
function endOfString(text: string, start: number): number | undefined {
  for (let at = text.indexOf('"', start + 1); at !== -1; at = text.indexOf('"', at + 1)) {
    let slashes = 0;
    while (text.charCodeAt(at - 1 - slashes) === BACKSLASH) slashes++;
    if (slashes % 2 === 0) return at + 1;
  }
  return undefined;
}

function afterSpace(text: string, offset: number): number {
  let at = offset;
  while (isSpace(text.charCodeAt(at))) at++;
  return at;
}

/** What a number, `true`, `false`, or `null` ends with. */
function isSign(code: number): boolean {
  return (
    code === COMMA ||
    code === COLON ||
    code === QUOTE ||
    code === OPEN ||
    code === CLOSE ||
    code === OPEN_LIST ||
    code === CLOSE_LIST ||
    isSpace(code)
  );
}

/** What a pattern takes for space; beyond ASCII, JSON has none, so its parser rejects it. */
function isSpace(code: number): boolean {
  return code === 32 || (code >= 9 && code <= 13) || (code > 127 && /\s/.test(String.fromCharCode(code)));
}
