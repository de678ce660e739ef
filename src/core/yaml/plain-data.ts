import { type Alias, isAlias, isMap, isNode, isScalar, isSeq, type Document, type Node, visit } from 'yaml';

/** The data of a node; aliases stand for what they name. Keys like `__proto__` become plain keys. */
export function plainData(node: unknown, document: Document): unknown {
  const actual = isAlias(node) ? targetOf(node, document) : node;
  if (isSeq(actual)) return actual.items.map((item) => plainData(item, document));
  if (!isMap(actual)) return isScalar(actual) ? actual.value : null;
  const data: Record<string, unknown> = {};
  for (const { key, value } of actual.items) {
    if (!isScalar(key) || key.value === '<<') continue;
    Object.defineProperty(data, String(key.value), {
      value: plainData(value, document),
      enumerable: true,
      configurable: true,
      writable: true,
    });
  }
  return data;
}

/**
 * The offset of what stands at a path within a node, or of the deepest part of the path that is there. `onKey` points
 * at the key instead of the value behind it.
 */
export function placeOf(node: Node, path: readonly PropertyKey[], document: Document, onKey: boolean): number {
  let current: unknown = node;
  let place = node.range?.[0] ?? 0;
  for (const [index, part] of path.entries()) {
    const actual: unknown = isAlias(current) ? targetOf(current, document) : current;
    if (isMap(actual)) {
      const pair = actual.items.find(({ key }) => isScalar(key) && String(key.value) === String(part));
      if (!pair) return place;
      const key = pair.key as Node;
      current = pair.value;
      place = (onKey && index === path.length - 1 ? key : ((pair.value as Node | null) ?? key)).range?.[0] ?? place;
    } else if (isSeq(actual) && typeof part === 'number' && part < actual.items.length) {
      current = actual.items[part];
      place = (current as Node | null)?.range?.[0] ?? place;
    } else {
      return place;
    }
  }
  return place;
}

const targets = new WeakMap<Document, ReadonlyMap<Alias, Node>>();

/** What an alias stands for. All of a document are found in one walk; asking the library takes a walk for each. */
function targetOf(alias: Alias, document: Document): Node | undefined {
  let found = targets.get(document);
  if (found === undefined) targets.set(document, (found = aliasTargets(document)));
  return found.get(alias);
}

function aliasTargets(document: Document): ReadonlyMap<Alias, Node> {
  const anchors = new Map<string, Node>();
  const found = new Map<Alias, Node>();
  visit(document, (_, node) => {
    if (isAlias(node)) {
      const target = anchors.get(node.source);
      if (target !== undefined) found.set(node, target);
    } else if (isNode(node) && node.anchor !== undefined) {
      anchors.set(node.anchor, node);
    }
  });
  return found;
}
