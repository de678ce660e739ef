import fc from 'fast-check';
import { expect, test } from 'vitest';
import { mendingIn } from '../../../src/core/cases/recorded/mending.ts';
import { compilePack } from '../../../src/core/judge/compile.ts';
import { resolveFacts } from '../../../src/core/judge/facts.ts';
import { often } from '../../thorough.ts';
import { compiledOf, answersOf, choice, number } from '../pack-of.ts';
import { allowedValues } from '../range/brute-force.ts';
import { packAndAnswers } from '../range/random-pack.ts';

test('what one other answer mends is found, in any pack', () => {
  fc.assert(
    fc.property(packAndAnswers, ({ pack, answers }) => {
      const compiled = compilePack(pack, '');
      const mending = mendingIn(compiled);
      const facts = resolveFacts(compiled, answers);
      for (const { met } of compiled.gates)
        for (const truth of [true, false].filter((each) => each !== met.evaluate(facts))) {
          const found = mending(met, truth, facts);
          for (const question of pack.questions.filter(({ id }) => !found.has(id)))
            for (const value of allowedValues(question)) {
              const changed = new Map(answers).set(question.id, { kind: 'value', value });
              expect(met.evaluate(resolveFacts(compiled, changed))).not.toBe(truth);
            }
        }
    }),
    { numRuns: often(200, 1000) },
  );
});

test('one answer has to mend all parts of an all, and one part of an any', () => {
  const parts = [{ n: { atLeast: 5 } }, { c: { is: 'a' } }];
  const compiled = compiledOf({
    questions: [number('n'), choice('c', ['a', 'b'], { when: { n: { atLeast: 2 } } })],
    gates: [
      { id: 'both', met: { all: parts } },
      { id: 'one', met: { any: parts } },
      { id: 'second', met: { all: [{ n: { atMost: 5 } }, parts[1]!] } },
    ],
  });
  const facts = resolveFacts(compiled, answersOf({ n: 3, c: 'b' }));
  const found = compiled.gates.map(({ met }) => [...mendingIn(compiled)(met, true, facts)]);
  expect(found).toEqual([['n'], ['n', 'c'], ['c', 'n']]);
});
