import { CONDITION_KEYS } from './sites.ts';

/** Every text in an entry, with the path to it and the last key on that path. What conditions test is no text. */
export function textsOf(
  value: unknown,
  path: readonly (string | number)[],
  key = '',
): { path: readonly (string | number)[]; key: string; text: string }[] {
  if (typeof value === 'string') return [{ path, key, text: value }];
  if (Array.isArray(value)) return value.flatMap((item, index) => textsOf(item, [...path, index], key));
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, inner]) =>
    CONDITION_KEYS.has(name) ? [] : textsOf(inner, [...path, name], name),
  );
}
