import type { Key } from './keys.ts';
import { footer } from './frame.ts';
import type { Look } from './look.ts';

/** The first line of help to show after a key; undefined closes the help. */
export function scrolled(from: number, key: Key, lines: readonly string[], look: Look): number | undefined {
  const page = pageOf(look);
  const last = Math.max(0, lines.length - page);
  const step = { up: -1, down: 1, pageup: -page, pagedown: page, space: page, home: -Infinity, end: Infinity }[
    key.kind as string
  ];
  return step === undefined ? undefined : Math.min(Math.max(from + step, 0), last);
}

/** The part of the help that starts at line `from` and fits the terminal, with the keys that work in it. */
export function helpView(from: number, lines: readonly string[], look: Look): string[] {
  const page = pageOf(look);
  const arrows = `${look.signs.up}${look.signs.down}`;
  const place =
    lines.length > page
      ? [{ key: arrows, does: `scroll (${Math.min(from + page, lines.length)} of ${lines.length} lines)` }]
      : [];
  return [
    '',
    ...lines.slice(from, from + page),
    '',
    ...footer([...place, { key: 'other keys', does: 'close the help' }], look),
  ];
}

function pageOf(look: Look): number {
  return Math.max(3, look.rows() - 5);
}
