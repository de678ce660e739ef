import * as z from 'zod';
import { assessmentSchema } from '../assess/schema.ts';
import { type JsonSchema, withoutNumberLimits } from './json-schema.ts';

/**
 * A JSON Schema (draft 2020-12) of what `--format json` gives for `assess` and `plan`, for programs that read it. It is
 * closed: a field that it does not name is refused.
 */
export function assessmentJsonSchema(): JsonSchema {
  return z.toJSONSchema(assessmentSchema, {
    override: ({ jsonSchema }) => withoutNumberLimits(jsonSchema),
  }) as JsonSchema;
}
