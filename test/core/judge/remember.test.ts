import { expect, test } from 'vitest';
import { type Facts, resolveFacts } from '../../../src/core/judge/facts.ts';
import { remember } from '../../../src/core/judge/remember.ts';
import { say } from '../../../src/core/judge/sentence.ts';
import { answersOf, choice, choices, compiledOf, number } from '../pack-of.ts';

const compiled = compiledOf({
  questions: [
    number('size', { max: 5000 }),
    choice('kind', ['a', 'b'], { when: { size: { atLeast: 10 } } }),
    choices('set', ['x', 'y', 'z']),
  ],
  gates: [{ id: 'gate', met: { any: [{ kind: { is: 'a' } }, { set: { includes: 'x' } }] } }],
});
const facts = (answers: Parameters<typeof answersOf>[0]) => resolveFacts(compiled, answersOf(answers));

test('after the first time, a computation runs once for answers that no test tells apart', () => {
  let runs = -1;
  const { met } = compiled.gates[0]!;
  expect(met.reads()).toEqual(['kind', 'set']);
  const compute = (each: Facts) => [(runs += 1), met.evaluate(each)];
  const truth = remember(
    compiled,
    () => met.reads(),
    () => [],
    compute,
  );
  expect(truth(facts({ size: 20, kind: 'a', set: ['y'] }))).toEqual([0, true]);
  expect(truth(facts({ size: 20, kind: 'a', set: ['y'] }))).toEqual([1, true]);
  expect(truth(facts({ size: 3000, kind: 'a', set: ['y', 'z'] }))).toEqual([1, true]);
  expect(truth(facts({ size: 20, kind: 'b', set: ['y'] }))).toEqual([2, false]);
  expect(truth(facts({ size: 9, kind: 'a', set: ['y'] }))).toEqual([3, false]);
  expect(truth(facts({ size: 20, set: ['y'] }))).toEqual([4, undefined]);
});

test('a sentence is made again for every other value that it repeats', () => {
  const sentence = remember(
    compiled,
    () => [],
    () => ['size', 'set'],
    (each) => say(compiled, each, { parts: ['', 'size', ' in ', 'set', ''], mentions: [] }),
  );
  const sizes = Array.from({ length: 500 }, (_, size) => size);
  for (const size of [...sizes, ...sizes.toReversed()]) {
    expect(sentence(facts({ size, set: ['y'] }))).toBe(`${size} in Label of y`);
    expect(sentence(facts({ size, set: ['z', 'y'] }))).toBe(`${size} in Label of y and Label of z`);
  }
});

test('facts that are older than a condition have its outcome all the same', () => {
  const fresh = compiledOf({
    questions: [number('size', { max: 5000 })],
    gates: [{ id: 'gate', met: { any: [{ size: { atLeast: 100 } }, { size: { atMost: 7 } }] } }],
  });
  const all = [7, 8, 9, 100, 'unknown'].map((size) => resolveFacts(fresh, answersOf({ size })));
  const { met } = fresh.gates[0]!;
  const truth = remember(
    fresh,
    () => met.reads(),
    () => [],
    (each) => met.evaluate(each),
  );
  const expected = [true, false, false, true, undefined];
  expect(all.map(truth)).toEqual(expected);
  expect(all.map(truth)).toEqual(expected);
});
