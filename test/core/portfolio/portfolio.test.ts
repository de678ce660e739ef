import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Answers, AnswersFile } from '../../../src/core/answers/answers.ts';
import { assess } from '../../../src/core/assess/assess.ts';
import { type CompiledPack, compilePack } from '../../../src/core/judge/compile.ts';
import { STAGES } from '../../../src/core/pack/scales.ts';
import { portfolioOf, type Team, teamOf } from '../../../src/core/portfolio/portfolio.ts';
import { completeAnswers } from '../../bench/sample.ts';
import { builtInPack } from '../pack/built-in.ts';
import { smallPack, someAnswers } from '../range/random-pack.ts';
import { often } from '../../thorough.ts';

const RUNS = Number(process.env['RUNS'] ?? often(100, 400));
const builtIn = compilePack(builtInPack, 'sha256:test');

const packAndFiles = smallPack.chain((pack) =>
  fc.array(someAnswers(pack), { minLength: 1, maxLength: 12 }).map((files) => ({ pack, files })),
);

const fileOf = (answers: Answers): AnswersFile => ({ answers, waivers: [], check: {} });

/** The results of `assess` for the answers, in the form of a team. */
function assessed(compiled: CompiledPack, answers: Answers): Omit<Team, 'file' | 'services'> {
  const { organization, scope, verdict, exposure, capacity, stage, stages, useCases, coverage, ...rest } = assess(
    compiled,
    fileOf(answers),
    '1.0.0',
  );
  const required = (stages.find(({ id }) => id === stage)?.gates ?? []).filter((gate) => gate.required);
  const blocking = new Map(
    required
      .filter(({ outcome }) => outcome === 'open' || outcome === 'unknown')
      .map(({ id, outcome }) => [id, outcome]),
  );
  return {
    organization,
    scope,
    assessed: rest.assessed,
    verdict: verdict.id,
    why: verdict.why[0] ?? '',
    standing: verdict.standing,
    close: verdict.close,
    settled: verdict.settled,
    possible: verdict.possible,
    course: verdict.course,
    coursePossible: verdict.coursePossible,
    exposure: {
      score: exposure.score,
      range: exposure.range,
      ...(exposure.band !== undefined && { band: exposure.band }),
      ...(exposure.bandPossible !== undefined && { bandPossible: exposure.bandPossible }),
    },
    capacity: { level: capacity.level, possible: capacity.possible },
    stage,
    start: useCases.find(({ start }) => start)?.id ?? null,
    blockers: compiled.pack.gates.flatMap(({ id }) =>
      blocking.has(id) ? [{ gate: id, outcome: blocking.get(id)!, waived: false }] : [],
    ),
    coverage,
  };
}

/** Answers without those at position `at` in each cycle of `every`. */
function without(answers: Answers, every: number, at: number): Answers {
  return new Map([...answers].filter((_, index) => index % every !== at));
}

describe('a team is what assess says', () => {
  test('of the built-in pack, for complete files, half open ones and empty ones, in one run', () => {
    for (let seed = 1; seed <= often(18, 60); seed += 1) {
      const complete = completeAnswers(builtInPack, seed);
      const files = [
        complete,
        without(complete, 2, seed % 2),
        without(complete, 5, seed % 5),
        without(complete, 1, seed % 9 === 0 ? 0 : 1),
      ];
      for (const answers of files)
        expect(teamOf(builtIn, 'team.yaml', fileOf(answers))).toMatchObject(assessed(builtIn, answers));
    }
  });

  test('of any pack, for one file after another, whatever files were judged before', () => {
    fc.assert(
      fc.property(packAndFiles, ({ pack, files }) => {
        const stages = STAGES.map((id) => ({ id, title: id, about: id, sources: ['ours'] }));
        const compiled = compilePack({ ...pack, stages }, 'sha256:test');
        const given = [...files, new Map()];
        const afresh = given.map((answers) => assessed(compilePack({ ...pack, stages }, 'sha256:test'), answers));
        for (const round of [1, 2])
          for (const [index, answers] of given.entries())
            expect(teamOf(compiled, 'team.yaml', fileOf(answers)), `round ${round}`).toMatchObject(afresh[index]!);
      }),
      { numRuns: RUNS },
    );
  });
});

test('the count by verdict says how many of them are open', () => {
  const answers = completeAnswers(builtInPack, 1);
  const teams = [answers, new Map()].map((each, index) => teamOf(builtIn, `${index}.yaml`, fileOf(each)));
  const { counts } = portfolioOf(builtIn, '1', { folder: 'teams', teams, broken: [], skipped: [] });
  expect([counts.teams, counts.undecided]).toEqual([2, 1]);
});
