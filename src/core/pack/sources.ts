import type { Pack } from './schema.ts';

/** A source that an entry of the pack names. */
export interface SourceRef {
  readonly id: string;
  /** talk: what the speaker said. fact: read in 2026, with link. ours: a rule of thumb of the pack's authors. */
  readonly kind: 'talk' | 'fact' | 'ours';
  /** Time stamp in the talk, mm:ss. */
  readonly at?: string;
  readonly link?: string;
  /** Day on which the link was read. */
  readonly read?: string;
  readonly says: string;
}

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
