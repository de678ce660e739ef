import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Answers } from '../../../src/core/answers/answers.ts';
import type { Pack } from '../../../src/core/pack/schema.ts';
import { influence } from '../../../src/core/range/influence.ts';
import { pose } from '../../../src/core/range/posed.ts';
import { ranges } from '../../../src/core/range/ranges.ts';
import { allowedValues, bruteForce } from './brute-force.ts';
import { keepDiagram } from './keep.ts';
import { packAndAnswers } from './random-pack.ts';
import { often } from '../../thorough.ts';

const RUNS = Number(process.env['RUNS'] ?? often(120, 600));

describe('ranges', () => {
  it('are exactly what all completions give', () => {
    fc.assert(
      fc.property(packAndAnswers, ({ pack, answers }) => {
        expect(ranges({ pack }, answers)).toEqual(bruteForce(pack, answers));
      }),
      { numRuns: RUNS },
    );
  });

  it('are the same from a diagram that was kept', () => {
    fc.assert(
      fc.property(packAndAnswers, ({ pack, answers }) => {
        keepDiagram(pack);
        expect(ranges({ pack }, answers)).toEqual(bruteForce(pack, answers));
        const drawn = influence(pose(structuredClone(pack), answers), 'none');
        const read = influence(pose(pack, answers), 'none');
        expect([...read.keys()].toSorted()).toEqual([...drawn.keys()].toSorted());
        for (const [id, bits] of drawn) {
          expect(read.get(id)!.verdict ?? -1).toBeCloseTo(bits.verdict ?? -1);
          expect(read.get(id)!.stage ?? -1).toBeCloseTo(bits.stage ?? -1);
        }
      }),
      { numRuns: RUNS },
    );
  });

  it('never widen when a question is answered', () => {
    const withOneMore = packAndAnswers.chain(({ pack, answers }) =>
      fc.constantFrom(...pack.questions).chain((question) => {
        const before = new Map([...answers].filter(([id]) => id !== question.id));
        return fc
          .constantFrom(...allowedValues(question))
          .map((value) => ({ pack, answers: before, id: question.id, value }));
      }),
    );
    fc.assert(
      fc.property(withOneMore, ({ pack, answers, id, value }) => {
        const before = flat(pack, answers);
        const after = flat(pack, new Map([...answers, [id, { kind: 'value', value }]]));
        for (const [key, values] of Object.entries(after))
          expect(before[key], key).toEqual(expect.arrayContaining([...values]));
        expect(
          ranges({ pack }, new Map([...answers, [id, { kind: 'value', value }]])).exposure[0],
        ).toBeGreaterThanOrEqual(ranges({ pack }, answers).exposure[0]);
      }),
      { numRuns: RUNS },
    );
  });
});

function flat(pack: Pack, answers: Answers): Record<string, readonly string[]> {
  const { verdicts, stages, operating, starts, criteria, gates } = ranges({ pack }, answers);
  const parts: Record<string, readonly string[]> = { verdicts, stages, operating, starts };
  for (const [id, { levels }] of criteria) parts[id] = levels;
  for (const [id, outcomes] of gates) parts[id] = outcomes;
  return parts;
}
