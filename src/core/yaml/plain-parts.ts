import { FAILSAFE_SCHEMA, load, type State } from 'js-yaml';
import { isScalar, type ScalarTag, Schema } from 'yaml';
import { controlCharacters } from './guards.ts';
import { isMapPart, listOf, mapOf, type Part, single } from './parts.ts';

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

/** A part whose end isn't reached: where it begins, the parts in it, and what the parser made of the last one. */
interface Open {
  readonly start: number;
  readonly inside: Part[];
  last: unknown;
}

/** How a word begins that means something else than a text: a number, null, or whether something is true. */
const NO_TEXT = /^[-+.\d~nNtTfF]/;

/**
 * What a fast parser and the strict one read alike in a text: what people and formatters usually write. Undefined for
 * any other text, and for each that is wrong: only the strict parser knows why.
 */
export function plainParts(text: string): Part | undefined {
  if (UNSURE.test(text) || controlCharacters(text).length > 0) return undefined;
  const open: Open[] = [];
  let count = 0;
  let root: Part | undefined;
  try {
    load(text, {
      schema: FAILSAFE_SCHEMA,
      listener(event, state) {
        if (event === 'open') {
          open.push({ start: afterBlank(state.position), inside: [], last: undefined });
          return;
        }
        root = partOf(open.pop()!, state);
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
  return root !== undefined && isMapPart(root) && !isFlow(root.at) ? root : undefined;

  /** Undefined where nothing is: a value is empty, or the parser only looked whether a key begins there. */
  function partOf({ start, inside, last }: Open, { kind, result, position }: State): Part | undefined {
    if ((kind as string | null) === null) {
      if (open.length > 0 && isFlow(open.at(-1)!.start)) throw new Error('empty key');
      return undefined;
    }
    if (UNSURE_SIGN.test(text[start]!)) throw new Error('another form');
    // The parser looked for a key and found the whole value.
    if (inside.length === 1 && last === result) return inside[0];
    if ('|>'.includes(text[start]!)) expectAt(BLOCK_TEXT, start);
    else if (kind === 'scalar' || isFlow(start)) expectIndented(start, position);
    return kind === 'scalar'
      ? single(start, valueOf(String(result), start), String(result))
      : collection(start, inside, result as object);
  }

  function valueOf(source: string, start: number): unknown {
    if (!NO_TEXT.test(source) || /["'|>]/.test(text[start]!)) return source;
    const resolved = WORD_TAGS.find(({ test }) => test.test(source))?.resolve(source, () => {}, {}) ?? source;
    return isScalar(resolved) ? resolved.value : resolved;
  }

  /** With as many parts as the parser found values: less where one is empty or an alias, or a key has no value. */
  function collection(start: number, inside: readonly Part[], found: object): Part {
    const isList = Array.isArray(found);
    if (inside.length !== (isList ? found.length : 2 * Object.keys(found).length)) throw new Error('empty value');
    if (isList) return listOf(start, inside);
    for (let place = 0; place < inside.length; place += 2) expectKey(inside[place]!, inside[place + 1]!);
    return mapOf(start, inside);
  }

  function expectKey(key: Part, value: Part): void {
    const isWord = typeof key.data === 'string' && key.data !== '<<';
    if (!isWord || value.at - key.at > MOST_BEFORE_VALUE) throw new Error('no plain key');
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
