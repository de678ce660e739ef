import * as z from 'zod';
import { conditionSchema } from '../condition/schema.ts';
import type { Value } from '../condition/index.ts';
import type { PackChanges } from './differences.ts';
import { EFFORTS, STAGES, VERDICTS, type Effort, type StageId, type VerdictId } from './scales.ts';

/** Ids people meet: kebab-case, the same in YAML, code and output. */
export const idSchema = z
  .string()
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'an id is lower-case words joined by hyphens, like service-count');
const text = z.string().min(1);
/** Talk ids (`NEED-06`), fact ids (`ambient-is-stable`), or `ours` for a rule of thumb of the pack's authors. */
const sources = z.array(text).min(1);

export type { Effort, StageId, Value, VerdictId };

const condition = conditionSchema;

export const valueSchema = z.union([z.string(), z.number(), z.array(z.string())]);

export const questionSchema = z.strictObject({
  id: idSchema,
  section: idSchema,
  kind: z.enum(['number', 'choice', 'choices']),
  prompt: text,
  /** How to find out. */
  help: text,
  /** Why we ask. */
  why: text,
  /**
   * Allowed values of `choice` and `choices`, in the order shown. `inline`: the words inside a sentence, where the
   * label does not fit. `when`: a way out, a flip or a remedy proposes the value only where this is not false; as an
   * answer it is always allowed.
   */
  values: z
    .array(
      z.strictObject({
        value: z
          .string()
          .regex(/^[a-z0-9]+([.-][a-z0-9]+)*$/, 'a value is lower-case words joined by hyphens or dots, like by-hand'),
        label: text,
        inline: text.optional(),
        when: condition.optional(),
      }),
    )
    .min(2)
    .optional(),
  /** Values of a `choices` question that cannot be combined with others, like `none`. They do not add to `count`. */
  alone: z.array(z.string()).optional(),
  /** Bounds of a `number`, both inclusive; whole numbers only. */
  min: z.number().int().optional(),
  max: z.number().int().optional(),
  /** What the number counts, for prompts and sentences: `services`. */
  unit: text.optional(),
  /** Asked only where this holds. */
  when: condition.optional(),
  /** May be answered "not applicable" with a reason. Then `otherwise` is required. */
  notApplicable: z.boolean().optional(),
  /**
   * The value that counts where the question does not apply (hidden or not applicable). Without it, every test on it is
   * false.
   */
  otherwise: valueSchema.optional(),
  /**
   * What an organization can set out to change. `false`: nothing, it is given (a size, an obligation). A list: it can
   * bring these values about (`done`), but not choose the others (`required`; a product that has ended). Left out: any
   * value.
   */
  changeable: z.union([z.literal(false), z.array(z.string()).min(1)]).optional(),
  /** The first stage that brings its answers about; gates of stages before it are met without. Left out: crawl. */
  from: z.enum(STAGES).optional(),
  /**
   * Which way its answers go, the law that the rules have to keep. `need`: more of it never lowers a criterion.
   * `practice`: more of it never makes a gate worse. More is a larger number, a value that stands later in the list,
   * one value more.
   */
  direction: z
    .strictObject({ need: z.enum(['up', 'down']).optional(), practice: z.enum(['up', 'down']).optional() })
    .optional(),
  sources,
});

/** A condition that several entries share. */
export const namedConditionSchema = z.strictObject({
  id: idSchema,
  /** A clause that says it in reports: `the mesh still has to be chosen`. */
  says: text.regex(/^[^{}]*$/, 'says is a clause without { }; no answer is filled in'),
  when: condition,
  sources: sources.optional(),
});

export const levelSchema = z.strictObject({
  id: idSchema,
  /** Part of the weight, 0 to 1. */
  share: z.number().min(0).max(1),
  /** Left out on the last level only: it holds when no other does. */
  when: condition.optional(),
  /** One sentence for the report; `{question-id}` is replaced by the answer. */
  says: text,
});

export const criterionSchema = z.strictObject({
  id: idSchema,
  title: text,
  weight: z.number().min(0).max(100),
  why: text,
  /** In order; the first that holds counts. */
  levels: z.array(levelSchema).min(2),
  sources,
});

export const verdictSchema = z.strictObject({
  id: z.enum(VERDICTS),
  title: text,
  about: text,
});

export const verdictRuleSchema = z.strictObject({
  id: idSchema,
  verdict: z.enum(VERDICTS),
  /** Left out on the last rule only. May test `need`. */
  when: condition.optional(),
  says: text,
  /** What it says while the verdict is not settled. */
  open: text.optional(),
  why: text,
  /** Alternatives this rule points to; they are shown besides those whose own condition holds. */
  alternatives: z.array(idSchema).optional(),
  sources,
});

/** A sign that would reopen a `no` or `not-yet`; shown while `unless` is not true. */
export const watchSchema = z.strictObject({ id: idSchema, says: text, unless: condition.optional(), sources });

const fixSchema = z.strictObject({ do: text, effort: z.enum(EFFORTS), owner: idSchema });

export const gateSchema = z.strictObject({
  id: idSchema,
  stage: z.enum(STAGES),
  /** `entry`: to begin the stage. `exit`: to leave it. */
  kind: z.enum(['entry', 'exit']),
  title: text,
  /** required: the stage is not done without it. advised: it is better with it. Follows the strength of the talk. */
  required: z.boolean(),
  when: condition.optional(),
  met: condition,
  why: text,
  fix: fixSchema,
  /**
   * What the head of a plan says while the gate is open (and `when` holds): it is done at once. `order`: `first` where
   * use cases wait for it, `beside` where it goes along with the first one.
   */
  atOnce: z.strictObject({ order: z.enum(['first', 'beside']), when: condition.optional(), says: text }).optional(),
  sources,
});

export const stepSchema = z.strictObject({
  id: idSchema,
  stage: z.enum(STAGES),
  title: text,
  do: text,
  proof: text,
  rollback: text,
  owner: idSchema,
  effort: z.enum(EFFORTS),
  /** Shown where this holds (and, unless it is a variant, where it is unknown). */
  when: condition.optional(),
  /** One of several ways to do the same: shown only where `when` certainly holds. */
  variant: z.boolean().optional(),
  /** The box is ticked where this holds. */
  done: condition.optional(),
  /** Only shown when one of these use cases is in the plan. Left out: for every plan. */
  useCases: z.array(idSchema).optional(),
  /** Gates that this step closes. */
  closes: z.array(idSchema).optional(),
  sources,
});

export const stageSchema = z.strictObject({ id: z.enum(STAGES), title: text, about: text, sources });

export const signalSchema = z.strictObject({ when: condition, points: z.number(), says: text, sources });

export const useCaseSchema = z.strictObject({
  id: idSchema,
  title: text,
  about: text,
  /** Stage in which it can start. */
  stage: z.enum(STAGES),
  /** Applies only where this holds. */
  when: condition.optional(),
  signals: z.array(signalSchema).min(1),
  /** Small enough for one proxy or one service. */
  experiment: text,
  /** Success, in golden signals. */
  measure: text,
  rollback: text,
  /** When it comes, if it is not first. */
  later: text,
  sources,
});

export const riskSchema = z.strictObject({
  id: idSchema,
  title: text,
  when: condition,
  why: text,
  mitigation: text,
  /** It counts whether or not a mesh comes; a risk without it is not shown with a no. */
  standing: z.boolean().optional(),
  sources,
});

export const alternativeSchema = z.strictObject({
  id: idSchema,
  title: text,
  about: text,
  when: condition.optional(),
  /** What it gives. */
  covers: z.array(text).min(1),
  /** What stays undone. */
  leaves: z.array(text).min(1),
  /** Who then implements retries, encryption and telemetry. */
  who: text,
  sources,
});

const isoDate = z.string().regex(/^\d{4}-\d{2}-\d{2}$/, 'a date is written 2026-11-22');

export const factSchema = z.strictObject({ id: idSchema, says: text, link: z.url(), read: isoDate });

export const statementSchema = z.strictObject({
  id: z.string().regex(/^[A-Z]+-[0-9A-Z]+$/, 'the id of a statement is capitals, a hyphen and a number, like NEED-06'),
  at: z.string().regex(/^\d{2}:\d{2}$/, 'a time is minutes and seconds, like 07:30'),
  says: text,
});

const versionSchema = z.string().regex(/^\d+\.\d+\.\d+$/, 'a version is three numbers, like 1.0.0');

/** What takes an entry of the extended pack out: its kind and id, and why. */
export const disableSchema = z
  .strictObject({
    question: idSchema.optional(),
    condition: idSchema.optional(),
    criterion: idSchema.optional(),
    rule: idSchema.optional(),
    sign: idSchema.optional(),
    gate: idSchema.optional(),
    step: idSchema.optional(),
    useCase: idSchema.optional(),
    risk: idSchema.optional(),
    alternative: idSchema.optional(),
    reason: z.string().regex(/\S/, 'a reason says why'),
  })
  .refine((entry) => Object.keys(entry).length === 2, 'name one entry, like gate: egress-enforced, and the reason');

/** How answers of earlier versions become answers of version `to`. What it does not name is kept. */
export const migrationSchema = z.strictObject({
  to: versionSchema,
  /** Old question id to new question id. */
  renames: z.record(z.string(), idSchema).optional(),
  /** By question (its new id): old value to new value. */
  values: z.record(z.string(), z.record(z.string(), z.string())).optional(),
  /**
   * One question became several: by new question, the new value for each old one; left out where a person has to
   * decide.
   */
  splits: z
    .array(z.strictObject({ from: z.string(), into: z.record(idSchema, z.record(z.string(), valueSchema)) }))
    .optional(),
  /** Question that is gone, and why. */
  removed: z.record(z.string(), text).optional(),
});

export const packInfoSchema = z.strictObject({
  schema: z.literal('mesh-ready/pack@1'),
  id: idSchema,
  version: versionSchema,
  /** The pack that this one starts from: entries with its ids change them, others are added. */
  extends: idSchema.optional(),
  title: text,
  about: text,
  /** What its numbers are: whose heuristics, and that they can be changed. */
  heuristics: text,
});

const list = <T extends z.ZodType>(item: T) => z.array(item).default([]);

/** All files of a pack folder, merged. Every file may hold any of these keys. */
export const packSchema = z.strictObject({
  pack: packInfoSchema,
  sections: list(z.strictObject({ id: idSchema, title: text, about: text })),
  questions: list(questionSchema),
  conditions: list(namedConditionSchema),
  criteria: list(criterionSchema),
  verdicts: list(verdictSchema),
  verdictRules: list(verdictRuleSchema),
  watch: list(watchSchema),
  stages: list(stageSchema),
  gates: list(gateSchema),
  steps: list(stepSchema),
  useCases: list(useCaseSchema),
  risks: list(riskSchema),
  alternatives: list(alternativeSchema),
  /** Roles that own steps and fixes. */
  roles: list(z.strictObject({ id: idSchema, title: text })),
  facts: list(factSchema),
  talk: z.strictObject({ title: text, speaker: text, event: text, date: isoDate }),
  statements: list(statementSchema),
  disable: list(disableSchema),
  /** Oldest first. */
  migrations: list(migrationSchema),
});

export type Disabled = z.infer<typeof disableSchema>;
export type Migration = z.infer<typeof migrationSchema>;
type Parsed = z.infer<typeof packSchema>;

/** A rule pack. `changes`: what it makes different from the pack that it extends. */
export type Pack = Omit<Parsed, 'disable' | 'migrations'> & {
  readonly disable?: readonly Disabled[];
  readonly migrations?: readonly Migration[];
  readonly changes?: PackChanges;
};
export type Question = z.infer<typeof questionSchema>;
export type NamedCondition = z.infer<typeof namedConditionSchema>;
export type Criterion = z.infer<typeof criterionSchema>;
export type VerdictRule = z.infer<typeof verdictRuleSchema>;
export type Gate = z.infer<typeof gateSchema>;
export type Step = z.infer<typeof stepSchema>;
export type UseCase = z.infer<typeof useCaseSchema>;
export type Risk = z.infer<typeof riskSchema>;
export type Alternative = z.infer<typeof alternativeSchema>;
