import { FAILSAFE_SCHEMA, load, type State } from 'js-yaml';
import { isScalar, type Node, Pair, Scalar, type ScalarTag, Schema, YAMLMap, YAMLSeq } from 'yaml';
import { controlCharacters } from './guards.ts';

/**
 * What one of the parsers may refuse or read in another way: tabs, carriage returns, a byte order mark, escapes other
 * than that of a quote, white space at the end of a line, directives and marks of documents, explicit keys, and a
 * comment right behind a sign.
 */
const UNSURE = /[\t\r\ufeff]|\\(?!")| $|^(?:%|---|\.\.\.)|(?:^|[ [{,])\?(?: |$)|[^\s\w]#/m;
const UNSURE_SIGN = /[&*!?]/;
/** A block of text that tells its indentation by its first line. */
const BLOCK_TEXT = /[|>][-+]?(?: +#.*)?\n *[^ \n]/y;
const BLANK = /(?:[ \n]|#.*)*/y;

/** The strict parser counts up to three parts for a node. */
const MOST_NODES = 30_000;
const MOST_LEVELS = 64;
/** A key is no longer than this. */
const MOST_BEFORE_VALUE = 1024;

const WORD_TAGS = new Schema({ schema: 'core' }).tags.filter(
  (tag): tag is ScalarTag & { readonly test: RegExp } => tag.default === true && 'test' in tag,
);

/** A node whose end isn't reached: where it begins, the nodes in it, and the value of the last one. */
interface Open {
  readonly start: number;
  readonly inside: Node[];
  last: unknown;
}

/**
 * The nodes of a text that a fast parser and the strict one read alike: what people and formatters usually write. They
 * tell where they begin. Undefined for any other text, and for each that is wrong: only the strict parser knows why.
 */
export function plainNodes(text: string): YAMLMap | undefined {
  if (UNSURE.test(text) || controlCharacters(text).length > 0) return undefined;
  const open: Open[] = [];
  let count = 0;
  let root: Node | undefined;
  try {
    load(text, {
      schema: FAILSAFE_SCHEMA,
      listener(event, state) {
        if (event === 'open') {
          open.push({ start: afterBlank(state.position), inside: [], last: undefined });
          return;
        }
        root = nodeOf(open.pop()!, state);
        count += 1;
        if (count > MOST_NODES || open.length > MOST_LEVELS) throw new Error('large');
        const outer = open.at(-1);
        if (outer === undefined || root === undefined) return;
        outer.inside.push(root);
        outer.last = state.result;
      },
    });
  } catch {
    return undefined;
  }
  return root instanceof YAMLMap && !isFlow(root.range![0]) ? root : undefined;

  /** Undefined where nothing is: a value is empty, or the parser only looked whether a key begins there. */
  function nodeOf({ start, inside, last }: Open, { kind, result, position }: State): Node | undefined {
    if ((kind as string | null) === null) {
      if (open.length > 0 && isFlow(open.at(-1)!.start)) throw new Error('empty key');
      return undefined;
    }
    if (UNSURE_SIGN.test(text[start]!)) throw new Error('another form');
    // The parser looked for a key and found the whole value.
    if (inside.length === 1 && last === result) return inside[0];
    const node = kind === 'scalar' ? scalar(String(result), start) : collection(inside, result as object);
    if ('|>'.includes(text[start]!)) expectAt(BLOCK_TEXT, start);
    else if (kind === 'scalar' || isFlow(start)) expectIndented(start, position);
    node.range = [start, position, position];
    return node;
  }

  function scalar(value: string, start: number): Scalar {
    const tag = /["'|>]/.test(text[start]!) ? undefined : WORD_TAGS.find(({ test }) => test.test(value));
    const resolved: unknown = tag?.resolve(value, () => {}, {}) ?? value;
    const node = isScalar(resolved) ? resolved : new Scalar(resolved);
    node.source = value;
    return node;
  }

  /** With as many nodes as the parser found values: less where one is empty or an alias, or a key has no value. */
  function collection(inside: Node[], found: object): YAMLMap | YAMLSeq {
    const node = Array.isArray(found) ? new YAMLSeq() : new YAMLMap();
    const each = Array.isArray(found) ? 1 : 2;
    if (inside.length !== each * Object.keys(found).length) throw new Error('empty value');
    if (node instanceof YAMLSeq) node.items = inside;
    else for (let at = 0; at < inside.length; at += 2) node.items.push(pair(inside[at]!, inside[at + 1]!));
    return node;
  }

  function pair(key: Node, value: Node): Pair {
    const isWord = isScalar(key) && typeof key.value === 'string' && key.value !== '<<';
    if (!isWord || value.range![0] - key.range![0] > MOST_BEFORE_VALUE) throw new Error('no plain key');
    return new Pair(key, value);
  }

  function expectAt(pattern: RegExp, at: number): void {
    pattern.lastIndex = at;
    if (!pattern.test(text)) throw new Error('another form');
  }

  /** Each further line of a value is indented more than the block that it stands in. */
  function expectIndented(start: number, end: number): void {
    const lineEnd = text.indexOf('\n', start);
    if (lineEnd === -1 || lineEnd >= end) return;
    const lines = text.slice(lineEnd, end).trimEnd().split('\n');
    const block = open.findLast((outer) => outer.start !== start && !isFlow(outer.start))?.start ?? 0;
    const least = ' '.repeat(block - text.lastIndexOf('\n', block - 1));
    if (lines.some((line) => line !== '' && !line.startsWith(least))) throw new Error('indented less');
  }

  function isFlow(at: number): boolean {
    return text[at] === '[' || text[at] === '{';
  }

  function afterBlank(at: number): number {
    BLANK.lastIndex = at;
    return at + BLANK.exec(text)![0].length;
  }
}
