import { isMap, isSeq, type Node } from 'yaml';
import { didYouMean, shortList } from '../problem/index.ts';
import { entries, kindInWords, offsetOf, placeOf, show, showWhole, type YamlFile } from '../yaml/index.ts';
import { isList, isPackKey, PACK_KEYS } from './lists.ts';

/** Where an entry of a pack is written. */
export interface Origin {
  readonly yaml: YamlFile;
  readonly node: Node;
  readonly id: string | undefined;
}

/** Adds the top-level keys of a file to `raw`: one origin for each list entry, one for each map. */
export function collect(yaml: YamlFile, root: Parameters<typeof entries>[0], raw: Map<string, Origin[]>): void {
  for (const { key, at, node } of entries(root)) {
    if (!isPackKey(key)) {
      yaml.report(
        at,
        'unknown-key',
        `a pack has no ${show(key)}${didYouMean(key, PACK_KEYS) || `; it has ${shortList(PACK_KEYS, 20)}`}`,
      );
    } else if (isList(key) && isSeq(node)) {
      const origins = (node.items as Node[]).map((item): Origin => ({ yaml, node: item, id: idOf(item) }));
      raw.set(key, [...(raw.get(key) ?? []), ...origins]);
    } else if (isList(key)) {
      yaml.report(node ? offsetOf(node) : at, 'wrong-kind', `${key} is a list, not ${kindInWords(node)}`);
    } else if (raw.has(key)) {
      yaml.report(at, 'duplicate-key', `${key} is in another file of the pack already; keep one`);
    } else if (!isMap(node)) {
      yaml.report(node ? offsetOf(node) : at, 'wrong-kind', `${key} is a map of keys, not ${kindInWords(node)}`);
      raw.set(key, []);
    } else {
      raw.set(key, [{ yaml, node, id: undefined }]);
    }
  }
}

function idOf(node: Node): string | undefined {
  const id: unknown = isMap(node) ? node.get('id') : undefined;
  return typeof id === 'string' ? id : undefined;
}

/** Prefixes a message with the name of its entry. */
export function named(origin: Origin, message: string): string {
  return origin.id === undefined ? message : `${showWhole(origin.id)}: ${message}`;
}

/** Offset of the value at a path within an entry. */
export function placeIn(origin: Origin, path: readonly PropertyKey[]): number {
  return placeOf(origin.node, path, false);
}
