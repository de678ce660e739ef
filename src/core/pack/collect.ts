import { didYouMean, shortList } from '../problem/index.ts';
import { isMapPart, kindInWords, nodeOf, type Part, placeOf, show, showWhole } from '../yaml/index.ts';
import type { PlainFile } from '../yaml/plain-file.ts';
import { isList, isPackKey, PACK_KEYS } from './lists.ts';

/** Where an entry of a pack is written. */
export interface Origin {
  readonly yaml: PlainFile;
  readonly part: Part;
  readonly id: string | undefined;
}

/** Adds the top-level keys of a file to `raw`: one origin for each list entry, one for each map. */
export function collect(yaml: PlainFile, { inside }: Part, raw: Map<string, Origin[]>): void {
  for (let place = 0; place < inside.length; place += 2) {
    const { data, at } = inside[place]!;
    const part = inside[place + 1]!;
    const key = String(data);
    const isNothing = part.data === null;
    const report = (what: string) =>
      yaml.report(
        isNothing ? at : part.at,
        'wrong-kind',
        `${key} is ${what}, not ${kindInWords(isNothing ? undefined : nodeOf(part))}`,
      );
    if (!isPackKey(key)) {
      yaml.report(
        at,
        'unknown-key',
        `a pack has no ${show(key)}${didYouMean(key, PACK_KEYS) || `; it has ${shortList(PACK_KEYS, 20)}`}`,
      );
    } else if (isList(key) && Array.isArray(part.data)) {
      const origins = part.inside.map((item): Origin => ({ yaml, part: item, id: idOf(item) }));
      raw.set(key, [...(raw.get(key) ?? []), ...origins]);
    } else if (isList(key)) {
      report('a list');
    } else if (raw.has(key)) {
      yaml.report(at, 'duplicate-key', `${key} is in another file of the pack already; keep one`);
    } else if (!isMapPart(part)) {
      report('a map of keys');
      raw.set(key, []);
    } else {
      raw.set(key, [{ yaml, part, id: undefined }]);
    }
  }
}

function idOf(part: Part): string | undefined {
  const id = valueIn(part, 'id');
  return typeof id === 'string' ? id : undefined;
}

/** The value of a key of a map; undefined where it is empty or the part is no map. */
export function valueIn(part: Part, key: string): unknown {
  return isMapPart(part) ? ((part.data as Readonly<Record<string, unknown>>)[key] ?? undefined) : undefined;
}

/** Prefixes a message with the name of its entry. */
export function named(origin: Origin, message: string): string {
  return origin.id === undefined ? message : `${showWhole(origin.id)}: ${message}`;
}

/** Offset of the value at a path within an entry. */
export function placeIn(origin: Origin, path: readonly PropertyKey[]): number {
  return placeOf(origin.part, path, false);
}
