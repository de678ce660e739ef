import type { Key } from './keys.ts';
import type { Look } from './look.ts';
import type { Room } from './field.ts';

export interface Option {
  readonly value: string;
  readonly label: string;
}

/** A list with a cursor: the options that are shown, and the position of the cursor. */
export interface OptionList {
  readonly all: readonly Option[];
  /** Index of the cursor among the options shown. */
  readonly cursor: number;
  /** Undefined: no filter is being typed. */
  readonly filter: string | undefined;
}

/** Lists with more options than this can be filtered by typing. */
export const LONG_LIST = 7;

/** The options that contain the filter in label or value, ignoring case. */
export function shown({ all, filter }: OptionList): readonly Option[] {
  if (!filter) return all;
  const part = filter.toLowerCase();
  return all.filter(({ value, label }) => label.toLowerCase().includes(part) || value.includes(part));
}

export function atCursor(list: OptionList): Option | undefined {
  return shown(list)[list.cursor];
}

/** The list without filter, with the cursor on the same option. */
export function unfiltered(list: OptionList): OptionList {
  const option = atCursor(list);
  return { all: list.all, filter: undefined, cursor: option ? list.all.indexOf(option) : 0 };
}

/** The list after a key that moves the cursor or filters; undefined for other keys. */
export function moved(list: OptionList, key: Key): OptionList | undefined {
  const count = shown(list).length;
  const to = (cursor: number) => ({ ...list, cursor: Math.min(Math.max(cursor, 0), Math.max(count - 1, 0)) });
  switch (key.kind) {
    case 'up':
      return to(list.cursor === 0 ? count - 1 : list.cursor - 1);
    case 'down':
      return to(list.cursor === count - 1 ? 0 : list.cursor + 1);
    case 'home':
      return to(0);
    case 'end':
      return to(count - 1);
    case 'pageup':
      return to(list.cursor - 8);
    case 'pagedown':
      return to(list.cursor + 8);
    default:
      return list.filter === undefined ? opened(list, key) : typed(list, list.filter, key);
  }
}

/** The index of the option for a number key, counted over all options. */
export function numbered(list: OptionList, key: Key): number | undefined {
  if (list.filter !== undefined || key.kind !== 'character' || !/^[1-9]$/.test(key.character)) return undefined;
  const place = Number(key.character) - 1;
  return place < list.all.length ? place : undefined;
}

function opened(list: OptionList, key: Key): OptionList | undefined {
  const slash = key.kind === 'character' && key.character === '/';
  return slash && list.all.length > LONG_LIST ? { ...list, filter: '', cursor: list.cursor } : undefined;
}

function typed(list: OptionList, filter: string, key: Key): OptionList | undefined {
  if (key.kind === 'character') return { ...list, filter: filter + key.character, cursor: 0 };
  if (key.kind === 'escape') return unfiltered(list);
  if (key.kind !== 'backspace') return undefined;
  return filter === '' ? unfiltered(list) : { ...list, filter: filter.slice(0, -1), cursor: 0 };
}

/**
 * The lines of a list around its cursor, at most `room.height` and at least those of one option. `linesOf` draws one
 * option. Where options are left out above or below, a line gives their number.
 */
export function listLines(
  list: OptionList,
  room: Room,
  look: Look,
  linesOf: (option: Option, place: number) => readonly string[],
): string[] {
  const blocks = shown(list).map((option) => linesOf(option, list.all.indexOf(option)));
  const { from, to } = windowAround(
    blocks.map((block) => block.length),
    list.cursor,
    room.height,
  );
  const { paint, signs } = look;
  const above = from > 0 ? [paint.dim(`  ${signs.up} ${from} more`)] : [];
  const below = to < blocks.length ? [paint.dim(`  ${signs.down} ${blocks.length - to} more`)] : [];
  return [...above, ...blocks.slice(from, to).flat(), ...below];
}

/**
 * The longest run of blocks around the cursor that fits, with one line reserved on each side where blocks are left out.
 */
export function windowAround(heights: readonly number[], cursor: number, height: number): { from: number; to: number } {
  let from = cursor;
  let to = Math.min(cursor + 1, heights.length);
  let used = heights[cursor] ?? 0;
  const fits = (first: number, last: number, lines: number) =>
    lines + (first > 0 ? 1 : 0) + (last < heights.length ? 1 : 0) <= height;
  for (let grew = true; grew;) {
    grew = false;
    if (to < heights.length && fits(from, to + 1, used + heights[to]!)) {
      used += heights[to]!;
      to += 1;
      grew = true;
    }
    if (from > 0 && fits(from - 1, to, used + heights[from - 1]!)) {
      from -= 1;
      used += heights[from]!;
      grew = true;
    }
  }
  return { from, to };
}
