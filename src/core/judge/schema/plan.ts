import * as z from 'zod';
import { STAGES, WORKLOAD_FINDINGS } from '../../pack/index.ts';
import { effort, waits } from '../../pack/schema/fields.ts';
import { count, day, entry, idOf, idsOf, line, oneOf, someOf, sources, words } from '../../pack/schema/results.ts';

const owner = idOf('roles', 'The role that does it.');
const title = words('The title.');
const about = words('A short description.');
const rollback = words('How to roll back.');
const answers = idsOf('questions', 'The questions whose answers decided it.');

export const outcomeSchema = oneOf(
  ['met', 'open', 'not-applicable', 'unknown'],
  'outcome',
  'met: it holds. open: it does not. not-applicable: the pack does not ask for it here. unknown: unanswered questions decide it.',
);

export const gateResultSchema = entry('gate', 'A condition for entering or leaving a stage.', {
  id: idOf('gates', 'Its id in the pack.'),
  title,
  kind: z.enum(['entry', 'exit']).describe('entry: to begin the stage. exit: to leave it.'),
  required: z.boolean().describe('true: the stage is not done without it. false: it is better with it.'),
  outcome: outcomeSchema,
  possible: someOf(['met', 'open', 'not-applicable'], 'outcome', 'Outcomes that are still possible.'),
  waived: z.boolean().describe('true: a waiver for it had not ended on the day of the assessment.'),
  debt: z
    .boolean()
    .describe(
      'true: it is owed. It is required and open, and belongs to a stage before the one at which the organization operates, or to the beginning of that stage.',
    ),
  why: words('Why the gate is there.'),
  fix: entry('fix', 'The work that meets the gate.', { do: words('The work, as imperatives.'), effort, owner }),
  atOnce: entry('atOnce', 'Urgent work while the gate is not met; only where there is any.', {
    order: z
      .enum(['first', 'beside'])
      .describe('first: use cases wait for it. `beside`: it goes along with the first use case.'),
    says: words('The work, as a sentence.'),
  }).exactOptional(),
  answers,
  sources,
});

const findings = someOf(
  WORKLOAD_FINDINGS,
  'finding',
  'The findings in workloads that triggered it; only for rules that name findings.',
).exactOptional();

export const stepResultSchema = entry('step', 'Work that belongs to a stage.', {
  id: idOf('steps', 'Its id in the pack.'),
  title,
  do: words('The work, as imperatives.'),
  proof: words('The evidence that it is done.'),
  rollback,
  owner,
  effort,
  crews: count('How many crews share its work side by side; only where there are several.').exactOptional(),
  waits: waits.exactOptional(),
  done: z.boolean().describe('true: the answers say that it is done, or the file ticks it.'),
  ticked: entry('tick', 'That the file ticks it as finished; only where it does.', {
    date: day('The day on which it was finished'),
    note: words('The note of the tick.').exactOptional(),
  }).exactOptional(),
  mayNotApply: z.boolean().describe('true: unanswered questions decide whether it applies.').exactOptional(),
  way: words(
    'With the course decide: the alternative that it belongs to. Only one alternative is taken, so effort is not added up across them.',
  ).exactOptional(),
  meets: idsOf(
    'useCases',
    'The needs that it ends or, with a way, that its alternative helps to meet by a date.',
  ).exactOptional(),
  likely: z.literal(true).describe('true: the answers point to its alternative (a heuristic).').exactOptional(),
  likelyBecause: words('Why they point to it, to be read after “because”.').exactOptional(),
  answers: idsOf('questions', 'The questions whose answers brought it into the plan.'),
  useCases: idsOf('useCases', 'The use cases that it serves; empty where it serves every plan.'),
  first: z
    .literal(true)
    .describe('true: it comes before all others, because a date is near or the others wait for it.')
    .exactOptional(),
  now: z
    .literal(true)
    .describe('true: it bridges a danger, or waits for nothing: it begins in the first week.')
    .exactOptional(),
  light: z
    .literal(true)
    .describe('true: it only reads, tests, or decides, so it waits for no gate of its own stage.')
    .exactOptional(),
  whileClosed: z
    .literal(true)
    .describe(
      'true: a change freeze does not hold it up: it changes nothing in production, or bridges a danger that can not wait.',
    )
    .exactOptional(),
  path: z
    .literal(true)
    .describe('true: it changes the way that calls take: unless it is required, it waits until a season is over.')
    .exactOptional(),
  paced: z
    .literal(true)
    .describe('true: it moves services one by one: plans tell how many a week the first date asks for.')
    .exactOptional(),
  interim: z
    .literal(true)
    .describe('true: it serves as the interim measure for a requirement that is met later.')
    .exactOptional(),
  aside: z.literal(true).describe('true: steps of later stages do not wait for it.').exactOptional(),
  postponed: z
    .literal(true)
    .describe(
      'true: it can wait. The first date does not need it, or every need is met; it begins when other steps leave time.',
    )
    .exactOptional(),
  after: idsOf('steps', 'Steps that are finished before it begins, where they are in the plan.').exactOptional(),
  provenBy: idsOf('steps', 'Steps that prove its result; only where the pack says it.').exactOptional(),
  waitsFor: idsOf('gates', 'Gates: it begins when the steps that close them are finished.').exactOptional(),
  options: idsOf('options', 'The options that it is written for; empty where it suits all.'),
  closes: idsOf('gates', 'The gates that it closes.'),
  findings,
  sources,
});

export const stageResultSchema = entry('stage', 'One stage of adoption.', {
  id: oneOf(STAGES, 'stage', 'Which stage.'),
  title,
  about,
  status: z
    .enum(['done', 'current', 'next', 'later', 'not-applicable'])
    .describe(
      'current: the one to work on next. next: the one behind it. done: one before it. not-applicable: there is no mesh to work on.',
    ),
  gates: z.array(gateResultSchema).describe('Its gates, entry before exit, otherwise in the order of the pack.'),
  steps: z
    .array(stepResultSchema)
    .describe(
      'The steps that these answers and the course ask for, those of the strongest needs first, then in the order of the pack; none where there is no mesh to work on.',
    ),
  stepsLeftOut: count('How many steps of the pack these answers leave out.'),
});

export const riskResultSchema = entry('risk', 'A risk that exists here.', {
  id: idOf('risks', 'Its id in the pack.'),
  title,
  why: words('Why it can go wrong here.'),
  mitigation: words('The mitigation.'),
  against: z
    .literal(true)
    .describe('true: it says that a compliance requirement does not ask for a mesh.')
    .exactOptional(),
  findings,
  answers,
  sources,
});

export const contradictionResultSchema = entry('contradiction', 'Answers that conflict.', {
  id: idOf('contradictions', 'Its id in the pack.'),
  title,
  why: words('The statement of each answer, and why not all of them can be true.'),
  correction: words('How to find out which answer is wrong.'),
  answers: idsOf('questions', 'The questions whose answers conflict.'),
  lines: z
    .array(line)
    .describe('Where these answers are in the answers file, in the same order; only where all of them are in one.')
    .exactOptional(),
  sources,
});

export const proposalResultSchema = entry('proposal', 'What to answer to an alternative that someone has proposed.', {
  id: idOf('proposals', 'Its id in the pack.'),
  title,
  answer: oneOf(
    ['plan', 'only-if', 'later', 'no', 'open', 'as-options'],
    'answer',
    'plan: the plan does it. only-if, later, no: says tells why. open: it depends on the questions of answers, or, without one, on the course. as-options: as its options meet the unmet needs.',
  ),
  says: words('The answer as a sentence; empty where unanswered questions decide it, or the options tell it.'),
  answers: idsOf('questions', 'The questions that decided it, or that it depends on.'),
  possible: z
    .array(
      z.strictObject({
        answer: oneOf(['plan', 'only-if', 'later', 'no', 'as-options'], 'answer', 'The answer.'),
        answers: idsOf('questions', 'The unanswered questions that decide it; none where the course does, or nothing.'),
      }),
    )
    .describe('Every answer that is still possible, of which the first that holds is given. Only with `open`.')
    .exactOptional(),
  options: idsOf('options', 'The options that it means.'),
  sources,
});

export const watchResultSchema = entry('sign', 'A sign that would reopen a no or not-yet.', {
  id: idOf('watch', 'Its id in the pack.'),
  says: words('The sign.'),
  sources,
});
