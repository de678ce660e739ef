import type { DataPath } from '../yaml/documents.ts';

/** Reads data of unknown shape. A value of another kind than expected is a value that isn't there. */

export type Mapping = Readonly<Record<string, unknown>>;

/** The value at a path; undefined where there is none. */
export function valueAt(data: unknown, path: DataPath): unknown {
  let value = data;
  // Called more often than anything else: the iterator of a list would cost more than the rest.
  for (let at = 0; at < path.length; at++) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, path[at]!)) return undefined;
    value = (value as Record<string | number, unknown>)[path[at]!];
  }
  return value;
}

export function textAt(data: unknown, ...path: DataPath): string | undefined {
  const value = valueAt(data, path);
  return typeof value === 'string' ? value : undefined;
}

export function numberAt(data: unknown, ...path: DataPath): number | undefined {
  const value = valueAt(data, path);
  return typeof value === 'number' && Number.isFinite(value) ? value : undefined;
}

/** True for `true`, and for the words that other readers of YAML take for it. */
export function isTrueAt(data: unknown, ...path: DataPath): boolean {
  const value = valueAt(data, path);
  return value === true || (typeof value === 'string' && /^(?:true|yes|on)$/i.test(value));
}

const NONE: readonly unknown[] = [];

/** At most this many items of a list, and keys of a map, are looked at: aliases make lists of any length. */
const MOST_ITEMS = 10_000;

export function listAt(data: unknown, ...path: DataPath): readonly unknown[] {
  const value = valueAt(data, path);
  if (!Array.isArray(value)) return NONE;
  return value.length > MOST_ITEMS ? value.slice(0, MOST_ITEMS) : value;
}

export function mapAt(data: unknown, ...path: DataPath): Mapping | undefined {
  const value = valueAt(data, path);
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Mapping) : undefined;
}

/** The map at a path, as it is written; an empty one where there is none. */
export function wholeMapAt(data: unknown, ...path: DataPath): Mapping {
  const map = mapAt(data, ...path) ?? EMPTY;
  return Object.keys(map).length > MOST_ITEMS ? Object.fromEntries(Object.entries(map).slice(0, MOST_ITEMS)) : map;
}

const EMPTY: Mapping = {};

export function entriesAt(data: unknown, ...path: DataPath): readonly (readonly [string, unknown])[] {
  const map = mapAt(data, ...path);
  return map === undefined ? [] : Object.entries(map).slice(0, MOST_ITEMS);
}
