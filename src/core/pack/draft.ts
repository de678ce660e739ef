import { folded } from '../condition/index.ts';
import { showWhole } from '../yaml/index.ts';
import { named, type Origin, placeIn } from './collect.ts';
import { isRecord } from './differences.ts';
import { isListKey, type ListedEntry, type PackKey } from './lists.ts';
import { overridden } from './override.ts';
import { withConditions } from './sites.ts';
import type { Pack } from './schema.ts';

/** Extra keys of an entry in an extending pack: the reason for it, and the entry that it is placed before. */
export interface Placing {
  readonly reason?: string;
  readonly before?: string;
}

/** An entry as written, merged into the inherited entry that it changes. Its shape isn't checked yet. */
export interface Draft {
  readonly origin: Origin;
  readonly data: unknown;
  readonly placing: Placing;
  /** Whether the extended pack has an entry with this id. */
  readonly isChange: boolean;
}

/**
 * The entries of one key of a pack, each merged into the inherited entry that it changes. Reports an entry that is
 * changed twice.
 */
export function draftsOf(origins: readonly Origin[], key: PackKey, extended: Pack | undefined): readonly Draft[] {
  const changed = new Set<string>();
  return origins.map((origin) => {
    const draft = draftOf(origin, key, extended);
    if (!draft.isChange || origin.id === undefined) return draft;
    const message = `${showWhole(origin.id)} of ${key} is changed twice; write both changes into one entry`;
    if (changed.has(origin.id)) origin.yaml.report(placeIn(origin, ['id']), 'duplicate-id', message);
    changed.add(origin.id);
    return draft;
  });
}

function draftOf(origin: Origin, key: PackKey, extended: Pack | undefined): Draft {
  const { data } = origin.part;
  if (extended && key === 'pack') {
    const { title, about, heuristics } = extended.pack;
    const whole = isRecord(data) ? { title, about, heuristics, ...data } : data;
    return { origin, data: whole, placing: {}, isChange: true };
  }
  if (!extended || !isListKey(key)) return { origin, data, placing: {}, isChange: false };
  const { placing, rest, wrong } = placingOf(data);
  for (const name of wrong)
    origin.yaml.report(placeIn(origin, [name]), 'wrong-kind', named(origin, `${name} is a text; write it in quotes`));
  const other = inheritedOf(key, extended).find(({ id }) => id === origin.id);
  if (other === undefined) return { origin, data: rest, placing, isChange: false };
  // Named conditions are expanded again later, when all of them are known.
  return { origin, data: overridden(withConditions(other, folded), rest), placing, isChange: true };
}

/**
 * The inherited entries of a key. Migrations aren't inherited: versions of the extended pack and of this one are
 * unrelated.
 */
export function inheritedOf(key: PackKey, extended: Pack | undefined): readonly ListedEntry[] {
  return extended && isListKey(key) ? extended[key] : [];
}

/** Splits `reason` and `before` from the data of an entry; `wrong` lists those that aren't text. */
function placingOf(data: unknown): {
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
