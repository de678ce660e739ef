import * as z from 'zod';
import { VERDICTS } from '../scales.ts';
import { about, condition, idSchema, ids, says, sources, text, title, when, why } from './fields.ts';

export const namedConditionSchema = z.strictObject({
  id: idSchema,
  says: z
    .string()
    .min(1)
    .regex(/^[^{}]*$/, 'says is a clause without { }; no answer is filled in')
    .describe('A clause that says it in reports, like the mesh still has to be chosen; no answer is filled in.'),
  when: condition('What the name stands for.'),
  sources: sources.optional(),
});

const levelSchema = z.strictObject({
  id: idSchema,
  share: z.number().min(0).max(1).describe('Part of the weight, 0 to 1.'),
  when: when.describe(
    'The level counts where this holds; left out on the last level only, which holds when no other does.',
  ),
  says,
});

export const criterionSchema = z.strictObject({
  id: idSchema,
  title,
  weight: z.number().min(0).max(100).describe('The most points that it gives, 0 to 100.'),
  why,
  levels: z.array(levelSchema).min(2).describe('In order; the first that holds counts, the last has no when.'),
  sources,
});

export const verdictSchema = z.strictObject({ id: z.enum(VERDICTS).describe('yes, not-yet or no.'), title, about });

export const verdictRuleSchema = z.strictObject({
  id: idSchema,
  verdict: z.enum(VERDICTS).describe('What comes out where the rule holds.'),
  when: when.describe('Left out on the last rule only. May test need, the need score.'),
  says,
  open: text('What it says while the verdict is not settled.').optional(),
  why,
  alternatives: ids(
    'Alternatives that the rule points to; they are shown besides those whose own condition holds.',
  ).optional(),
  sources,
});

export const watchSchema = z.strictObject({
  id: idSchema,
  says,
  unless: condition('Not shown where this holds.').optional(),
  sources,
});
