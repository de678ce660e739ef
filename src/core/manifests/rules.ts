import { Environment } from '@marcbachmann/cel-js';
import { isFields, type Refusal, type Rule, type Structural } from './structural.ts';

/** Refusals by the rules of a schema, and the number of rules that could not be tried. */
export interface ByRules {
  readonly refusals: readonly Refusal[];
  readonly untried: number;
}

/**
 * Tries the rules (CEL) of a schema on a value to which its defaults are applied. Rules that compare with the resource
 * before are left out, because there is none. A rule that fails while it runs refuses, as in the API server; one with a
 * function that isn't known here isn't tried.
 */
export function refusalsByRules(schema: Structural, value: unknown, path = ''): ByRules {
  const found: Refusal[] = [];
  let untried = 0;
  const visit = (at: Structural, inner: unknown, where: string): void => {
    if (inner === null || inner === undefined) return;
    for (const rule of at['x-kubernetes-validations'] ?? []) {
      const outcome = tryRule(rule, at, inner);
      if (outcome === undefined) untried += 1;
      else if (!outcome) found.push({ path: where, message: messageOf(rule, at, inner) });
    }
    if (Array.isArray(inner)) {
      if (at.items) inner.forEach((item, index) => visit(at.items!, item, `${where}[${index}]`));
    } else if (isFields(inner)) {
      for (const [key, part] of Object.entries(inner)) {
        const known =
          at.properties?.[key] ?? (typeof at.additionalProperties === 'object' ? at.additionalProperties : undefined);
        if (known !== undefined) visit(known, part, where === '' ? key : `${where}.${key}`);
      }
    }
  };
  visit(schema, value, path);
  return { refusals: found, untried };
}

type Program = ReturnType<Environment['parse']>;

/** Programs by their text; undefined for those that can't be tried. */
const programs = new Map<string, Program | undefined>();

function programOf(text: string): Program | undefined {
  if (programs.has(text)) return programs.get(text);
  let program: Program | undefined;
  try {
    const parsed = environment().parse(withoutIndexInHas(text));
    program = parsed.check().valid ? parsed : undefined;
  } catch {
    program = undefined;
  }
  programs.set(text, program);
  return program;
}

function tryRule({ rule }: Rule, schema: Structural, value: unknown): boolean | undefined {
  if (/\boldSelf\b/.test(rule)) return true;
  const program = programOf(rule);
  if (program === undefined) return undefined;
  try {
    return program({ self: asCel(schema, value) }) === true;
  } catch {
    return false;
  }
}

function messageOf({ rule, message, messageExpression }: Rule, schema: Structural, value: unknown): string {
  if (message !== undefined) return `a rule of the CRD fails: ${message}`;
  if (messageExpression !== undefined) {
    try {
      const said: unknown = programOf(messageExpression)?.({ self: asCel(schema, value) });
      if (typeof said === 'string') return `a rule of the CRD fails: ${said}`;
    } catch {
      // The text of the rule itself says enough.
    }
  }
  return `a rule of the CRD fails: ${rule.replace(/\s+/g, ' ').trim()}`;
}

/** The engine refuses an index within `has()`; `'b' in a[0]` means the same. */
function withoutIndexInHas(text: string): string {
  return text.replace(/\bhas\(([\w.]+\[\d+\](?:\.\w+)*)\.(\w+)\)/g, "('$2' in $1)");
}

/** A value as CEL sees it: whole numbers are integers where the schema says so, and names of fields are escaped. */
function asCel(schema: Structural | undefined, value: unknown): unknown {
  if (typeof value === 'number') return Number.isInteger(value) && schema?.type !== 'number' ? BigInt(value) : value;
  if (Array.isArray(value)) return value.map((item) => asCel(schema?.items, item));
  if (!isFields(value)) return value;
  const result: Record<string, unknown> = {};
  for (const [key, inner] of Object.entries(value)) {
    const known = schema?.properties?.[key];
    const others = typeof schema?.additionalProperties === 'object' ? schema.additionalProperties : undefined;
    result[known === undefined ? key : escaped(key)] = asCel(known ?? others, inner);
  }
  return result;
}

const RESERVED: ReadonlySet<string> = new Set(
  'true false null in as break const continue else for function if import let loop package namespace return var void while'.split(
    ' ',
  ),
);

/** The name of a field in a rule, as Kubernetes escapes it. */
function escaped(key: string): string {
  if (RESERVED.has(key)) return `__${key}__`;
  return key
    .replaceAll('__', '__underscores__')
    .replaceAll('.', '__dot__')
    .replaceAll('-', '__dash__')
    .replaceAll('/', '__slash__');
}

/** A URL as the functions of Kubernetes see it. */
class Url {
  constructor(
    readonly scheme: string,
    readonly host: string,
  ) {}
}

let known: Environment | undefined;

function environment(): Environment {
  known ??= new Environment({ unlistedVariablesAreDyn: true, enableOptionalTypes: true })
    .registerType('URL', Url)
    .registerFunction('isURL(dyn): bool', (text: unknown) => urlOf(text) !== undefined)
    .registerFunction('url(dyn): URL', (text: unknown) => {
      const url = urlOf(text);
      if (url === undefined) throw new Error('no URL');
      return url;
    })
    .registerFunction('URL.getScheme(): string', (url: Url) => url.scheme)
    .registerFunction('URL.getHost(): string', (url: Url) => url.host)
    .registerFunction('isIP(dyn): bool', (text: unknown) => typeof text === 'string' && isIp(text));
  return known;
}

/** As Go's url.ParseRequestURI: absolute, or an absolute path. */
function urlOf(text: unknown): Url | undefined {
  if (typeof text !== 'string') return undefined;
  const found = /^([a-zA-Z][a-zA-Z0-9+.-]*):\/\/([^/?#\s]*)[^\s]*$/.exec(text);
  if (found) return new Url(found[1]!.toLowerCase(), found[2]!.replace(/^.*@/, ''));
  return /^\/[^\s]*$/.test(text) ? new Url('', '') : undefined;
}

function isIp(text: string): boolean {
  const parts = text.split('.');
  if (parts.length === 4) return parts.every((part) => /^(?:0|[1-9]\d{0,2})$/.test(part) && Number(part) <= 255);
  return text.includes(':') && /^[0-9a-fA-F:.]+$/.test(text);
}
