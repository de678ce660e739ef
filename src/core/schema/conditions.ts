import {
  CONDITION_WORDS,
  CONNECTIVES,
  type Form,
  HOLDS,
  LIMITS,
  EXPOSURE,
  OPERATORS,
  operatorsFor,
  valuesOf,
  VERDICT,
} from '../condition/index.ts';
import { VERDICTS } from '../pack/index.ts';
import type { Pack, Question } from '../pack/schema.ts';
import { atMostKeys, closed, idOfOne, type JsonSchema, valueOfOne } from './json-schema.ts';

/**
 * The ways to write a condition: of any pack, with the questions of this one, and with the exposure score, as verdict
 * rules may.
 */
export type ConditionKind = 'any-condition' | 'condition' | 'rule-condition';

/** A reference to the schema of a condition. `orNothing`: also allows an empty value, which removes a condition. */
export function conditionRef(kind: ConditionKind, orNothing: boolean): JsonSchema {
  return { $ref: `#/definitions/${kind}${orNothing ? '-or-nothing' : ''}` };
}

/**
 * The definitions of conditions; editors complete the values of the tested question, with operators that fit its kind.
 */
export function conditionDefinitions(
  { questions, conditions }: Pick<Pack, 'questions' | 'conditions'>,
  anyTest: JsonSchema,
): JsonSchema {
  const tests = Object.fromEntries(questions.map((question) => [`test-${question.id}`, testOf(question)]));
  const refs = Object.fromEntries(questions.map(({ id }) => [id, { $ref: `#/definitions/test-${id}` }]));
  const score = { type: 'number', minimum: 0, maximum: 100 };
  const exposure = closed(Object.fromEntries(operatorsFor('number').map((name) => [name, score])), {
    minProperties: 1,
    description: 'The exposure score, 0 to 100.',
  });
  const ids = { type: 'string', enum: VERDICTS };
  const verdict = closed({ is: ids, oneOf: { type: 'array', items: ids, minItems: 1 } }, { minProperties: 1 });
  const kinds: Readonly<Record<ConditionKind, JsonSchema>> = {
    'any-condition': { additionalProperties: anyTest },
    condition: { properties: refs, additionalProperties: false },
    'rule-condition': {
      properties: { ...refs, [EXPOSURE]: exposure, [VERDICT]: verdict },
      additionalProperties: false,
    },
  };
  const both = Object.entries(kinds).flatMap(([kind, tested]) => [
    [kind, oneKey(kind as ConditionKind, tested, 'object')],
    [`${kind}-or-nothing`, oneKey(kind as ConditionKind, tested, ['object', 'null'])],
  ]);
  return { ...tests, [HOLDS]: nameOfOne(conditions), ...(Object.fromEntries(both) as JsonSchema) };
}

function oneKey(
  kind: ConditionKind,
  { properties, ...rest }: JsonSchema,
  type: string | readonly string[],
): JsonSchema {
  const one = conditionRef(kind, false);
  const several = { type: 'array', items: one };
  const logic = Object.entries(CONNECTIVES).map(([key, { takes, says }]): [string, JsonSchema] => [
    key,
    { ...(takes === 'several' ? several : one), description: says },
  ]);
  const named = { $ref: `#/definitions/${HOLDS}` };
  const description = `Exactly one key: ${CONDITION_WORDS.join(', ')}, or a question id with a test.`;
  return {
    type,
    description,
    minProperties: 1,
    ...atMostKeys(1),
    properties: { ...Object.fromEntries(logic), [HOLDS]: named, ...(properties as JsonSchema | undefined) },
    ...rest,
  };
}

/** A named condition: an existing one, or any other id, because it may be written next. */
function nameOfOne(conditions: Pack['conditions']): JsonSchema {
  const description = 'The id of a named condition: what it means holds.';
  const name = { type: 'string' };
  return conditions.length === 0 ? { ...name, description } : { description, anyOf: [idOfOne(conditions), name] };
}

function testOf(question: Question): JsonSchema {
  const values = (question.values ?? []).map(({ value, label }) => `- ${value}: ${label}`).join('\n');
  const title = question.prompt;
  const description = [`How to find out: ${question.help}`, values].filter((part) => part !== '').join('\n\n');
  const operators = operatorsFor(question.kind).map((name) => [name, operandOf(question, OPERATORS[name])] as const);
  return closed(Object.fromEntries(operators), { title, description, minProperties: 1 });
}

/** The schema of an operand. */
function operandOf(question: Question, { form, says }: { readonly form: Form; readonly says: string }): JsonSchema {
  const description = `${says}.`;
  const value = valueOfOne(question);
  const { min, max, alone = [] } = question;
  switch (form) {
    case 'value':
      return { ...value, description };
    case 'values':
      return { type: 'array', items: value, minItems: 1, description };
    case 'limit':
      return {
        type: 'integer',
        ...(min !== undefined && { minimum: min }),
        ...(max !== undefined && { maximum: max }),
        description,
      };
    case 'limits': {
      const most = valuesOf(question).filter((each) => !alone.includes(each)).length;
      const limits = Object.entries(LIMITS).map(([name, limit]): [string, JsonSchema] => [
        name,
        { type: 'integer', minimum: 0, maximum: most, description: `${limit.says}.` },
      ]);
      return closed(Object.fromEntries(limits), {
        minProperties: 1,
        description: `${says}${alone.length > 0 ? `; ${alone.join(' and ')} add nothing` : ''}.`,
      });
    }
  }
}
