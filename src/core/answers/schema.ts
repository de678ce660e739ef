import { ANSWERS_SCHEMA, EVIDENCE } from './answers.ts';
import { conditionInWords } from '../condition/index.ts';
import { STAGES, VERDICTS } from '../pack/index.ts';
import type { Pack, Question } from '../pack/schema.ts';

type JsonSchema = Readonly<Record<string, unknown>>;

/**
 * A JSON Schema (draft-07) of the answers files of a pack. Editors use it to complete question ids and values, show
 * help, and mark mistakes.
 */
export function answersSchema(pack: Pack): JsonSchema {
  return {
    $schema: 'http://json-schema.org/draft-07/schema#',
    title: `Answers to ${pack.pack.title} ${pack.pack.version}`,
    ...closed(
      {
        schema: { const: ANSWERS_SCHEMA, description: 'The format of this file.' },
        pack: {
          description: 'The rule pack that the answers are for.',
          ...closed(
            {
              id: { const: pack.pack.id },
              version: { type: 'string', pattern: '^\\d+\\.\\d+\\.\\d+$', default: pack.pack.version },
            },
            ['id', 'version'],
          ),
        },
        organization: text('Whose answers these are.'),
        scope: text('Which part of the organization is assessed.'),
        assessed: day('The day of the assessment, and of every answer without a date.'),
        answers: {
          type: ['object', 'null'],
          description: 'Question id and answer.',
          properties: Object.fromEntries(pack.questions.map((question) => [question.id, answerSchema(question)])),
          additionalProperties: false,
        },
        waivers: {
          type: 'array',
          description: 'Gates that cannot be met for now. They stay visible and never count as met.',
          items: closed(
            {
              gate: {
                enum: pack.gates.map((gate) => gate.id),
                description: pack.gates.map((gate) => `${gate.id}: ${gate.title}`).join('\n'),
              },
              reason: text('Why this is acceptable.'),
              until: day('The last day on which it counts.'),
              by: text('The person or role that agreed.'),
            },
            ['gate', 'reason', 'until'],
          ),
        },
        check: {
          description: 'The requirements that `mesh-ready check` applies to this file.',
          ...closed({
            readyFor: { enum: STAGES, description: 'Every stage before this one is done.' },
            verdict: {
              description: 'The verdict is one of these.',
              anyOf: [{ enum: VERDICTS }, { type: 'array', items: { enum: VERDICTS }, minItems: 1 }],
            },
            minCoverage: {
              type: 'number',
              minimum: 0,
              maximum: 100,
              description: 'Percent of the questions that apply which are answered.',
            },
            maxAgeDays: { type: 'integer', minimum: 0, description: 'No answer is older than this many days.' },
            require: {
              description: 'These gates are met; a waiver is not enough.',
              anyOf: [
                { enum: pack.gates.map((gate) => gate.id) },
                { type: 'array', items: { enum: pack.gates.map((gate) => gate.id) }, minItems: 1 },
              ],
            },
            settled: { type: 'boolean', description: 'No unanswered question can change the verdict.' },
            confirmed: {
              type: 'boolean',
              description: 'A person has confirmed every answer that was discovered or suggested.',
            },
            baseline: text('An older answers file to compare with; a path from the folder of this file.'),
            noRegression: { type: 'boolean', description: 'Nothing is worse than in the baseline.' },
          }),
        },
        done: {
          type: 'array',
          description: 'Steps of the plan that are finished. Gates follow the answers, not these.',
          items: closed(
            {
              step: {
                enum: pack.steps.map((step) => step.id),
                description: pack.steps.map((step) => `${step.id}: ${step.title}`).join('\n'),
              },
              date: day('The day on which it was finished.'),
              note: text('The evidence.'),
            },
            ['step', 'date'],
          ),
        },
      },
      ['answers'],
    ),
  };
}

function answerSchema(question: Question): JsonSchema {
  const value = valueSchemaOf(question);
  const evidence = {
    note: text('Why, or how it was found.'),
    source: { enum: EVIDENCE, description: 'Where the answer comes from.' },
    by: text('The person or role that says so.'),
    date: day('Since when it is known.'),
  };
  const notApplicable = { notApplicable: text('The reason why the question does not apply.') };
  const forms = [
    value,
    { const: 'unknown', description: 'The answer is unknown.' },
    closed({ value: { anyOf: [value, { const: 'unknown' }] }, ...evidence }, ['value']),
    closed({ suggested: { anyOf: [value] }, ...evidence }, ['suggested']),
    ...(question.notApplicable ? [closed({ ...notApplicable, ...evidence }, ['notApplicable'])] : []),
  ];
  return { title: question.prompt, description: helpOf(question), anyOf: forms };
}

function valueSchemaOf(question: Question): JsonSchema {
  const values = (question.values ?? []).map((entry) => entry.value);
  if (question.kind === 'number') return { type: 'integer', minimum: question.min, maximum: question.max };
  if (question.kind === 'choice') return { enum: values };
  const several = values.filter((value) => !question.alone?.includes(value));
  const list = { type: 'array', items: { enum: several }, minItems: 1, uniqueItems: true };
  if (!question.alone?.length) return list;
  return { anyOf: [list, { type: 'array', items: { enum: question.alone }, minItems: 1, maxItems: 1 }] };
}

function helpOf(question: Question): string {
  const values = (question.values ?? []).map(({ value, label }) => `- ${value}: ${label}`);
  const when = question.when ? [`Only where ${conditionInWords(question.when)}.`] : [];
  return [`How to find out: ${question.help}`, `Why it matters: ${question.why}`, ...when, values.join('\n')]
    .filter((part) => part !== '')
    .join('\n\n');
}

function closed(properties: Readonly<Record<string, JsonSchema>>, required: readonly string[] = []): JsonSchema {
  return { type: 'object', properties, additionalProperties: false, ...(required.length > 0 && { required }) };
}

function text(description: string): JsonSchema {
  return { type: 'string', pattern: '\\S', description };
}

function day(description: string): JsonSchema {
  return { type: 'string', pattern: '^\\d{4}-\\d{2}-\\d{2}$', description: `${description} Written 2026-11-22.` };
}
