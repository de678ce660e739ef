import { folded } from '../condition/index.ts';
import { plainData, show } from '../yaml/index.ts';
import { named, type Origin, placeIn } from './collect.ts';
import { isRecord } from './differences.ts';
import { isListKey, type ListedEntry, type PackKey } from './lists.ts';
import { overridden } from './override.ts';
import { withConditions } from './sites.ts';
import type { Pack } from './schema.ts';

/** Keys that an entry of an extending pack may have besides its own: why it is there, and what it stands before. */
export interface Placing {
  readonly reason?: string;
  readonly before?: string;
}

/** An entry as it is written, together with what it changes of the extended pack. Its shape is not checked yet. */
export interface Draft {
  readonly origin: Origin;
  readonly data: unknown;
  readonly placing: Placing;
  /** Whether the extended pack has the entry. */
  readonly isChange: boolean;
}

/**
 * The entries behind one key of a pack, each with what it changes of the extended one. Reports an entry that is changed
 * twice.
 */
export function draftsOf(origins: readonly Origin[], key: PackKey, extended: Pack | undefined): readonly Draft[] {
  const changed = new Set<string>();
  return origins.map((origin) => {
    const draft = draftOf(origin, key, extended);
    if (!draft.isChange || origin.id === undefined) return draft;
    const message = `${show(origin.id)} of ${key} is changed twice; write both changes into one entry`;
    if (changed.has(origin.id)) origin.yaml.report(placeIn(origin, ['id']), 'duplicate-id', message);
    changed.add(origin.id);
    return draft;
  });
}

function draftOf(origin: Origin, key: PackKey, extended: Pack | undefined): Draft {
  const data = plainData(origin.node);
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
  // What names stand for is written in anew when all of them are known.
  return { origin, data: overridden(withConditions(other, folded), rest), placing, isChange: true };
}

/**
 * The entries of the extended pack behind a key. What an earlier version of it called its questions says nothing about
 * the versions of this one, so migrations are not passed on.
 */
export function inheritedOf(key: PackKey, extended: Pack | undefined): readonly ListedEntry[] {
  return extended && isListKey(key) ? extended[key] : [];
}

/** Takes `reason` and `before` out of the data of an entry; `wrong` are those of them that are no texts. */
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
