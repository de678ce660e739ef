import { describe, expect, test } from 'vitest';
import { parseAnswers } from '../../../src/core/answers/parse.ts';
import { assess } from '../../../src/core/assess/index.ts';
import { judge } from '../../../src/core/judge/index.ts';
import { answersOf, choice, compiledOf, number } from '../pack-of.ts';

const compiled = compiledOf({
  questions: [
    choice('mesh', ['none', 'some']),
    choice('rollout', ['none', 'all'], { when: { mesh: { is: 'some' } }, otherwise: 'none' }),
    choice('encryption', ['none', 'by-mesh']),
    number('services'),
  ],
  contradictions: [
    {
      id: 'encrypted-by-none',
      title: 'A mesh encrypts, but none runs',
      when: { all: [{ encryption: { is: 'by-mesh' } }, { rollout: { is: 'none' } }] },
      why: 'A mesh encrypts {services} services.',
    },
  ],
});
const assessed = (text: string) => {
  const { answersFile, problems } = parseAnswers(text, 'answers.yaml', compiled.pack);
  expect(problems).toEqual([]);
  return assess(compiled, answersFile, '1.0.0');
};

describe('answers that conflict', () => {
  test('are told with the ids of both and their lines, and are no risk', () => {
    const text =
      'schema: mesh-ready/answers@1\nanswers:\n  encryption: by-mesh\n  services: 4\n\n  mesh: some\n  rollout: none\n';
    const { contradictions, risks } = assessed(text);
    expect(contradictions).toMatchObject([
      {
        id: 'encrypted-by-none',
        why: 'A mesh encrypts 4 services.',
        answers: ['encryption', 'rollout'],
        lines: [3, 7],
      },
    ]);
    expect(risks).toEqual([]);
  });

  test('name the answer that was given where its question hides another one', () => {
    const text = 'schema: mesh-ready/answers@1\nanswers:\n  services: 4\n  mesh: none\n  encryption: by-mesh\n';
    expect(assessed(text).contradictions).toMatchObject([{ answers: ['encryption', 'mesh'], lines: [5, 4] }]);
  });

  test('have no lines where they stand in no file', () => {
    const { contradictions } = assess(
      compiled,
      { answers: answersOf({ encryption: 'by-mesh', mesh: 'none', services: 4 }), waivers: [], check: {} },
      '1.0.0',
    );
    expect(contradictions[0]).toMatchObject({ answers: ['encryption', 'mesh'] });
    expect(contradictions[0]).not.toHaveProperty('lines');
  });

  test('are told only where that is certain', () => {
    expect(judge(compiled, answersOf({ encryption: 'by-mesh' })).contradictions).toEqual([]);
    expect(judge(compiled, answersOf({ encryption: 'none', mesh: 'none' })).contradictions).toEqual([]);
  });
});
