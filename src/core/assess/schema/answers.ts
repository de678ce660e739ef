import * as z from 'zod';
import { EVIDENCE } from '../../answers/index.ts';
import { valueSchema } from '../../pack/schema/question.ts';
import { count, day, entry, idOf, idsOf, line, oneOf, words } from '../../pack/schema/results.ts';

const question = idOf('questions', 'The id of the question.');
const prompt = words('The question as it is asked.');
const section = idOf('sections', 'The section of the question.');

export const unknownSchema = entry('unknown', 'An unanswered question that applies, or may apply.', {
  question,
  prompt,
  section,
  effect: words('The results that an answer can still change, in words.'),
  mainEffect: words('The most important part of effect, without a period at the end.'),
  changesVerdict: z.boolean().describe('true: answering it can still change the verdict.'),
  tellsCapacity: z
    .literal(true)
    .describe('Only where an answer tells who could run a mesh, and nothing of a need for one.')
    .exactOptional(),
  changesCourse: z.literal(true).describe('Only where answering it can still change the course.').exactOptional(),
  mayNotApply: z.boolean().describe('true: other unanswered questions decide whether it applies.'),
});

export const ignoredSchema = entry('ignored answer', 'An answer that was kept but did not count.', {
  question: idOf('questions', 'The id of the question, also of one that the pack does not have.'),
  why: words('Why it did not count.'),
});

export const answerRecordSchema = entry('answer', 'A question, and how it was answered.', {
  question,
  prompt,
  section,
  state: oneOf(
    ['answered', 'unknown', 'not-applicable', 'unanswered', 'hidden'],
    'state',
    'answered: with a value. unknown: answered with "unknown". not-applicable: with a reason. unanswered: not yet. hidden: the question does not apply.',
  ),
  value: valueSchema.nullable().describe('The value that counts; null where there is none.'),
  text: words('The value in words.'),
  note: words('The note in the answers file.').exactOptional(),
  source: z
    .enum(EVIDENCE)
    .describe('How the answer is known, as the file says it; weakest evidence last.')
    .exactOptional(),
  by: words('The person or role that answered, as the file states it.').exactOptional(),
  weeks: count(
    'It names a date that is at most so many weeks away, by a day in its note or by its value, or that has passed (0); only where the pack says so.',
  ).exactOptional(),
  day: day(
    'The day of the date that it names: of the days in its note, the earliest that fits its value',
  ).exactOptional(),
  dates: idsOf(
    'useCases',
    'The use cases that the first date is about, by this answer; an empty list: none; only where the pack says so.',
  ).exactOptional(),
  due: idsOf(
    'steps',
    'The steps that the first date is about, by this answer; only where the pack says so.',
  ).exactOptional(),
  held: z
    .array(
      entry('dated steps', 'A date that its note names, and the steps that this is about.', {
        day: day('The last day of that date'),
        steps: idsOf('steps', 'The steps that should be done by then.'),
        owed: z
          .literal(true)
          .describe('Someone outside waits for an answer by then; only of this, the date can have passed.')
          .exactOptional(),
        work: z.literal(true).describe('Required work is due then.').exactOptional(),
      }),
    )
    .describe('The dates in its note that a word there relates to steps or required work; only where there are any.')
    .exactOptional(),
  off: z
    .literal(true)
    .describe(
      'The day with which its note begins is ahead though the value says that it has passed, or the reverse; weeks and day follow the note.',
    )
    .exactOptional(),
  owed: z
    .literal(true)
    .describe('By this answer, someone outside waits for a reply about a requirement; only where the pack says so.')
    .exactOptional(),
  season: z
    .literal(true)
    .describe('By this answer, the first date begins a peak season; only where the pack says so.')
    .exactOptional(),
  date: day('The day of the answer, or else of the whole file').exactOptional(),
  line: line.exactOptional(),
});

export const coverageSchema = entry('coverage', 'How much is answered.', {
  applicable: count('Questions that apply, given the answers; those that may apply are counted.'),
  answered: count('How many of them are answered with a value or with "not applicable".'),
  choice: entry(
    'coverage of the choice',
    'Questions that only choose between options, which the other numbers leave out.',
    {
      applicable: count('Those that are answered, or still choose between options.'),
      answered: count('Those that are answered.'),
    },
  ).exactOptional(),
  percent: z.int().min(0).max(100).describe('answered as a share of applicable, 0 to 100, rounded down.'),
});

export const finishedStepSchema = entry('finished step', 'A step that the answers file ticks.', {
  step: idOf('steps', 'The id of the step.'),
  title: words('The title.'),
  date: day('The day on which it was finished'),
  note: words('The note of the tick.').exactOptional(),
  line: line.exactOptional(),
  planned: z.boolean().describe('true: it is a step of this plan. false: these answers leave it out.'),
});

export const waiverSchema = entry('waiver', 'A gate that is waived until a day.', {
  gate: idOf('gates', 'The id of the gate.'),
  reason: words('Why, as the file says it.'),
  until: day('The last day on which it holds'),
  by: words('The person or role that waived it, as the file states it.').exactOptional(),
  line: line.exactOptional(),
});
