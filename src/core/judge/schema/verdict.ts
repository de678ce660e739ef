import * as z from 'zod';
import { BANDS, CAPACITIES, COURSES, VERDICTS } from '../../pack/index.ts';
import type { ListKey } from '../../pack/index.ts';
import { count, entry, idOf, idsOf, oneOf, someOf, sources, texts, words } from '../../pack/schema/results.ts';

export const reasonSchema = entry('reason', 'A sentence, and the answers that caused it.', {
  text: words('The sentence.'),
  answers: idsOf('questions', 'The questions whose answers caused it.'),
  sources,
});

export const verdictResultSchema = entry('verdict', 'Whether the organization needs a mesh.', {
  id: oneOf(VERDICTS, 'verdict', 'yes: adopt a mesh. not-yet: first do what is missing. no: do without.'),
  title: words('The verdict as a heading.'),
  why: texts('Sentences, most important first; reasons has them with the answers that caused them.'),
  reasons: z.array(reasonSchema).describe('Why, most important first.'),
  contrary: z
    .array(reasonSchema)
    .describe('Points for a mesh although the verdict is no or not-yet; only where there are any.')
    .exactOptional(),
  row: idOf('verdictRules', 'The rule of the pack that decided.'),
  standing: oneOf(
    ['settled', 'leaning', 'open'],
    'standing',
    'settled: one verdict is possible. leaning: the core of a rule is shown, and the rest of it may hold. open: too little is known.',
  ),
  close: z.boolean().describe('true: the opposite can be defended as well.'),
  closeOpen: z
    .literal(true)
    .describe('true: the verdict is settled, and unanswered questions may still change close.')
    .exactOptional(),
  unlessInstalled: z
    .literal(true)
    .describe('true: of all unanswered questions, only which mesh is installed already can still change the verdict.')
    .exactOptional(),
  barred: z.literal(true).describe('true: no mesh can carry calls here, whoever runs it.').exactOptional(),
  course: oneOf(
    COURSES,
    'course',
    'The course for the installed mesh, or for the verdict: none, adopt one, finish the rollout, decide its future, move to another product or version, leave it, or keep it.',
  ),
  coursePossible: someOf(COURSES, 'course', 'Every course that is still possible, in that order.'),
  among: z
    .strictObject({
      decide: words('What is decided, as a clause.'),
      mesh: words('What the mesh is called that the answers describe.'),
      later: z
        .literal(true)
        .describe('true: all of them stay until what is required is met; nothing is chosen before.')
        .exactOptional(),
    })
    .describe('Where several meshes run; only where the pack says it.')
    .exactOptional(),
  courseReasons: z.array(reasonSchema).describe('The sentence of the course, and its advice.'),
  because: z
    .array(reasonSchema)
    .describe('What decided the course, the strongest first; only where the pack says it.')
    .exactOptional(),
  against: z
    .array(reasonSchema)
    .describe('What speaks against the course, the strongest first; only where the pack says it.')
    .exactOptional(),
  stop: reasonSchema.describe('When to decide again about the course; only where the pack says it.').exactOptional(),
  settled: z.boolean().describe('true: no unanswered question can change the verdict.'),
  possible: someOf(VERDICTS, 'verdict', 'Every verdict that is still possible, in the order yes, not-yet, no.'),
});

const points = (description: string) => z.number().min(0).max(100).describe(description);
const range = (description: string) => z.tuple([points('The lowest.'), points('The highest.')]).describe(description);

const criterionOf = (list: ListKey, score: string) => ({
  id: idOf(list, 'Its id in the pack.'),
  title: words('The title.'),
  weight: points(`The most points that it gives to the ${score} score.`),
  level: words('The level of the criterion that counts, or unknown while unanswered questions leave more than one.'),
  points: points('Points that the answers show, 0 to the weight, to one decimal.'),
  range: range('Fewest and most points that are still possible, exact.'),
  why: words('The finding from the answers.'),
  answers: idsOf('questions', 'The questions that were read.'),
  sources,
});

export const criterionResultSchema = entry(
  'criterion',
  'One part of the exposure score. The weights of all sum to 100.',
  criterionOf('criteria', 'exposure'),
);

export const capacityCriterionResultSchema = entry(
  'criterion of capacity',
  'One part of the capacity score.',
  criterionOf('capacityCriteria', 'capacity'),
);

export const exposureResultSchema = entry(
  'exposure',
  'How closely the organization matches those that the talk suggests a mesh to. It alone decides nothing.',
  {
    score: points('The sum of the points of the criteria, 0 to 100. It counts only what the answers show.'),
    range: range('Lowest and highest score that are still possible, exact.'),
    band: oneOf(
      BANDS,
      'band',
      'How wide the exposure is, by the conditions shape-small, shape-middle, and shape-wide of the pack; the narrowest that is still possible. Left out where the pack has none.',
    ).exactOptional(),
    bandPossible: someOf(BANDS, 'band', 'Bands that are still possible, the narrowest first.').exactOptional(),
    criteria: z.array(criterionResultSchema).describe('The parts of the score, in the order of the pack.'),
  },
);

export const capacityResultSchema = entry('capacity', 'The capacity to run a mesh.', {
  level: oneOf(
    CAPACITIES,
    'capacity',
    'low: no one could carry what they run themselves. enough: one light or managed product. high: more. The lowest that is still possible.',
  ),
  possible: someOf(CAPACITIES, 'capacity', 'Every level that is still possible, the lowest first.'),
  says: words('The level as a sentence; empty where the pack has no levels.'),
  missing: texts(
    'Missing capacity, and how much would be enough; reasons has the same with the answers that caused it.',
  ),
  reasons: z.array(reasonSchema).describe('Missing capacity, and how much would be enough.'),
  sequential: z
    .literal(true)
    .describe('true: few people share all roles, so their steps come one after the other.')
    .exactOptional(),
  sharedRoles: idsOf(
    'roles',
    'Roles that the same few people have, so their steps come one after the other.',
  ).exactOptional(),
  crews: z
    .array(
      entry('crews', 'A role with several crews.', { role: idOf('roles', 'The role.'), count: count('How many.') }),
    )
    .describe('Roles with several crews, which do different steps side by side.')
    .exactOptional(),
  score: points('The sum of the points of the criteria. It explains the level and does not decide it.'),
  range: range('Lowest and highest score that are still possible, exact.'),
  criteria: z.array(capacityCriterionResultSchema).describe('The parts of the score, in the order of the pack.'),
});
