import { count, didYouMean, shortList } from '../problem/index.ts';

/** A structural schema of a CRD (OpenAPI v3 with the extensions of Kubernetes). */
export interface Structural {
  readonly type?: string;
  readonly properties?: Readonly<Record<string, Structural>>;
  readonly additionalProperties?: Structural | boolean;
  readonly items?: Structural;
  readonly required?: readonly string[];
  readonly enum?: readonly unknown[];
  readonly pattern?: string;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly exclusiveMinimum?: boolean;
  readonly exclusiveMaximum?: boolean;
  readonly multipleOf?: number;
  readonly minItems?: number;
  readonly maxItems?: number;
  readonly minProperties?: number;
  readonly maxProperties?: number;
  readonly uniqueItems?: boolean;
  readonly nullable?: boolean;
  readonly default?: unknown;
  readonly allOf?: readonly Structural[];
  readonly anyOf?: readonly Structural[];
  readonly oneOf?: readonly Structural[];
  readonly not?: Structural;
  readonly 'x-kubernetes-int-or-string'?: boolean;
  readonly 'x-kubernetes-preserve-unknown-fields'?: boolean;
  readonly 'x-kubernetes-embedded-resource'?: boolean;
  readonly 'x-kubernetes-list-type'?: string;
  readonly 'x-kubernetes-list-map-keys'?: readonly string[];
  readonly 'x-kubernetes-validations'?: readonly Rule[];
}

/** A rule of a schema in CEL. */
export interface Rule {
  readonly rule: string;
  readonly message?: string;
  readonly messageExpression?: string;
}

/** What is wrong at a path within a resource; lower case, no period. */
export interface Refusal {
  readonly path: string;
  readonly message: string;
}

export type Fields = Readonly<Record<string, unknown>>;

/** Fields of every resource, which schemas of CRDs needn't list. */
const OF_EVERY_RESOURCE: readonly string[] = ['apiVersion', 'kind', 'metadata', 'status'];

/** The same value with the defaults of the schema filled in, as the API server does before it validates. */
export function withDefaults(schema: Structural, value: unknown): unknown {
  if (Array.isArray(value)) return schema.items ? value.map((item) => withDefaults(schema.items!, item)) : value;
  if (!isFields(value)) return value;
  const result: Record<string, unknown> = { ...value };
  for (const [key, inner] of Object.entries(schema.properties ?? {})) {
    if (result[key] === undefined && inner.default !== undefined) result[key] = inner.default;
    if (result[key] !== undefined) result[key] = withDefaults(inner, result[key]);
  }
  const others = schema.additionalProperties;
  if (typeof others === 'object')
    for (const key of Object.keys(result))
      if (!(key in (schema.properties ?? {}))) result[key] = withDefaults(others, result[key]);
  return result;
}

/**
 * Everything that the schema refuses in a value, unknown fields included: the API server would drop them silently, or
 * refuse them under strict validation.
 */
export function refusals(schema: Structural, value: unknown, path = '', root = true): readonly Refusal[] {
  const own = ofValue(schema, value, path);
  const isOther = schema.type !== undefined && !isOfType(schema.type, value);
  return isOther ? own : [...own, ...ofParts(schema, value, path, root)];
}

function ofParts(schema: Structural, value: unknown, path: string, root: boolean): readonly Refusal[] {
  if (Array.isArray(value)) {
    const { items } = schema;
    return items === undefined ? [] : value.flatMap((item, index) => refusals(items, item, `${path}[${index}]`, false));
  }
  if (!isFields(value)) return [];
  const { properties = {}, additionalProperties } = schema;
  const isResource = root || schema['x-kubernetes-embedded-resource'] === true;
  return Object.entries(value).flatMap(([key, inner]) => {
    const at = path === '' ? key : `${path}.${key}`;
    if (isResource && OF_EVERY_RESOURCE.includes(key)) return [];
    const known = Object.hasOwn(properties, key) ? properties[key] : undefined;
    if (known !== undefined) return refusals(known, inner, at, false);
    if (typeof additionalProperties === 'object') return refusals(additionalProperties, inner, at, false);
    if (additionalProperties === true || schema['x-kubernetes-preserve-unknown-fields'] === true) return [];
    const names = Object.keys(properties);
    const mend =
      didYouMean(key, names) || (names.length === 0 ? '' : `; known here: ${shortList(names.toSorted(), 20)}`);
    return [{ path: at, message: `unknown field${mend}` }];
  });
}

/** What is wrong with a value itself; within `allOf`, `anyOf`, `oneOf`, and `not`, also with its parts. */
function ofValue(schema: Structural, value: unknown, path: string): readonly Refusal[] {
  const wrong = (message: string): readonly Refusal[] => [{ path, message }];
  if (value === null || value === undefined)
    return schema.nullable === true || schema['x-kubernetes-preserve-unknown-fields'] === true
      ? []
      : wrong('must not be null');
  if (schema['x-kubernetes-int-or-string'] === true) {
    if (typeof value !== 'string' && !Number.isInteger(value))
      return wrong(`must be an integer or a string, not ${kindOf(value)}`);
  } else if (schema.type !== undefined && !isOfType(schema.type, value))
    return wrong(`must be ${TYPES[schema.type] ?? schema.type}, not ${kindOf(value)}`);
  const found: Refusal[] = [];
  const add = (message: string | undefined) => message !== undefined && found.push({ path, message });
  if (schema.enum !== undefined && !schema.enum.includes(value))
    add(
      `must be one of ${schema.enum.join(', ')}, not ${String(value)}${didYouMean(String(value), schema.enum.map(String))}`,
    );
  if (typeof value === 'string') add(ofText(schema, value));
  if (typeof value === 'number') add(ofNumber(schema, value));
  if (Array.isArray(value)) add(ofList(schema, value));
  if (isFields(value)) {
    for (const key of schema.required ?? []) if (!(key in value)) add(`the required field ${key} is missing`);
    const { length } = Object.keys(value);
    if (schema.minProperties !== undefined && length < schema.minProperties)
      add(`must have at least ${schema.minProperties} fields`);
    if (schema.maxProperties !== undefined && length > schema.maxProperties)
      add(`must have at most ${schema.maxProperties} fields`);
  }
  for (const each of schema.allOf ?? []) found.push(...ofBranch(each, value, path));
  const { anyOf, oneOf, not } = schema;
  if (anyOf !== undefined && !anyOf.some((each) => ofBranch(each, value, path).length === 0))
    add(`must match at least one of ${anyOf.length} schemas, and matches none: ${formsOf(anyOf)}`);
  if (oneOf !== undefined) {
    const fitting = oneOf.filter((each) => ofBranch(each, value, path).length === 0).length;
    if (fitting !== 1)
      add(
        `must match exactly one of ${oneOf.length} schemas, and matches ${fitting === 0 ? 'none' : fitting}: ${formsOf(oneOf)}`,
      );
  }
  if (not !== undefined && ofBranch(not, value, path).length === 0) add('matches a schema that the CRD excludes');
  return found;
}

/** A branch of a connective validates values only: it doesn't say which fields are known. */
function ofBranch(schema: Structural, value: unknown, path: string): readonly Refusal[] {
  const own = ofValue(schema, value, path);
  if (Array.isArray(value) && schema.items !== undefined)
    return [...own, ...value.flatMap((item, index) => ofBranch(schema.items!, item, `${path}[${index}]`))];
  if (!isFields(value)) return own;
  const parts = Object.entries(schema.properties ?? {}).flatMap(([key, inner]) =>
    value[key] === undefined ? [] : ofBranch(inner, value[key], path === '' ? key : `${path}.${key}`),
  );
  return [...own, ...parts];
}

function formsOf(branches: readonly Structural[]): string {
  return [...new Set(branches.flatMap(({ required, type }) => required ?? type ?? []))].join(', ') || 'see the CRD';
}

function ofText({ pattern, minLength = 0, maxLength = Infinity }: Structural, value: string): string | undefined {
  const { length } = Array.from(value);
  if (length < minLength)
    return value === '' ? 'must not be empty' : `must have at least ${count(minLength, 'character', 'characters')}`;
  if (length > maxLength) return `must have at most ${count(maxLength, 'character', 'characters')}`;
  const expression = pattern === undefined ? undefined : expressionOf(pattern);
  return expression === undefined || expression.test(value) ? undefined : `must match ${pattern}, and is ${value}`;
}

/** A pattern of Go as one of JavaScript; undefined where that isn't possible, so that it isn't checked. */
function expressionOf(pattern: string): RegExp | undefined {
  try {
    return new RegExp(pattern.replace(/\\([pP])([A-Z])/g, '\\$1{$2}'), /\\[pP]/.test(pattern) ? 'u' : '');
  } catch {
    return undefined;
  }
}

function ofNumber(schema: Structural, value: number): string | undefined {
  const { minimum = -Infinity, maximum = Infinity, exclusiveMinimum, exclusiveMaximum, multipleOf } = schema;
  if (value < minimum || (exclusiveMinimum === true && value === minimum))
    return `must be ${exclusiveMinimum === true ? 'more than' : 'at least'} ${minimum}, not ${value}`;
  if (value > maximum || (exclusiveMaximum === true && value === maximum))
    return `must be ${exclusiveMaximum === true ? 'less than' : 'at most'} ${maximum}, not ${value}`;
  return multipleOf !== undefined && value % multipleOf !== 0
    ? `must be a multiple of ${multipleOf}, not ${value}`
    : undefined;
}

function ofList(schema: Structural, value: readonly unknown[]): string | undefined {
  const { minItems = 0, maxItems = Infinity } = schema;
  if (value.length < minItems) return `must have at least ${count(minItems, 'item', 'items')}`;
  if (value.length > maxItems) return `must have at most ${count(maxItems, 'item', 'items')}`;
  const keys = schema['x-kubernetes-list-map-keys'];
  const isSet = schema['x-kubernetes-list-type'] === 'set' || schema.uniqueItems === true;
  if (keys === undefined && !isSet) return undefined;
  const seen = new Set<string>();
  for (const item of value) {
    const name = JSON.stringify(
      keys === undefined ? item : keys.map((key) => (isFields(item) ? (item[key] ?? null) : null)),
    );
    if (seen.has(name)) return `has two items with the same ${keys?.join(' and ') ?? 'value'}`;
    seen.add(name);
  }
  return undefined;
}

const TYPES: Readonly<Record<string, string>> = {
  object: 'an object',
  array: 'a list',
  string: 'a string',
  integer: 'an integer',
  number: 'a number',
  boolean: 'true or false',
};

function isOfType(type: string, value: unknown): boolean {
  if (type === 'object') return isFields(value);
  if (type === 'array') return Array.isArray(value);
  return type === 'integer' ? Number.isInteger(value) : typeof value === type;
}

function kindOf(value: unknown): string {
  if (Array.isArray(value)) return 'a list';
  if (isFields(value)) return 'an object';
  return typeof value === 'string' ? `the string ${value}` : String(value);
}

export function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
