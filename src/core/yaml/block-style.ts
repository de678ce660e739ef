import { CORE_SCHEMA, load } from 'js-yaml';

/** The way from the top of a document to a value in it: keys and indexes. */
export type DataPath = readonly (string | number)[];

/** A document with the line of each key and item in it, counted from 0. */
export interface Placed {
  readonly data: unknown;
  /** The line of a key or an item, or of what holds it if it doesn't exist; `unsure`: only a parser can tell. */
  lineOf(path: DataPath): number | 'unsure';
}

/**
 * Of each key or item of a collection in turn: its line, and the lines inside it. They are `unsure` where a parser read
 * the value, and undefined where it is a scalar.
 */
interface Lines {
  readonly own: number[];
  inside?: (Lines | 'unsure' | undefined)[];
}

/** Thrown where a text isn't in this style, and returned where a scalar isn't. */
const UNSURE = new Error('unsure');

const TAB = 9;
const SPACE = 32;
const DASH = 45;
const HASH = 35;
const BREAK = 10;

/**
 * A key as people and programs write it, quoted or not. Anything else is left to a parser, and so are words and numbers
 * that aren't texts, or change the order of keys.
 */
const KEY =
  /(?!["']?(?:[Nn]ull|NULL|[Tt]rue|TRUE|[Ff]alse|FALSE|__proto__|\d+)["']?[ ]*:)(?:"[ !#-[\]-~]*"|'[ -&(-~]*'|[A-Za-z_/$][\w./@%+~$-]*)[ ]*:(?=[ \n]|$)[ ]*/y;

/** An anchor, an alias, a tag, a tab, a dash, and a block of text whose indentation counts from what holds it. */
const NOT_ALONE = /^(?:[&*!]|[|>][-+]?\d|\t|-\s)/;

/** A block of text without a line. */
const EMPTY_BLOCK = /^[|>].*\s*$/;

/** What ends a text without quotes, starts a comment, or isn't printable ASCII. */
const NOT_PLAIN = /[^ -~]|:(?: |$)| #/;
const TEXT = /^(?:[A-Za-z_/]|-[A-Za-z-])/;
const NO_TEXT = /^(?:null|true|false)$/i;
const WHOLE_NUMBER = /^(?:0|[1-9]\d{0,14})$/;
/** A digit and something that is in no number: `100m`, `1.2.3`, `3f-2e`. */
const TEXT_WITH_DIGIT = /^(?=\d)(?:.*[^-+.\w]|[\w.]*[\da-df-zA-DF-Z_.]-|[\d.]*[g-np-wyzG-NP-WYZ]|\d*\.\d+\.)/;
const QUOTED = /^(?:"[ !#-[\]-~]*"|'[ -&(-~]*')$/;

/**
 * Reads one document of YAML in block style, as people and programs write manifests, many times faster than a parser,
 * which reads the values in other styles. Its lines end with LF; it has no aliases. Undefined where it isn't certain
 * that a parser would read the same, and where it is deeper than `levels`.
 */
export function readBlockStyle(text: string, levels: number): Placed | undefined {
  /** The line that is read next: where it and its first character begin, and its number. */
  let [start, at, line] = [0, 0, -1];
  /** The lines inside the value that was read last. */
  let last: Lines | 'unsure' | undefined;
  if (text.includes('\0')) return undefined;
  try {
    toContent(0);
    const first = line;
    const data = block(levels);
    if (at < text.length) return undefined;
    const lines = last;
    return { data, lineOf: (path) => lineOf(data, first, lines, path) };
  } catch (error) {
    if (error === UNSURE) return undefined;
    throw error;
  }

  /** Goes to the next line that isn't empty or a comment; `from` is where a line begins. */
  function toContent(from: number): void {
    for (start = from; start < text.length; start++) {
      line++;
      at = start;
      while (text.charCodeAt(at) === SPACE) at++;
      const code = text.charCodeAt(at);
      if (code > HASH) return;
      if (code !== BREAK && code !== HASH && at < text.length) {
        if (code === TAB) throw UNSURE;
        return;
      }
      start = endOfLine(at);
    }
    start = at = text.length;
  }

  function endOfLine(from: number): number {
    const end = text.indexOf('\n', from);
    return end === -1 ? text.length : end;
  }

  /** The mapping or sequence that begins at this place. */
  function block(deep: number): unknown {
    if (deep === 0) throw UNSURE;
    const column = at - start;
    return isItem(at) ? sequence(column, deep) : mapping(column, deep);
  }

  function mapping(column: number, deep: number): unknown {
    const data: Record<string, unknown> = {};
    const lines: Lines = { own: [] };
    do {
      if (!isKey(text, at)) throw UNSURE;
      const key = keyAt(at);
      const index = lines.own.push(line) - 1;
      at = KEY.lastIndex;
      data[key] = !isEnd(at) ? value(column, false, deep) : toBelow(column, true) ? below(column, deep) : nothing();
      if (last !== undefined) (lines.inside ??= [])[index] = last;
    } while (at - start === column && at < text.length);
    if (at - start > column || Object.keys(data).length !== lines.own.length) throw UNSURE;
    last = lines;
    return data;
  }

  /** The key that begins here: `KEY` has just found it. */
  function keyAt(from: number): string {
    const quote = text[from]!;
    return quote === '"' || quote === "'"
      ? text.slice(from + 1, text.indexOf(quote, from + 1))
      : text.slice(from, text.indexOf(':', from)).trimEnd();
  }

  function sequence(column: number, deep: number): unknown {
    const data: unknown[] = [];
    const lines: Lines = { own: [] };
    do {
      at++;
      while (text.charCodeAt(at) === SPACE) at++;
      const dash = line;
      const isOnSame = !isEnd(at);
      // Parsers differ about a dash behind another one with nothing behind it.
      if (isOnSame && isItem(at) && /^-\s*(?:#|$)/.test(text.slice(at, endOfLine(at)))) throw UNSURE;
      const isThere = isOnSame || toBelow(column, false);
      const index = lines.own.push(isThere ? line : dash) - 1;
      if (isOnSame && !isItem(at) && !isKey(text, at)) data.push(value(column, true, deep));
      else data.push(isThere ? below(column, deep) : nothing());
      if (last !== undefined) (lines.inside ??= [])[index] = last;
    } while (at - start === column && isItem(at));
    if (at - start > column) throw UNSURE;
    last = lines;
    return data;
  }

  /** Goes to the value on the lines below a key or a dash in this column; false where there is none. */
  function toBelow(column: number, isKeyed: boolean): boolean {
    toContent(endOfLine(at) + 1);
    const inner = at - start;
    return at < text.length && (inner > column || (inner === column && isKeyed && isItem(at)));
  }

  function below(column: number, deep: number): unknown {
    return isItem(at) || isKey(text, at) ? block(deep - 1) : foreign(column, true, deep);
  }

  function nothing(): null {
    last = undefined;
    return null;
  }

  /** The value behind a key or a dash on the same line. */
  function value(column: number, isAny: boolean, deep: number): unknown {
    const end = endOfLine(at);
    const from = { at, start, line };
    let to = end;
    while (text.charCodeAt(to - 1) === SPACE) to--;
    const found = scalar(text.slice(at, to));
    if (found !== UNSURE) {
      toContent(end + 1);
      if (at - start <= column || at >= text.length) {
        last = undefined;
        return found;
      }
      ({ at, start, line } = from);
    }
    return foreign(column, isAny, deep);
  }

  /**
   * A value in another style, which ends before the next line that isn't deeper than this column, as a parser reads it.
   * `isAny`: it can be a mapping in block style.
   */
  function foreign(column: number, isAny: boolean, deep: number): unknown {
    if (NOT_ALONE.test(text.slice(at, at + 4))) throw UNSURE;
    const from = at;
    const indent = at - start;
    let end = endOfLine(at);
    while (end < text.length) {
      let next = end + 1;
      while (text.charCodeAt(next) === SPACE) next++;
      if (next < text.length && text.charCodeAt(next) !== BREAK && next - end - 1 <= column) break;
      line++;
      end = endOfLine(next);
    }
    const written = text.slice(from, end + 1);
    if (EMPTY_BLOCK.test(written)) throw UNSURE;
    // A comment stands for what comes after: the end of a text isn't that of a value.
    const after = end < text.length ? '#' : '';
    toContent(end + 1);
    // The keys of a mapping stand below each other; the lines of a text needn't reach the column of its sign.
    const data = loaded(' '.repeat(isAny ? indent : 1) + written + after, deep - 1);
    if (!isAny && typeof data === 'object' && data !== null && (!/^[[{]/.test(written) || /[\]}]\s*:/.test(written)))
      throw UNSURE;
    last = typeof data === 'object' && data !== null ? 'unsure' : undefined;
    return data;
  }

  function isItem(offset: number): boolean {
    const next = text.charCodeAt(offset + 1);
    return text.charCodeAt(offset) === DASH && (next === SPACE || next === BREAK || Number.isNaN(next));
  }

  function isEnd(offset: number): boolean {
    const code = text.charCodeAt(offset);
    return code === BREAK || code === HASH || Number.isNaN(code);
  }
}

/** Walks data and its lines together. */
function lineOf(data: unknown, top: number, lines: Lines | 'unsure' | undefined, path: DataPath): number | 'unsure' {
  let [value, line, inside] = [data, top, lines];
  for (const part of path) {
    if (inside === 'unsure') return inside;
    if (inside === undefined || (typeof part === 'number') !== Array.isArray(value)) return line;
    const index = typeof part === 'number' ? part : Object.keys(value as object).indexOf(part);
    const own: number | undefined = inside.own[index];
    if (own === undefined) return line;
    line = own;
    value = (value as Record<string | number, unknown>)[part];
    inside = inside.inside?.[index];
  }
  return line;
}

/** A scalar that is all of a line; UNSURE for every other one. */
function scalar(written: string): unknown {
  if (written === 'true') return true;
  if (written === 'false') return false;
  if (written === '{}') return {};
  if (written === '[]') return [];
  if (written[0] === '"' || written[0] === "'") return QUOTED.test(written) ? written.slice(1, -1) : UNSURE;
  if (NOT_PLAIN.test(written)) return UNSURE;
  if (TEXT.test(written)) return NO_TEXT.test(written) ? UNSURE : written;
  if (WHOLE_NUMBER.test(written)) return Number(written);
  return TEXT_WITH_DIGIT.test(written) ? written : UNSURE;
}

/** Reads a document in any style as a parser does; nothing is known of its lines. Undefined as for block style. */
export function readAnyStyle(text: string, levels: number): Placed | undefined {
  try {
    return { data: loaded(text, levels), lineOf: () => 'unsure' };
  } catch (error) {
    if (error === UNSURE) return undefined;
    throw error;
  }
}

/** The data of a text, as a parser reads it. Throws UNSURE where it reads none, or a value stands in two places. */
function loaded(text: string, levels: number): unknown {
  let data: unknown;
  try {
    data = load(text, { schema: CORE_SCHEMA, json: true });
  } catch {
    throw UNSURE;
  }
  if (!isTree(data, levels)) throw UNSURE;
  return data;
}

/** False where a value stands in two places, as aliases make it: a walk of such data can have no end. */
export function isTree(data: unknown, levels: number, seen = new Set<object>()): boolean {
  if (typeof data !== 'object' || data === null) return true;
  if (levels === 0 || seen.has(data)) return false;
  seen.add(data);
  if (Array.isArray(data)) return data.every((item) => isTree(item, levels - 1, seen));
  for (const key in data) if (!isTree((data as Record<string, unknown>)[key], levels - 1, seen)) return false;
  return true;
}

/** Whether a line is a key from this offset on. */
export function isKey(text: string, at: number): boolean {
  KEY.lastIndex = at;
  return KEY.test(text);
}
