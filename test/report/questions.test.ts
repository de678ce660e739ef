import { describe, expect, test } from 'vitest';
import { questionsReporters } from '../../src/report/questions.ts';
import { builtInPack } from '../core/pack/built-in.ts';

const options = { width: 80, color: 0 } as const;
const listed = JSON.parse(questionsReporters.json(builtInPack, options)) as { questions: Record<string, unknown>[] };

describe('the questions of a pack', () => {
  test('every format names every question', () => {
    for (const report of Object.values(questionsReporters)) {
      const text = report(builtInPack, options);
      expect(builtInPack.questions.filter(({ id }) => !text.includes(id))).toEqual([]);
      expect(text.endsWith('\n') && !text.endsWith('\n\n')).toBe(true);
    }
  });

  test.each(builtInPack.questions.map((question) => [question.id, question] as const))(
    '%s is in JSON with all that a program needs to ask it',
    (id, question) => {
      const found = listed.questions.find((each) => each['id'] === id)!;
      expect(found).toMatchObject({
        kind: question.kind,
        section: question.section,
        prompt: question.prompt,
        help: question.help,
        why: question.why,
        when: question.when ?? null,
      });
      if (question.kind === 'number') expect([found['min'], found['max']]).toEqual([question.min, question.max]);
      else expect(found['values']).toEqual(question.values!.map(({ value }) => value));
    },
  );

  test('a pipe in a text does not break a row of the table', () => {
    const pack = { ...builtInPack, questions: [{ ...builtInPack.questions[0]!, prompt: 'this | that?' }] };
    const line = questionsReporters
      .markdown(pack, options)
      .split('\n')
      .find((each) => each.includes('that?'))!;
    expect(line.match(/(?<!\\)\|/g)).toHaveLength(5);
  });
});
