import * as z from 'zod';
import * as plan from '../judge/schema/plan.ts';
import * as needs from '../judge/schema/needs.ts';
import { capacityResultSchema, exposureResultSchema, verdictResultSchema } from '../judge/schema/verdict.ts';
import { STAGES } from '../pack/index.ts';
import { isoDate } from '../pack/schema/fields.ts';
import { day, entry, idOf, idsOf, oneOf, packChangesSchema, someOf, words } from '../pack/schema/results.ts';
import {
  answerRecordSchema,
  coverageSchema,
  finishedStepSchema,
  ignoredSchema,
  unknownSchema,
  waiverSchema,
} from './schema/answers.ts';
import { flipsSchema } from './schema/flips.ts';
import { foundSchema } from './schema/found.ts';

const STAGES_OR_NONE = ['none', ...STAGES] as const;
const title = words('The title in reports.');

/** All results of one run: the output of `assess` and `plan` with `--format json`, and the only input of a reporter. */
export const assessmentSchema = z
  .strictObject({
    schemaVersion: z.literal(2).describe('The version of this format.'),
    tool: z
      .strictObject({
        name: z.literal('mesh-ready').describe('Its name.'),
        version: words('The version of the program.'),
      })
      .describe('The program that wrote this.'),
    pack: z
      .strictObject({
        id: words('Its id.'),
        version: words('Its version.'),
        digest: words('sha256: and the hash of its content; the same rules have the same digest.'),
        title: words('The title.'),
        heuristics: words('A note on the numbers: whose heuristics they are, and that they can be changed.'),
        talk: z
          .strictObject({
            title: words('The title of the talk.'),
            speaker: words('The speaker.'),
            event: words('Where it was given.'),
            date: day('The day on which it was given'),
          })
          .describe('The talk that sources of kind talk are from.'),
      })
      .describe('The rules that judged.'),
    writtenFor: z
      .strictObject({
        id: words('The id of the pack.'),
        version: words('The version that the answers name.'),
        judgedBy: words('The version that judged.'),
      })
      .describe(
        'The version of the pack that the answers were written for; only where it is another one than judged them.',
      )
      .exactOptional(),
    organization: z
      .string()
      .nullable()
      .describe('The organization, as the answers file names it; null where it does not.'),
    scope: z.string().nullable().describe('The scope of the answers, as the file states it; null where it does not.'),
    assessed: isoDate
      .nullable()
      .describe(
        'The day of the assessment as the file states it, YYYY-MM-DD, never the clock; null where it does not.',
      ),
    verdict: verdictResultSchema,
    exposure: exposureResultSchema,
    capacity: capacityResultSchema,
    operatingAt: oneOf(
      STAGES_OR_NONE,
      'stage',
      'The highest stage at which production shows that the organization operates; none without a mesh.',
    ),
    operatingAtPossible: someOf(STAGES_OR_NONE, 'stage', 'Stages at which it may still operate, in order.'),
    stage: oneOf(STAGES_OR_NONE, 'stage', 'The stage to work on next; none where there is no mesh to work on.'),
    stagePossible: someOf(STAGES_OR_NONE, 'stage', 'Stages that are still possible, in order.'),
    stages: z.array(plan.stageResultSchema).describe('The stages, in order.'),
    useCases: z.array(needs.useCaseResultSchema).describe('Every use case of the pack, by rank.'),
    startPossible: idsOf('useCases', 'Use cases that can still come first.'),
    risks: z.array(plan.riskResultSchema).describe('The risks; without a yes, only those that exist without a mesh.'),
    proposals: z
      .array(plan.proposalResultSchema)
      .describe('What to answer to the alternatives that someone has proposed; only where answers name some.')
      .exactOptional(),
    contradictions: z
      .array(plan.contradictionResultSchema)
      .describe('Answers that conflict: a result that rests on them cannot be trusted.'),
    options: z
      .array(needs.optionResultSchema)
      .describe(
        'Everything that can answer needs, in the order of the pack. With a no or not-yet, the options that fit and are no mesh are the alternatives to one.',
      ),
    watch: z
      .array(plan.watchResultSchema)
      .describe('Signs that would reopen a no or not-yet; empty where the verdict is yes.'),
    unknowns: z.array(unknownSchema).describe('Unanswered questions that apply, or may apply; most informative first.'),
    ignored: z.array(ignoredSchema).describe('Answers that were kept but did not count.'),
    answers: z.array(answerRecordSchema).describe('Every question of the pack, and how it was answered.'),
    coverage: coverageSchema,
    flips: flipsSchema
      .describe('Changes of answers that change the result; only where they were computed.')
      .exactOptional(),
    found: foundSchema.describe('Findings in workloads; only where files were read.').exactOptional(),
    waivers: z.array(waiverSchema).describe('Gates that the answers file waives.'),
    done: z.array(finishedStepSchema).describe('Steps that the answers file ticks, in its order.'),
    exact: z
      .literal(false)
      .describe(
        'Only where the rules are too entangled to compute every combination of answers: ranges can then be too wide, never too narrow.',
      )
      .exactOptional(),
    changes: packChangesSchema
      .describe('Changes against the pack that it extends; only where it extends one.')
      .exactOptional(),
    sections: z
      .array(
        entry('section', 'A group of questions.', {
          id: idOf('sections', 'Its id in the pack.'),
          title,
          canAnswer: z.array(idOf('roles', 'A role.')).describe('Roles that can answer its questions.').exactOptional(),
        }),
      )
      .describe('Titles for the section ids of answers and unknowns.'),
    roles: z
      .array(entry('role', 'An owner of steps and fixes.', { id: idOf('roles', 'Its id in the pack.'), title }))
      .describe('Titles for the owner ids of steps and fixes.'),
  })
  .meta({ title: 'assessment', description: 'All results of one run of mesh-ready.' });
