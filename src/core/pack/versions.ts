import type { Pack } from './schema.ts';

/** A rule pack by its name, as an answers file pins it. */
export interface PackVersion {
  readonly id: string;
  readonly version: string;
}

/** Above 0 when the first of two versions is later, 0 when they are the same. */
export function compareVersions(a: string, b: string): number {
  const [one, other] = [a, b].map((version) => version.split('.').map(Number)) as [number[], number[]];
  return one.map((part, index) => part - (other[index] ?? 0)).find((difference) => difference !== 0) ?? 0;
}

/**
 * The version that answers written for `written` are judged by, where it is another one than they name; the pack may
 * also be the one that the pack at hand extends. Undefined where the versions are the same, or nothing is known of that
 * pack.
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
 * Says that answers were written for another version of the rules than judges them, and what mends that. `file`: as it
 * is typed for the command, with the options that it needs.
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
