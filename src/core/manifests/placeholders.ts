import type { Given, PlaceholderName } from '../pack/index.ts';

/** `$(namespace)`, whatever stands between the brackets. */
const MARK = /\$\(([^)]*)\)/g;

/** What stands for a name that wasn't given: it has capitals, which the API server refuses in names and hosts. */
export function standIn(name: PlaceholderName): string {
  return `REPLACE-${name.toUpperCase()}`;
}

/** Behind a name: the value stays a text, where a schema wants no number. */
const AS_TEXT = / as text$/;

/** Every name in `$( )` in the texts of some data, in the order of their first use; also names that are none. */
export function marksIn(data: unknown): readonly string[] {
  if (typeof data === 'string')
    return [...new Set([...data.matchAll(MARK)].map(([, name]) => name!.replace(AS_TEXT, '')))];
  if (typeof data !== 'object' || data === null) return [];
  return [...new Set(Object.entries(data).flatMap((pair) => pair.flatMap(marksIn)))];
}

/** A text with the given names, and stand-ins for the others. */
export function filledText(text: string, given: Given): string {
  return text.replace(MARK, (_, mark: string) => {
    const name = mark.replace(AS_TEXT, '') as PlaceholderName;
    return given[name] ?? standIn(name);
  });
}

/**
 * The same data with the given names, in keys and texts. A text that is `$(port)` alone becomes a number, and stays a
 * text while no port is given, which the schema of a port refuses; `$(port as text)` stays one.
 */
export function filled(data: unknown, given: Given): unknown {
  if (data === '$(port)' && given.port !== undefined) return Number(given.port);
  if (typeof data === 'string') return filledText(data, given);
  if (Array.isArray(data)) return data.map((item) => filled(item, given));
  if (typeof data !== 'object' || data === null) return data;
  return Object.fromEntries(Object.entries(data).map(([key, value]) => [filledText(key, given), filled(value, given)]));
}

/**
 * Placeholders of a resource that the API server wouldn't notice: only `metadata.name`, `metadata.namespace`, the key
 * of a label before its slash, and a number are refused with a stand-in.
 */
export function unguarded(resource: { readonly metadata: object }): readonly string[] {
  const {
    name,
    namespace,
    labels = {},
  } = resource.metadata as {
    readonly name?: string;
    readonly namespace?: string;
    readonly labels?: object;
  };
  const prefixes = Object.keys(labels).flatMap((key) => (key.includes('/') ? key.split('/')[0]! : []));
  const guarded = [...marksIn([name, namespace, ...prefixes]), ...(hasNumber(resource) ? ['port'] : [])];
  return marksIn(resource).filter((mark) => !guarded.includes(mark));
}

function hasNumber(data: unknown): boolean {
  if (typeof data !== 'object' || data === null) return data === '$(port)';
  return Object.values(data).some(hasNumber);
}
