import { closeSync, fstatSync, openSync, readSync } from 'node:fs';
import type { JsonItem } from '../core/discover/index.ts';

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
  const file = openSync(path, 'r');
  try {
    const start = Buffer.alloc(16);
    const length = readSync(file, start, 0, start.length, 0);
    return /^\ufeff?\s*\{/.test(start.toString('utf8', 0, length)) && fstatSync(file).size <= MOST_BYTES;
  } finally {
    closeSync(file);
  }
}

/**
 * The objects in the lists of a JSON object, such as the items of `kubectl get -o json`, with the line on which each
 * begins. Only one is in memory at a time. An item that is too large, too deep, or cut off is an empty text.
 */
export function* itemsOfJson(path: string): Generator<JsonItem> {
  const file = openSync(path, 'r');
  try {
    const chunk = Buffer.allocUnsafe(CHUNK);
    let [depth, line, itemLine, size] = [0, 1, 1, 0];
    let [isText, isEscaped, isItem] = [false, false, false];
    let parts: Buffer[] = [];
    for (let length = readSync(file, chunk); length > 0; length = readSync(file, chunk)) {
      let from = 0;
      for (let at = 0; at < length; at++) {
        if (isText) {
          // Most bytes are in texts: the search for their end is faster than a look at each.
          const quote = chunk.indexOf(QUOTE, at);
          const isHere = quote !== -1 && quote < length;
          const end = isHere ? quote : length;
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
          if (depth !== 2 || !isItem) continue;
          isItem = false;
          const last = chunk.subarray(from, at + 1);
          const whole = parts.length === 0 ? last : Buffer.concat([...parts, last]);
          parts = [];
          yield { text: size > MOST_ITEM ? '' : whole.toString('utf8'), line: itemLine };
        }
      }
      if (!isItem) continue;
      size += length - from;
      if (size <= MOST_ITEM) parts.push(Buffer.from(chunk.subarray(from, length)));
    }
    if (depth !== 0) yield { text: '', line };
  } finally {
    closeSync(file);
  }
}
