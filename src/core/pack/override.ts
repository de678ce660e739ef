import { isRecord, nameOf } from './differences.ts';
import { CONDITION_KEYS } from './sites.ts';

/**
 * An entry of the extended pack with the changes of the own one: keys take the place of keys, a key with nothing behind
 * it takes it away; levels and options are changed by their name, other lists and conditions are replaced.
 */
export function overridden(base: unknown, own: unknown, key = ''): unknown {
  if (isRecord(base) && isRecord(own) && !CONDITION_KEYS.has(key)) {
    const merged: Record<string, unknown> = { ...base };
    for (const [name, value] of Object.entries(own)) {
      if (value === null) delete merged[name];
      else merged[name] = overridden(base[name], value, name);
    }
    return merged;
  }
  const isNamed = (list: unknown): list is unknown[] =>
    Array.isArray(list) && list.length > 0 && list.every((item) => nameOf(item) !== undefined);
  if (!isNamed(base) || !isNamed(own)) return own;
  const kept = base.map((item) => {
    const change = own.find((other) => nameOf(other) === nameOf(item));
    return change === undefined ? item : overridden(item, change);
  });
  const added = own.filter((item) => base.every((other) => nameOf(other) !== nameOf(item)));
  // The last level holds when no other does; what is added stands in front of it.
  return key === 'levels' ? [...kept.slice(0, -1), ...added, ...kept.slice(-1)] : [...kept, ...added];
}
