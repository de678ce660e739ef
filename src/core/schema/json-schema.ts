import { type ListedEntry, titleOf } from '../pack/index.ts';
import type { Question } from '../pack/schema.ts';

/** A JSON Schema. A description next to a `$ref` is shown by editors and ignored by validators. */
export type JsonSchema = Record<string, unknown>;

/** A map with only these keys. */
export function closed(properties: Readonly<Record<string, JsonSchema>>, rest: JsonSchema = {}): JsonSchema {
  return { type: 'object', properties, additionalProperties: false, ...rest };
}

/** At most this many keys. With `maxProperties`, editors offer no completion on the empty line for the last key. */
export function atMostKeys(count: number): JsonSchema {
  return { not: { type: 'object', minProperties: count + 1 } };
}

/** Removes the bounds of safe integers, which zod adds to every integer and which say nothing. */
export function withoutNumberLimits(schema: JsonSchema): void {
  if (schema['maximum'] === Number.MAX_SAFE_INTEGER) delete schema['maximum'];
  if (schema['minimum'] === Number.MIN_SAFE_INTEGER) delete schema['minimum'];
}

/** One schema for data that matches a test, and another for data that doesn't. */
export function branch(test: JsonSchema, fitting: JsonSchema, other: JsonSchema): JsonSchema {
  const keys = ['if', 'then', 'else'];
  return Object.fromEntries([test, fitting, other].map((schema, index) => [keys[index]!, schema]));
}

/** One of the ids of these entries; editors show the title of each. */
export function idOfOne(entries: readonly ListedEntry[], description?: string): JsonSchema {
  return {
    ...(description !== undefined && { description }),
    enum: entries.map(({ id }) => id),
    enumDescriptions: entries.map(titleOf),
  };
}

/** One of the values of a question. */
export function valueOfOne(question: Question, wanted: (value: string) => boolean = () => true): JsonSchema {
  const values = (question.values ?? []).filter(({ value }) => wanted(value));
  return { enum: values.map(({ value }) => value), enumDescriptions: values.map(({ label }) => label) };
}
