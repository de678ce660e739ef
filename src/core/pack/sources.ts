import type { infer as Infer } from 'zod';
import type { Frozen } from './frozen.ts';
import type { Pack } from './schema.ts';
import type { sourceRefSchema } from './schema/results.ts';

/** The source of a rule of the pack. */
export type SourceRef = Frozen<Infer<typeof sourceRefSchema>>;

/** The source id of a heuristic by the authors of the pack. */
export const OURS = 'ours';

/** Resolves source ids to a statement of the talk, a fact, or `ours`. Throws for an unknown id. */
export function sourceFinder(pack: Pack): (ids: readonly string[]) => readonly SourceRef[] {
  const known = new Map<string, SourceRef>([[OURS, { id: OURS, kind: 'ours', says: pack.pack.heuristics }]]);
  for (const { id, at, says } of pack.statements) known.set(id, { id, kind: 'talk', at, says });
  for (const { id, link, read, says, products } of pack.facts)
    known.set(id, { id, kind: 'fact', link, read, says, ...(products !== undefined && { products }) });
  return (ids) =>
    ids.map((id) => {
      const source = known.get(id);
      if (source === undefined) throw new Error(`the pack has no source ${id}`);
      return source;
    });
}
