import * as z from 'zod';
import { STAGES, VERDICTS } from '../../pack/index.ts';
import { valueSchema } from '../../pack/schema/question.ts';
import { entry, idOf, idsOf, oneOf, words } from '../../pack/schema/results.ts';

export const answerChangeSchema = entry('answer change', 'One changed answer.', {
  question: idOf('questions', 'The id of the question.'),
  prompt: words('The question as it is asked.'),
  from: valueSchema.nullable().describe('The answer that counts now; null where there is none.'),
  fromText: words('The answer that counts now, in words.'),
  to: valueSchema.describe('The nearest answer that does it.'),
  toText: words('Every number or value that does it, in words; of a list of values the nearest list.'),
  difference: words(
    'Where a list of values only grows or only shrinks, or nearly every other choice does it: how, in words.',
  ).exactOptional(),
  changeable: z
    .boolean()
    .describe('false: it is outside the control of the organization, like a size or a requirement.'),
  known: z.boolean().describe('false: the question is unanswered, so this is no change but something to find out.'),
  applies: z
    .literal(false)
    .describe('false: the question does not apply until the changes before this one are made. Left out otherwise.')
    .exactOptional(),
});

export const flipSchema = entry('flip', 'Other answers that together change the verdict.', {
  changes: z.array(answerChangeSchema).describe('The answers that would be others.'),
  verdict: oneOf(VERDICTS, 'verdict', 'The verdict then.'),
  close: z.literal(true).describe('true: the opposite can be defended as well.').exactOptional(),
  gaps: z
    .int()
    .min(1)
    .describe('How many things capacity lacks even then. Left out where it lacks none, or where no mesh follows.')
    .exactOptional(),
  inYourHands: z.boolean().describe('true: the organization can change all of it.'),
});

export const wayOutSchema = entry(
  'shortest path',
  'The fewest other answers with which a stage is done, by what the organization can change and so that the verdict stays.',
  {
    from: oneOf(STAGES, 'stage', 'The stage that is then done.'),
    to: z.enum(STAGES).nullable().describe('The stage that comes then; null when from is the last.'),
    gates: idsOf('gates', 'Required gates, up to this stage, that are not met.'),
    changes: z
      .array(answerChangeSchema)
      .nullable()
      .describe('Null when what the organization can change is not enough. There can be other ways as short.'),
    triedUpTo: z
      .int()
      .describe(
        'Only where changes is null because the search ended: no change of up to this many answers is enough, and not all larger ones were tried.',
      )
      .exactOptional(),
  },
);

export const flipsSchema = entry('flips', 'Which other answers would change the result.', {
  verdict: z
    .array(flipSchema)
    .describe(
      'The smallest sets of other answers, up to three, that change the verdict: each does, no part of one does, none is missing. Fewer changes come first, and what the organization can change before what it is given.',
    ),
  stage: wayOutSchema.describe('The shortest path out of the stage; only where the verdict is yes.').exactOptional(),
});
