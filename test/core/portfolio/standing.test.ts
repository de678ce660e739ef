import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Answers } from '../../../src/core/answers/answers.ts';
import { assess } from '../../../src/core/assess/assess.ts';
import { type CompiledPack, compilePack } from '../../../src/core/judge/compile.ts';
import { type Standing, standings } from '../../../src/core/portfolio/standing.ts';
import { STAGES } from '../../../src/core/pack/scales.ts';
import { completeAnswers } from '../../bench/sample.ts';
import { builtInPack } from '../pack/built-in.ts';
import { smallPack, someAnswers } from '../range/random-pack.ts';

const RUNS = Number(process.env['RUNS'] ?? 400);
const builtIn = compilePack(builtInPack, 'sha256:test');

const packAndFiles = smallPack.chain((pack) =>
  fc.array(someAnswers(pack), { minLength: 1, maxLength: 12 }).map((files) => ({ pack, files })),
);

/** What `assess` says, in the form of a standing. */
function assessed(compiled: CompiledPack, answers: Answers): Standing {
  const { verdict, need, stage, stages, useCases, coverage } = assess(
    compiled,
    { answers, waivers: [], check: {} },
    '1.0.0',
  );
  const required = (stages.find(({ id }) => id === stage)?.gates ?? []).filter((gate) => gate.required);
  const blocking = new Map(
    required
      .filter(({ outcome }) => outcome === 'open' || outcome === 'unknown')
      .map(({ id, outcome }) => [id, outcome]),
  );
  return {
    verdict: verdict.id,
    possible: verdict.possible,
    need: need.range,
    stage,
    start: useCases.find(({ start }) => start)?.id,
    blockers: compiled.pack.gates.flatMap(({ id }) =>
      blocking.has(id) ? [{ gate: id, outcome: blocking.get(id)! }] : [],
    ),
    coverage,
  };
}

/** Answers without those whose place in a cycle of `every` is `at`. */
function without(answers: Answers, every: number, at: number): Answers {
  return new Map([...answers].filter((_, index) => index % every !== at));
}

describe('a standing is what assess says', () => {
  test('of the built-in pack, for complete files, half open ones and empty ones, in one run', () => {
    const standing = standings(builtIn);
    for (let seed = 1; seed <= 60; seed += 1) {
      const complete = completeAnswers(builtInPack, seed);
      const files = [
        complete,
        without(complete, 2, seed % 2),
        without(complete, 5, seed % 5),
        without(complete, 1, seed % 9 === 0 ? 0 : 1),
      ];
      for (const answers of files)
        expect(standing({ answers, waivers: [], check: {} })).toEqual(assessed(builtIn, answers));
    }
  });

  test('of any pack, for one file after another', () => {
    fc.assert(
      fc.property(packAndFiles, ({ pack, files }) => {
        const stages = STAGES.map((id) => ({ id, title: id, about: id, sources: ['ours'] }));
        const compiled = compilePack({ ...pack, stages }, 'sha256:test');
        const standing = standings(compiled);
        for (const given of [...files, new Map(), ...files]) {
          expect(standing({ answers: given, waivers: [], check: {} })).toEqual(assessed(compiled, given));
        }
      }),
      { numRuns: RUNS },
    );
  });
});
