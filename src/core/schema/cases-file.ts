import { answersSchema } from '../answers/schema.ts';
import { type Shape, shapeOf } from '../cases/index.ts';
import { WORKLOAD_FINDINGS } from '../pack/index.ts';
import type { Pack } from '../pack/schema.ts';
import { closed, type JsonSchema } from './json-schema.ts';

/** Fields of an assessment that cases use most. Editors offer them; any other field is valid too. */
const OFFERED: ReadonlySet<string> = new Set([
  'id',
  'rule',
  'settled',
  'possible',
  'score',
  'range',
  'level',
  'points',
  'outcome',
  'waived',
  'status',
  'done',
  'place',
  'start',
  'rank',
  'waitsFor',
  'percent',
  'answered',
  'applicable',
  'stage',
  'stagePossible',
  'startPossible',
]);
/** Fields that have a shorter path as well, or that repeat other fields. */
const PASSED_BY: ReadonlySet<string> = new Set([
  'stages.gates',
  'stages.steps',
  'exposure.criteria',
  'answers',
  'unknowns',
  'sections',
  'roles',
  'waivers',
]);

/** A JSON Schema (draft-07) of the cases of a pack (`*.test.yaml`), for editors. */
export function casesFileSchema(pack: Pack): JsonSchema {
  const assessment = shapeOf(pack);
  const answers = { $ref: '#/definitions/answers' };
  const fields = assessment.kind === 'entry' ? Object.keys(assessment.fields) : [];
  const path = {
    type: 'string',
    pattern: `^(${fields.join('|')})(\\.|$)`,
    description: 'A path into the assessment, like verdict.id or gates.people-together.outcome.',
  };
  const expected = Object.fromEntries(pathsOf(assessment, '', ''));
  const one = closed(
    {
      name: { type: 'string', minLength: 1, description: 'A sentence that states the result.' },
      from: { type: 'string', description: 'Answers under given, in any of the files, that the case starts from.' },
      answers: { ...answers, description: 'Answers of the case; over those of from.' },
      findings: {
        type: 'array',
        description: 'Findings in workloads: their ids in discover.',
        items: { enum: [...WORKLOAD_FINDINGS] },
      },
      expect: {
        type: 'object',
        description: 'The expected result: a path into the assessment, and its value.',
        propertyNames: path,
        properties: expected,
        additionalProperties: { $ref: '#/definitions/expected' },
      },
      field: {
        description: 'The field that the rows check: a path, or a list of them.',
        anyOf: [path, { type: 'array', items: path, minItems: 1 }],
      },
      rows: {
        type: 'array',
        description: 'Each row is a separate case: [answers, expected value of the field].',
        items: { type: 'array', minItems: 2, items: [answers] },
      },
    },
    { required: ['name'], anyOf: [{ required: ['expect'] }, { required: ['field', 'rows'] }] },
  );
  const properties = answersSchema(pack)['properties'] as Readonly<Record<string, JsonSchema>>;
  return {
    $schema: 'http://json-schema.org/draft-07/schema#',
    description: `Cases of the rule pack ${pack.pack.id} ${pack.pack.version}`,
    ...closed({
      given: {
        type: 'object',
        description: 'Answers to start from, by name; all files share them.',
        additionalProperties: answers,
      },
      cases: { type: 'array', description: 'Answers and the expected results.', items: one },
      recorded: {
        type: 'object',
        description: 'The results, as rules test --record wrote them. Not to be edited: record again.',
        additionalProperties: { type: 'object', additionalProperties: { type: 'string' } },
      },
    }),
    definitions: { answers: properties['answers'], ...EXPECTATIONS },
  };
}

const presence = { enum: ['shown', 'absent'], enumDescriptions: ['It is there.', 'It is not there.'] };
const value = { type: ['string', 'number', 'boolean'] };
const values = { anyOf: [value, { type: 'array', items: value }] };
const limits = closed({ atLeast: { type: 'number' }, atMost: { type: 'number' } }, { minProperties: 1 });
const members = closed(
  {
    has: { ...values, description: 'These are in the list.' },
    lacks: { ...values, description: 'These are not in the list.' },
  },
  { minProperties: 1 },
);

const EXPECTATIONS: Readonly<Record<string, JsonSchema>> = {
  presence,
  members,
  number: { anyOf: [{ type: 'number' }, limits, presence] },
  list: { anyOf: [{ type: 'array', items: value }, members, presence] },
  expected: { anyOf: [value, { type: 'array' }, limits, members] },
};

/** The paths that editors offer, with the schema of the expected value. */
function pathsOf(shape: Shape, path: string, plain: string): [path: string, schema: JsonSchema][] {
  if (shape.kind === 'entry') {
    const own: [string, JsonSchema][] = path.includes('.') ? [[path, { $ref: '#/definitions/presence' }]] : [];
    return [...own, ...Object.entries(shape.fields).flatMap(([key, field]) => below(field, key, path, plain))];
  }
  if (shape.kind !== 'list' || shape.ids === undefined) return [];
  const { ids, item } = shape;
  return ids.flatMap((id) => pathsOf(item(id), `${path}.${id}`, plain));
}

function below(field: Shape, key: string, path: string, plain: string): [path: string, schema: JsonSchema][] {
  const [inner, name] = [path === '' ? key : `${path}.${key}`, plain === '' ? key : `${plain}.${key}`];
  if (PASSED_BY.has(name) || field.kind === 'any') return [];
  const isOffered = OFFERED.has(key);
  if (field.kind === 'value')
    return isOffered && (field.words !== undefined || field.isNumber) ? [[inner, expectedOf(field)]] : [];
  if (field.kind === 'list')
    return [
      ...(isOffered || path === '' ? [[inner, { $ref: '#/definitions/list' }] as [string, JsonSchema]] : []),
      ...(path === '' ? pathsOf(field, inner, name) : []),
    ];
  return path === '' ? pathsOf(field, inner, name) : [];
}

function expectedOf({ words, isNumber }: Extract<Shape, { kind: 'value' }>): JsonSchema {
  return isNumber
    ? { $ref: '#/definitions/number' }
    : { anyOf: [{ enum: [...(words ?? []), 'absent', 'shown'] }, { $ref: '#/definitions/members' }] };
}
