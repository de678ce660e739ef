import { offsetOf, show } from '../yaml/fields.ts';
import type { YamlFile } from '../yaml/file.ts';
import { named, type Origin, placeIn } from './collect.ts';
import { inheritedName, reportStillNeeded, type TakenOut } from './disable.ts';
import type { Finding } from './references.ts';

/** Where the parts of a pack are written. */
export interface Written {
  /** By the key of the pack. */
  readonly raw: ReadonlyMap<string, readonly Origin[]>;
  readonly origins: ReadonlyMap<object, Origin>;
  readonly taken: readonly TakenOut[];
  /** The place of what no part of the pack says. */
  readonly fallback: { readonly origin: { readonly yaml: YamlFile }; readonly at: number } | undefined;
}

/**
 * Reports what is wrong in a pack where it is written: at its entry; where that is one of the extended pack, at what
 * this pack changed or took out; what is still needed of something taken out is reported once.
 */
export function reportFindings(findings: readonly Finding[], { raw, origins, taken, fallback }: Written): void {
  const stillNeeded = new Map<TakenOut, Finding[]>();
  for (const finding of findings) {
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
