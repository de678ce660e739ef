import { isMap, type Node, type Pair, type YAMLMap } from 'yaml';
import { find, linesOf, type Path, rootOf, type FoundKey } from './find.ts';
import {
  afterColon,
  afterLine,
  columnOf,
  contentEnd,
  eolOf,
  indentOf,
  isEmpty,
  keyEnd,
  keyStart,
  lineEnd,
  lineStart,
  nameOf,
  pairEnd,
} from './places.ts';
import { behindColon, blockText, flowText, type Rendered } from './text.ts';

export { nodeAt, type Path } from './find.ts';

/** Replaces the value of an existing key. Only the bytes of the value change; a comment after it stays. */
export function replaceValue(text: string, path: Path, value: Rendered): string {
  const target = find(text, path);
  if (!target) return text;
  const { map, pair } = target;
  const colon = afterColon(pair);
  const indent = indentOf(text, pair);
  if (colon === undefined) {
    const before = map.flow ? '' : eolOf(text) + ' '.repeat(Math.max(0, columnOf(text, keyStart(pair)) - 2));
    return splice(text, keyEnd(pair), keyEnd(pair), `${before}: ${flowText(value)}`);
  }
  const node = isEmpty(pair.value) ? undefined : (pair.value as Node);
  const start = node?.range?.[0] ?? colon;
  const end = node ? contentEnd(text, node) : colon;
  const comment = text.slice(end, lineEnd(text, end)).trim() !== '' || text.slice(colon, start).includes('#');
  if (typeof value !== 'string' && !map.flow && !comment && indent !== undefined) {
    return splice(text, colon, end, behindColon(value, indent, eolOf(text)));
  }
  const inline = flowText(value);
  if (!text.slice(colon, start).includes('\n')) {
    const space = start === colon ? ' ' : '';
    const glued = start === end && end < text.length && !/[\s,}]/.test(text[end]!) ? ' ' : '';
    return splice(text, start, end, space + inline + glued);
  }
  // A value that started on a later line moves up after the colon; comments on the lines between stay.
  const lineBreak = lineEnd(text, lineStart(text, start) - 1);
  return splice(splice(text, lineBreak, end, ''), colon, colon, ` ${inline}`);
}

/**
 * Adds a key to the map at a path, after the last key that precedes it in `order`. Without such a key, it comes first
 * when all keys of the map come later in `order`, else last. Existing keys don't move.
 */
export function insertKey(
  text: string,
  path: Path,
  key: string,
  value: Rendered,
  order: readonly string[] = [],
): string {
  const eol = eolOf(text);
  const parent = path.length > 0 ? find(text, path) : undefined;
  const map = path.length > 0 ? parent?.pair.value : rootOf(text);
  if (!isMap(map) || map.items.length === 0) {
    if (path.length > 0)
      return parent
        ? fillEmpty(text, path, parent, [[key, value]])
        : insertKey(text, path.slice(0, -1), path.at(-1)!, [[key, value]]);
    const before = text.trim() === '' ? '' : text.endsWith('\n') ? text : text + eol;
    if (isMap(map)) return splice(text, map.range![0], map.range![1], flowText([[key, value]]));
    return `${before}${blockText([[key, value]], '', eol)}${eol}`;
  }
  const pairs = map.items as Pair[];
  const rank = order.indexOf(key);
  const earlier = pairs.filter(
    (pair) => rank === -1 || (order.includes(nameOf(pair)) && order.indexOf(nameOf(pair)) < rank),
  );
  const anchor = earlier.at(-1) ?? (parent && !map.flow ? undefined : pairs.at(-1)!);
  if (map.flow) return insertIntoFlow(text, map, anchor ?? pairs.at(-1)!, `${key}: ${flowText(value)}`);
  // After `? ` or another colon, the key doesn't start its line. Then the column of the map is the indentation.
  const indent = indentOf(text, pairs[0]!) ?? ' '.repeat(columnOf(text, map.range![0]));
  const from = anchor ? pairEnd(text, anchor) : afterColon(parent!.pair)!;
  return insertLine(text, from, indent + blockText([[key, value]], indent, eol));
}

/** Removes a key with its value and the comment on the same line. */
export function removeKey(text: string, path: Path): string {
  const target = find(text, path);
  if (!target) return text;
  const pairs = target.map.items as Pair[];
  const index = pairs.indexOf(target.pair);
  const start = keyStart(target.pair);
  const end = pairEnd(text, target.pair);
  const lines = linesOf(text, path);
  if (lines) return splice(text, ...lines, '');
  if (!target.map.flow) {
    const next = pairs[index + 1];
    return next ? splice(text, start, keyStart(next), '') : splice(text, start, end, '{}');
  }
  const comma = /^\s*,[ \t]*/.exec(text.slice(end))?.[0] ?? '';
  const previous = index > 0 ? pairEnd(text, pairs[index - 1]!) : undefined;
  if (comma === '' && previous !== undefined && !/[\n#]/.test(text.slice(previous, start)))
    return splice(text, previous, end, '');
  return splice(text, start, end + comma.length, '');
}

/** Renames a key; its value stays. */
export function renameKey(text: string, path: Path, name: string): string {
  const target = find(text, path);
  return target ? splice(text, keyStart(target.pair), keyEnd(target.pair), name) : text;
}

/** An empty map (`answers:`, `answers: {}`) becomes a block map, unless it is inside a flow map. */
function fillEmpty(text: string, path: Path, { map, pair }: FoundKey, lines: Exclude<Rendered, string>): string {
  const colon = afterColon(pair);
  const indent = indentOf(text, pair);
  if (map.flow || colon === undefined || indent === undefined) return replaceValue(text, path, lines);
  const node = pair.value as Node | null;
  if (isMap(node) && text.slice(node.range![0], node.range![1]).includes('#')) {
    return splice(text, node.range![0] + 1, node.range![0] + 1, flowText(lines).slice(1, -1));
  }
  const end = node && node.range![1] > node.range![0] ? node.range![1] : colon;
  const kept = splice(text, colon, end, '');
  const inner = `${indent}  `;
  return insertLine(kept, colon, inner + blockText(lines, inner, eolOf(text)));
}

function insertIntoFlow(text: string, map: YAMLMap, anchor: Pair, entry: string): string {
  const end = pairEnd(text, anchor);
  const ownLine = indentOf(text, anchor);
  if (ownLine === undefined) return splice(text, end, end, `, ${entry}`);
  const line = eolOf(text) + ownLine + entry;
  const comma = /^[ \t]*,/.exec(text.slice(end))?.[0].length;
  const rest = end + (comma ?? 0);
  const stop = Math.min(lineEnd(text, rest), map.range![1] - 1);
  const free = /^[ \t]*(#.*)?$/.test(text.slice(rest, stop));
  if (!free || stop === map.range![1] - 1) return splice(text, end, end, `, ${entry}`);
  return comma === undefined
    ? splice(splice(text, stop, stop, line), end, end, ',')
    : splice(text, stop, stop, `${line},`);
}

/** Inserts a line after the line with this offset. */
function insertLine(text: string, offset: number, line: string): string {
  const below = afterLine(text, offset);
  const eol = eolOf(text);
  return text[below - 1] === '\n' ? splice(text, below, below, line + eol) : splice(text, below, below, eol + line);
}

function splice(text: string, start: number, end: number, put: string): string {
  return text.slice(0, start) + put + text.slice(end);
}
