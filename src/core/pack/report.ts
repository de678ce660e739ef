import { byPlace, type Problem } from '../problem/index.ts';
import { showWhole } from '../yaml/index.ts';
import { named, type Origin, placeIn } from './collect.ts';
import { inheritedName, reportStillNeeded, type TakenOut } from './disable.ts';
import type { Fault } from './fault.ts';
import type { Written } from './read.ts';

/** Where the parts of a pack are written. */
export interface PlacesWritten {
  readonly written: Written;
  readonly origins: ReadonlyMap<object, Origin>;
  readonly taken: readonly TakenOut[];
  readonly isExtending: boolean;
}

/** All problems of all files, by file and position. */
export function problemsOf({ yamls }: Written): Problem[] {
  if (yamls.length === 0)
    return [{ code: 'empty', message: 'the folder has no rule pack: no file that ends in .yaml' }];
  return yamls.flatMap(({ problems }) => problems.toSorted(byPlace));
}

/**
 * Reports the problems of a pack where they are written. The problem of an inherited entry is reported at the change or
 * the `disable` entry that causes it. References to a disabled entry are reported once, together.
 */
export function reportFaults(faults: readonly Fault[], { written, origins, taken, isExtending }: PlacesWritten): void {
  const { raw, head, first, isRead } = written;
  // Nothing is missing where a file can't be read or the pack may extend another one.
  const canMiss = isRead && head !== undefined;
  const known = faults.filter(({ entry, code }) => canMiss || (entry !== undefined && code !== 'unknown-reference'));
  const fallback =
    isExtending && head
      ? { origin: head, at: placeIn(head, ['extends']) }
      : first && { origin: { yaml: first }, at: 0 };
  const stillNeeded = new Map<TakenOut, Fault[]>();
  for (const fault of known) {
    const { to, entry, list, path, code, other } = fault;
    const gone = taken.find((each) => each.list === to?.list && each.id === to.id);
    if (gone) {
      stillNeeded.set(gone, [...(stillNeeded.get(gone) ?? []), fault]);
      continue;
    }
    const origin = entry ? origins.get(entry) : raw.get(list)?.[0];
    const message = `${fault.message}${whereIs(other && origins.get(other))}`;
    if (origin && taken.some((each) => each.origin === origin)) {
      origin.yaml.report(origin.part.at, code, `${inheritedName(fault)}${message}`);
      continue;
    }
    if (origin) {
      origin.yaml.report(
        entry ? placeIn(origin, path) : origin.part.at,
        code,
        entry ? named(origin, message) : message,
      );
      continue;
    }
    const changed = to && raw.get(to.list)?.find(({ id }) => id === to.id);
    const place = changed
      ? { origin: changed, at: changed.part.at }
      : (taken.find((each) => each.list === list) ?? fallback);
    place?.origin.yaml.report(place.at, code, `${inheritedName(fault)}${message}`);
  }
  for (const [gone, needing] of stillNeeded) reportStillNeeded(gone, needing);
}

function whereIs(origin: Origin | undefined): string {
  if (origin === undefined) return '';
  const { line } = origin.yaml.position(origin.part.at);
  return ` (the other is at ${showWhole(`${origin.yaml.file ?? ''}:${line}`)})`;
}
