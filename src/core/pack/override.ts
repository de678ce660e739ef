import { isRecord, nameOf } from './differences.ts';
import { isConditionAt } from './sites.ts';

/**
 * An inherited entry with the changes of this pack. A key replaces the same key, and a key with an empty value removes
 * it. Levels and options are merged by name; other lists and conditions are replaced.
 */
export function overridden(base: unknown, own: unknown, key = ''): unknown {
  if (isRecord(base) && isRecord(own) && !isConditionAt(key, base)) {
    const merged: Record<string, unknown> = { ...base };
    for (const [name, value] of Object.entries(own)) {
      if (value === null) delete merged[name];
      else merged[name] = overridden(base[name], value, name);
    }
    // A title of its own is meant for every situation.
    if ('title' in own && !('called' in own)) delete merged['called'];
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
  // The last level is the default, so added levels come before it.
  return key === 'levels' ? [...kept.slice(0, -1), ...added, ...kept.slice(-1)] : [...kept, ...added];
}
