import * as z from 'zod';

/**
 * What a condition says about the value of one question. Several operators in one test must all hold.
 * `is`, `oneOf`: choice. `atLeast`, `atMost`: number. `includes`, `includesAny`, `count`: choices.
 */
export const testSchema = z
  .strictObject({
    is: z.string().optional(),
    oneOf: z.array(z.string()).min(1).optional(),
    atLeast: z.number().optional(),
    atMost: z.number().optional(),
    includes: z.string().optional(),
    includesAny: z.array(z.string()).min(1).optional(),
    count: z.strictObject({ atLeast: z.number().int().optional(), atMost: z.number().int().optional() }).optional(),
  })
  .refine(
    (test) => Object.keys(test).length > 0,
    'write at least one of: is, oneOf, atLeast, atMost, includes, includesAny, count',
  );
export type Test = z.infer<typeof testSchema>;

/**
 * A statement about answers, as data; evaluates to true, false or unknown (Kleene). Exactly one key:
 * `all`, `any`, `not`, or a question id. Verdict rules may also test the reserved id `need` (the need score, 0 to 100).
 */
export type Condition =
  | { readonly all: readonly Condition[] }
  | { readonly any: readonly Condition[] }
  | { readonly not: Condition }
  | { readonly [question: string]: Test };

export const conditionSchema: z.ZodType<Condition> = z.lazy(() =>
  z
    .custom<Condition>((input) => typeof input === 'object' && input !== null && !Array.isArray(input), {
      error: 'a condition is a map with one key: all, any, not, or a question id',
      abort: true,
    })
    .superRefine((input, context) => {
      const keys = Object.keys(input);
      if (keys.length !== 1) {
        context.addIssue({
          code: 'custom',
          message: `a condition has exactly one key (all, any, not, or a question id), not ${keys.length}`,
        });
        return;
      }
      const key = keys[0]!;
      const value = (input as Record<string, unknown>)[key];
      const inner =
        key === 'all' || key === 'any' ? z.array(conditionSchema) : key === 'not' ? conditionSchema : testSchema;
      const result = inner.safeParse(value);
      if (result.success) return;
      for (const issue of result.error.issues)
        context.addIssue({ ...issue, path: [key, ...issue.path] } as Parameters<typeof context.addIssue>[0]);
    }),
);
