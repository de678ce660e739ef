import * as z from 'zod';
import type { Value } from '../condition/index.ts';
import type { PackChanges } from './differences.ts';
import type { PackKey } from './lists.ts';
import type { StageId, VerdictId } from './scales.ts';
import { disableSchema, migrationSchema, packInfoSchema, placingSchema, talkSchema } from './schema/about-the-pack.ts';
import { about, called, crews, ids, idSchema, isoDate, text, title } from './schema/fields.ts';
import {
  capacityCriterionSchema,
  capacityGapSchema,
  capacityLevelSchema,
  courseSchema,
  criterionSchema,
  namedConditionSchema,
  proposalSchema,
  verdictRuleSchema,
  verdictSchema,
  watchSchema,
} from './schema/judgement.ts';
import { manifestSchema } from './schema/manifests.ts';
import { optionSchema, useCaseSchema } from './schema/needs.ts';
import { contradictionSchema, gateSchema, riskSchema, stageSchema, stepSchema } from './schema/plan.ts';
import { questionSchema } from './schema/question.ts';

export type { StageId, Value, VerdictId };
export { placingSchema };

const list = <T extends z.ZodType>(description: string, entry: T) => z.array(entry).describe(description).default([]);

/**
 * All files of a pack folder, merged. Every file can hold any of these keys. `lists.ts` holds the properties of each
 * list.
 */
export const packSchema = z.strictObject({
  pack: packInfoSchema.describe('About this pack. Belongs in one file of the folder.'),
  sections: list(
    'Groups of questions, in the order in which they are asked.',
    z.strictObject({
      id: idSchema,
      title,
      about,
      canAnswer: ids('The roles that can answer these questions, told before they are asked.').optional(),
    }),
  ),
  questions: list('The questions of the interview.', questionSchema),
  conditions: list(
    'Conditions that several entries share; { holds: the-id } refers to one of them.',
    namedConditionSchema,
  ),
  criteria: list('The parts of the exposure score; the weights sum to 100.', criterionSchema),
  verdicts: list('The verdicts: yes, not-yet, no.', verdictSchema),
  verdictRules: list('In order; the first rule that holds gives the verdict.', verdictRuleSchema),
  course: list('In order; the first row that holds says what to do with a mesh, or about one.', courseSchema),
  capacityLevels: list('In order; the first that holds says who could carry a mesh.', capacityLevelSchema),
  capacityGaps: list('Capacity that can be missing for a mesh, each reported where it is.', capacityGapSchema),
  capacityCriteria: list(
    'The parts of the capacity score, which explains the level and does not decide it.',
    capacityCriterionSchema,
  ),
  proposals: list('What to answer to alternatives that someone has proposed.', proposalSchema),
  watch: list('Signs that would reopen a no or not-yet.', watchSchema),
  stages: list('Crawl, walk, run, fly.', stageSchema),
  gates: list('Conditions for entering or leaving a stage.', gateSchema),
  steps: list('Work that belongs to a stage.', stepSchema),
  useCases: list('Mesh use cases: needs, ranked by strength.', useCaseSchema),
  risks: list('Risks, each shown where it exists.', riskSchema),
  contradictions: list('Answers that conflict, told with the lines of all of them.', contradictionSchema),
  options: list(
    'Everything that can answer needs: libraries, the platform, the network, gateways, meshes.',
    optionSchema,
  ),
  manifests: list('Resources for a first experiment, for each option and use case.', manifestSchema),
  roles: list(
    'Roles that own steps and fixes.',
    z.strictObject({
      id: idSchema,
      title,
      called,
      crews: crews.describe('Its crews do different steps side by side: whole ones, at least one.'),
    }),
  ),
  facts: list(
    'Sources that can be looked up, with the day on which they were read.',
    z.strictObject({
      id: idSchema,
      says: text('The statement.'),
      link: z.url().describe('Where it is.'),
      read: isoDate.describe('The day on which it was read, like 2026-11-22.'),
      products: ids('The products that it concerns, where it concerns some only: not cited where another mesh runs.')
        .min(1)
        .optional(),
    }),
  ),
  talk: talkSchema.describe('The talk whose statements are sources.'),
  statements: list(
    'Statements of the talk, as sources.',
    z.strictObject({
      id: z
        .string()
        .regex(/^[A-Z]+-[0-9A-Z]+$/, 'the id of a statement is capitals, a hyphen, and a number, like NEED-06')
        .describe('Capitals, a hyphen, and a number, like NEED-06.'),
      at: z
        .string()
        .regex(/^\d{2}:\d{2}$/, 'a time is minutes and seconds, like 07:30')
        .describe('Minutes and seconds, like 07:30.'),
      says: text('The statement of the speaker.'),
    }),
  ),
  disable: list('Entries of the extended pack to remove, each with a reason.', disableSchema),
  migrations: list('How answers of earlier versions become answers of this one; oldest first.', migrationSchema),
} satisfies Readonly<Record<PackKey, z.ZodType>>);

/** The schema of a key of a pack; for a list, that of one entry. */
export function entrySchemaOf(key: PackKey): z.ZodType {
  const schema: z.ZodType = packSchema.shape[key];
  return schema instanceof z.ZodDefault ? ((schema.unwrap() as z.ZodArray).element as z.ZodType) : schema;
}

type Parsed = z.infer<typeof packSchema>;

/** A rule pack. `changes`: its changes against the pack that it extends. */
export type Pack = Omit<Parsed, 'disable' | 'migrations'> & {
  readonly disable?: readonly Disabled[];
  readonly migrations?: readonly Migration[];
  readonly changes?: PackChanges;
};
export type Disabled = z.infer<typeof disableSchema>;
export type Migration = z.infer<typeof migrationSchema>;
export type Question = z.infer<typeof questionSchema>;
export type NamedCondition = z.infer<typeof namedConditionSchema>;
export type Criterion = z.infer<typeof criterionSchema>;
export type VerdictRule = z.infer<typeof verdictRuleSchema>;
export type Gate = z.infer<typeof gateSchema>;
export type Step = z.infer<typeof stepSchema>;
export type UseCase = z.infer<typeof useCaseSchema>;
export type Risk = z.infer<typeof riskSchema>;
export type Contradiction = z.infer<typeof contradictionSchema>;
export type ManifestTemplate = z.infer<typeof manifestSchema>;
export type Option = z.infer<typeof optionSchema>;
export type CourseRow = z.infer<typeof courseSchema>;
export type Proposal = z.infer<typeof proposalSchema>;
export type CapacityLevel = z.infer<typeof capacityLevelSchema>;
export type CapacityGap = z.infer<typeof capacityGapSchema>;
export type CapacityCriterion = z.infer<typeof capacityCriterionSchema>;
