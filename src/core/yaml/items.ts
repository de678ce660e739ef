import { isScalar, isSeq } from 'yaml';
import { find, type Path } from './find.ts';
import { afterColon, afterLine, contentEnd, eolOf, indentOf, lineEnd, lineStart } from './places.ts';
import { yamlText } from './text.ts';

/** An item of a list, with the lines that it and the comments above it take. */
interface Item {
  readonly value: string;
  readonly from: number;
  readonly to: number;
  /** The white space before its dash. */
  readonly indent: string;
}

/**
 * Writes the items of a block list of single values anew. Those that stay keep their lines, with the comments above and
 * after them. Undefined where the list has another form, or none of its items stays.
 */
export function replaceItems(text: string, path: Path, values: readonly string[]): string | undefined {
  const items = itemsOf(text, path);
  if (items === undefined || !items.some(({ value }) => values.includes(value))) return undefined;
  const [from, to] = [items[0]!.from, items.at(-1)!.to];
  const eol = eolOf(text);
  const lines = values.map((value) => {
    const known = items.find((item) => item.value === value);
    return known ? text.slice(known.from, known.to).replace(/\r?\n$/, '') : `${items[0]!.indent}- ${yamlText(value)}`;
  });
  return text.slice(0, from) + lines.join(eol) + (text[to - 1] === '\n' ? eol : '') + text.slice(to);
}

/** Moves a block list below a key of its own, so that other keys can stand beside it; undefined for another value. */
export function nestList(text: string, path: Path, key: string): string | undefined {
  const items = itemsOf(text, path);
  const { pair } = find(text, path) ?? {};
  const indent = pair && indentOf(text, pair);
  if (items === undefined || indent === undefined) return undefined;
  const [from, to] = [items[0]!.from, items.at(-1)!.to];
  const lines = text.slice(from, to).replace(/^(?=.*\S)/gm, '  ');
  return `${text.slice(0, from)}${indent}  ${key}:${eolOf(text)}${lines}${text.slice(to)}`;
}

/** The items of a block list of single values, each on its own lines; undefined for anything else. */
function itemsOf(text: string, path: Path): readonly Item[] | undefined {
  const { pair } = find(text, path) ?? {};
  const node = pair?.value;
  const colon = pair && afterColon(pair);
  if (!isSeq(node) || node.flow || node.items.length === 0 || colon === undefined) return undefined;
  if (!/^[ \t]*(#.*)?$/.test(text.slice(colon, lineEnd(text, colon)))) return undefined;
  const items: Item[] = [];
  for (const item of node.items) {
    if (!isScalar(item) || item.source === undefined) return undefined;
    const dash = text.lastIndexOf('-', item.range![0] - 1);
    const indent = text.slice(lineStart(text, dash), dash);
    const from = items.at(-1)?.to ?? afterLine(text, colon);
    if (dash < from || indent.trim() !== '') return undefined;
    items.push({ value: item.source, from, to: afterLine(text, contentEnd(text, item)), indent });
  }
  return items;
}
