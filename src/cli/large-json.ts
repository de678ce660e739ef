import { closeSync, fstatSync, openSync, readSync, statSync } from 'node:fs';
import { setFlagsFromString } from 'node:v8';
import type { InputFile, JsonItem, Rest } from '../core/discover/index.ts';
import type { Host } from './host.ts';
import { decode, nameOf, tooLarge } from './read.ts';

const CHUNK = 1024 * 1024;
/** The largest file of which items are read, and the largest item, in bytes. */
const MOST_BYTES = 512 * CHUNK;
const MOST_ITEM = 64 * CHUNK;
const MOST_LEVELS = 66;

const QUOTE = 34;
const BACKSLASH = 92;
const OPEN_LIST = 91;
const CLOSE_LIST = 93;
const OPEN = 123;
const CLOSE = 125;
const BREAK = 10;

/** Whether a file is one JSON object and not too large to read its items. `path` is absolute. */
export function isLargeJson(path: string): boolean {
  return isObject(headOf(path, 16));
}

/** Lists of more bytes are never in memory as a whole, even where the file could be. */
const LARGE_LIST = 8 * CHUNK;
/** A list says within so many bytes that it is one. */
const HEAD = 4096;

/** Whether a file is a large list, and not too large to read its items. `path` is absolute. */
export function isLargeList(path: string): boolean {
  try {
    return statSync(path).size > LARGE_LIST && isList(headOf(path, HEAD));
  } catch {
    // Who reads the file as a whole tells why it can't be read.
    return false;
  }
}

/** A file whose text is in memory: of a list, its items, so that a small one says what a large one says. */
export function inputOf(name: string, text: string): InputFile {
  return LIST.test(text.slice(0, HEAD)) ? { name, items: itemsIn(text) } : { name, text };
}

function* itemsIn(text: string): Generator<JsonItem | Rest> {
  const scan = new Scan();
  yield* scan.itemsIn(Buffer.from(text));
  yield* scan.itemsAtEnd();
}

/** SOPS writes within so many bytes before the end how it encrypted a file. */
const TAIL = 64 * 1024;

/** Whether SOPS encrypted an object: `sops` is a key of its own, and no object in it. `path` is absolute. */
export function isEncryptedJson(path: string): boolean {
  const tail = bytesOf(path, TAIL, 'last').toString();
  const key = tail.lastIndexOf('"sops"');
  if (key === -1) return false;
  try {
    const { sops } = JSON.parse(`{${tail.slice(key)}`) as { sops?: { mac?: unknown } | null };
    return sops?.mac !== undefined;
  } catch {
    // More follows than the end of that object: the key belongs to an object in it.
    return false;
  }
}

/** The first bytes of a file; none of one that is too large. */
function headOf(path: string, most: number): Buffer {
  return bytesOf(path, most, 'first');
}

function bytesOf(path: string, most: number, which: 'first' | 'last'): Buffer {
  const file = openSync(path, 'r');
  try {
    const { size } = fstatSync(file);
    const bytes = Buffer.alloc(most);
    const length = readSync(file, bytes, 0, most, which === 'first' ? 0 : Math.max(0, size - most));
    return bytes.subarray(0, size <= MOST_BYTES ? length : 0);
  } finally {
    closeSync(file);
  }
}

function isObject(head: Buffer): boolean {
  return /^\ufeff?\s*\{/.test(head.toString());
}

/** What comes before the items of a list of Kubernetes objects, as kubectl prints it and as the API answers. */
const LIST =
  /^\ufeff?\s*\{(?:\s*"(?:apiVersion|kind)"\s*:\s*"[^"]*"\s*,|\s*"metadata"\s*:\s*\{[^{}]*\}\s*,)+\s*"items"\s*:\s*\[/;

/** Whether a text begins like such a list; an object that has `items` somewhere is none. */
function isList(head: Buffer): boolean {
  return LIST.test(head.toString());
}

/**
 * The objects in the lists of a JSON object, such as the items of `kubectl get -o json`, with the line on which each
 * begins, and what follows the lists. Only one is in memory at a time. An item that is too large, too deep, or cut off
 * is an empty text.
 */
export function* itemsOfJson(path: string): Generator<JsonItem | Rest> {
  const file = openSync(path, 'r');
  try {
    const chunk = Buffer.allocUnsafe(CHUNK);
    keepHeapSmall();
    const scan = new Scan();
    for (let length = readSync(file, chunk); length > 0; length = readSync(file, chunk))
      yield* scan.itemsIn(chunk.subarray(0, length));
    yield* scan.itemsAtEnd();
  } finally {
    closeSync(file);
  }
}

/** The items of standard input where it is a large list, otherwise its text. Throws InputError as `readText` does. */
export async function itemsOrText(
  { stdin }: Pick<Host, 'stdin'>,
  most: number,
): Promise<AsyncIterable<JsonItem | Rest> | string> {
  const chunks = stdin[Symbol.asyncIterator]();
  const read: Buffer[] = [];
  let length = 0;
  for (let next = await chunks.next(); next.done !== true; next = await chunks.next()) {
    const bytes = Buffer.from(next.value);
    read.push(bytes);
    const isLarge = length <= LARGE_LIST && length + bytes.length > LARGE_LIST;
    length += bytes.length;
    if (isLarge && isList(Buffer.concat(read).subarray(0, HEAD))) return itemsInChunks(read, chunks);
    if (length > most) throw tooLarge(nameOf('-'), most);
  }
  return decode(Buffer.concat(read), nameOf('-'));
}

/** The items in chunks that are read, and in those that follow. */
async function* itemsInChunks(
  read: Buffer[],
  following: AsyncIterator<Buffer | string>,
): AsyncGenerator<JsonItem | Rest> {
  keepHeapSmall();
  const scan = new Scan();
  let length = 0;
  for (;;) {
    const next = read.length > 0 ? { value: read.shift()!, done: false } : await following.next();
    if (next.done === true) break;
    const bytes = Buffer.from(next.value);
    length += bytes.length;
    if (length > MOST_BYTES) throw tooLarge(nameOf('-'), MOST_BYTES);
    yield* scan.itemsIn(bytes);
  }
  yield* scan.itemsAtEnd();
}

/** Nearly all that a large list leaves behind is garbage soon, and the engine would let it grow to what is kept. */
function keepHeapSmall(): void {
  setFlagsFromString('--heap-growing-percent=10');
}

/** Looks for items in pieces of a text. */
class Scan {
  private depth = 0;
  private line = 1;
  private itemLine = 1;
  private size = 0;
  private isText = false;
  private isEscaped = false;
  private isItem = false;
  private parts: Buffer[] = [];
  /** What follows a list; undefined in one. */
  private after: Buffer[] | undefined;
  private afterSize = 0;

  /** The items that end in the next piece. */
  *itemsIn(chunk: Buffer): Generator<JsonItem> {
    let left: Buffer | undefined = chunk;
    while (left !== undefined) left = this.after === undefined ? yield* this.itemsOfList(left) : this.nextList(left);
  }

  /** What comes after a list, from the next list on; undefined where none begins there. */
  private nextList(chunk: Buffer): Buffer | undefined {
    const before = this.after!;
    const isUndecided = this.afterSize < HEAD;
    const whole = isUndecided ? Buffer.concat([...before, chunk]) : chunk;
    if (isUndecided && isList(whole.subarray(0, HEAD))) {
      this.after = undefined;
      return whole;
    }
    this.afterSize += chunk.length;
    this.after = this.afterSize > MOST_ITEM ? [] : [...before, Buffer.from(chunk)];
    return undefined;
  }

  /** Yields the items of a list, and returns what follows it. */
  private *itemsOfList(chunk: Buffer): Generator<JsonItem, Buffer | undefined> {
    let { depth, line, itemLine, size, isText, isEscaped, isItem, parts } = this;
    let from = 0;
    for (let at = 0; at < chunk.length; at++) {
      if (isText) {
        // Most bytes are in texts: the search for their end is faster than a look at each.
        const quote = chunk.indexOf(QUOTE, at);
        const isHere = quote !== -1;
        const end = isHere ? quote : chunk.length;
        let slashes = 0;
        while (end - slashes > at && chunk[end - slashes - 1] === BACKSLASH) slashes++;
        const odd = slashes % 2 === 1;
        const isEscaping = end - slashes === at && isEscaped ? !odd : odd;
        isEscaped = !isHere && isEscaping;
        isText = !isHere || isEscaping;
        at = end;
        continue;
      }
      const byte = chunk[at]!;
      if (byte === BREAK) line++;
      else if (byte === QUOTE) isText = true;
      else if (byte === OPEN || byte === OPEN_LIST) {
        if (depth === 2 && byte === OPEN) [isItem, from, itemLine, size, parts] = [true, at, line, 0, []];
        if (++depth > MOST_LEVELS) size = Infinity;
      } else if (byte === CLOSE || byte === CLOSE_LIST) {
        depth--;
        if (depth === 0) {
          Object.assign(this, { depth, line, isText, isEscaped, after: [], afterSize: 0 });
          return chunk.subarray(at + 1);
        }
        if (depth !== 2 || !isItem) continue;
        isItem = false;
        const last = chunk.subarray(from, at + 1);
        const whole = parts.length === 0 ? last : Buffer.concat([...parts, last]);
        parts = [];
        yield { text: size > MOST_ITEM ? '' : whole.toString('utf8'), line: itemLine };
      }
    }
    if (isItem) {
      size += chunk.length - from;
      if (size <= MOST_ITEM) parts.push(Buffer.from(chunk.subarray(from)));
    }
    Object.assign(this, { depth, line, itemLine, size, isText, isEscaped, isItem, parts });
    return undefined;
  }

  /** What follows the last list; an empty item where the text is cut off, or where that is too large. */
  *itemsAtEnd(): Generator<JsonItem | Rest> {
    const { depth, line, after = [], afterSize } = this;
    if (depth !== 0 || afterSize > MOST_ITEM) return yield { text: '', line };
    const rest = Buffer.concat(after).toString();
    if (/\S/.test(rest)) yield { rest, line };
  }
}
