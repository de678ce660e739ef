/** A name that a template leaves open, and that the user gives by a flag. */
export interface Placeholder {
  readonly help: string;
  /** A value that can be used: a check of the pack reads templates with it. */
  readonly example: string;
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
      : 'is no Kubernetes name: lower-case letters, digits, and hyphens, with a letter or digit at both ends (RFC 1123)';
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
  namespace: { help: 'namespace of the first service', example: 'shop', wrong: label(63) },
  service: {
    help: 'Kubernetes Service of the first experiment, and the app label of its pods',
    example: 'reviews',
    wrong: label(50),
  },
  port: {
    help: 'port of that Service',
    example: '9080',
    wrong: (value: string) =>
      /^[1-9]\d{0,4}$/.test(value) && Number(value) <= 65535 ? undefined : 'is no port; write a number from 1 to 65535',
  },
  caller: {
    help: 'ServiceAccount of the caller, and the app label of its pods',
    example: 'productpage',
    wrong: label(50),
  },
  host: {
    help: 'host name: the public one at the edge, the external one for egress',
    example: 'shop.example.com',
    wrong: host,
  },
  registry: {
    help: 'host name of the registry that serves your own module',
    example: 'registry.example.com',
    wrong: host,
  },
  issuer: { help: 'host name of the issuer of tokens (JWT)', example: 'issuer.example.com', wrong: host },
  address: {
    help: 'IPv4 address of the VM',
    example: '10.9.0.4',
    wrong: (value: string) => (IPV4.test(value) ? undefined : 'is no IPv4 address, like 10.9.0.4'),
  },
  cluster: {
    help: 'cluster name: with Istio its own network, with Linkerd the linked cluster, with Consul the peer',
    example: 'west',
    wrong: label(50),
  },
} as const satisfies Readonly<Record<string, Placeholder>>;

export type PlaceholderName = keyof typeof PLACEHOLDERS;
export const PLACEHOLDER_NAMES = Object.keys(PLACEHOLDERS) as readonly PlaceholderName[];

/** The values that the user gave. */
export type Given = { readonly [Name in PlaceholderName]?: string };
