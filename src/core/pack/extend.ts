import { differencesOf, type PackChanges } from './differences.ts';
import type { Shaped, ShapedEntries } from './check-shapes.ts';
import { inheritedOf } from './draft.ts';
import { isList, type PackKey } from './lists.ts';
import type { Pack } from './schema.ts';

type Listed = { readonly id: string };

/**
 * The inherited entries with the changes of this pack, and the entries that this pack adds. Without an extended pack,
 * only its own entries. Every list key exists; `pack` and `talk` exist where a file has them.
 */
export function merged({ byKey }: ShapedEntries, extended: Pack | undefined): Record<string, unknown> {
  const pack: Record<string, unknown> = {};
  for (const [key, own] of byKey) {
    if (isList(key)) pack[key] = mergedList(key, inheritedOf(key, extended), own);
    else pack[key] = own[0]?.entry ?? (key === 'talk' ? extended?.talk : undefined);
  }
  return pack;
}

/** Changed entries keep their place; added ones come last, or where `before` puts them. */
function mergedList(key: PackKey, base: readonly Listed[], own: readonly Shaped[]): readonly Listed[] {
  const result = base.map((entry) => own.find((change) => change.entry.id === entry.id)?.entry ?? entry);
  for (const { entry, before } of own) {
    if (base.some(({ id }) => id === entry.id)) continue;
    const at = before === undefined ? -1 : result.findIndex(({ id }) => id === before);
    // The last verdict rule of the extended pack is the default, so it stays last.
    const last = key === 'verdictRules' && base.length > 0 ? result.length - 1 : result.length;
    result.splice(at >= 0 ? at : last, 0, entry);
  }
  return result;
}

/** All changes against the extended pack, with the reasons in its entries. */
export function changesOf(base: Pack, pack: Pack, reasons: ReadonlyMap<string, string>): PackChanges {
  const entries = differencesOf(base, pack).map((difference) => {
    const reason = reasons.get(`${difference.list} ${difference.id}`);
    return reason === undefined ? difference : { ...difference, reason };
  });
  return { base: { id: base.pack.id, version: base.pack.version }, entries };
}
