import { NEED } from '../condition/condition.ts';
import type { Question } from '../pack/schema.ts';
import { atMostKeys, closed, type JsonSchema, valueOfOne } from './json-schema.ts';

/**
 * The ways to write a condition: of any pack, with the questions of this one, and with the need score, as verdict rules
 * may.
 */
export type ConditionKind = 'any-condition' | 'condition' | 'rule-condition';

const LOGIC: Readonly<Record<string, string>> = {
  all: 'Every one of these holds.',
  any: 'At least one of these holds.',
  not: 'This does not hold.',
};

/** A reference to a condition. `orNothing`: where nothing may stand, to take a condition away. */
export function conditionRef(kind: ConditionKind, orNothing: boolean): JsonSchema {
  return { $ref: `#/definitions/${kind}${orNothing ? '-or-nothing' : ''}` };
}

/** The definitions that conditions refer to; a test completes the values of its question and fits to its kind. */
export function conditionDefinitions(questions: readonly Question[], anyTest: JsonSchema): JsonSchema {
  const tests = Object.fromEntries(questions.map((question) => [`test-${question.id}`, testOf(question)]));
  const refs = Object.fromEntries(questions.map(({ id }) => [id, { $ref: `#/definitions/test-${id}` }]));
  const score = { type: 'number', minimum: 0, maximum: 100 };
  const need = closed(
    { atLeast: score, atMost: score },
    { minProperties: 1, description: 'The need score, 0 to 100.' },
  );
  const kinds: Readonly<Record<ConditionKind, JsonSchema>> = {
    'any-condition': { additionalProperties: anyTest },
    condition: { properties: refs, additionalProperties: false },
    'rule-condition': { properties: { ...refs, [NEED]: need }, additionalProperties: false },
  };
  const both = Object.entries(kinds).flatMap(([kind, tested]) => [
    [kind, oneKey(kind as ConditionKind, tested, 'object')],
    [`${kind}-or-nothing`, oneKey(kind as ConditionKind, tested, ['object', 'null'])],
  ]);
  return { ...tests, ...(Object.fromEntries(both) as JsonSchema) };
}

function oneKey(
  kind: ConditionKind,
  { properties, ...rest }: JsonSchema,
  type: string | readonly string[],
): JsonSchema {
  const one = conditionRef(kind, false);
  const several = { type: 'array', items: one };
  const logic = {
    all: { ...several, description: LOGIC['all'] },
    any: { ...several, description: LOGIC['any'] },
    not: { ...one, description: LOGIC['not'] },
  };
  const description = 'Exactly one key: all, any, not, or a question id with a test.';
  return {
    type,
    description,
    minProperties: 1,
    ...atMostKeys(1),
    properties: { ...logic, ...(properties as JsonSchema | undefined) },
    ...rest,
  };
}

function testOf(question: Question): JsonSchema {
  const values = (question.values ?? []).map(({ value, label }) => `- ${value}: ${label}`).join('\n');
  const title = question.prompt;
  const description = [`How to find out: ${question.help}`, values].filter((part) => part !== '').join('\n\n');
  return closed(operatorsOf(question), { title, description, minProperties: 1 });
}

function operatorsOf(question: Question): Readonly<Record<string, JsonSchema>> {
  const value = valueOfOne(question);
  const list = { type: 'array', items: value, minItems: 1 };
  const { min, max } = question;
  const number = {
    type: 'integer',
    ...(min !== undefined && { minimum: min }),
    ...(max !== undefined && { maximum: max }),
  };
  const atLeast = 'It is this much or more.';
  const atMost = 'It is this much or less.';
  switch (question.kind) {
    case 'number':
      return { atLeast: { ...number, description: atLeast }, atMost: { ...number, description: atMost } };
    case 'choice':
      return {
        is: { ...value, description: 'It is this value.' },
        oneOf: { ...list, description: 'It is one of these values.' },
      };
    case 'choices': {
      const most = (question.values ?? []).filter((each) => !question.alone?.includes(each.value)).length;
      const count = { type: 'integer', minimum: 0, maximum: most };
      return {
        includes: { ...value, description: 'This value is among them.' },
        includesAny: { ...list, description: 'At least one of these values is among them.' },
        count: closed(
          { atLeast: { ...count, description: atLeast }, atMost: { ...count, description: atMost } },
          {
            minProperties: 1,
            description: `How many values it has${question.alone?.length ? `; ${question.alone.join(' and ')} add nothing` : ''}.`,
          },
        ),
      };
    }
  }
}
