import * as z from 'zod';
import { EFFORTS, STAGES } from '../../pack/index.ts';
import { count, entry, idOf, idsOf, oneOf, someOf, sources, texts, words } from '../../pack/schema/results.ts';
import { reasonSchema } from './need-and-verdict.ts';

const effort = oneOf(EFFORTS, 'effort', 'small is days, medium is weeks, large is months.');
const owner = idOf('roles', 'The role that does it.');
const title = words('What it is called.');
const about = words('What it is about.');
const rollback = words('How to get back.');
const answers = idsOf('questions', 'The questions whose answers decided it.');

export const outcomeSchema = oneOf(
  ['met', 'open', 'not-applicable', 'unknown'],
  'outcome',
  'met: it holds. open: it does not. not-applicable: the pack does not ask for it here. unknown: open answers decide it.',
);

export const gateResultSchema = entry('gate', 'What has to be so before a stage begins, or before it is done.', {
  id: idOf('gates', 'Its id in the pack.'),
  title,
  kind: z.enum(['entry', 'exit']).describe('entry: to begin the stage. exit: to leave it.'),
  required: z.boolean().describe('true: the stage is not done without it. false: it is better with it.'),
  outcome: outcomeSchema,
  possible: someOf(['met', 'open', 'not-applicable'], 'outcome', 'Outcomes that are still possible.'),
  waived: z.boolean().describe('true: a waiver for it had not ended on the day of the assessment.'),
  why: words('Why the gate is there.'),
  fix: entry('fix', 'What to do while the gate is open.', { do: words('What to do.'), effort, owner }),
  atOnce: entry('atOnce', 'What is done at once because the gate is open; only where there is such a thing.', {
    order: z
      .enum(['first', 'beside'])
      .describe('first: use cases wait for it. beside: it goes along with the first use case.'),
    says: words('What to do, as a sentence.'),
  }).exactOptional(),
  answers,
  sources,
});

export const stepResultSchema = entry('step', 'What is done in a stage.', {
  id: idOf('steps', 'Its id in the pack.'),
  title,
  do: words('What to do.'),
  proof: words('How one sees that it is done.'),
  rollback,
  owner,
  effort,
  done: z.boolean().describe('true: the answers say that it is done.'),
  mayNotApply: z.boolean().describe('true: answers that are still open decide whether it applies.').exactOptional(),
  answers: idsOf('questions', 'The questions whose answers brought it into the plan.'),
  useCases: idsOf('useCases', 'The use cases that it serves; empty where it serves every plan.'),
  closes: idsOf('gates', 'The gates that it closes.'),
  sources,
});

export const stageResultSchema = entry('stage', 'One stage of adoption.', {
  id: oneOf(STAGES, 'stage', 'Which stage.'),
  title,
  about,
  status: z
    .enum(['done', 'current', 'next', 'later', 'not-applicable'])
    .describe(
      'current: the one to work on. next: the one behind it. not-applicable: there is no plan, as the verdict is no.',
    ),
  gates: z.array(gateResultSchema).describe('Its gates, entry before exit, otherwise in the order of the pack.'),
  steps: z
    .array(stepResultSchema)
    .describe(
      'The steps that these answers ask for, in the order of the pack; none where the verdict is no, and for not-yet only those of the first stage.',
    ),
  stepsLeftOut: count('How many steps of the pack these answers leave out.'),
});

export const useCaseResultSchema = entry('use case', 'What a mesh can be used for, and how well it fits.', {
  id: idOf('useCases', 'Its id in the pack.'),
  title,
  about,
  rank: z.int().min(1).describe('Its place among the use cases; 1 is the first.'),
  points: z
    .number()
    .describe('The sum of the points of its signals that are there; what the pack gives, without bounds.'),
  start: z.boolean().describe('true: the one to begin with.'),
  place: z
    .enum(['first', 'next', 'later', 'none'])
    .describe(
      'first: the one to begin with. next: at most two more. later: it has signals. none: it does not apply, or nothing speaks for it.',
    ),
  waitsFor: idsOf(
    'gates',
    'Gates that are met before it is begun; only at the first one, and only where there are any.',
  ).exactOptional(),
  stage: oneOf(STAGES, 'stage', 'The stage in which it can start.'),
  why: texts('What speaks for it, as sentences; reasons has the same with what caused them.'),
  reasons: z.array(reasonSchema).describe('What speaks for it.'),
  experiment: words('How to try it, on one proxy or one service.'),
  measure: words('How to see success, in golden signals.'),
  rollback,
  later: words('When it comes, if it is not first.'),
  sources,
});

export const riskResultSchema = entry('risk', 'What can go wrong here.', {
  id: idOf('risks', 'Its id in the pack.'),
  title,
  why: words('Why it can go wrong here.'),
  mitigation: words('What to do about it.'),
  answers,
  sources,
});

export const alternativeResultSchema = entry('alternative', 'What to do instead of a mesh.', {
  id: idOf('alternatives', 'Its id in the pack.'),
  title,
  about,
  covers: texts('What it gives.'),
  leaves: texts('What stays undone.'),
  who: words('Who then implements retries, encryption and telemetry.'),
  sources,
});

export const watchResultSchema = entry('sign', 'A sign that would reopen a no or not-yet.', {
  id: idOf('watch', 'Its id in the pack.'),
  says: words('The sign.'),
  sources,
});
