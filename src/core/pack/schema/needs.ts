import * as z from 'zod';
import { CARRIES, OPTION_KINDS } from '../scales.ts';
import {
  about,
  called,
  condition,
  effort,
  flag,
  idSchema,
  isoDate,
  rollback,
  saying,
  says,
  sources,
  stage,
  text,
  title,
} from './fields.ts';

/** Use cases, which are needs, and options, which answer them. */

const coverSchema = z.strictObject({
  when: condition('It is covered where this holds.'),
  says,
  by: z
    .array(
      z.strictObject({
        option: idSchema.describe('The option that does it, or mesh for the installed product.'),
        when: condition('This one does it where this holds.'),
      }),
    )
    .describe('The options that cover it today.'),
});

const needed = (description: string) =>
  saying(description).extend({
    also: saying('Said last of the reasons, where this holds, too.')
      .extend({
        mayBeMet: flag(
          'true: where this holds, it is unclear whether something that is there meets the need.',
        ).optional(),
      })
      .optional(),
    cost: text('What can happen, or goes on, while it stays unmet: a sentence.').optional(),
  });

export const useCaseSchema = z.strictObject({
  id: idSchema,
  title,
  called,
  about,
  words: z.array(text('A word.')).min(1).describe('Words by which a note about a date names it.').optional(),
  stage: stage.describe('The stage in which it can start.'),
  carries: z
    .enum(CARRIES)
    .describe('Whether it is reason enough for a mesh: alone, together with another one, or never.'),
  strength: z
    .strictObject({
      duty: needed('Someone outside the teams requires it.').optional(),
      pain: needed('It has hurt.').optional(),
      burden: needed('Work is done by hand again and again.').optional(),
      wish: saying('It is wanted.').optional(),
    })
    .describe('How strongly it is needed; the first level that holds.'),
  covered: coverSchema.describe('When something that is there does it already.').optional(),
  experiment: text('Small enough for one proxy or one service.'),
  measure: text('Success, in golden signals.'),
  abort: text('The threshold at which the experiment is stopped, in golden signals against the baseline.'),
  rollback,
  later: text('When it comes, if it is not first.'),
  sources,
});

const answerSchema = z.strictObject({
  need: idSchema.describe('The use case.'),
  when: condition('It answers the use case only where this holds.').optional(),
  says,
  enough: condition('It is enough for this use case where this holds, instead of where the option is.').optional(),
});

const exclusionSchema = z.strictObject({
  when: condition('It is out where this holds.'),
  why: says,
  sources,
  review: isoDate.describe('The day on which to read the sources again, like 2027-05-22.'),
});

const endSchema = exclusionSchema
  .omit({ when: true })
  .describe('The product is discontinued: it is never proposed, whatever is answered.');

const pointSchema = z.strictObject({
  when: condition('It counts where this holds.'),
  points: z.int().min(1).max(9).describe('How much it counts, 1 to 9. Points only order options; they exclude none.'),
  says,
  decides: z
    .literal(true)
    .describe('It chooses the option, so that no others are compared, unless something demanded of it is unknown.')
    .optional(),
  atHand: z
    .literal(true)
    .describe('The platform brings it: even where no mesh is adopted, it is the one that others will ask about.')
    .optional(),
  sources,
});

const warningSchema = z.strictObject({
  when: condition('Said where this holds; always, without it.').optional(),
  says,
  doubt: z
    .literal(true)
    .describe('The answers demand something, and whether the option has it is unknown: it comes after those that do.')
    .optional(),
  sources,
});

const use = (description: string) =>
  z
    .strictObject({
      cpu: z.number().positive().describe('CPUs.'),
      memory: z.number().positive().describe('Memory in MB (1,000,000 bytes).'),
    })
    .describe(description);

export const optionSchema = z.strictObject({
  id: idSchema,
  title,
  kind: z.enum(OPTION_KINDS).describe('The kind of option.'),
  about,
  answers: z.array(answerSchema).describe('The use cases that it answers.'),
  enough: saying('It is enough here.').optional(),
  stretches: saying('It can be made to do here, with more work.').optional(),
  ruledOut: z.array(exclusionSchema).describe('Certain reasons against it.').optional(),
  ended: endSchema.optional(),
  managed: flag(
    'true: its vendor upgrades and repairs it. Where it is on a shortlist, it is one of the two to compare.',
  ).optional(),
  editionOf: idSchema.describe('The option of which it is another edition; a shortlist holds one of them.').optional(),
  speaksFor: z.array(pointSchema).describe('Reasons that move it forward among the options that are left.').optional(),
  warnings: z.array(warningSchema).describe('Caveats to know before choosing it; said while it is not out.').optional(),
  names: z.array(z.string().min(1)).min(1).describe('Words for it in texts of steps, with their case.').optional(),
  license: text('Under which license, and whose project or product it is.').optional(),
  tradeOff: text('The trade-off of choosing it, in one sentence.').optional(),
  compare: text('Measurements and checks before choosing it.').optional(),
  cost: z
    .strictObject({
      says,
      perPod: z
        .strictObject({ reserved: use('It reserves.'), measured: use('It took when measured.') })
        .describe('The same in numbers, for a proxy in each pod; left out where its proxies belong to nodes.')
        .optional(),
      sources,
    })
    .describe('The resource use of its proxies, per pod or node: figures of dated facts only.')
    .optional(),
  offered: saying('Offered where this holds although it answers no use case.').optional(),
  leaves: z.array(z.string().min(1)).min(1).describe('Needs that it leaves uncovered.'),
  who: text('The team or role that then implements retries, encryption, and telemetry.'),
  effort: effort.optional(),
  proof: text('The evidence that it does.').optional(),
  rollback: rollback.optional(),
  sources,
});
