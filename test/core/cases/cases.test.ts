import { describe, expect, test } from 'vitest';
import { assess } from '../../../src/core/assess.ts';
import { compare } from '../../../src/core/cases/compare.ts';
import { lookUp } from '../../../src/core/cases/look-up.ts';
import { parseCases } from '../../../src/core/cases/parse-cases.ts';
import { resultOf } from '../../../src/core/cases/result.ts';
import { runCases } from '../../../src/core/cases/run-cases.ts';
import { cases as builtInCases } from '../../mutants/built-in.ts';
import { choice, compiledOf, number, packOf } from '../pack-of.ts';
import { compilePack } from '../../../src/core/pack/compile.ts';
import { builtInPack } from '../pack/built-in.ts';

const parts = {
  questions: [number('n'), choice('c', ['a', 'b'], { when: { n: { atLeast: 5 } } })],
  verdictRules: [{ id: 'many', verdict: 'yes', when: { n: { atLeast: 9 } } }, { id: 'else', verdict: 'no' }],
  gates: [{ id: 'g', met: { c: { is: 'a' } } }],
  risks: [{ id: 'r', when: { c: { is: 'b' } } }, { id: 's', when: { n: { atLeast: 9 } } }],
};
const read = (text: string) => parseCases([{ name: 'x.test.yaml', text }], packOf(parts));
const run = (text: string) => {
  const { cases, problems } = read(text);
  expect(problems).toEqual([]);
  return runCases(compiledOf(parts), cases);
};

describe('cases say what must come out', () => {
  test('rows start from what is given, and each is a case of its own', () => {
    const { outcomes } = run('given: { big: { n: 20, c: a } }\ncases:\n  - name: who is big\n    from: big\n    field: [verdict.id, gates.g.outcome]\n    rows:\n      - [{}, "yes", met]\n      - [{ n: 8 }, "no", met]\n      - [{ n: 9, c: b }, "yes", met]\n');
    expect(outcomes.map(({ name, mismatches }) => [name, mismatches.map(({ path, expected, actual }) => [path, expected, actual])])).toEqual([
      ['who is big', []],
      ['who is big [n 8]', []],
      ['who is big [n 9, c b]', [['gates.g.outcome', 'met', 'open']]],
    ]);
    expect(outcomes[2]!.mismatches[0]!.place).toEqual({ file: 'x.test.yaml', line: 9, column: 33 });
  });

  test.each<[unknown, unknown, string | undefined]>([
    ['yes', 'yes', undefined],
    [undefined, 'absent', undefined],
    [{ id: 'x' }, 'shown', undefined],
    [undefined, 'shown', 'shown'],
    [[{ id: 'x' }, { id: 'y' }], ['x', 'y'], undefined],
    [[{ id: 'x' }, { id: 'y' }], ['y', 'x'], '[y, x]'],
    [[{ id: 'x' }], { has: 'x', lacks: ['z'] }, undefined],
    [[{ id: 'x' }], { lacks: 'x' }, 'lacks x'],
    [7, { atLeast: 7, atMost: 9 }, undefined],
    [6, { atLeast: 7 }, 'atLeast 7'],
    ['7', { atLeast: 7 }, 'atLeast 7'],
  ])('%j against %j', (actual, expected, difference) => {
    expect(compare(actual, expected)?.expected).toBe(difference);
  });

  test.each<[string, string]>([
    ['cases:\n  - name: x\n    from: bgi\n    expect: { stage: none }\n', 'unknown-reference'],
    ['cases:\n  - name: x\n    answers: { m: 1 }\n    expect: { stage: none }\n', 'unknown-question'],
    ['cases:\n  - name: x\n    answers: { n: 1000 }\n    expect: { stage: none }\n', 'out-of-bounds'],
    ['cases:\n  - name: x\n    answers: { n: 1 }\n', 'missing-key'],
    ['cases:\n  - name: x\n    field: stage\n    rows: [[{ n: 1 }]]\n', 'wrong-kind'],
    ['cases:\n  - name: x\n    expect: { stage: { hsa: none } }\n', 'wrong-kind'],
    ['case: []\n', 'unknown-key'],
  ])('what is written wrong has a place and a code: %j', (text, code) => {
    const { problems } = read(text);
    expect(problems.map((problem) => problem.code)).toEqual([code]);
    expect(problems[0]).toMatchObject({ file: 'x.test.yaml', line: expect.any(Number) as number, column: expect.any(Number) as number });
  });

  test('coverage names each rule that no case made true or false', () => {
    const { coverage } = run('cases:\n  - name: x\n    answers: { n: 20, c: a }\n    expect: { verdict.id: "yes" }\n');
    const open = coverage.rules.filter(({ madeTrue, madeFalse }) => !madeTrue || !madeFalse).map(({ rule, madeTrue, madeFalse }) => [rule, madeTrue, madeFalse]);
    expect(open).toContainEqual(['risk r', false, true]);
    expect(open).toContainEqual(['gate g: met', true, false]);
    expect(coverage.percent).toBe(50);
  });
});

describe('the built-in pack', () => {
  const compiled = compilePack(builtInPack, '');

  test('every case comes out as it says, and every rule is made true and false', () => {
    const { outcomes, coverage } = runCases(compiled, builtInCases);
    expect(outcomes.filter(({ mismatches }) => mismatches.length > 0)).toEqual([]);
    expect(coverage.rules.filter(({ madeTrue, madeFalse }) => !madeTrue || !madeFalse)).toEqual([]);
    expect(coverage.percent).toBe(100);
  });

  test('what cases look at in a complete judgement is what the whole assessment says', () => {
    for (const { answers, expects } of builtInCases.filter((_, index) => index % 97 === 0)) {
      const whole = assess(compiled, { answers, waivers: [], check: {} }, '');
      const { at } = resultOf(compiled, answers);
      for (const { path } of expects) expect(at(path)).toEqual(lookUp(whole, path));
    }
  });
});
