import * as z from 'zod';
import type { Value } from '../../condition/index.ts';
import { STAGES } from '../scales.ts';
import { condition, flag, ids, idSchema, release, sources, text, when } from './fields.ts';

/** The answer to a question: one value, a number, or several values. */
export const valueSchema: z.ZodType<Value> = z.union([z.string(), z.number(), z.array(z.string())]);

const optionSchema = z.strictObject({
  value: z
    .string()
    .regex(/^[a-z0-9]+([.-][a-z0-9]+)*$/, 'a value is lower-case words joined by hyphens or dots, like by-hand'),
  label: text('The label of the value.'),
  inline: text('The words inside a sentence, where the label does not fit.').optional(),
  weeks: z.int().min(0).describe('It names a date that is at most so many weeks away; 0: it has passed.').optional(),
  over: z.int().min(0).describe('It names a date that is more than so many weeks away, without a most.').optional(),
  dates: z
    .array(idSchema)
    .describe('The first date is that of these use cases and of no others; an empty list: of none.')
    .optional(),
  named: flag(
    'true: the date is only about those use cases of dates that a note names by one of their words.',
  ).optional(),
  due: ids('The first date is about these steps: plans compare their end with it.').optional(),
  words: z
    .array(text('A word.'))
    .min(1)
    .describe(
      'Of the dates in the note of the first date, one whose words hold one of these is meant. Any date in a note with such words is about the steps of due, too, or with dates, that of required work. With owed, words there must also say that it is due, or sent. A number means any number.',
    )
    .optional(),
  owed: z
    .literal(true)
    .describe(
      'Someone outside waits for an answer about a requirement. With an empty dates: by then, so steps that none needs wait.',
    )
    .optional(),
  season: z
    .literal(true)
    .describe('The first date begins a peak season: other changes than fixes for the first need begin after its end.')
    .optional(),
  release: release.optional(),
  releaseOfOne: release.describe('The same where a step changes one service only, if that is another time.').optional(),
  when: condition(
    'A path out of a stage, a flip, or a remedy proposes the value only where this is not false; as an answer it is always allowed.',
  ).optional(),
});

const way = (description: string) => z.enum(['up', 'down']).describe(description).optional();

export const questionSchema = z.strictObject({
  id: idSchema,
  section: idSchema.describe('The section in which it is asked.'),
  kind: z.enum(['number', 'choice', 'choices']).describe('number, choice (one value) or choices (one or more).'),
  prompt: text('The question.'),
  help: text('How to find out.'),
  why: text('Why the question matters.'),
  values: z
    .array(optionSchema)
    .min(2)
    .describe('The values of a choice or choices question, in the order shown.')
    .optional(),
  alone: z
    .array(z.string())
    .describe('Values of a choices question that cannot be combined with others, like none. They add nothing to count.')
    .optional(),
  min: z.number().int().describe('The least that can be answered to a number question.').optional(),
  below: text('What to do instead where a number would be below min: words after a semicolon.').optional(),
  max: z.number().int().describe('The most that can be answered to a number question.').optional(),
  unit: text('The unit of the number in prompts and sentences, like services.').optional(),
  when: when.describe('Asked only where this holds.'),
  notApplicable: flag('true: may be answered "not applicable" with a reason; then otherwise is required.').optional(),
  otherwise: valueSchema
    .describe(
      'The value that counts where the question does not apply. Without it, every test of the question is then false.',
    )
    .optional(),
  changeable: z
    .union([z.literal(false), z.array(z.string()).min(1)])
    .describe(
      'The values that an organization can bring about. false: none, the answer is outside its control. A list: these values, but not the others. Left out: any value.',
    )
    .optional(),
  decision: z
    .union([z.literal(true), z.array(z.string()).min(1)])
    .describe(
      'true: its answer follows from the verdict, like the product that is installed. A list: these values do. No flip of the verdict proposes them.',
    )
    .optional(),
  given: z
    .union([z.literal(true), z.number().int().min(2), z.array(z.string()).min(1)])
    .describe(
      "A property of the organization, or a value that it would never choose. true: any other answer makes another organization. A number: so does a count that many times higher or lower. A list: these values, where they aren't the answer. No flip of the verdict proposes it where the question is answered.",
    )
    .optional(),
  forChoice: flag(
    'true: it only chooses between options. It is asked while a yes is possible and several meshes are left, and coverage leaves it out.',
  ).optional(),
  optional: flag(
    'true: no result depends on it, so coverage leaves it out, and no report lists it as unanswered.',
  ).optional(),
  from: z
    .enum(STAGES)
    .describe(
      'The first stage that brings its answers about; gates of stages before it are met without. Left out: crawl.',
    )
    .optional(),
  direction: z
    .strictObject({
      exposure: way('up: more of it never lowers a criterion. down: more of it never raises one.'),
      practice: way('up: more of it never makes a gate worse. down: more of it never makes one better.'),
    })
    .describe(
      'Which way its answers go: the law that the rules must keep. More is a larger number, a value later in the list, one value more.',
    )
    .optional(),
  sources,
});
