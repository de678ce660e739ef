import type { Migration } from '../../pack/schema.ts';

type Words = Readonly<Record<string, unknown>>;

/**
 * The part of a migration that is idempotent. It leaves out ids that are exchanged, and new values that are also old
 * values of another row. This part can be applied to a file whose version is unknown, and again after a person has
 * decided the rest.
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

/** Questions of the old version that only the complete migration changes. */
export function onlyOnce(migration: Migration): readonly string[] {
  const again = repeatable(migration);
  const left = <T extends object>(all: T | undefined, kept: T | undefined) =>
    Object.keys(all ?? {}).filter((key) => !Object.hasOwn(kept ?? {}, key));
  const splits = (migration.splits ?? []).filter((each) => !again.splits!.includes(each)).map(({ from }) => from);
  return [...left(migration.renames, again.renames), ...left(migration.values, again.values), ...splits];
}

/** Whether a new value is also an old value that maps to a third one. */
function goesOn(words: Words): boolean {
  return Object.entries(words).some(
    ([old, now]) =>
      String(now) !== old && Object.hasOwn(words, String(now)) && String(words[String(now)]) !== String(now),
  );
}

function pick<T>(record: Readonly<Record<string, T>>, keep: (key: string) => boolean): Record<string, T> {
  return Object.fromEntries(Object.entries(record).filter(([key]) => keep(key)));
}
