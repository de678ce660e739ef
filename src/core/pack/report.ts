import { byPlace, type Problem } from '../problem/index.ts';
import { offsetOf, show } from '../yaml/index.ts';
import { named, type Origin, placeIn } from './collect.ts';
import { inheritedName, reportStillNeeded, type TakenOut } from './disable.ts';
import type { Fault } from './fault.ts';
import type { Written } from './read.ts';

/** Where the parts of a pack stand. */
export interface PlacesWritten {
  readonly written: Written;
  readonly origins: ReadonlyMap<object, Origin>;
  readonly taken: readonly TakenOut[];
  readonly isExtending: boolean;
}

/** All problems of all files, by file and place. */
export function problemsOf({ yamls }: Written): Problem[] {
  if (yamls.length === 0)
    return [{ code: 'empty', message: 'the folder has no rule pack: no file that ends in .yaml' }];
  return yamls.flatMap(({ problems }) => problems.toSorted(byPlace));
}

/**
 * Reports what is wrong in a pack where it is written: at its entry; where that is one of the extended pack, at what
 * this pack changed or took out; what is still needed of something taken out is reported once.
 */
export function reportFaults(faults: readonly Fault[], { written, origins, taken, isExtending }: PlacesWritten): void {
  const { raw, head, first, isRead } = written;
  // What is in a file that cannot be read, or in a pack that may be extended, is not missing.
  const canMiss = isRead && head !== undefined;
  const known = faults.filter(({ entry, code }) => canMiss || (entry !== undefined && code !== 'unknown-reference'));
  const fallback =
    isExtending && head
      ? { origin: head, at: placeIn(head, ['extends']) }
      : first && { origin: { yaml: first }, at: 0 };
  const stillNeeded = new Map<TakenOut, Fault[]>();
  for (const finding of known) {
    const { to, entry, list, path, code, other } = finding;
    const gone = taken.find((each) => each.list === to?.list && each.id === to.id);
    if (gone) {
      stillNeeded.set(gone, [...(stillNeeded.get(gone) ?? []), finding]);
      continue;
    }
    const origin = entry ? origins.get(entry) : raw.get(list)?.[0];
    const message = `${finding.message}${whereIs(other && origins.get(other))}`;
    if (origin && taken.some((each) => each.origin === origin)) {
      origin.yaml.report(offsetOf(origin.node), code, `${inheritedName(finding)}${message}`);
      continue;
    }
    if (origin) {
      origin.yaml.report(
        entry ? placeIn(origin, path) : offsetOf(origin.node),
        code,
        entry ? named(origin, message) : message,
      );
      continue;
    }
    const changed = to && raw.get(to.list)?.find(({ id }) => id === to.id);
    const place = changed
      ? { origin: changed, at: offsetOf(changed.node) }
      : (taken.find((each) => each.list === list) ?? fallback);
    place?.origin.yaml.report(place.at, code, `${inheritedName(finding)}${message}`);
  }
  for (const [gone, needing] of stillNeeded) reportStillNeeded(gone, needing);
}

function whereIs(origin: Origin | undefined): string {
  if (origin === undefined) return '';
  const { line } = origin.yaml.position(offsetOf(origin.node));
  return ` (the other stands at ${show(`${origin.yaml.file ?? ''}:${line}`)})`;
}
