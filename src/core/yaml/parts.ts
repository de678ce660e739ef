import { isMap, isScalar, isSeq, type Node, Pair, Scalar, YAMLMap, YAMLSeq } from 'yaml';

/**
 * A value of a YAML text and where it begins: as much as a reader needs that edits nothing, in a fraction of the memory
 * and time of a node.
 */
export interface Part {
  readonly at: number;
  /** Keys like `__proto__` are plain keys. An alias and an empty value are null. */
  readonly data: unknown;
  /** A single value as written; undefined for a list and a map. */
  readonly source: string | undefined;
  /** The items of a list; each key of a map, and its value after it. */
  readonly inside: readonly Part[];
}

const NONE: readonly Part[] = [];

export function single(at: number, data: unknown, source: string | undefined): Part {
  return { at, data, source, inside: NONE };
}

export function listOf(at: number, inside: readonly Part[]): Part {
  return { at, data: inside.map(({ data }) => data), source: undefined, inside };
}

export function mapOf(at: number, inside: readonly Part[]): Part {
  const data: Record<string, unknown> = {};
  for (let place = 0; place < inside.length; place += 2) {
    const name = String(inside[place]!.data);
    const value = inside[place + 1]!.data;
    if (name === '__proto__') define(data, name, value);
    else data[name] = value;
  }
  return { at, data, source: undefined, inside };
}

function define(data: object, name: string, value: unknown): void {
  Object.defineProperty(data, name, { value, enumerable: true, configurable: true, writable: true });
}

/** The part of a node. What is empty stands where its key or its list does. */
export function partOf(node: unknown, otherwise = 0): Part {
  const at = (node as Node | null)?.range?.[0] ?? otherwise;
  if (isSeq(node))
    return listOf(
      at,
      node.items.map((item) => partOf(item, at)),
    );
  if (isScalar(node)) return single(at, node.value, node.source);
  if (!isMap(node)) return single(at, null, undefined);
  const words = node.items.filter(({ key }) => isScalar(key) && key.value !== '<<');
  return mapOf(
    at,
    words.flatMap(({ key, value }) => {
      const name = partOf(key, at);
      return [name, partOf(value, name.at)];
    }),
  );
}

/** The node of a part, for readers of nodes. */
export function nodeOf(part: Part): Node {
  const node = rawNode(part);
  node.range = [part.at, part.at, part.at];
  return node;
}

function rawNode({ data, source, inside }: Part): Scalar | YAMLMap | YAMLSeq {
  if (source !== undefined) return Object.assign(new Scalar(data), { source });
  if (Array.isArray(data)) return Object.assign(new YAMLSeq(), { items: inside.map(nodeOf) });
  const map = new YAMLMap();
  for (let place = 0; place < inside.length; place += 2)
    map.items.push(new Pair(nodeOf(inside[place]!), nodeOf(inside[place + 1]!)));
  return map;
}

/** Whether a part is a map. */
export function isMapPart({ data, source }: Part): boolean {
  return source === undefined && typeof data === 'object' && data !== null && !Array.isArray(data);
}

/**
 * Where the value at a path within a part begins, or the deepest existing part of the path. `onKey` gives the key
 * instead of its value.
 */
export function placeOf(part: Part, path: readonly PropertyKey[], onKey: boolean): number {
  let current = part;
  for (const [index, step] of path.entries()) {
    const { inside } = current;
    if (isMapPart(current)) {
      const key = inside.findIndex(({ data }, place) => place % 2 === 0 && String(data) === String(step));
      if (key < 0) return current.at;
      if (onKey && index === path.length - 1) return inside[key]!.at;
      current = inside[key + 1]!;
    } else if (typeof step === 'number' && step < inside.length) current = inside[step]!;
    else return current.at;
  }
  return current.at;
}
