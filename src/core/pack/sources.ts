import type { infer as Infer } from 'zod';
import type { Frozen } from './frozen.ts';
import type { Pack } from './schema.ts';
import type { sourceRefSchema } from './schema/results.ts';

/** Where a rule of the pack comes from. */
export type SourceRef = Frozen<Infer<typeof sourceRefSchema>>;

/** Id of the source of a rule of thumb by the pack's authors. */
export const OURS = 'ours';

/**
 * Finds what a source id stands for: a statement of the talk, a fact, or `ours`. Throws for an id the pack does not
 * have.
 */
export function sourceFinder(pack: Pack): (ids: readonly string[]) => readonly SourceRef[] {
  const known = new Map<string, SourceRef>([[OURS, { id: OURS, kind: 'ours', says: pack.pack.heuristics }]]);
  for (const { id, at, says } of pack.statements) known.set(id, { id, kind: 'talk', at, says });
  for (const { id, link, read, says } of pack.facts) known.set(id, { id, kind: 'fact', link, read, says });
  return (ids) =>
    ids.map((id) => {
      const source = known.get(id);
      if (source === undefined) throw new Error(`the pack has no source ${id}`);
      return source;
    });
}
