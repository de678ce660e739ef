import { type ConditionKind, conditionRef } from './conditions.ts';
import type { ListedEntry } from '../pack/index.ts';
import { branch, idOfOne, type JsonSchema } from './json-schema.ts';

/** Options for the schema of an entry. */
export interface Writing {
  readonly condition: ConditionKind;
  /** The entry is a change: missing keys stay as they are, and an empty value removes a key. */
  readonly change: boolean;
  /** Keys that name other entries and have a definition with the known ids, for editors to offer. */
  readonly named: ReadonlySet<string>;
  /** By key: names of the items that its list has in the extended pack. Items with these names are changes. */
  readonly items: (key: string) => readonly ListedEntry[];
}

/** The schema of a new entry or of a change. */
export function written(schema: JsonSchema, writing: Writing, extra: JsonSchema = {}): JsonSchema {
  const required = (schema['required'] as readonly string[] | undefined) ?? [];
  const properties = schema['properties'] as Readonly<Record<string, JsonSchema>>;
  const name = nameKey(properties);
  const keys = Object.entries(properties).map(([key, value]): [string, JsonSchema] => {
    const mayGo = writing.change && !required.includes(key);
    const { default: _, ...inner } = valueOf(key, value, mayGo, writing);
    return [key, inner];
  });
  const needed = writing.change ? required.filter((key) => key === name) : required;
  return { ...schema, properties: { ...Object.fromEntries(keys), ...extra }, required: needed };
}

/**
 * The schema of an entry that either changes an inherited one with the same name or is new. `offered`: the existing
 * names.
 */
export function changeOrNew(
  name: string,
  known: readonly ListedEntry[],
  change: JsonSchema,
  fresh: JsonSchema,
  offered: JsonSchema = idOfOne(known),
): JsonSchema {
  if (known.length === 0) return fresh;
  const id = { anyOf: [offered, { type: 'string' }] };
  const isKnown = { properties: { [name]: { enum: known.map((each) => each.id) } }, required: [name] };
  return { type: 'object', properties: { [name]: id }, ...branch(isKnown, change, fresh) };
}

function valueOf(key: string, schema: JsonSchema, mayGo: boolean, writing: Writing): JsonSchema {
  if (isCondition(schema)) return described(conditionRef(writing.condition, mayGo), wordsOf(schema));
  const either = schema['anyOf'] as readonly JsonSchema[] | undefined;
  if (either?.some(isCondition) === true)
    return {
      ...schema,
      anyOf: either.map((each) => (isCondition(each) ? conditionRef(writing.condition, mayGo) : each)),
    };
  if (writing.named.has(key)) return mayGo ? orNothing(offering(schema, key)) : offering(schema, key);
  const inner = innerOf(key, schema, writing);
  return mayGo ? orNothing(inner) : inner;
}

function innerOf(key: string, schema: JsonSchema, writing: Writing): JsonSchema {
  if ('properties' in schema) return written(schema, writing);
  const items = schema['items'] as JsonSchema | undefined;
  if (items === undefined || !('properties' in items)) return schema;
  const fresh = written(items, { ...writing, change: false });
  const name = nameKey(items['properties'] as JsonSchema);
  if (!writing.change || name === undefined) return { ...schema, items: fresh };
  const { minItems: _, ...list } = schema;
  return { ...list, items: changeOrNew(name, writing.items(key), written(items, writing), fresh) };
}

/** The schema of a text, or list of texts, for which editors offer known ids; other ids are valid too. */
function offering(schema: JsonSchema, key: string): JsonSchema {
  if ('items' in schema) return { ...schema, items: offering(schema['items'] as JsonSchema, key) };
  const { description, ...own } = schema;
  return described({ anyOf: [{ $ref: `#/definitions/${key}` }, own] }, description);
}

function orNothing(schema: JsonSchema): JsonSchema {
  if ('anyOf' in schema) return { ...schema, anyOf: [...(schema['anyOf'] as readonly JsonSchema[]), { type: 'null' }] };
  const { type, enum: values, ...rest } = schema;
  return {
    ...rest,
    type: [type, 'null'],
    ...(values !== undefined && { enum: [...(values as readonly unknown[]), null] }),
  };
}

function described(schema: JsonSchema, description: unknown): JsonSchema {
  return description === undefined ? schema : { ...schema, description };
}

function wordsOf(schema: JsonSchema): unknown {
  return schema['description'] ?? referring(schema)['description'];
}

function isCondition(schema: JsonSchema): boolean {
  return referring(schema)['$ref'] === conditionRef('condition', false)['$ref'];
}

/** The schema with the `$ref`. In draft-07, siblings of a `$ref` are ignored, so zod wraps it where it has any. */
function referring(schema: JsonSchema): JsonSchema {
  return (schema['allOf'] as readonly JsonSchema[] | undefined)?.[0] ?? schema;
}

function nameKey(properties: Readonly<Record<string, unknown>>): string | undefined {
  return ['id', 'value'].find((key) => key in properties);
}
