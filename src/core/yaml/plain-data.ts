import { isMap, isScalar, isSeq, type Node } from 'yaml';

/** The data of a node. Keys like `__proto__` become plain keys. */
export function plainData(node: unknown): unknown {
  if (isSeq(node)) return node.items.map(plainData);
  if (!isMap(node)) return isScalar(node) ? node.value : null;
  const data: Record<string, unknown> = {};
  for (const { key, value } of node.items) {
    if (!isScalar(key) || key.value === '<<') continue;
    const name = String(key.value);
    if (name === '__proto__') define(data, name, plainData(value));
    else data[name] = plainData(value);
  }
  return data;
}

function define(data: object, name: string, value: unknown): void {
  Object.defineProperty(data, name, { value, enumerable: true, configurable: true, writable: true });
}

/**
 * The offset of the value at a path within a node, or of the deepest existing part of the path. `onKey` gives the key
 * instead of its value.
 */
export function placeOf(node: Node, path: readonly PropertyKey[], onKey: boolean): number {
  let current: unknown = node;
  let place = node.range?.[0] ?? 0;
  for (const [index, part] of path.entries()) {
    if (isMap(current)) {
      const pair = current.items.find(({ key }) => isScalar(key) && String(key.value) === String(part));
      if (!pair) return place;
      const key = pair.key as Node;
      current = pair.value;
      place = (onKey && index === path.length - 1 ? key : ((pair.value as Node | null) ?? key)).range?.[0] ?? place;
    } else if (isSeq(current) && typeof part === 'number' && part < current.items.length) {
      current = current.items[part];
      place = (current as Node | null)?.range?.[0] ?? place;
    } else {
      return place;
    }
  }
  return place;
}
