import { type Node, Pair, type Range, Scalar, YAMLMap, YAMLSeq } from 'yaml';

/** A line with an entry: indentation, key, what stands behind the colon, perhaps a comment. */
const ENTRY = /^( *)([A-Za-z][\w-]*):(?: +([^ #].*?))??(?: +#.*)?$/;
/** A line that says nothing. */
const SILENT = /^ *(?:#.*)?$/;
/** Text without quotes in which nothing means anything to YAML; the same in brackets, or in quotes with nothing escaped. */
const TEXT = /^[A-Za-z0-9](?:[^\t:#]*[^\t :#])?$/;
const WORD = '[A-Za-z0-9][\\w./-]*(?: [\\w./-]+)*|"[^"\\\\]*"';
const LIST = new RegExp(`^\\[ *(?:${WORD})(?: *, *(?:${WORD}))* *\\]$`);
const MAP = new RegExp(`^\\{ *[A-Za-z][\\w-]*: +(?:${WORD})(?: *, *[A-Za-z][\\w-]*: +(?:${WORD}))* *\\}$`);

/**
 * The map of a YAML text in which every line is a plain one: `key: text`, `key: [word, word]`, `key: { key: word }`, or a key
 * above lines that are indented deeper. The nodes are those of the YAML library, which takes several times as long in a fresh
 * process. Undefined for every other text, and where a word would be more than text or a whole number.
 */
export function plainMap(text: string): YAMLMap | undefined {
  const open: { readonly map: YAMLMap; readonly indent: number }[] = [{ map: new YAMLMap(), indent: 0 }];
  const root = open[0]!.map;
  let unfinished: Pair<unknown, unknown> | undefined;
  for (let start = 0, end = 0; start < text.length; start = end + 1) {
    end = text.indexOf('\n', start);
    if (end < 0) end = text.length;
    const line = text.slice(start, end);
    if (SILENT.test(line)) continue;
    const [, { length: indent } = '', key, written] = ENTRY.exec(line) ?? [];
    if (key === undefined) return undefined;
    const at = start + indent;
    if (unfinished !== undefined) {
      if (indent <= open.at(-1)!.indent) return undefined;
      const map = new YAMLMap();
      unfinished.value = map;
      open.push({ map, indent });
    }
    while (open.at(-1)!.indent > indent) open.pop();
    const { map, indent: expected } = open.at(-1)!;
    const name = scalar(key, at);
    if (indent !== expected || name === undefined) return undefined;
    map.range ??= rangeOf(at, key);
    const pair = new Pair<unknown, unknown>(name);
    map.items.push(pair);
    unfinished = written === undefined ? pair : undefined;
    if (written !== undefined && (pair.value = value(written, start + line.indexOf(written, indent + key.length + 1))) === undefined) return undefined;
  }
  return unfinished === undefined && root.items.length > 0 ? root : undefined;
}

function value(written: string, at: number): Node | undefined {
  if (TEXT.test(written)) return scalar(written, at);
  if (LIST.test(written)) return sequence(written, at);
  if (MAP.test(written)) return map(written, at);
  return /^"[^"\\]*"$/.test(written) ? scalar(written, at) : undefined;
}

function sequence(written: string, at: number): YAMLSeq | undefined {
  const node = new YAMLSeq();
  node.flow = true;
  node.range = rangeOf(at, written);
  for (const { 0: word, index } of written.matchAll(new RegExp(WORD, 'g'))) node.items.push(scalar(word, at + index));
  return node.items.includes(undefined) ? undefined : node;
}

function map(written: string, at: number): YAMLMap | undefined {
  const node = new YAMLMap();
  node.flow = true;
  node.range = rangeOf(at, written);
  for (const { 0: entry, 1: key = '', 2: word = '', index } of written.matchAll(new RegExp(`([A-Za-z][\\w-]*): +(${WORD})`, 'g'))) {
    const [name, inner] = [scalar(key, at + index), scalar(word, at + index + entry.length - word.length)];
    if (name === undefined || inner === undefined) return undefined;
    node.items.push(new Pair<unknown, unknown>(name, inner));
  }
  return node;
}

/** A word, with or without quotes; undefined where it means something else than text or a whole number. */
function scalar(written: string, at: number): Scalar | undefined {
  const isQuoted = written.startsWith('"');
  const source = isQuoted ? written.slice(1, -1) : written;
  const isNumber = !isQuoted && /^(?:0|[1-9]\d{0,14})$/.test(source);
  if (!isQuoted && !isNumber && (/^(?:true|false|null)$/i.test(source) || !Number.isNaN(Number(source)))) return undefined;
  const node = new Scalar<unknown>(isNumber ? Number(source) : source);
  node.source = source;
  node.type = isQuoted ? 'QUOTE_DOUBLE' : 'PLAIN';
  node.range = rangeOf(at, written);
  return node;
}

function rangeOf(at: number, { length }: string): Range {
  return [at, at + length, at + length];
}
