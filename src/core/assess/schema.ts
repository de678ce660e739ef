import * as z from 'zod';
import * as plan from '../judge/schema/plan.ts';
import { needResultSchema, verdictResultSchema } from '../judge/schema/need-and-verdict.ts';
import { STAGES } from '../pack/index.ts';
import { isoDate } from '../pack/schema/fields.ts';
import { day, entry, idOf, idsOf, oneOf, packChangesSchema, someOf, words } from '../pack/schema/results.ts';
import { answerRecordSchema, coverageSchema, ignoredSchema, unknownSchema, waiverSchema } from './schema/answers.ts';
import { flipsSchema } from './schema/flips.ts';

const STAGES_OR_NONE = ['none', ...STAGES] as const;
const title = words('What reports call it.');

/** All results of one run: the output of `assess` and `plan` with `--format json`, and the only input of a reporter. */
export const assessmentSchema = z
  .strictObject({
    schemaVersion: z.literal(1).describe('The version of this format.'),
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
        title: words('What it is called.'),
        heuristics: words('What its numbers are: whose rules of thumb, and that they can be changed.'),
        talk: z
          .strictObject({
            title: words('The title of the talk.'),
            speaker: words('Who gave it.'),
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
    scope: z.string().nullable().describe('What the answers are about, as the file says it; null where it does not.'),
    assessed: isoDate
      .nullable()
      .describe(
        'The day of the assessment as the file states it, YYYY-MM-DD, never the clock; null where it does not.',
      ),
    verdict: verdictResultSchema,
    need: needResultSchema,
    stage: oneOf(STAGES_OR_NONE, 'stage', 'The stage to work on next; none where the verdict is no.'),
    stagePossible: someOf(STAGES_OR_NONE, 'stage', 'Stages that are still possible, in order.'),
    stages: z.array(plan.stageResultSchema).describe('The stages, in order.'),
    useCases: z.array(plan.useCaseResultSchema).describe('Every use case of the pack, by rank.'),
    startPossible: idsOf('useCases', 'Use cases that can still come first.'),
    risks: z
      .array(plan.riskResultSchema)
      .describe('What can go wrong here; where the verdict is no, only what can without a mesh.'),
    alternatives: z
      .array(plan.alternativeResultSchema)
      .describe('What to do instead of a mesh; empty where the verdict is yes.'),
    watch: z
      .array(plan.watchResultSchema)
      .describe('Signs that would reopen a no or not-yet; empty where the verdict is yes.'),
    unknowns: z.array(unknownSchema).describe('Open questions that apply, or may apply; most informative first.'),
    ignored: z.array(ignoredSchema).describe('Answers that were kept but did not count.'),
    answers: z.array(answerRecordSchema).describe('Every question of the pack, and how it was answered.'),
    coverage: coverageSchema,
    flips: flipsSchema.describe('What would change the result; only where it was worked out.').exactOptional(),
    waivers: z.array(waiverSchema).describe('Gates that the answers file waives.'),
    changes: packChangesSchema
      .describe('What the pack makes different from the one that it extends; only where it extends one.')
      .exactOptional(),
    sections: z
      .array(entry('section', 'A group of questions.', { id: idOf('sections', 'Its id in the pack.'), title }))
      .describe('Titles for the section ids of answers and unknowns.'),
    roles: z
      .array(entry('role', 'Who owns steps and fixes.', { id: idOf('roles', 'Its id in the pack.'), title }))
      .describe('Titles for the owner ids of steps and fixes.'),
  })
  .meta({ title: 'assessment', description: 'All results of one run of mesh-ready.' });
