import * as z from 'zod';
import { STAGES } from '../scales.ts';
import { about, condition, effort, flag, idSchema, ids, owner, rollback, says, sources, stage } from './fields.ts';
import { text, title, when, why } from './fields.ts';

export const stageSchema = z.strictObject({
  id: z.enum(STAGES).describe('crawl, walk, run or fly.'),
  title,
  about,
  sources,
});

export const gateSchema = z.strictObject({
  id: idSchema,
  stage,
  kind: z.enum(['entry', 'exit']).describe('entry: to begin the stage. exit: to leave it.'),
  title,
  required: flag(
    'true: the stage is not done without it. false: it is better with it. Follows the strength of the talk.',
  ),
  when,
  met: condition('The gate is met where this holds.'),
  why,
  fix: z.strictObject({ do: text('What to do.'), effort, owner }).describe('What to do while it is open.'),
  atOnce: z
    .strictObject({
      order: z
        .enum(['first', 'beside'])
        .describe('first: use cases wait for it. beside: it goes along with the first one.'),
      when,
      says,
    })
    .describe('What the head of a plan says while the gate is open: it is done at once.')
    .optional(),
  sources,
});

const signalSchema = z.strictObject({
  when: condition('The signal is there where this holds.'),
  points: z.number().describe('Points where the signal is there.'),
  says,
  sources,
});

export const useCaseSchema = z.strictObject({
  id: idSchema,
  title,
  about,
  stage: stage.describe('The stage in which it can start.'),
  when: when.describe('Applies only where this holds.'),
  signals: z.array(signalSchema).min(1).describe('What speaks for it, and how many points that gives.'),
  experiment: text('Small enough for one proxy or one service.'),
  measure: text('Success, in golden signals.'),
  rollback,
  later: text('When it comes, if it is not first.'),
  sources,
});

export const stepSchema = z.strictObject({
  id: idSchema,
  stage,
  title,
  do: text('What to do.'),
  proof: text('How one sees that it is done.'),
  rollback,
  owner,
  effort,
  when: when.describe('Shown where this holds and, unless it is a variant, where it is unknown.'),
  variant: flag('true: one of several ways to do the same, shown only where when certainly holds.').optional(),
  done: condition('The box is ticked where this holds.').optional(),
  useCases: ids('Shown only when one of these use cases is in the plan. Left out: in every plan.').optional(),
  closes: ids('Gates that this step closes.').optional(),
  sources,
});

export const riskSchema = z.strictObject({
  id: idSchema,
  title,
  when: condition('Shown where this holds.'),
  why,
  mitigation: text('What to do about it.'),
  standing: flag('true: it counts whether or not a mesh comes. A risk without it is not shown with a no.').optional(),
  sources,
});

export const alternativeSchema = z.strictObject({
  id: idSchema,
  title,
  about,
  when: when.describe('Named where this holds.'),
  covers: z.array(z.string().min(1)).min(1).describe('What it gives.'),
  leaves: z.array(z.string().min(1)).min(1).describe('What stays undone.'),
  who: text('Who then implements retries, encryption and telemetry.'),
  sources,
});
