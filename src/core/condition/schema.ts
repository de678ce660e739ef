import * as z from 'zod';
import { type Form, LIMITS, OPERATORS, type Test } from './tests.ts';
import { type Condition, CONDITION_WORDS, CONNECTIVES, HOLDS, isConnective } from './tree.ts';

const FORMS: Readonly<Record<Form, z.ZodType>> = {
  value: z.string(),
  values: z.array(z.string()).min(1),
  limit: z.number(),
  limits: z.strictObject(mapped(LIMITS, () => z.number().int().optional())),
};

export const testSchema = z
  .strictObject(mapped(OPERATORS, ({ form }) => FORMS[form].optional()))
  .refine(
    (test) => Object.keys(test).length > 0,
    `write at least one of: ${Object.keys(OPERATORS).join(', ')}`,
  ) as unknown as z.ZodType<Test>;

const written = `${CONDITION_WORDS.join(', ')}, or a question id`;

export const conditionSchema: z.ZodType<Condition> = z.lazy(() =>
  z
    .custom<Condition>((input) => typeof input === 'object' && input !== null && !Array.isArray(input), {
      error: `a condition is a map with one key: ${written}`,
      abort: true,
    })
    .superRefine((input, context) => {
      const keys = Object.keys(input);
      if (keys.length !== 1) {
        context.addIssue({
          code: 'custom',
          message: `a condition has exactly one key (${written}), not ${keys.length}`,
        });
        return;
      }
      const key = keys[0]!;
      const result = behind(key).safeParse((input as Record<string, unknown>)[key]);
      if (result.success) return;
      for (const issue of result.error.issues)
        context.addIssue({ ...issue, path: [key, ...issue.path] } as Parameters<typeof context.addIssue>[0]);
    }),
);

function behind(key: string): z.ZodType {
  if (key === HOLDS) return z.string();
  if (!isConnective(key)) return testSchema;
  return CONNECTIVES[key].takes === 'several' ? z.array(conditionSchema) : conditionSchema;
}

function mapped<Key extends string, From, To>(table: Readonly<Record<Key, From>>, make: (from: From) => To) {
  return Object.fromEntries(Object.entries<From>(table).map(([key, from]) => [key, make(from)])) as Record<Key, To>;
}
