import * as z from 'zod';
import { CAPACITIES, COURSES, REPLIES, VERDICTS } from '../scales.ts';
import { about, condition, flag, ids, idSchema, saying, says, sources, text, title, when, why } from './fields.ts';

export const namedConditionSchema = z.strictObject({
  id: idSchema,
  says: z
    .string()
    .min(1)
    .regex(/^[^{}]*$/, 'says is a clause without { }; no answer is filled in')
    .describe('The clause for it in reports, like the mesh must still be chosen; no answer is filled in.'),
  when: condition('The meaning of the name.'),
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

export const verdictSchema = z.strictObject({ id: z.enum(VERDICTS).describe('yes, not-yet, or no.'), title, about });

export const verdictRuleSchema = z.strictObject({
  id: idSchema,
  verdict: z.enum(VERDICTS).describe('The verdict where the rule holds.'),
  when: when.describe(
    'Left out on the last rule only, which means that too little is answered. May test exposure, the exposure score.',
  ),
  core: z
    .union([z.literal('all'), condition('Shown where this holds; an unknown answer does not count.')])
    .describe(
      'The part that must be shown before the verdict leans to the rule: all of its when, or a condition. A rule without it rests on absence, and nothing leans to it.',
    )
    .optional(),
  close: flag('true: the opposite can be defended as well.').optional(),
  barred: flag('true: no mesh can carry calls here, whoever runs it, so plans ask for no people for one.').optional(),
  says,
  open: text('The sentence while the verdict is not settled.').optional(),
  why,
  sources,
});

export const courseSchema = z.strictObject({
  id: idSchema,
  course: z.enum(COURSES).describe('The course.'),
  when: when.describe('Left out on the last row only. May test verdict.'),
  says,
  advice: z
    .array(saying('An additional sentence.'))
    .describe('Additional sentences, each said where it holds.')
    .optional(),
  because: z
    .array(saying('What decided it.'))
    .describe('What speaks for this course, the strongest first, each where it holds. The brief gives it as a reason.')
    .optional(),
  against: z
    .array(saying('What speaks against it.'))
    .describe('What speaks against this course, the strongest first, each where it holds: the counter-argument.')
    .optional(),
  barred: saying('No mesh can carry the calls here, whoever runs it.')
    .describe(
      'Why no mesh can carry the calls here, where it holds: the first reason. Plans ask for no people for one.',
    )
    .optional(),
  among: z
    .strictObject({
      decide: text('What is decided, as a clause: which of your meshes stays.'),
      mesh: text('What the mesh is called that the answers describe: the larger mesh.'),
      later: flag('true: until what is required is met, all of them stay, and nothing is chosen before.').optional(),
    })
    .describe('Where several meshes run: what reports say instead of “what becomes of your mesh” and “the mesh”.')
    .optional(),
  stop: text('When to decide again, as a sentence. Left out: when the stage takes longer than estimated.').optional(),
  sources,
});

export const capacityLevelSchema = z.strictObject({
  id: z.enum(CAPACITIES).describe('low, enough, or high.'),
  when: when.describe('Left out on the last level only.'),
  says,
  instead: z
    .array(z.strictObject({ when: condition('Said where this holds.'), says }))
    .min(1)
    .describe('What is said instead; the first that holds.')
    .optional(),
});

export const capacityGapSchema = z.strictObject({
  id: idSchema,
  when: condition('Told where this holds.'),
  says: says.describe('Missing capacity, and how much would be enough.'),
  sequential: z
    .union([z.literal(true), z.array(idSchema).min(2)])
    .describe('While it is missing, the steps of all roles (true), or of these, come one after the other.')
    .optional(),
  sources,
});

const scoreLevelSchema = z.strictObject({
  id: idSchema,
  points: z.number().int().min(0).describe('The points there; whole.'),
  when: when.describe(
    'The level counts where this holds; left out on the last level only, which holds when no other does.',
  ),
  says,
});

export const capacityCriterionSchema = z.strictObject({
  id: idSchema,
  title,
  points: z.number().int().min(0).max(100).describe('The most points that it gives; whole.'),
  why,
  levels: z.array(scoreLevelSchema).min(2).describe('In order; the first that holds counts, the last has no when.'),
  sources,
});

export const proposalSchema = z.strictObject({
  id: idSchema.describe('The value of the question `on-the-table` that asks for this answer.'),
  title,
  replies: z
    .array(
      z.strictObject({
        answer: z.enum(REPLIES).describe('plan: the plan does it. only-if, later, or no: says tells why.'),
        courses: z
          .array(z.enum(COURSES))
          .min(1)
          .describe('Given only where the course is one of these; left out: whatever it is.')
          .optional(),
        verdicts: z
          .array(z.enum(VERDICTS))
          .min(1)
          .describe('Given only where the verdict is one of these; left out: whatever it is.')
          .optional(),
        close: flag('true: given only where the verdict is close.').optional(),
        later: flag(
          'true: given only where several meshes run, and all of them stay until what is required is met.',
        ).optional(),
        when: when.describe('Given only where this holds.'),
        says,
        sources: sources.describe('Where it has others than the proposal.').optional(),
      }),
    )
    .min(1)
    .describe('In order; the first that holds is given.'),
  options: ids('Where no reply holds: the options that it means; how far they meet unmet needs is told.').optional(),
  sources,
});

export const watchSchema = z.strictObject({
  id: idSchema,
  says,
  unless: condition('Not shown where this holds.').optional(),
  first: condition('It decides where this holds, and comes before the others.').optional(),
  likely: condition('It is near where this holds, and comes before those that may never come.').optional(),
  sources,
});
