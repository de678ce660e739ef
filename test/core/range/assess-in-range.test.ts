import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Answer } from '../../../src/core/answers/answers.ts';
import { assess } from '../../../src/core/assess/assess.ts';
import { compilePack } from '../../../src/core/judge/compile.ts';
import { completions, judgeCompletion } from './brute-force.ts';
import { packAndAnswers } from './random-pack.ts';
import { often } from '../../thorough.ts';

describe('an assessment', () => {
  it('says nothing that is not possible', () => {
    fc.assert(
      fc.property(packAndAnswers, ({ pack, answers }) => {
        const { verdict, exposure, stage, stagePossible, operatingAt, operatingAtPossible, stages } = assess(
          compilePack(pack, 'digest'),
          { answers, waivers: [], check: {} },
          '1',
        );
        expect(verdict.possible).toContain(verdict.id);
        expect(verdict.settled).toBe(verdict.possible.length === 1);
        expect(stagePossible).toContain(stage);
        expect(operatingAtPossible).toContain(operatingAt);
        expect(exposure.score).toBe(exposure.range[0]);
        for (const { level, points, range } of exposure.criteria) {
          expect(points).toBe(range[0]);
          if (level !== 'unknown') expect(range[1]).toBe(range[0]);
        }
        for (const { outcome, possible } of stages.flatMap(({ gates }) => gates)) {
          if (outcome !== 'unknown') expect(possible).toContain(outcome);
        }
      }),
      { numRuns: often(100, 400) },
    );
  });

  it('keeps a settled verdict in every completion', () => {
    fc.assert(
      fc.property(packAndAnswers, fc.nat(), ({ pack, answers }, seed) => {
        const compiled = compilePack(pack, 'digest');
        const before = assess(compiled, { answers, waivers: [], check: {} }, '1').verdict;
        fc.pre(before.settled);
        const refused = new Set(
          [...answers].filter(([, answer]) => answer.kind === 'not-applicable').map(([id]) => id),
        );
        const all = [...completions(pack, answers)];
        const completion = all[seed % all.length]!;
        expect(judgeCompletion(pack, completion, refused).verdict).toBe(before.id);
        const answered = new Map([
          ...Object.entries(completion).map(([id, value]): [string, Answer] => [id, { kind: 'value', value }]),
          ...[...answers].filter(([id]) => refused.has(id)),
        ]);
        const after = assess(compiled, { answers: answered, waivers: [], check: {} }, '1').verdict;
        expect([after.id, after.settled]).toEqual([before.id, true]);
      }),
      { numRuns: often(100, 300) },
    );
  });
});
