import { CONDITION_KEYS, differencesOf, isRecord, nameOf, type PackChanges } from './differences.ts';
import type { PackKey } from './lists.ts';
import type { Pack } from './schema.ts';

/**
 * Keys that an entry of an extending pack may have besides its own: why it is there, and what it stands in front of.
 */
export interface Placing {
  readonly reason?: string;
  readonly before?: string;
}

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

/** Takes `reason` and `before` out of the data of an entry; `wrong` are those of them that are no texts. */
export function placingOf(data: unknown): {
  readonly placing: Placing;
  readonly rest: unknown;
  readonly wrong: readonly (keyof Placing)[];
} {
  if (!isRecord(data)) return { placing: {}, rest: data, wrong: [] };
  const { reason, before, ...rest } = data;
  const placing = { ...(typeof reason === 'string' && { reason }), ...(typeof before === 'string' && { before }) };
  const wrong = (['reason', 'before'] as const).filter((key) => typeof (data[key] ?? '') !== 'string');
  return { placing, rest, wrong };
}

/**
 * The list of the extended pack with changed entries in their places, and added ones at the end or where they ask for.
 */
export function merged<Entry extends { readonly id: string }>(
  list: PackKey,
  base: readonly Entry[],
  own: readonly { readonly entry: Entry; readonly before?: string }[],
): readonly Entry[] {
  const result = base.map((entry) => own.find((change) => change.entry.id === entry.id)?.entry ?? entry);
  for (const { entry, before } of own) {
    if (base.some(({ id }) => id === entry.id)) continue;
    const at = before === undefined ? -1 : result.findIndex(({ id }) => id === before);
    // The last verdict rule holds when no other does.
    const last = list === 'verdictRules' ? result.length - 1 : result.length;
    result.splice(at >= 0 ? at : last, 0, entry);
  }
  return result;
}

/** Everything that the pack makes different, with the reasons that its entries give. */
export function changesOf(base: Pack, pack: Pack, reasons: ReadonlyMap<string, string>): PackChanges {
  const entries = differencesOf(base, pack).map((difference) => {
    const reason = reasons.get(`${difference.list} ${difference.id}`);
    return reason === undefined ? difference : { ...difference, reason };
  });
  return { base: { id: base.pack.id, version: base.pack.version }, entries };
}
