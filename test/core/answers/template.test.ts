import { describe, expect, test } from 'vitest';
import type { Answer } from '../../../src/core/answers/answers.ts';
import { setAnswer } from '../../../src/core/answers/edit.ts';
import { parseAnswers } from '../../../src/core/answers/parse.ts';
import { answersTemplate, newAnswersText } from '../../../src/core/answers/template.ts';
import type { Question } from '../../../src/core/pack/schema.ts';
import { builtInPack } from '../pack/built-in.ts';

const head = {
  organization: 'Payments: "North"',
  scope: 'all # of it',
  assessed: '2026-11-22',
  schema: './answers.schema.json',
};
const anyAnswer = (question: Question): Answer => {
  const first = question.values?.[0]?.value;
  return {
    kind: 'value',
    value: question.kind === 'number' ? question.min! : question.kind === 'choice' ? first! : [first!],
  };
};

describe.each([
  ['the file of init', answersTemplate],
  ['the file that assess starts with', newAnswersText],
])('%s', (_, write) => {
  test('is a valid answers file with nothing answered', () => {
    const { answersFile, problems } = parseAnswers(write(builtInPack, head), 'f', builtInPack);
    expect(problems).toEqual([]);
    expect(answersFile).toMatchObject({ organization: head.organization, scope: head.scope, assessed: head.assessed });
    expect(answersFile.pack).toEqual({ id: builtInPack.pack.id, version: builtInPack.pack.version });
    expect(answersFile.answers.size).toBe(0);
  });

  test('is valid without a head', () => {
    expect(parseAnswers(write(builtInPack, {}), 'f', builtInPack).problems).toEqual([]);
  });

  test('ends in one line end and names the schema for editors first', () => {
    expect(write(builtInPack, head)).toMatch(/[^\n]\n$/);
    expect(write(builtInPack, head)).toMatch(/^# yaml-language-server: \$schema=\.\/answers\.schema\.json\n/);
  });

  test('takes an answer to every question and keeps every comment', () => {
    const order = builtInPack.questions.map((question) => question.id);
    const empty = write(builtInPack, head);
    const full = builtInPack.questions
      .toReversed()
      .reduce((text, question) => setAnswer(text, question.id, anyAnswer(question), order), empty);
    const { answersFile, problems } = parseAnswers(full, 'f', builtInPack);
    expect(problems).toEqual([]);
    expect([...answersFile.answers.keys()]).toEqual(write === answersTemplate ? inTemplateOrder() : order);
    const comments = (text: string): string[] =>
      text.split('\n').filter((line) => /^\s*#/.test(line) && !/^\s*# [a-z-]+:$/.test(line));
    expect(comments(full)).toEqual(comments(empty));
  });
});

describe('the file of init', () => {
  const text = answersTemplate(builtInPack, {});

  test('names every question once, with all its values', () => {
    for (const question of builtInPack.questions) {
      expect(text.split(`\n  # ${question.id}:\n`)).toHaveLength(2);
      for (const { value } of question.values ?? []) expect(text).toContain(`\n  #     ${value}: `);
    }
  });

  test('is valid when a person removes the # before a question and writes the answer behind it', () => {
    const filled = builtInPack.questions.reduce((current, question) => {
      const { value } = anyAnswer(question) as { value: unknown };
      return current.replace(
        `\n  # ${question.id}:\n`,
        () => `\n  ${question.id}: ${Array.isArray(value) ? `[${value.join(', ')}]` : String(value)}\n`,
      );
    }, text);
    const { answersFile, problems } = parseAnswers(filled, 'f', builtInPack);
    expect(problems).toEqual([]);
    expect(answersFile.answers.size).toBe(builtInPack.questions.length);
  });

  test('stays within 110 columns', () => {
    expect(text.split('\n').filter((line) => line.length > 110 && line.includes('# '))).toEqual([]);
  });
});

function inTemplateOrder(): string[] {
  return builtInPack.sections.flatMap(({ id }) =>
    builtInPack.questions.filter((question) => question.section === id).map((question) => question.id),
  );
}

test('says what to do where a number would be below the least', () => {
  const below = (id: string) => (id === 'service-count' ? { below: 'if there are none, write what there is' } : {});
  const questions = builtInPack.questions.map((question) => ({ ...question, ...below(question.id) }));
  const text = answersTemplate({ ...builtInPack, questions }, {});
  expect(text).toContain('Write a whole number from 0 to 100000 (services); if there are none, write what there is.');
});
