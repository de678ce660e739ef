import * as z from 'zod';
import { assessmentSchema } from '../assess/schema.ts';
import { type JsonSchema, withoutNumberLimits } from './json-schema.ts';

/**
 * A JSON Schema (draft 2020-12) of the output of `assess` and `plan` with `--format json`. It is closed: unknown fields
 * are invalid.
 */
export function assessmentJsonSchema(): JsonSchema {
  return z.toJSONSchema(assessmentSchema, {
    override: ({ jsonSchema }) => withoutNumberLimits(jsonSchema),
  }) as JsonSchema;
}
