import { valuesOf } from '../condition/index.ts';
import { checkValue } from './value.ts';
import type { Fault } from './fault.ts';
import type { Migration, Question } from './schema.ts';
import { compareVersions } from './versions.ts';

/** A question that a migration names as a current one. */
export interface NamedQuestion {
  readonly migration: Migration;
  readonly path: Fault['path'];
  readonly id: string;
}

/**
 * The questions that the migrations of a pack expect to exist today. A question that a later migration removes or
 * renames was one of an earlier version, and isn't included.
 */
export function questionsNamed(migrations: readonly Migration[]): readonly NamedQuestion[] {
  return migrations.flatMap((migration, at) => {
    const { renames = {}, values = {}, splits = [] } = migration;
    const later = takenBy(migrations.slice(at + 1));
    const named = [
      ...Object.entries(renames).map(([old, id]) => ({ migration, path: ['renames', old], id })),
      ...Object.keys(values).map((id) => ({ migration, path: ['values', id], id })),
    ].filter(({ id }) => splits.every(({ from }) => from !== id));
    const parts = splits.flatMap(({ into }, index) =>
      Object.keys(into).map((id) => ({ migration, path: ['splits', index, 'into', id], id })),
    );
    return [...named, ...parts].filter(({ id }) => !later.has(id));
  });
}

/** Checks the migrations of a pack: versions, ids, and values. Unknown questions are found by `checkReferences`. */
export function checkMigrations(
  migrations: readonly Migration[],
  questions: readonly Question[],
  version: string | undefined,
): Fault[] {
  return migrations.flatMap((migration, at) => {
    const finding = (path: Fault['path'], code: Fault['code'], message: string): Fault => ({
      list: 'migrations',
      entry: migration,
      path,
      code,
      message,
    });
    const versions = wrongVersion(migration.to, migrations[at - 1]?.to, version).map((message) =>
      finding(['to'], 'bad-pack', message),
    );
    const names = wrongNames(migration).map(({ path, message }) => finding(path, 'bad-pack', message));
    const values = wrongValues(migration, migrations.slice(at + 1), questions).map(({ path, message }) =>
      finding(path, 'unknown-value', message),
    );
    return [...versions, ...names, ...values];
  });
}

interface Wrong {
  readonly path: Fault['path'];
  readonly message: string;
}

function wrongVersion(to: string, before: string | undefined, version: string | undefined): string[] {
  if (version !== undefined && compareVersions(to, version) > 0)
    return [
      `a migration to ${to} cannot be in version ${version} of the pack; raise the version of the pack, or lower to`,
    ];
  if (before === undefined || compareVersions(to, before) > 0) return [];
  return [
    to === before
      ? `two migrations lead to ${to}; write both into one`
      : `migrations are listed in the order of their versions, and ${to} comes before ${before}`,
  ];
}

function wrongNames({ renames = {}, splits = [], removed = {} }: Migration): Wrong[] {
  const names = Object.entries(renames);
  const same = names
    .filter(([old, id]) => old === id)
    .map(([old]) => ({ path: ['renames', old], message: `${old} is renamed to itself; remove the line` }));
  const twice = names
    .filter(([, id], index) => names.findIndex(([, other]) => other === id) < index)
    .map(([old, id]) => ({
      path: ['renames', old],
      message: `two questions are renamed to ${id}, which has one answer; keep one of them`,
    }));
  const lost = Object.keys(removed)
    .filter(
      (id) =>
        names.some(([old, now]) => old === id || now === id) ||
        splits.some(({ from, into }) => from === id || Object.hasOwn(into, id)),
    )
    .map((id) => ({
      path: ['removed', id],
      message: `${id} is removed, and renamed or split as well; its answer would be lost: keep one of the two`,
    }));
  const both = splits.flatMap(({ from }, index) =>
    Object.hasOwn(renames, from)
      ? [
          {
            path: ['splits', index, 'from'],
            message: `${from} is split, and renamed before; split ${renames[from]} instead`,
          },
        ]
      : [],
  );
  return [...same, ...twice, ...lost, ...both];
}

/** Values that no current question has, and that no later migration maps to another value. */
function wrongValues(
  { values = {}, splits = [] }: Migration,
  later: readonly Migration[],
  questions: readonly Question[],
): Wrong[] {
  const taken = takenBy(later);
  const asked = (id: string): Question | undefined =>
    taken.has(id) || later.some((each) => Object.hasOwn(each.values ?? {}, id))
      ? undefined
      : questions.find((question) => question.id === id);
  const splitHere = (id: string): boolean => splits.some(({ from }) => from === id);
  const words = Object.entries(values).flatMap(([id, changes]): Wrong[] => {
    const question = splitHere(id) ? undefined : asked(id);
    if (question?.kind === 'number')
      return [{ path: ['values', id], message: `${id} is answered with a number, and only words are given others` }];
    return Object.entries(changes).flatMap(([old, value]) => {
      if (question === undefined || valuesOf(question).includes(value)) return [];
      return [
        {
          path: ['values', id, old],
          message: `${id} does not allow ${value}; it has ${valuesOf(question).join(', ')}`,
        },
      ];
    });
  });
  const parts = splits.flatMap(({ into }, index) =>
    Object.entries(into).flatMap(([id, given]) => {
      const question = asked(id);
      return Object.entries(given).flatMap(([old, value]): Wrong[] => {
        const checked = question === undefined || value === 'unknown' ? undefined : checkValue(question, value);
        if (checked === undefined || 'value' in checked) return [];
        return [{ path: ['splits', index, 'into', id, old], message: `${id}: ${checked.problems[0]!.message}` }];
      });
    }),
  );
  return [...words, ...parts];
}

/** Questions that these migrations rename, split, or remove. */
function takenBy(migrations: readonly Migration[]): ReadonlySet<string> {
  return new Set(
    migrations.flatMap(({ renames = {}, splits = [], removed = {} }) => [
      ...Object.keys(renames),
      ...splits.map(({ from }) => from),
      ...Object.keys(removed),
    ]),
  );
}
