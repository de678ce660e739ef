import * as z from 'zod';
import { conditionSchema } from '../../condition/schema.ts';
import { STAGES, TIME_UNITS } from '../scales.ts';

/** Fields that several lists share. Editors show the descriptions, and the JSON Schemas hold them. */

/** An id that users see: kebab-case, the same in YAML, code, and output. */
export const idSchema = z
  .string()
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'an id is lower-case words joined by hyphens, like service-count')
  .describe('Lower-case words joined by hyphens.');

export const text = (description: string) => z.string().min(1).describe(description);
export const flag = (description: string) => z.boolean().describe(description);
export const ids = (description: string) => z.array(idSchema).describe(description);
export const condition = (description: string) => conditionSchema.describe(description);

export const title = text('The title in reports.');
export const about = text('A sentence or two about it.');
export const why = text('Why it counts.');
export const rollback = text('How to roll back.');
/** A sentence of reports, which can contain answers to questions. */
export const says = text('The sentence in reports; {question-id} is replaced by the answer.');
export const when = condition(
  'Only where this holds: one key, which is all, any, not, unless, holds, or a question id with a test.',
).optional();
/** A sentence for reports, and when it is said. */
export const saying = (description: string) =>
  z.strictObject({ when: condition('Said where this holds.'), says }).describe(description);
export const stage = z.enum(STAGES).describe('The stage it belongs to.');
/** A range of time, in a pack and in results. */
const timeRange = (description: string) =>
  z
    .strictObject({
      low: z.int().min(0).describe('The least; at most high.'),
      high: z.int().min(1).describe('The most.'),
      unit: z.enum(TIME_UNITS).describe('days, or weeks; a week of work has five days.'),
    })
    .describe(description);
export const effort = timeRange('Active work of one person, as a range; a heuristic. Waiting does not count.');
export const crews = z
  .strictObject({
    with: idSchema.describe('The question, of the kind number, that says how many people there are.'),
    each: z.int().min(1).describe('How many of them lead one crew.'),
  })
  .optional();
export const grows = timeRange('Active work of one person for each so many of what the answer counts.')
  .extend({
    with: idSchema.describe('The question, of the kind number, whose answer the work grows with.'),
    each: z.int().min(1).describe('For how many of them the range is.'),
    afterFirst: flag('true: effort is for the first of them, and the range comes on top for the others.').optional(),
    only: idSchema
      .optional()
      .describe('The question, of the kind number, that tells how many of these the work is for; without it, for all.'),
    also: z
      .strictObject({
        with: idSchema.describe('The question, of the kind number, whose answer adds work.'),
        each: z.int().min(1).describe('For how many of them the range is.'),
        low: z.int().min(0).describe('The least; at most high.'),
        high: z.int().min(1).describe('The most.'),
      })
      .optional()
      .describe('Work, in the same unit, that comes on top for all but the first of these, such as clusters.'),
    crews: crews.describe('Crews work side by side, so that the work takes less time: whole ones, at least one.'),
  })
  .describe(
    'Work that grows with an answer: where it is known, it replaces effort, and is at least one unit and a quarter of effort; afterFirst adds to effort.',
  );
export const waits = timeRange('Waiting that comes with the work, such as two weeks of watching, as a range.');
export const release = timeRange(
  "With this answer, how long a change in services' own code waits for its release: it is added to the waiting of steps with `released`.",
);
export const called = z
  .array(z.strictObject({ title, when: condition('It has this title where this holds.') }))
  .describe('Titles for situations that `title` does not fit: the first one that holds replaces it.')
  .optional();
export const owner = idSchema.describe('The role that does it.');
export const sources = z
  .array(z.string().min(1))
  .min(1)
  .describe(
    "Ids of statements of the talk (NEED-06) and facts (ambient-is-stable), or ours for a heuristic of the pack's authors.",
  );

export const isoDate = z.string().regex(/^\d{4}-\d{2}-\d{2}$/, 'a date is written 2026-11-22');
export const version = z.string().regex(/^\d+\.\d+\.\d+$/, 'a version is three numbers, like 1.0.0');
