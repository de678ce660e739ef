import { HOLDS } from '../condition/index.ts';
import { RESOURCE } from './sites.ts';

/** A text in an entry of a pack, with its path and the last key of that path. */
export interface TextInEntry {
  readonly path: readonly (string | number)[];
  readonly key: string;
  readonly text: string;
}

/** Every text in an entry, ids of other entries included; of a named condition that it uses only the name. */
export function textsOf(value: unknown, path: TextInEntry['path'] = [], key = ''): readonly TextInEntry[] {
  if (typeof value === 'string') return [{ path, key, text: value }];
  if (Array.isArray(value)) return value.flatMap((item, index) => textsOf(item, [...path, index], key));
  if (typeof value !== 'object' || value === null) return [];
  const written = HOLDS in value ? { [HOLDS]: value[HOLDS] } : value;
  return Object.entries(written).flatMap(([name, inner]) =>
    name === RESOURCE ? [] : textsOf(inner, [...path, name], name),
  );
}
