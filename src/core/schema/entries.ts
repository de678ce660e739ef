import { type ConditionKind, conditionRef } from './conditions.ts';
import { branch, idOfOne, type JsonSchema, type Listed } from './json-schema.ts';
import { wordsOf } from './key-words.ts';

/** How an entry is written. */
export interface Writing {
  readonly list: string;
  readonly condition: ConditionKind;
  /** A change: what is left out stays as it is, and nothing behind a key takes it away. */
  readonly change: boolean;
  /** Keys that name other entries, for which there is a definition of what they can name, for editors to offer. */
  readonly named: ReadonlySet<string>;
  /** By key: names that the items of its list have in the extended pack. Items with these names are changes. */
  readonly items: (key: string) => readonly Listed[];
}

/** What a new entry, or what is written about it, needs. */
export function written(schema: JsonSchema, writing: Writing, extra: JsonSchema = {}): JsonSchema {
  const required = (schema['required'] as readonly string[] | undefined) ?? [];
  const properties = schema['properties'] as Readonly<Record<string, JsonSchema>>;
  const name = nameKey(properties);
  const keys = Object.entries(properties).map(([key, value]): [string, JsonSchema] => {
    const mayGo = writing.change && !required.includes(key);
    const description = wordsOf(key, writing.list);
    const { default: _, ...inner } = valueOf(key, value, mayGo, writing);
    return [key, description === undefined ? inner : { ...inner, description }];
  });
  const needed = writing.change ? required.filter((key) => key === name) : required;
  return { ...schema, properties: { ...Object.fromEntries(keys), ...extra }, required: needed };
}

/** An entry of a list that may change one with the same name, or be a new one. `offered`: the names that are there. */
export function changeOrNew(
  name: string,
  known: readonly Listed[],
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
  if (isCondition(schema)) return conditionRef(writing.condition, mayGo);
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

/** A text, or a list of texts, for which editors offer what there is; an entry of one's own may be named as well. */
function offering(schema: JsonSchema, key: string): JsonSchema {
  if ('items' in schema) return { ...schema, items: offering(schema['items'] as JsonSchema, key) };
  return { anyOf: [{ $ref: `#/definitions/${key}` }, schema] };
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

function isCondition(schema: JsonSchema): boolean {
  const [first] = (schema['allOf'] as readonly JsonSchema[] | undefined) ?? [schema];
  return first?.['$ref'] === conditionRef('condition', false)['$ref'];
}

function nameKey(properties: Readonly<Record<string, unknown>>): string | undefined {
  return ['id', 'value'].find((key) => key in properties);
}
