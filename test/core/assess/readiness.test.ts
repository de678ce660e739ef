import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Answers, AnswersFile } from '../../../src/core/answers/answers.ts';
import { assess } from '../../../src/core/assess/assess.ts';
import { compilePack } from '../../../src/core/judge/compile.ts';
import { parsePack } from '../../../src/core/pack/parse.ts';
import { STAGES } from '../../../src/core/pack/scales.ts';
import type { Pack } from '../../../src/core/pack/schema.ts';
import { ranges } from '../../../src/core/range/ranges.ts';
import { completeAnswers } from '../../bench/sample.ts';
import { builtInPack } from '../pack/built-in.ts';
import { allowedValues } from '../range/brute-force.ts';
import { packAndAnswers, smallPack } from '../range/random-pack.ts';
import { often } from '../../thorough.ts';

const RUNS = Number(process.env['RUNS'] ?? often(100, 300));

function fileOf(answers: Answers, pack: Pack): AnswersFile {
  const gate = pack.gates[0]?.id;
  return {
    answers,
    check: {},
    waivers:
      gate === undefined ? [] : [{ gate, reason: 'agreed', until: '2026-12-31', position: { line: 1, column: 1 } }],
  };
}

describe('what is worked out when it is read', () => {
  test('is what a pack gives that many others have read, for the built-in pack, complete or not', () => {
    const compiled = compilePack(builtInPack, 'digest');
    for (let seed = 1; seed <= often(4, 12); seed += 1) {
      const complete = completeAnswers(builtInPack, seed);
      for (const answers of [complete, new Map([...complete].filter((_, index) => index % 4 !== seed % 4))]) {
        const file = fileOf(answers, builtInPack);
        expect(assess(compilePack(builtInPack, 'digest'), file, '1.0.0')).toEqual(assess(compiled, file, '1.0.0'));
      }
    }
  });

  test('says what the pack changes in the one that it extends', () => {
    const text = `pack: { schema: mesh-ready/pack@2, id: own, version: 1.0.0, extends: mesh-adoption }
gates: [{ id: people-together, required: false, reason: we are few }]`;
    const { pack } = parsePack([{ name: 'pack.yaml', text }], builtInPack);
    const file = fileOf(completeAnswers(builtInPack, 1), builtInPack);
    expect(assess(compilePack(pack!, 'digest'), file, '1.0.0').changes).toEqual(pack!.changes);
  });

  test('is the same for any pack, whichever part is read first', () => {
    fc.assert(
      fc.property(packAndAnswers, fc.nat(), ({ pack, answers }, pick) => {
        const file = fileOf(answers, pack);
        const compiled = compilePack(pack, 'digest');
        JSON.stringify(assess(compiled, file, '1.0.0'));
        const whole = assess(compiled, file, '1.0.0');
        const later = assess(compilePack(pack, 'digest'), file, '1.0.0');
        const keys = Object.keys(whole) as (keyof typeof whole)[];
        const key = keys[pick % keys.length]!;
        expect(later[key]).toEqual(whole[key]);
        expect(JSON.stringify(later)).toBe(JSON.stringify(whole));
      }),
      { numRuns: RUNS },
    );
  });
});

test('while nothing is open, the one result is the only one of the exact ranges', () => {
  const complete = smallPack.chain((pack) =>
    fc.tuple(...pack.questions.map((question) => fc.constantFrom(...allowedValues(question)))).map((values) => {
      const answers: Answers = new Map(
        values.map((value, index) => [pack.questions[index]!.id, { kind: 'value', value }]),
      );
      return { pack, answers };
    }),
  );
  fc.assert(
    fc.property(complete, ({ pack, answers }) => {
      const plain = STAGES.map((id) => ({ id, title: id, about: id, sources: ['ours'] }));
      const stages = pack.stages.length > 0 ? pack.stages : plain;
      const assessed = assess(compilePack({ ...pack, stages }, 'digest'), { answers, waivers: [], check: {} }, '1.0.0');
      const { capacity } = assessed;
      const levelsOf = (criteria: readonly { readonly id: string; readonly level: string }[]) =>
        new Map(criteria.map(({ id, level }) => [id, { levels: [level] }]));
      const gates = new Map(assessed.stages.flatMap((stage) => stage.gates).map(({ id, possible }) => [id, possible]));
      const strengths = new Map(assessed.useCases.map(({ id, strengthPossible }) => [id, strengthPossible]));
      expect({
        verdicts: assessed.verdict.possible,
        exposure: assessed.exposure.range,
        criteria: new Map(assessed.exposure.criteria.map(({ id, range, level }) => [id, { range, levels: [level] }])),
        bands: [],
        stages: assessed.stagePossible,
        operating: assessed.operatingAtPossible,
        courses: assessed.verdict.coursePossible,
        strengths: new Map(pack.useCases.map(({ id }) => [id, strengths.get(id)])),
        options: new Map(assessed.options.map(({ id, fit }) => [id, [fit]])),
        capacity: { levels: capacity.possible, score: capacity.range, criteria: levelsOf(capacity.criteria) },
        gates: new Map(pack.gates.map(({ id }) => [id, gates.get(id)])),
        starts: assessed.startPossible,
      }).toEqual(ranges({ pack }, answers));
    }),
    { numRuns: RUNS },
  );
});
