import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { resolveFacts } from '../../../src/core/judge/facts.ts';
import { compilePack } from '../../../src/core/judge/compile.ts';
import { truthOf } from '../../../src/core/condition/truth.ts';
import { packAndAnswers } from '../range/random-pack.ts';

describe('the truth of a condition taken apart', () => {
  it('is that of the compiled condition', () => {
    fc.assert(
      fc.property(
        packAndAnswers,
        fc.integer({ min: 0, max: 50 }),
        fc.integer({ min: 0, max: 50 }),
        ({ pack, answers }, low, more) => {
          const compiled = compilePack(pack, 'digest');
          const facts = { ...resolveFacts(compiled, answers), need: [low, low + more] as const };
          const conditions = [
            ...compiled.rules.map(({ when }) => when),
            ...compiled.gates.flatMap(({ when, met }) => [when, met]),
            ...compiled.criteria.flatMap(({ levels }) => levels.map(({ when }) => when)),
          ];
          for (const condition of conditions) {
            if (condition !== undefined)
              expect(truthOf(compiled, facts, condition.source)).toBe(condition.evaluate(facts));
          }
        },
      ),
      { numRuns: 300 },
    );
  });
});
