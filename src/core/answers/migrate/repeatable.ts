import type { Migration } from '../../pack/schema.ts';

type Words = Readonly<Record<string, unknown>>;

/**
 * A migration without what would do more when it is done twice: names that change places, values that become the old
 * name of another. It can be applied to a file of which nobody knows whether it has been applied, and again once a
 * person has decided.
 */
export function repeatable(migration: Migration): Migration {
  const { renames = {}, values = {}, splits = [] } = migration;
  const made = new Set(splits.flatMap(({ into }) => Object.keys(into)));
  const names = new Set(Object.values(renames));
  return {
    ...migration,
    renames: pick(renames, (old) => !names.has(old) && !Object.hasOwn(renames, renames[old]!) && !made.has(old)),
    values: pick(values, (id) => !goesOn(values[id]!) && !made.has(id)),
    splits: splits.filter(({ from, into }) => !Object.hasOwn(into, from) || !goesOn(into[from]!)),
  };
}

/** The questions of the old version that only the whole migration changes. */
export function onlyOnce(migration: Migration): readonly string[] {
  const again = repeatable(migration);
  const left = <T extends object>(all: T | undefined, kept: T | undefined) =>
    Object.keys(all ?? {}).filter((key) => !Object.hasOwn(kept ?? {}, key));
  const splits = (migration.splits ?? []).filter((each) => !again.splits!.includes(each)).map(({ from }) => from);
  return [...left(migration.renames, again.renames), ...left(migration.values, again.values), ...splits];
}

/** True when a new value is an old one too, and becomes yet another. */
function goesOn(words: Words): boolean {
  return Object.entries(words).some(
    ([old, now]) =>
      String(now) !== old && Object.hasOwn(words, String(now)) && String(words[String(now)]) !== String(now),
  );
}

function pick<T>(record: Readonly<Record<string, T>>, keep: (key: string) => boolean): Record<string, T> {
  return Object.fromEntries(Object.entries(record).filter(([key]) => keep(key)));
}
