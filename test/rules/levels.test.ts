import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import type { Answer, Answers } from '../../src/core/answers/answers.ts';
import { parseAnswers } from '../../src/core/answers/parse.ts';
import type { Question } from '../../src/core/pack/schema.ts';
import { builtInPack } from '../core/pack/built-in.ts';
import { judged } from './any-organization.ts';

type Value = Extract<Answer, { kind: 'value' }>['value'];

/** Everything of a plan but the answers that it names. */
function planOf(answers: Answers): string {
  const { verdict, stages, useCases, options, risks, watch, proposals } = judged(answers);
  const shown = stages.map(({ gates, steps }) => ({ gates, steps }));
  return JSON.stringify({ verdict, useCases, options, risks, watch, proposals, shown }, (key, value: unknown) =>
    key === 'answers' ? undefined : value,
  );
}

const folder = new URL('../../fixtures/practice/', import.meta.url);
const practices = readdirSync(folder)
  .filter((name) => name.endsWith('.yaml') && name !== 'expected.yaml')
  .map((name) => parseAnswers(readFileSync(new URL(name, folder), 'utf8'), name, builtInPack).answersFile.answers);

/** Each value of a question, alone; of a number, a small and a large one. */
function levelsOf({ kind, values = [], min = 0, max = 1000 }: Question): readonly Value[] {
  if (kind === 'number') return [min, Math.min(max, 1000)];
  return values.map(({ value }) => (kind === 'choices' ? [value] : value));
}

/** Levels that give no organization another plan than all other levels do. */
function idleIn({ id, ...question }: Question): readonly string[] {
  const levels = levelsOf({ id, ...question });
  const idle = new Set(levels.keys());
  for (const answers of practices) {
    if (idle.size === 0) break;
    const plans = levels.map((value) => planOf(new Map([...answers, [id, { kind: 'value', value }] as const])));
    for (const index of idle) if (plans.some((plan) => plan !== plans[index])) idle.delete(index);
  }
  return [...idle].map((index) => `${id}: ${String(levels[index])}`);
}

test(
  'every level of every question gives a practice organization another plan than some other level',
  { timeout: 600_000 },
  () => {
    expect(builtInPack.questions.flatMap(idleIn)).toEqual([]);
  },
);
