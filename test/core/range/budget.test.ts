import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { judgeExactly } from '../../../src/core/assess/judge-exactly.ts';
import { compilePack } from '../../../src/core/judge/compile.ts';
import type { Condition } from '../../../src/core/condition/index.ts';
import { ranges, type Ranges, rangesWithin } from '../../../src/core/range/ranges.ts';
import { choice, compiledOf } from '../pack-of.ts';
import { packAndAnswers } from './random-pack.ts';

/** Every result still possible, by name. */
function possible({ verdicts, bands, courses, stages, operating, starts, ...maps }: Ranges) {
  const { criteria, strengths, options, capacity, gates } = maps;
  return new Map<string, readonly string[]>([
    ...Object.entries({ verdicts, bands, courses, stages, operating, starts, capacity: capacity.levels }),
    ...[...criteria, ...capacity.criteria].map(([id, { levels }]) => [`level ${id}`, levels] as const),
    ...strengths,
    ...options,
    ...gates,
  ]);
}

/** A condition over `count` questions with so many clauses that no order of the questions makes its diagram small. */
function entangled(count: number): Condition {
  const value = (seed: number) => ({ [`q${(seed * 7919) % count}`]: { is: 'abc'[seed % 3]! } });
  return {
    all: Array.from({ length: count * 2 }, (_, index) => ({
      any: [value(index * 3 + 1), value(index * index + 5), value(index * 11 + index * index * 3 + 2)],
    })),
  };
}

describe('a budget of steps', () => {
  it('leaves ranges exact, or gives bounds that hold every exact result', () => {
    fc.assert(
      fc.property(packAndAnswers, fc.integer({ min: 0, max: 3000 }), ({ pack, answers }, most) => {
        const exact = ranges({ pack: structuredClone(pack) }, answers);
        const within = rangesWithin(structuredClone(pack), answers, most);
        if (within !== undefined) expect(possible(within.ranges)).toEqual(possible(exact));
        const bounds = judgeExactly(compilePack(pack, 'digest'), answers, undefined, 0).open?.ranges;
        if (bounds === undefined) return;
        const held = possible(bounds);
        for (const [name, results] of possible(exact))
          expect(held.get(name) ?? [], name).toEqual(expect.arrayContaining([...results]));
        expect(bounds.exposure[0]).toBeLessThanOrEqual(exact.exposure[0]);
        expect(bounds.exposure[1]).toBeGreaterThanOrEqual(exact.exposure[1]);
        expect(bounds.capacity.score[0]).toBeLessThanOrEqual(exact.capacity.score[0]);
        expect(bounds.capacity.score[1]).toBeGreaterThanOrEqual(exact.capacity.score[1]);
      }),
      { numRuns: 150 },
    );
  });

  it('is enough or not whatever was drawn before', () => {
    fc.assert(
      fc.property(packAndAnswers, fc.integer({ min: 0, max: 3000 }), ({ pack, answers }, most) => {
        const alone = rangesWithin(structuredClone(pack), answers, most) !== undefined;
        rangesWithin(pack, new Map(), most);
        expect(rangesWithin(pack, answers, most) !== undefined).toBe(alone);
      }),
      { numRuns: 100 },
    );
  });

  it('ends the drawing of rules that are too entangled', () => {
    const questions = Array.from({ length: 60 }, (_, index) => choice(`q${index}`, ['a', 'b', 'c']));
    const compiled = compiledOf({ questions, gates: [{ id: 'gate', met: entangled(60) }] });
    expect(rangesWithin(compiled.pack, new Map(), 100_000)).toBeUndefined();
    const { judgement, open } = judgeExactly(compiled, new Map(), undefined, 100_000);
    expect(open!.posed).toBeUndefined();
    expect(judgement.gates[0]!.possible).toEqual(['met', 'open']);
  });
});
