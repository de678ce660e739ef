import type * as z from 'zod';
import { didYouMean } from '../problem/index.ts';
import { placeOf, show } from '../yaml/index.ts';
import { named, type Origin, placeIn } from './collect.ts';
import { type Draft, draftsOf, inheritedOf } from './draft.ts';
import type { UnreadIds } from './fault.ts';
import { PACK_KEYS, type PackKey } from './lists.ts';
import type { Written } from './read.ts';
import { entrySchemaOf, type Pack } from './schema.ts';
import { shapeProblem } from './shape-problem.ts';

type Listed = { readonly id: string };

/** An entry that has the right shape, and what of the extended pack it stands before. */
export interface Shaped {
  readonly entry: Listed;
  readonly before?: string;
}

/** What the files of a pack hold, so far as it has the right shape. */
export interface ShapedEntries {
  /** By the key of the pack; a key that is no list has one entry, or none. */
  readonly byKey: ReadonlyMap<PackKey, readonly Shaped[]>;
  /** Where entries stand. */
  readonly origins: Map<object, Origin>;
  /** Ids of the others. */
  readonly unread: UnreadIds;
  /** Why entries are there, by list and id, as `steps write-it-down`. */
  readonly reasons: ReadonlyMap<string, string>;
}

/**
 * Checks the shape of every entry, changes together with what they change, and reports what is wrong where it stands.
 */
export function checkShapes(written: Written, extended: Pack | undefined): ShapedEntries {
  const byKey = new Map<PackKey, readonly Shaped[]>();
  const origins = new Map<object, Origin>();
  const unread = new Map<string, string[]>();
  const reasons = new Map<string, string>();
  for (const key of PACK_KEYS) {
    const shape = entrySchemaOf(key);
    const shaped = draftsOf(written.raw.get(key) ?? [], key, extended).flatMap((draft): Shaped[] => {
      const { origin, data, placing } = draft;
      const { before, reason } = placing;
      const result = shape.safeParse(data);
      if (!result.success) {
        if (origin.id !== undefined) unread.set(key, [...(unread.get(key) ?? []), origin.id]);
        reportShape(draft, result.error.issues, shape, { written, key, extended });
        return [];
      }
      origins.set(result.data as object, origin);
      if (reason !== undefined && origin.id !== undefined) reasons.set(`${key} ${origin.id}`, reason);
      if (before !== undefined) checkBefore(origin, before, key, extended);
      return [{ entry: result.data as Listed, ...(before !== undefined && { before }) }];
    });
    byKey.set(key, shaped);
  }
  return { byKey, origins, unread: (list) => unread.get(list) ?? [], reasons };
}

function checkBefore(origin: Origin, before: string, key: PackKey, extended: Pack | undefined): void {
  const known = inheritedOf(key, extended).map(({ id }) => id);
  if (known.includes(before)) return;
  const message = `nothing in ${key} is called ${show(before)}${didYouMean(before, known)}`;
  origin.yaml.report(placeIn(origin, ['before']), 'unknown-reference', message);
}

function reportShape(
  { origin, data, isChange }: Draft,
  issues: readonly z.core.$ZodIssue[],
  shape: z.ZodType,
  { written, key, extended }: { written: Written; key: PackKey; extended: Pack | undefined },
): void {
  const { yaml, node, id } = origin;
  const known = inheritedOf(key, extended).map((entry) => entry.id);
  const meant = extended && !isChange && id !== undefined ? didYouMean(id, known) : '';
  if (meant !== '') {
    const message = `${extended!.pack.id} has no ${show(id!)} to change${meant}`;
    yaml.report(placeIn(origin, ['id']), 'unknown-reference', message);
    return;
  }
  for (const issue of issues) {
    for (const { path, code, message, onKey } of shapeProblem(issue, data, shape)) {
      // Without its key pack nobody knows whether the entry changes another one.
      if (written.head || code !== 'missing-key') yaml.report(placeOf(node, path, onKey), code, named(origin, message));
    }
  }
}
