import { isCollection, isMap, isScalar, type Node, type Pair, type Scalar } from 'yaml';

/** The line ending of a text: that of its first line. */
export function eolOf(text: string): string {
  return /^[^\n]*\r\n/.test(text) ? '\r\n' : '\n';
}

export function isEmpty(value: unknown): boolean {
  return value === null || value === undefined || (isScalar(value) && value.value === null);
}

export function nameOf(pair: Pair): string {
  return String((pair.key as Scalar).value);
}

export function keyStart(pair: Pair): number {
  return (pair.key as Node).range![0];
}

export function keyEnd(pair: Pair): number {
  return (pair.key as Node).range![1];
}

/** Offset after the colon of a pair; undefined where there is none, as in `{ a }`. */
export function afterColon(pair: Pair): number | undefined {
  const colon = pair.srcToken?.sep?.find((token) => token.type === 'map-value-ind');
  return colon && colon.offset + 1;
}

export function pairEnd(text: string, pair: Pair): number {
  const value = pair.value as Node | null;
  return value && value.range![1] > value.range![0] ? contentEnd(text, value) : (afterColon(pair) ?? keyEnd(pair));
}

/** Offset after the last character of a value that isn't white space; comments after or below it aren't part of it. */
export function contentEnd(text: string, node: Node): number {
  let [start, end] = node.range!;
  if (isCollection(node) && !node.flow && node.items.length > 0) {
    const last: unknown = node.items.at(-1);
    if (isMap(node)) return pairEnd(text, last as Pair);
    if ((last as Node).range![1] > (last as Node).range![0]) return contentEnd(text, last as Node);
  }
  while (end > start && ' \t\r\n'.includes(text[end - 1]!)) end--;
  return end;
}

export function lineStart(text: string, offset: number): number {
  return text.lastIndexOf('\n', offset - 1) + 1;
}

/** Offset of the line break after an offset, or the end of the text. */
export function lineEnd(text: string, offset: number): number {
  const feed = text.indexOf('\n', offset);
  if (feed === -1) return text.length;
  return text[feed - 1] === '\r' ? feed - 1 : feed;
}

/** Offset of the start of the next line, or the end of the text. */
export function afterLine(text: string, offset: number): number {
  const feed = text.indexOf('\n', offset);
  return feed === -1 ? text.length : feed + 1;
}

export function columnOf(text: string, offset: number): number {
  return offset - lineStart(text, offset);
}

/** The indentation of a key that starts its line; undefined for any other key. */
export function indentOf(text: string, pair: Pair): string | undefined {
  const before = text.slice(lineStart(text, keyStart(pair)), keyStart(pair)).replace(/^\ufeff/, '');
  return before.trim() === '' ? before : undefined;
}
