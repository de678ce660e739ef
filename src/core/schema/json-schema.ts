import { type ListedEntry, titleOf } from '../pack/index.ts';
import type { Question } from '../pack/schema.ts';

/** A description beside a `$ref` is for editors, which show it; what validates does not look at it. */
export type JsonSchema = Record<string, unknown>;

/** A map that has only these keys. */
export function closed(properties: Readonly<Record<string, JsonSchema>>, rest: JsonSchema = {}): JsonSchema {
  return { type: 'object', properties, additionalProperties: false, ...rest };
}

/**
 * No more keys than that. Where `maxProperties` says it, editors offer nothing on an empty line that could hold the
 * last one.
 */
export function atMostKeys(count: number): JsonSchema {
  return { not: { type: 'object', minProperties: count + 1 } };
}

/** Takes away the bounds of JavaScript's whole numbers, which zod writes beside every integer and which say nothing. */
export function withoutNumberLimits(schema: JsonSchema): void {
  if (schema['maximum'] === Number.MAX_SAFE_INTEGER) delete schema['maximum'];
  if (schema['minimum'] === Number.MIN_SAFE_INTEGER) delete schema['minimum'];
}

/** One schema for what fits to a test, and another for what does not. */
export function branch(test: JsonSchema, fitting: JsonSchema, other: JsonSchema): JsonSchema {
  const keys = ['if', 'then', 'else'];
  return Object.fromEntries([test, fitting, other].map((schema, index) => [keys[index]!, schema]));
}

/** One of the ids of these entries; editors show what each of them is about. */
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
