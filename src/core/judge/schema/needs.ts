import * as z from 'zod';
import { CARRIES, FITS, OPTION_KINDS, REACHES, STAGES, STRENGTHS } from '../../pack/index.ts';
import { effort } from '../../pack/schema/fields.ts';
import { day, entry, idOf, idsIn, idsOf, oneOf, someOf, sources, texts, words } from '../../pack/schema/results.ts';
import { reasonSchema } from './verdict.ts';

const STRENGTH =
  'duty: someone outside the teams requires it. pain: it has hurt. burden: work is done by hand again and again. wish: it is wanted. none: nothing asks for it.';

export const useCaseResultSchema = entry('use case', 'A mesh use case, as a need.', {
  id: idOf('useCases', 'Its id in the pack.'),
  title: words('The title.'),
  about: words('A short description.'),
  rank: z.int().min(1).describe('Its place among the use cases; 1 is the first.'),
  strength: oneOf(STRENGTHS, 'strength', STRENGTH),
  strengthPossible: someOf(STRENGTHS, 'strength', 'Every strength that is still possible, the strongest first.'),
  unmet: z.boolean().describe('true: it is needed, burden or more, and nothing that is there is known to do it.'),
  coverUnknown: z
    .literal(true)
    .describe(
      'Unmet only as far as known: it may be covered, which unanswered questions or a look at what runs can show.',
    )
    .exactOptional(),
  carries: oneOf(
    CARRIES,
    'whether it is reason enough for a mesh',
    'alone: reason enough for a mesh. together: only with another one. never: no reason for a mesh.',
  ),
  coveredBy: z
    .array(words('An option, or mesh.').register(idsIn, { lists: ['options'], more: ['mesh'] }))
    .describe('The option that covers it today, or mesh for the installed product; empty where it is not covered.'),
  cost: words(
    'What can happen, or goes on, while it stays unmet; only where it is unmet and the pack says it.',
  ).exactOptional(),
  start: z
    .boolean()
    .describe('true: the one to begin with. With a no or not-yet it is the need to solve first, by an option.'),
  place: z
    .enum(['first', 'next', 'later', 'none'])
    .describe(
      'first: the one to begin with. next: at most two more. later: it is unmet, or wished for. none: nothing asks for it.',
    ),
  waitsFor: idsOf(
    'gates',
    'Gates that are met before it is begun; only at the first one, and only where there are any.',
  ).exactOptional(),
  stage: oneOf(STAGES, 'stage', 'The stage in which it can start.'),
  why: texts(
    'Reasons for it, and how it is covered, as sentences; reasons has them with the answers that caused them.',
  ),
  reasons: z.array(reasonSchema).describe('Reasons for it, and how it is covered.'),
  experiment: words('How to try it, on one proxy or one service.'),
  measure: words('How to see success, in golden signals.'),
  abort: words('The threshold at which the experiment is stopped, in golden signals against the baseline.'),
  rollback: words('How to roll back.'),
  later: words('When it comes, if it is not first.'),
  sources,
});

const use = (description: string) =>
  z
    .strictObject({ cpu: z.number().describe('CPUs.'), memory: z.number().describe('Memory in MB (1,000,000 bytes).') })
    .describe(description);

export const optionResultSchema = entry('option', 'Something that can answer needs, and whether it does here.', {
  id: idOf('options', 'Its id in the pack.'),
  title: words('The title.'),
  kind: oneOf(OPTION_KINDS, 'kind of option', 'The kind of option.'),
  about: words('A short description.'),
  fit: oneOf(FITS, 'fit', 'fits: it answers a need here. out: certainly not. open: unanswered questions decide it.'),
  stretched: z.boolean().describe('true: it does only with more work; only where it fits.').exactOptional(),
  offered: z
    .literal(true)
    .describe('Only where it is offered for the scope as a whole, whatever the needs.')
    .exactOptional(),
  answers: idsOf('useCases', 'The use cases that it answers, or may answer.'),
  solves: idsOf('useCases', 'Of those, the unmet ones that it certainly answers here.'),
  reaches: z
    .array(
      entry('reach', 'How far an option answers an unmet use case here.', {
        useCase: idOf('useCases', 'The unmet use case.'),
        reach: oneOf(
          REACHES,
          'reach',
          'enough: it does. stretched: it does with more work. short: it certainly does not reach, or the option is out. open: unanswered questions decide it.',
        ),
        says: words('Its effect on the use case.'),
      }),
    )
    .describe('The unmet ones of these use cases, each with how far the option reaches.'),
  leaves: texts('Needs that it leaves uncovered.'),
  who: words('The team or role that then implements retries, encryption, and telemetry.'),
  effort: effort.exactOptional(),
  proof: words('The evidence that it does.').exactOptional(),
  rollback: words('How to roll back.').exactOptional(),
  points: z
    .int()
    .min(0)
    .describe('How much of what the pack knows speaks for it. Points only order the options that are left.'),
  speaksFor: z
    .array(
      reasonSchema
        .extend({
          points: z.int().min(1).describe('How much it counts.'),
          decides: z.literal(true).describe('Only where it chooses the option.').exactOptional(),
          atHand: z.literal(true).describe('Only where the platform brings the option.').exactOptional(),
        })
        .meta({ id: 'point', title: 'point', description: 'A reason that moves an option forward, and by how much.' }),
    )
    .describe('The reasons for these points; reasons has the same sentences.'),
  reasons: z.array(reasonSchema).describe('Its effect on unmet needs, and points for it.'),
  ruledOutBy: z
    .array(
      entry('exclusion', 'A certain reason against an option.', {
        why: words('The reason.'),
        answers: idsOf('questions', 'The questions whose answers caused it.'),
        review: day('The day on which to read the sources again'),
        sources,
      }),
    )
    .describe('Reasons that rule it out; empty where there are none.'),
  openBecause: idsOf('questions', 'The unanswered questions that decide whether it fits.'),
  warnings: z
    .array(
      reasonSchema
        .extend({
          doubt: z
            .literal(true)
            .describe('Only where the answers demand something, and whether the option has it is unknown.')
            .exactOptional(),
        })
        .meta({ id: 'warning', title: 'warning', description: 'What to know before an option is chosen.' }),
    )
    .describe('Caveats to know before choosing it; empty where it is out.'),
  managed: z.literal(true).describe('Its vendor upgrades and repairs it.').exactOptional(),
  editionOf: idOf('options', 'The option of which it is another edition.').exactOptional(),
  license: words('Under which license, and whose project or product it is.').exactOptional(),
  tradeOff: words('The trade-off of choosing it.').exactOptional(),
  compare: words('Measurements and checks before choosing it.').exactOptional(),
  cost: reasonSchema
    .extend({
      perPod: z
        .strictObject({ reserved: use('What it reserves.'), measured: use('What it took when measured.') })
        .describe('The same in numbers; only where a proxy runs in each pod.')
        .exactOptional(),
    })
    .meta({ id: 'cost', title: 'cost', description: 'The resource use of the proxies of a product.' })
    .describe('The resource use of its proxies, per pod or node.')
    .exactOptional(),
  sources,
});
