import * as z from 'zod';
import { FORMAT } from '../format.ts';
import { DISABLED_LISTS, type DisableKey } from '../lists.ts';
import { idSchema, isoDate, text, version } from './fields.ts';
import { valueSchema } from './question.ts';

export const packInfoSchema = z.strictObject({
  schema: z.literal(FORMAT).describe('The format of this file.'),
  id: idSchema,
  version: version.describe('Three numbers, like 0.1.0; reports name it.'),
  extends: idSchema
    .describe('The pack that this one starts from: entries with its ids change them, others are added.')
    .optional(),
  title: text('The title in reports.'),
  about: text('A sentence or two about it.'),
  heuristics: text('A note on the numbers: whose heuristics they are, and that they can be changed.'),
});

export const talkSchema = z.strictObject({
  title: text('The title of the talk.'),
  speaker: text('The speaker.'),
  event: text('Where it was given.'),
  date: isoDate.describe('The day on which it was given, like 2026-11-22.'),
});

/** Extra keys of an entry in an extending pack. */
export const placingSchema = z.strictObject({
  reason: z.string().describe('Why you decide differently; every report repeats it.').optional(),
  before: z.string().describe('The entry of the extended pack before which a new one is placed.').optional(),
});

const disableKeys = Object.keys(DISABLED_LISTS).map((key) => [key, idSchema.optional()]);

/** Removes an inherited entry: its kind and id, and the reason. */
export const disableSchema = z
  .strictObject({
    ...(Object.fromEntries(disableKeys) as Record<DisableKey, z.ZodOptional<typeof idSchema>>),
    reason: z
      .string()
      .regex(/\S/, 'a reason says why')
      .describe('Why it does not concern you; every report repeats it.'),
  })
  .refine((entry) => Object.keys(entry).length === 2, 'name one entry, like gate: egress-enforced, and the reason');

/** How answers of earlier versions become answers of version `to`. Everything else is kept. */
export const migrationSchema = z.strictObject({
  to: version.describe('The version of the pack for which the answers are then.'),
  renames: z.record(z.string(), idSchema).describe('Old question id to new question id.').optional(),
  values: z
    .record(z.string(), z.record(z.string(), z.string()))
    .describe('By question, under its new id: old value to new value.')
    .optional(),
  splits: z
    .array(
      z.strictObject({
        from: z.string().describe('The question that there was.'),
        into: z
          .record(idSchema, z.record(z.string(), valueSchema))
          .describe('By new question, the new value for each old one; left out where a person must decide.'),
      }),
    )
    .describe('Questions that became several.')
    .optional(),
  removed: z.record(z.string(), z.string().min(1)).describe('Question that is gone, and why.').optional(),
});
