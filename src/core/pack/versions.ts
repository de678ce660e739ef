import type { Pack } from './schema.ts';

/** A rule pack by id and version, as written in an answers file. */
export interface PackVersion {
  readonly id: string;
  readonly version: string;
}

/** Whether this is a version as packs have it: `2.0.0`, with at most six digits in each part. */
export function isPackVersion(text: string): boolean {
  return /^\d{1,6}(?:\.\d{1,6}){2}$/.test(text);
}

/** Above 0 when the first version is later, 0 when the two are equal. */
export function compareVersions(a: string, b: string): number {
  const [one, other] = [a, b].map((version) => version.split('.').map(Number)) as [number[], number[]];
  return one.map((part, index) => part - (other[index] ?? 0)).find((difference) => difference !== 0) ?? 0;
}

/**
 * The version that judges answers written for `written`, where it isn't the one that they name. Covers the current pack
 * and the pack that it extends. Undefined where the versions are equal, or for any other pack.
 */
export function otherVersion(
  pack: Pick<Pack, 'pack' | 'changes'>,
  written: PackVersion | undefined,
): PackVersion | undefined {
  const present = [pack.pack, ...(pack.changes === undefined ? [] : [pack.changes.base])].find(
    ({ id }) => id === written?.id,
  );
  return present === undefined || present.version === written?.version
    ? undefined
    : { id: present.id, version: present.version };
}

/**
 * A note that answers were written for another version of the rules, and how to migrate them. `file`: the file as typed
 * for the command, with the options that it needs.
 */
export function otherVersionNote(
  { id, version, judgedBy }: PackVersion & { readonly judgedBy: string },
  file?: string,
): string {
  const isOlder = compareVersions(version, judgedBy) < 0;
  const command =
    file === undefined ? 'mesh-ready migrate brings the answers to it' : `run: mesh-ready migrate ${file}`;
  const mend = isOlder ? command : `take rules of version ${version}`;
  return `written for version ${version} of the rules ${id}, judged by version ${judgedBy}; ${mend}`;
}
