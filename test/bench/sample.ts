import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { loadPackFolder } from '../../src/cli/pack-folder.ts';
import type { Answers } from '../../src/core/answers/answers.ts';
import type { Pack, Question, Value } from '../../src/core/pack/schema.ts';

export const root = fileURLToPath(new URL('../..', import.meta.url));
export const bin = join(root, 'dist/bin.cjs');

/** The built-in pack, read from its folder. */
export const builtIn = loadPackFolder('rules/mesh-adoption', { cwd: root });

/** Complete answers, deterministic for a seed: every question has one of its allowed values. */
export function completeAnswers(pack: Pack, seed: number): Answers {
  const next = randomFrom(seed);
  return new Map(pack.questions.map((question) => [question.id, { kind: 'value', value: anyValue(question, next) }]));
}

/** Writes complete answers, with a bar that they meet, to a new file and returns its path. */
export function answersFileOf(pack: Pack, seed: number): string {
  const file = join(mkdtempSync(join(tmpdir(), 'mesh-ready-bench-')), 'answers.yaml');
  writeFileSync(file, answersText(pack, completeAnswers(pack, seed)));
  return file;
}

/** An answers file with these answers, and a bar that they meet. `head` are additional lines of its head. */
export function answersText({ pack: { id, version } }: Pack, answers: Answers, head = ''): string {
  const lines = [...answers].map(
    ([question, answer]) => `  ${question}: ${answer.kind === 'value' ? yaml(answer.value) : 'unknown'}\n`,
  );
  return `schema: mesh-ready/answers@1\npack: { id: ${id}, version: ${version} }\n${head}assessed: 2026-11-22\nanswers:\n${lines.join('')}check: { verdict: [yes, not-yet, no], maxAgeDays: 36500 }\n`;
}

function anyValue({ kind, values = [], alone = [], min = 0, max = 1000 }: Question, next: () => number): Value {
  const words = values.map(({ value }) => value);
  const pick = (list: readonly string[]) => list[Math.floor(next() * list.length)]!;
  if (kind === 'number') return min + Math.floor(next() ** 3 * (Math.min(max, 400) - min + 1));
  if (kind === 'choice') return pick(words);
  const together = words.filter((word) => !alone.includes(word) && next() < 0.5);
  return together.length > 0 ? together : [pick(words)];
}

function yaml(value: Value): string {
  return typeof value === 'object'
    ? `[${value.map((word) => JSON.stringify(word)).join(', ')}]`
    : JSON.stringify(value);
}

/** Pseudorandom numbers from 0 to below 1, deterministic for a seed (mulberry32). */
function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}
