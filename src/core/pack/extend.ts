import { differencesOf, type PackChanges } from './differences.ts';
import type { Shaped, ShapedEntries } from './check-shapes.ts';
import { inheritedOf } from './draft.ts';
import { isList, type PackKey } from './lists.ts';
import type { Pack } from './schema.ts';

type Listed = { readonly id: string };

/**
 * The entries of the extended pack, changed where the own ones change them, and the own ones; without an extended pack
 * the own ones alone. The list of every key is there; `pack` and `talk` where something says them.
 */
export function merged({ byKey }: ShapedEntries, extended: Pack | undefined): Record<string, unknown> {
  const pack: Record<string, unknown> = {};
  for (const [key, own] of byKey) {
    if (isList(key)) pack[key] = mergedList(key, inheritedOf(key, extended), own);
    else pack[key] = own[0]?.entry ?? (key === 'talk' ? extended?.talk : undefined);
  }
  return pack;
}

/** Changed entries stand in the places of those that they change, added ones at the end or where they ask for. */
function mergedList(key: PackKey, base: readonly Listed[], own: readonly Shaped[]): readonly Listed[] {
  const result = base.map((entry) => own.find((change) => change.entry.id === entry.id)?.entry ?? entry);
  for (const { entry, before } of own) {
    if (base.some(({ id }) => id === entry.id)) continue;
    const at = before === undefined ? -1 : result.findIndex(({ id }) => id === before);
    // The last verdict rule of the extended pack holds when no other does.
    const last = key === 'verdictRules' && base.length > 0 ? result.length - 1 : result.length;
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
