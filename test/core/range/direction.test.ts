import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Question, Value } from '../../../src/core/pack/schema.ts';
import { STAGES } from '../../../src/core/pack/scales.ts';
import { builtInPack as pack } from '../pack/built-in.ts';
import { judgeCompletion } from './brute-force.ts';
import { often } from '../../thorough.ts';

const NUMBERS = [1, 2, 3, 5, 9, 10, 19, 20, 49, 50, 99, 100, 250];

function someValue({ kind, values = [], alone = [] }: Question): fc.Arbitrary<Value> {
  if (kind === 'number') return fc.constantFrom(...NUMBERS);
  const names = values.map(({ value }) => value);
  if (kind === 'choice') return fc.constantFrom(...names);
  const together = fc.subarray(
    names.filter((name) => !alone.includes(name)),
    { minLength: 1, maxLength: 4 },
  );
  return alone.length === 0
    ? together
    : fc.oneof(
        { arbitrary: together, weight: 4 },
        { arbitrary: fc.constantFrom(...alone).map((name) => [name]), weight: 1 },
      );
}

/** Answers that are one or more steps higher than this one. */
function further({ kind, values = [], alone = [] }: Question, value: Value): readonly Value[] {
  const names = values.map((each) => each.value);
  if (kind === 'number') return NUMBERS.filter((number) => number > (value as number));
  if (kind === 'choice') return names.slice(names.indexOf(value as string) + 1);
  const chosen = (value as readonly string[]).filter((name) => !alone.includes(name));
  return names.filter((name) => !alone.includes(name) && !chosen.includes(name)).map((name) => [...chosen, name]);
}

/** Complete answers, and the same with one answer further along the direction that its question declares. */
function steps(way: 'exposure' | 'practice') {
  const directed = pack.questions.filter(({ direction }) => direction?.[way] !== undefined);
  const completion = fc
    .tuple(...pack.questions.map(someValue))
    .map((values) => Object.fromEntries(pack.questions.map(({ id }, index) => [id, values[index]!])));
  return fc.tuple(completion, fc.constantFrom(...directed), fc.nat()).map(([less, question, seed]) => {
    const more = further(question, less[question.id]!);
    const next = more.length === 0 ? less : { ...less, [question.id]: more[seed % more.length]! };
    return question.direction![way] === 'up'
      ? { id: question.id, less, more: next }
      : { id: question.id, less: next, more: less };
  });
}

describe('the built-in pack keeps the directions that its questions declare', () => {
  it('declares them', () => {
    expect(pack.questions.filter(({ direction }) => direction?.exposure !== undefined).length).toBeGreaterThan(5);
    expect(pack.questions.filter(({ direction }) => direction?.practice !== undefined).length).toBeGreaterThan(10);
  });

  it('never scores an answer of more exposure lower in any criterion', () => {
    fc.assert(
      fc.property(steps('exposure'), ({ id, less, more }) => {
        const [before, after] = [judgeCompletion(pack, less).points, judgeCompletion(pack, more).points];
        for (const criterion of Object.keys(before))
          expect(after[criterion], `${criterion} by ${id}`).toBeGreaterThanOrEqual(before[criterion]!);
      }),
      { numRuns: often(300, 1500) },
    );
  });

  it('never lowers the stage for a better practice, as long as the verdict is yes', () => {
    fc.assert(
      fc.property(steps('practice'), ({ id, less, more }) => {
        const [before, after] = [judgeCompletion(pack, less), judgeCompletion(pack, more)];
        fc.pre(before.verdict === 'yes' && after.verdict === 'yes');
        const rank = (stage: string) => STAGES.findIndex((each) => each === stage);
        expect(rank(after.stage), id).toBeGreaterThanOrEqual(rank(before.stage));
      }),
      { numRuns: often(300, 1500) },
    );
  });
});
