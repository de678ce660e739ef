import { createHash } from 'node:crypto';

/**
 * `sha256:` and the hash of a value as JSON with sorted keys. A pack has the same digest however its entries are split
 * into files.
 */
export function digestOf(value: unknown): string {
  return `sha256:${createHash('sha256').update(canonicalJson(value)).digest('hex')}`;
}

/** `known`: the JSON of maps that were written before. Many conditions of a pack name the same one. */
function canonicalJson(value: unknown, known = new Map<object, string>()): string {
  if (Array.isArray(value)) return `[${value.map((item) => canonicalJson(item, known)).join()}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value) ?? 'null';
  let json = known.get(value);
  if (json === undefined) {
    const inner = Object.entries(value).filter(([, each]) => each !== undefined);
    const sorted = inner.sort(([a], [b]) => (a < b ? -1 : 1));
    json = `{${sorted.map(([key, each]) => `${JSON.stringify(key)}:${canonicalJson(each, known)}`).join()}}`;
    known.set(value, json);
  }
  return json;
}
