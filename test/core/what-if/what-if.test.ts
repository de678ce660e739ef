import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { assess } from '../../../src/core/assess/assess.ts';
import { compilePack } from '../../../src/core/judge/compile.ts';
import { differences, whatIf } from '../../../src/core/what-if/what-if.ts';
import { packAndAnswers, someAnswers } from '../range/random-pack.ts';

const changed = packAndAnswers.chain(({ pack, answers }) =>
  someAnswers(pack).map((changes) => ({ pack, answers, changes })),
);

describe('what if', () => {
  it('is the file as it stands beside the file with these answers', () => {
    fc.assert(
      fc.property(changed, ({ pack, answers, changes }) => {
        const compiled = compilePack(pack, 'digest');
        const file = { answers, waivers: [], check: {} };
        const { before, after } = whatIf(compiled, file, changes, '1');
        expect(before).toEqual(assess(compiled, file, '1'));
        expect(after).toEqual(assess(compiled, { ...file, answers: new Map([...answers, ...changes]) }, '1'));
      }),
      { numRuns: 60 },
    );
  });

  it('has no differences where nothing changes, and the opposite ones backwards', () => {
    fc.assert(
      fc.property(changed, ({ pack, answers, changes }) => {
        const compiled = compilePack(pack, 'digest');
        const { before, after } = whatIf(compiled, { answers, waivers: [], check: {} }, changes, '1');
        expect(Object.values(differences({ before, after: before })).flat()).toEqual([]);
        const [there, back] = [differences({ before, after }), differences({ before: after, after: before })];
        expect(back.criteria.map(({ after: is }) => is.id)).toEqual(there.criteria.map(({ before: was }) => was.id));
        expect(back.stepsGained).toEqual(there.stepsLost);
        expect(new Set(back.useCases.map(({ id, before: was }) => `${id} ${was}`))).toEqual(
          new Set(there.useCases.map(({ id, after: is }) => `${id} ${is}`)),
        );
      }),
      { numRuns: 60 },
    );
  });
});
