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

/** An entry of the right shape, and the inherited entry that it is placed before. */
export interface Shaped {
  readonly entry: Listed;
  readonly before?: string;
}

/** The entries of the right shape in the files of a pack. */
export interface ShapedEntries {
  /** By the key of the pack. A key that isn't a list has one entry or none. */
  readonly byKey: ReadonlyMap<PackKey, readonly Shaped[]>;
  /** Where each entry is written. */
  readonly origins: Map<object, Origin>;
  /** Ids of entries with a wrong shape. */
  readonly unread: UnreadIds;
  /** Reasons of entries by list and id, as `steps write-it-down`. */
  readonly reasons: ReadonlyMap<string, string>;
}

/**
 * Checks the shape of every entry and reports problems at their place. A change is checked after it is merged into the
 * entry that it changes.
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
  const { yaml, part, id } = origin;
  const known = inheritedOf(key, extended).map((entry) => entry.id);
  const meant = extended && !isChange && id !== undefined ? didYouMean(id, known) : '';
  if (meant !== '') {
    const message = `${extended!.pack.id} has no ${show(id!)} to change${meant}`;
    yaml.report(placeIn(origin, ['id']), 'unknown-reference', message);
    return;
  }
  for (const issue of issues) {
    for (const { path, code, message, onKey } of shapeProblem(issue, data, shape)) {
      // Without the key `pack`, it is unknown whether the entry changes an inherited one, so a missing key may not be
      // wrong.
      if (written.head || code !== 'missing-key') yaml.report(placeOf(part, path, onKey), code, named(origin, message));
    }
  }
}
