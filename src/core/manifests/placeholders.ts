/** A name that a template leaves open, and that the user gives by a flag. */
export interface Placeholder {
  readonly help: string;
  /** What is wrong with a value, after the value itself; undefined where it can be used. */
  readonly wrong: (value: string) => string | undefined;
}

const LABEL = /^[a-z0-9]([a-z0-9-]*[a-z0-9])?$/;
const IPV4 = /^(?:(?:25[0-5]|2[0-4]\d|1\d\d|[1-9]?\d)(?:\.(?!$)|$)){4}$/;

/** A name of RFC 1123, of at most `most` characters. */
const label =
  (most: number) =>
  (value: string): string | undefined => {
    if (value.length > most) return `has ${value.length} characters; ${most} are allowed`;
    return LABEL.test(value)
      ? undefined
      : 'is no Kubernetes name: lower-case letters, digits, and hyphens, starting and ending with a letter or digit (RFC 1123)';
  };

function host(value: string): string | undefined {
  if (value.length > 253) return `has ${value.length} characters; 253 are allowed`;
  const parts = value.split('.');
  if (parts.length < 2 || !parts.every((part) => part.length <= 63 && LABEL.test(part)))
    return 'is no full host name, like shop.example.com: no scheme, no port, no wildcard, in lower case';
  return /^\d+$/.test(parts.at(-1)!) ? 'is an IP address; write a host name' : undefined;
}

/** Every placeholder, by the name of its flag. The names of services leave room for a suffix such as `-v2`. */
export const PLACEHOLDERS = {
  namespace: { help: 'namespace of the first service', wrong: label(63) },
  service: { help: 'Kubernetes Service of the first experiment, and the app label of its pods', wrong: label(50) },
  port: {
    help: 'port of that Service',
    wrong: (value: string) =>
      /^[1-9]\d{0,4}$/.test(value) && Number(value) <= 65535 ? undefined : 'is no port; write a number from 1 to 65535',
  },
  caller: { help: 'ServiceAccount of the caller, and the app label of its pods', wrong: label(50) },
  host: { help: 'host name: the public one at the edge, the external one for egress', wrong: host },
  registry: { help: 'host name of the registry that serves a module of your own', wrong: host },
  issuer: { help: 'host name of the issuer of tokens (JWT)', wrong: host },
  address: {
    help: 'IPv4 address of the VM',
    wrong: (value: string) => (IPV4.test(value) ? undefined : 'is no IPv4 address, like 10.9.0.4'),
  },
  cluster: {
    help: 'name of a cluster: with Istio its own network, with Linkerd the linked cluster, with Consul the peer',
    wrong: label(50),
  },
} as const satisfies Readonly<Record<string, Placeholder>>;

export type PlaceholderName = keyof typeof PLACEHOLDERS;
export const PLACEHOLDER_NAMES = Object.keys(PLACEHOLDERS) as readonly PlaceholderName[];

/** The values that the user gave. */
export type Given = { readonly [Name in PlaceholderName]?: string };

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
