import * as z from 'zod';
import { COURSES, STAGES, WORKLOAD_FINDINGS } from '../scales.ts';
import { about, condition, effort, flag, idSchema, ids, owner, rollback, says, sources, stage } from './fields.ts';
import { grows, text, title, waits, when, why } from './fields.ts';

const findings = z
  .array(z.enum(WORKLOAD_FINDINGS))
  .min(1)
  .describe(
    'Shown only where discover found one of these in a workload, which is then named. Without files nothing is known, so it is not shown.',
  )
  .optional();

export const stageSchema = z.strictObject({
  id: z.enum(STAGES).describe('crawl, walk, run, or fly.'),
  title,
  about,
  operates: condition('Production shows that an organization operates at this stage.').optional(),
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
  fix: z.strictObject({ do: text('The work, as imperatives.'), effort, owner }).describe('The work that meets it.'),
  atOnce: z
    .strictObject({
      order: z
        .enum(['first', 'beside'])
        .describe('first: use cases wait for it. `beside`: it goes along with the first one.'),
      when,
      says,
    })
    .describe('The sentence at the top of a plan while the gate is not met: it is urgent.')
    .optional(),
  sources,
});

export const stepSchema = z.strictObject({
  id: idSchema,
  stage,
  title,
  do: text('The work, as imperatives.'),
  proof: text('The evidence that it is done.'),
  rollback,
  owner,
  effort,
  grows: grows.optional(),
  waits: waits.optional(),
  released: z
    .union([z.boolean(), z.literal('one')])
    .describe(
      "true: it changes services' own code, so it also waits for the release that an answer names (`release` of a value). one: it changes that of one service (`releaseOfOne`, else `release`).",
    )
    .optional(),
  when: when.describe('Shown where this holds and, unless it is a variant, where it is unknown.'),
  variant: flag('true: one of several ways to do the same, shown only where when certainly holds.').optional(),
  unless: condition('Not shown where this certainly holds; while it is unknown, it takes out nothing.').optional(),
  way: text(
    'With the course decide: the alternative that this step belongs to, by its name. Only one alternative is taken.',
  ).optional(),
  meets: ids(
    'Needs that it ends; where one is required, plans name the step in the first 90 days, and tell it in full. With a way: needs that its alternative helps to meet by a date. The other alternatives leave them as they are.',
  ).optional(),
  likely: condition('The answers point to the alternative of this step where this holds (a heuristic).').optional(),
  likelyBecause: text(
    'Why they point to it, to be read after “because”. It must be true wherever likely holds; of several steps of an alternative, the first that has one tells it.',
  ).optional(),
  done: condition('The box is ticked where this holds.').optional(),
  courses: z
    .array(z.enum(COURSES))
    .min(1)
    .describe(
      'Shown with these courses, whatever the verdict. Left out: with a yes, and while a mesh is adopted, finished, decided about, kept, or moved to another version.',
    )
    .optional(),
  useCases: ids('Shown only when one of these use cases is in the plan. Left out: in every plan.').optional(),
  serves: ids(
    'Needs that it begins to meet: shown only while one of them is unmet. In its stage, steps of the strongest three needs come first.',
  ).optional(),
  first: flag('true: it comes before all others, because a date is near or the others wait for it.').optional(),
  now: flag(
    'true: it bridges a danger, or waits for nothing: it begins in the first week, whatever else its owner does.',
  ).optional(),
  light: flag(
    'true: it only reads, tests, or decides: no gate of its own stage and no decision about the mesh holds it up.',
  ).optional(),
  whileClosed: flag(
    'true: a change freeze does not hold it up: it changes nothing in production, or bridges a danger that can not wait. What is light needs no such mark.',
  ).optional(),
  path: flag(
    'true: it changes the way that calls take: unless it is required, it waits until a season is over.',
  ).optional(),
  paced: flag('true: it moves services one by one: plans tell how many a week the first date asks for.').optional(),
  interim: flag('true: it serves as the interim measure for a requirement that is met later.').optional(),
  aside: condition('Where this certainly holds, steps of later stages do not wait for it.').optional(),
  after: ids('Steps that are finished before it begins, where they are in the plan.').optional(),
  provenBy: ids(
    'Steps that prove its result: where one of them is in the plan, a date of this step is kept only if that one ends in time, too.',
  ).optional(),
  waitsFor: ids('Gates: it begins when the steps in the plan that close them are finished.').optional(),
  options: ids(
    'The options, meshes among them, that it is written for: not shown where an answer that chooses between options rules out all that is left of them.',
  ).optional(),
  mentions: ids(
    "Options that its texts name though it isn't written for them, such as to say where they don't fit.",
  ).optional(),
  closes: ids('Gates that this step closes.').optional(),
  findings,
  sources,
});

export const contradictionSchema = z.strictObject({
  id: idSchema,
  title,
  when: condition('The answers conflict where this holds.'),
  why: text('The statement of each answer, and why not all of them can be true.'),
  correction: text('How to find out which answer is wrong.'),
  sources,
});

export const riskSchema = z.strictObject({
  id: idSchema,
  title,
  when: condition('Shown where this holds.'),
  why,
  mitigation: text('The mitigation.'),
  standing: flag('true: it counts whether or not a mesh comes. A risk without it is shown with a yes only.').optional(),
  against: flag(
    'true: it says that a compliance requirement does not ask for a mesh. The brief tells it as the counter-argument.',
  ).optional(),
  findings,
  sources,
});
