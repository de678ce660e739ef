import { linesOf, removeKey, type Path } from './yaml-edit.ts';
import { eolOf } from './yaml-places.ts';

/**
 * Takes a key out of a text and leaves what it said as a comment in its place, under a line that says why. A key that shares
 * its lines with others, as in `{ a: 1, b: 2 }`, leaves none.
 */
export function commentOut(text: string, path: Path, why: string): string {
  const lines = linesOf(text, path);
  if (lines === undefined) return removeKey(text, path);
  const [start, end] = lines;
  const gone = text.slice(start, end);
  const indent = /^ */.exec(gone)![0];
  const commented = gone.replace(/^(?! *\r?\n| *$).*$/gm, (line) => `${indent}# ${line.slice(indent.length)}`);
  const reason = why.replace(/\s+/g, ' ');
  return `${text.slice(0, start)}${indent}# ${reason}:${eolOf(text)}${commented}${text.slice(end)}`;
}
