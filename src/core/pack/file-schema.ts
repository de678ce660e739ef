import * as z from 'zod';
import { conditionSchema, packSchema, testSchema } from './schema.ts';

type JsonSchema = Record<string, unknown>;

/** A JSON Schema (draft-07) of one file of a rule pack, for editors. Any file may hold any of the keys, so none is required. */
export function packFileSchema(): JsonSchema {
  const schema = z.toJSONSchema(packSchema, {
    target: 'draft-7',
    io: 'input',
    unrepresentable: 'any',
    reused: 'inline',
    override: ({ zodSchema, jsonSchema }) => {
      const node: JsonSchema = jsonSchema;
      // The condition language refers to itself, which its check by code does not show.
      if ((zodSchema as unknown) === conditionSchema) {
        for (const key of Object.keys(node)) delete node[key];
        node.$ref = '#/definitions/condition';
      }
      // Bounds of JavaScript's numbers say nothing about a pack.
      if (node.maximum === Number.MAX_SAFE_INTEGER) delete node.maximum;
      if (node.minimum === Number.MIN_SAFE_INTEGER) delete node.minimum;
    },
  }) as JsonSchema;
  delete schema.required;
  const test = z.toJSONSchema(testSchema, { target: 'draft-7', io: 'input' }) as JsonSchema;
  delete test.$schema;
  const conditions = { type: 'array', items: { $ref: '#/definitions/condition' } };
  const condition = {
    description: 'Exactly one key: all, any, not, or a question id with a test.',
    type: 'object',
    minProperties: 1,
    maxProperties: 1,
    properties: { all: conditions, any: conditions, not: { $ref: '#/definitions/condition' } },
    additionalProperties: { $ref: '#/definitions/test' },
  };
  return { ...schema, title: 'A file of a mesh-ready rule pack', definitions: { ...(schema.definitions as JsonSchema | undefined), condition, test } };
}
