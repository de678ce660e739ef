import * as z from 'zod';
import { VERDICTS } from '../../pack/index.ts';
import { entry, idOf, idsOf, oneOf, someOf, sources, texts, words } from '../../pack/schema/results.ts';

export const reasonSchema = entry('reason', 'A sentence, and the answers that caused it.', {
  text: words('The sentence.'),
  answers: idsOf('questions', 'The questions whose answers caused it.'),
  sources,
});

export const verdictResultSchema = entry('verdict', 'Whether the organization needs a mesh.', {
  id: oneOf(VERDICTS, 'verdict', 'yes: adopt a mesh. not-yet: first do what is missing. no: do without.'),
  title: words('The verdict as a heading.'),
  why: texts('Sentences, most important first; reasons has the same with what caused them.'),
  reasons: z.array(reasonSchema).describe('Why, most important first.'),
  contrary: z
    .array(reasonSchema)
    .describe('What argues for a mesh although the verdict is no or not-yet; only where there is anything.')
    .exactOptional(),
  rule: idOf('verdictRules', 'The rule of the pack that decided.'),
  settled: z.boolean().describe('true: no answer that is still open can change the verdict.'),
  possible: someOf(VERDICTS, 'verdict', 'Every verdict that is still possible, in the order yes, not-yet, no.'),
});

const points = (description: string) => z.number().min(0).max(100).describe(description);
const range = (description: string) => z.tuple([points('The lowest.'), points('The highest.')]).describe(description);

export const criterionResultSchema = entry('criterion', 'One part of the need score.', {
  id: idOf('criteria', 'Its id in the pack.'),
  title: words('What it is called.'),
  weight: points('The most points that it gives. The weights of all criteria sum to 100.'),
  level: words('The level of the criterion that counts, or unknown while open answers leave more than one.'),
  points: points('Points that the answers show, 0 to the weight, to one decimal.'),
  range: range('Fewest and most points that are still possible, exact.'),
  why: words('What the answers say about it.'),
  answers: idsOf('questions', 'The questions that were read.'),
  sources,
});

export const needResultSchema = entry('need', 'How much the organization needs what a mesh gives.', {
  score: points('The sum of the points of the criteria, 0 to 100. It counts only what the answers show.'),
  range: range('Lowest and highest score that are still possible, exact.'),
  criteria: z.array(criterionResultSchema).describe('The parts of the score, in the order of the pack.'),
});
