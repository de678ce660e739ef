import { readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import type { Answer, Answers } from '../../src/core/answers/answers.ts';
import { parseAnswers } from '../../src/core/answers/parse.ts';
import { assess } from '../../src/core/assess/assess.ts';
import type { Assessment } from '../../src/core/assess/assessment.ts';
import { judge } from '../../src/core/judge/judge.ts';
import type { Question } from '../../src/core/pack/schema.ts';
import { builtIn as compiled, builtInPack } from '../core/pack/built-in.ts';

export { compiled };

/** What the built-in pack says to these answers, with bounds instead of exact ranges: there are many to judge. */
export function judged(answers: Answers): Assessment {
  const { verdict, exposure, capacity, stage, stages, operatingAt, useCases, options, risks, watch, proposals } = judge(
    compiled,
    answers,
  );
  return {
    verdict,
    exposure,
    capacity,
    proposals,
    answers: [],
    stage,
    stages,
    operatingAt,
    useCases,
    options,
    risks,
    watch,
    stagePossible: [stage],
    operatingAtPossible: [operatingAt],
  } as unknown as Assessment;
}

/** What the built-in pack says to these answers, with exact ranges, as a report gets it. */
export function assessed(answers: Answers): Assessment {
  return assess(compiled, { answers, waivers: [], check: {} }, 'test');
}

/** The organizations of all fixtures, by folder and name. */
export const fixtures: readonly (readonly [string, Assessment])[] = ['organizations', 'practice', 'samples'].flatMap(
  (folder) =>
    readdirSync(new URL(`../../fixtures/${folder}/`, import.meta.url))
      .filter((name) => name.endsWith('.yaml') && name !== 'expected.yaml')
      .map((name) => {
        const text = readFileSync(new URL(`../../fixtures/${folder}/${name}`, import.meta.url), 'utf8');
        const { answersFile } = parseAnswers(text, name, builtInPack);
        return [`${folder}/${name}`, assess(compiled, answersFile, 'test')] as const;
      }),
);

/** Answers that are often given together say more than any at random: platform, traffic, and mesh. */
const LIKELY: Readonly<Record<string, readonly string[]>> = {
  architecture: ['microservices', 'microservices', 'microservices', 'monolith-and-services', 'functions', 'monolith'],
  orchestrator: ['kubernetes', 'kubernetes', 'openshift', 'ecs', 'nomad', 'serverless', 'other', 'none'],
};

function value(question: Question): fc.Arbitrary<Answer> {
  const of = (each: fc.Arbitrary<Extract<Answer, { kind: 'value' }>['value']>): fc.Arbitrary<Answer> =>
    each.map((chosen) => ({ kind: 'value', value: chosen }));
  const { id, kind, min = 0, max = 0, alone = [] } = question;
  const values = (question.values ?? []).map((each) => each.value);
  if (kind === 'number')
    return of(fc.constantFrom(0, 1, 2, 5, 9, 15, 25, 38, 45, 90, 250).map((n) => Math.min(Math.max(n, min), max)));
  if (kind === 'choice') return of(fc.constantFrom(...(LIKELY[id] ?? values)));
  const together = values.filter((each) => !alone.includes(each));
  return of(
    fc.oneof(
      {
        weight: 1,
        arbitrary: fc.constantFrom(
          ...(alone.length > 0 ? alone.map((each) => [each]) : together.map((each) => [each])),
        ),
      },
      { weight: 3, arbitrary: fc.subarray(together, { minLength: 1, maxLength: 3 }) },
    ),
  );
}

/** Organizations with every answer, and with some left out. */
export const anyOrganization: fc.Arbitrary<Answers> = fc
  .tuple(
    fc.record(Object.fromEntries(builtInPack.questions.map((question) => [question.id, value(question)]))),
    fc.oneof(
      fc.constant(builtInPack.questions.map(({ id }) => id)),
      fc.subarray(builtInPack.questions.map(({ id }) => id)),
    ),
  )
  .map(([all, given]) => new Map(given.map((id) => [id, all[id] as Answer])));

/** Answers as a person would write them, for the message of a failed test. */
export function written(answers: Answers): string {
  return [...answers]
    .map(([id, answer]) => `${id}: ${answer.kind === 'value' ? String(answer.value) : answer.kind}`)
    .join('; ');
}
