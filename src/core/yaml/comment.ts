import { Lexer } from 'yaml';
import { removeKey } from './edit.ts';
import { linesOf, type Path, sourceOf } from './find.ts';
import { eolOf } from './places.ts';

/**
 * Turns a key into a comment at the same place, below a line with the reason. For a key in a flow map, as in `{ a: 1,
 * b: 2 }`, the comment comes above the first key of the path; where that key doesn't start a line either, the key is
 * removed without a comment.
 */
export function commentOut(text: string, path: Path, why: string): string {
  const lines = linesOf(text, path);
  if (lines !== undefined)
    return `${text.slice(0, lines[0])}${comment(text.slice(...lines), why, eolOf(text))}${text.slice(lines[1])}`;
  const source = sourceOf(text, path);
  const without = removeKey(text, path);
  const above = linesOf(without, path.slice(0, 1))?.[0];
  if (source === undefined || above === undefined) return without;
  return `${without.slice(0, above)}${comment(source, why, eolOf(text))}${eolOf(text)}${without.slice(above)}`;
}

function comment(gone: string, why: string, eol: string): string {
  const indent = /^ */.exec(gone)![0];
  const lines = gone.replace(
    /^(?! *\r?\n| *$).*$/gm,
    (line) => `${indent}# ${line.startsWith(indent) ? line.slice(indent.length) : line}`,
  );
  return `${indent}# ${why.replace(/\s+/g, ' ')}:${eol}${lines}`;
}

/** The comments of a text, each with its `#`, in their order. */
export function commentsIn(text: string): readonly string[] {
  return [...new Lexer().lex(text)].filter((token) => token.startsWith('#')).map((token) => token.trimEnd());
}
