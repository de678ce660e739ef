import { isSeq, type Node, type YAMLSeq } from 'yaml';
import { insertKey, nodeAt, type Path, replaceValue } from './edit.ts';
import { rootOf } from './find.ts';
import { afterLine, columnOf, contentEnd, eolOf } from './places.ts';
import { flowText, type Line } from './text.ts';

/**
 * Adds a map as the last item of the list at a key of the root; a list that isn't there comes last in the file. Only
 * bytes of the new item are added. Other values than a list are replaced by one.
 */
export function appendItem(text: string, key: string, lines: readonly Line[]): string {
  const path: Path = [key];
  const item = flowText(lines);
  const node = nodeAt(text, path);
  if (node === undefined) return addList(text, key, item);
  if (!isSeq(node)) return replaceValue(text, path, `[${item}]`);
  const last = node.items.at(-1) as Node | undefined;
  if (last === undefined) return replaceValue(text, path, `[${item}]`);
  return node.flow ? afterFlow(text, last, item) : afterBlock(text, node, last, item);
}

function addList(text: string, key: string, item: string): string {
  const root = rootOf(text);
  if (root === undefined || root.flow || columnOf(text, root.range![0]) > 0)
    return insertKey(text, [], key, `[${item}]`);
  const eol = eolOf(text);
  return `${text}${text === '' || text.endsWith('\n') ? '' : eol}${key}:${eol}  - ${item}${eol}`;
}

function afterFlow(text: string, last: Node, item: string): string {
  const end = contentEnd(text, last);
  return `${text.slice(0, end)}, ${item}${text.slice(end)}`;
}

function afterBlock(text: string, list: YAMLSeq, last: Node, item: string): string {
  const eol = eolOf(text);
  const indent = ' '.repeat(columnOf(text, list.range![0]));
  const below = afterLine(text, contentEnd(text, last));
  const glue = text[below - 1] === '\n' ? '' : eol;
  return `${text.slice(0, below)}${glue}${indent}- ${item}${eol}${text.slice(below)}`;
}
