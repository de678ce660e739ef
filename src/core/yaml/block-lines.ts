/** Where a value begins in a text, or `unsure`: only a parser can tell. */
type Found = number | 'unsure';

/** Lines of a mapping or a sequence. The first one can begin behind the `- ` of an item: `column` is where it does. */
interface Block {
  readonly from: number;
  readonly to: number;
  readonly column: number;
}

interface Child {
  /** Behind an anchor, a tag, or a tab, an item can begin on a later line. */
  readonly line: Found;
  /** Undefined for a scalar, which holds nothing. */
  readonly block: Block | 'unsure' | undefined;
}

type Children = ReadonlyMap<string | number, Child> | 'unsure';

const SPACE = 32;
const DASH = 45;
const HASH = 35;
const BREAK = 10;

/** A key as people and programs write it, quoted or not; anything else is left to a parser. */
const KEY = /(?:"([^"\\]*)"|'([^']*)'|([A-Za-z0-9_./$~][^\s:"'{}[\]#,&*!|>]*))[ ]*:(?=[ \n]|$)[ ]*/y;

/**
 * The line of each key and item of one YAML document in block style, counted from 0: read off the indentation, which is
 * many times faster than a parser. Its lines end with LF. A key or an item that doesn't exist has the line of what
 * holds it. Each block is read once.
 */
export function blockLines(text: string): (path: readonly (string | number)[]) => Found {
  const starts = [0];
  for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
  const known = new Map<Block, Children>();
  const whole = blockFrom(0, starts.length);

  return (path) => {
    if (whole === undefined) return 'unsure';
    let line: Found = whole.from;
    let block: Block | 'unsure' | undefined = whole;
    for (const part of path) {
      if (block === undefined) return line;
      const children: Children = block === 'unsure' ? block : childrenOf(block);
      if (children === 'unsure') return 'unsure';
      const child: Child | undefined = children.get(part);
      if (child === undefined) return line;
      ({ line, block } = child);
    }
    return line;
  };

  function childrenOf(block: Block): Children {
    let children = known.get(block);
    if (children === undefined) known.set(block, (children = readBlock(block)));
    return children;
  }

  function readBlock({ from, to, column }: Block): Children {
    const isList = isItem(starts[from]! + column);
    const heads: { readonly key: string | number; readonly line: number; readonly rest: number }[] = [];
    for (let line = from; line < to; line++) {
      const indent = line === from ? column : indentOf(line);
      if (indent === undefined || indent > column) continue;
      if (indent < column) return 'unsure';
      const at = starts[line]! + column;
      if (isList) {
        if (!isItem(at)) return 'unsure';
        heads.push({ key: heads.length, line, rest: afterSpaces(at + 1) });
      } else if (!isItem(at)) {
        KEY.lastIndex = at;
        const match = KEY.exec(text);
        if (match === null) return 'unsure';
        heads.push({ key: match[1] ?? match[2] ?? match[3]!, line, rest: KEY.lastIndex });
      } else if (heads.length === 0) return 'unsure';
    }
    const children = new Map<string | number, Child>();
    for (const [index, { key, line, rest }] of heads.entries()) {
      const end = heads[index + 1]?.line ?? to;
      const below = isEnd(rest) ? blockFrom(line + 1, end) : undefined;
      if (below !== undefined) children.set(key, { line: isList ? below.from : line, block: below });
      else if (isEnd(rest)) children.set(key, { line, block: undefined });
      else if (isList)
        children.set(key, { line: /[&!\t]/.test(text[rest]!) ? 'unsure' : line, block: insideItem(line, end, rest) });
      else children.set(key, { line, block: UNREADABLE.test(text[rest]!) ? 'unsure' : undefined });
    }
    return children;
  }

  /** What stands behind the `- ` of an item: a mapping, another item, or a scalar. */
  function insideItem(line: number, to: number, at: number): Child['block'] {
    if (UNREADABLE.test(text[at]!)) return 'unsure';
    if (isItem(at) || isKey(text, at)) return { from: line, to, column: at - starts[line]! };
    // A key that is written in another way.
    return /:(?:\s|$)/.test(text.slice(at, starts[line + 1])) ? 'unsure' : undefined;
  }

  function blockFrom(from: number, to: number): Block | undefined {
    for (let line = from; line < to; line++) {
      const column = indentOf(line);
      if (column !== undefined) return { from: line, to, column };
    }
    return undefined;
  }

  /** Undefined for a line that is empty or a comment, also behind a tab. */
  function indentOf(line: number): number | undefined {
    const start = starts[line]!;
    const at = afterSpaces(start);
    return isEnd(text[at] === '\t' ? at + /^[ \t]*/.exec(text.slice(at, starts[line + 1]))![0].length : at)
      ? undefined
      : at - start;
  }

  function afterSpaces(offset: number): number {
    let at = offset;
    while (text.charCodeAt(at) === SPACE) at++;
    return at;
  }

  function isItem(at: number): boolean {
    const next = text.charCodeAt(at + 1);
    return text.charCodeAt(at) === DASH && (next === SPACE || isBreak(next));
  }

  function isEnd(at: number): boolean {
    const code = text.charCodeAt(at);
    return isBreak(code) || code === HASH;
  }
}

/** Whether a line is a key from this offset on. */
export function isKey(text: string, at: number): boolean {
  KEY.lastIndex = at;
  return KEY.test(text);
}

/** Flow style, anchors, aliases, tags, explicit keys, and tabs, behind which anything can stand. */
const UNREADABLE = /[{[&*!?\t]/;

function isBreak(code: number): boolean {
  return code === BREAK || Number.isNaN(code);
}
