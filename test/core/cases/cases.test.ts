import { describe, expect, test } from 'vitest';
import { assess } from '../../../src/core/assess/assess.ts';
import { shapeAt } from '../../../src/core/cases/check-expectation.ts';
import { compare } from '../../../src/core/cases/compare.ts';
import { idOf, lookUp } from '../../../src/core/cases/look-up.ts';
import { parseCases } from '../../../src/core/cases/parse-cases.ts';
import { coverageOf } from '../../../src/core/cases/coverage.ts';
import { resultOf } from '../../../src/core/cases/result.ts';
import { runCases } from '../../../src/core/cases/run-cases.ts';
import { shapeOf } from '../../../src/core/cases/shape.ts';
import { parsed } from '../../mutants/built-in.ts';
import { answersOf, choice, compiledOf, number, packOf } from '../pack-of.ts';
import { compilePack } from '../../../src/core/judge/compile.ts';
import { parsePack } from '../../../src/core/pack/parse.ts';
import { useBase } from '../../../src/core/range/index.ts';
import { builtIn, builtInPack } from '../pack/built-in.ts';

const parts = {
  questions: [number('n'), choice('c', ['a', 'b'], { when: { n: { atLeast: 5 } } })],
  verdictRules: [
    { id: 'many', verdict: 'yes', when: { n: { atLeast: 9 } } },
    { id: 'else', verdict: 'no' },
  ],
  gates: [{ id: 'g', met: { c: { is: 'a' } } }],
  risks: [
    { id: 'r', when: { c: { is: 'b' } } },
    { id: 's', when: { n: { atLeast: 9 } } },
  ],
};
const read = (text: string) => parseCases([{ name: 'x.test.yaml', text }], packOf(parts));
const run = (text: string) => {
  const parsedCases = read(text);
  expect(parsedCases.problems).toEqual([]);
  return runCases(compiledOf(parts), parsedCases);
};

describe('cases say what must come out', () => {
  test('rows start from what is given, and each is a case of its own', () => {
    const { outcomes } = run(
      'given: { big: { n: 20, c: a } }\ncases:\n  - name: who is big\n    from: big\n    field: [verdict.id, gates.g.outcome]\n    rows:\n      - [{}, "yes", met]\n      - [{ n: 8 }, "no", met]\n      - [{ n: 9, c: b }, "yes", met]\n',
    );
    expect(
      outcomes.map(({ name, mismatches }) => [
        name,
        mismatches.map(({ path, expected, actual }) => [path, expected, actual]),
      ]),
    ).toEqual([
      ['who is big', []],
      ['who is big [n 8]', []],
      ['who is big [n 9, c b]', [['gates.g.outcome', 'met', 'open']]],
    ]);
    expect(outcomes[2]!.mismatches[0]!.place).toEqual({ file: 'x.test.yaml', line: 9, column: 33 });
  });

  test('a case that fails names the few questions that it leaves out', () => {
    const { outcomes } = run(
      'cases:\n  - { name: x, answers: { n: 9 }, expect: { gates.g.outcome: met } }\n  - { name: y, answers: { n: 9 }, expect: { gates.g.outcome: unknown } }\n',
    );
    expect(outcomes.map(({ unanswered }) => unanswered)).toEqual([['c'], undefined]);
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
    ['cases:\n  - name: x\n    field: stage\n    expect: { stage: none }\n', 'missing-key'],
    ['cases:\n  - name: x\n    expect: {}\n', 'missing-key'],
    ['cases:\n  - name: x\n    findings: [jop]\n    expect: { stage: none }\n', 'unknown-value'],
    ['case: []\n', 'unknown-key'],
    ['recorded: [x]\n', 'wrong-kind'],
    ['recorded: { gate g: met }\n', 'wrong-kind'],
  ])('what is written wrong has a place and a code: %j', (text, code) => {
    const { problems } = read(text);
    expect(problems.map((problem) => problem.code)).toEqual([code]);
    expect(problems[0]).toMatchObject({
      file: 'x.test.yaml',
      line: expect.any(Number) as number,
      column: expect.any(Number) as number,
    });
  });

  test.each<[string, string, RegExp]>([
    ['verdct.id: x', 'unknown-key', /did you mean verdict\?$/],
    ['verdict.idd: x', 'unknown-key', /^a verdict has no idd; did you mean id\?$/],
    ['verdict.id.x: x', 'unknown-key', /^nothing is below verdict\.id/],
    ['verdict.id: never', 'unknown-value', /one of yes, not-yet, no$/],
    ['verdict.row: manny', 'unknown-value', /did you mean many\?$/],
    ['verdict.settled: "true"', 'wrong-kind', /without quotes$/],
    ['verdict.possible: "yes"', 'wrong-kind', /is a list/],
    ['verdict.why: { atLeast: 2 }', 'wrong-kind', /is no number/],
    ['verdict.reasons.x: shown', 'unknown-key', /count them from 0/],
    ['exposure.score: "5"', 'wrong-kind', /write 5 without quotes$/],
    ['gates.gg: absent', 'unknown-reference', /^no gate is called gg/],
    ['gates.g.outcom: met', 'unknown-key', /did you mean outcome\?$/],
    ['gates.g.outcome: mett', 'unknown-value', /did you mean met\?$/],
    ['stages.walk.gates.g: shown', 'unknown-reference', /it is at stages\.crawl\.gates\.g$/],
    ['risks: { lacks: [r, x] }', 'unknown-reference', /^no risk is called x; there is r, s$/],
    ['risks: { lacks: { r: 1 } }', 'wrong-kind', /^lacks is a value or a list/],
    ['answers.c.value.x: absent, stage:', 'wrong-kind', /^stage has no value/],
    ['__proto__: shown', 'unknown-key', /has no "__proto__"/],
  ])('what can never come out is told where it stands: %s', (expectation, code, message) => {
    const { problems } = read(`cases:\n  - name: x\n    expect: { ${expectation} }\n`);
    expect(problems).toMatchObject([{ code, file: 'x.test.yaml', line: 3 }]);
    expect(problems[0]!.message).toMatch(message);
  });

  test('a path that is nowhere is told once, however many rows look at it', () => {
    const { problems } = read(
      'cases:\n  - name: x\n    field: [stage, gates.h.outcome]\n    rows:\n      - [{ n: 1 }, none, open]\n      - [{ n: 9 }, crawl, met]\n',
    );
    expect(problems).toMatchObject([{ code: 'unknown-reference', line: 3, column: 20 }]);
  });

  test('every field of an assessment can be named, and every list by what it holds or by a number', () => {
    const compiled = compiledOf(parts);
    const visit = (value: unknown, path: string): string[] => {
      if (Array.isArray(value))
        return [
          path,
          ...value.flatMap((item, index) => [
            `${path}.${index}`,
            ...visit(item, `${path}.${String(idOf(item) === item ? index : idOf(item))}`),
          ]),
        ];
      return typeof value === 'object' && value !== null
        ? [path, ...Object.entries(value).flatMap(([key, inner]) => visit(inner, `${path}.${key}`))]
        : [path];
    };
    const whole = [answersOf({ n: 20, c: 'b' }), answersOf({ n: 2 }), answersOf({})].map((answers) =>
      assess(compiled, { answers, waivers: [], check: {} }, ''),
    );
    const paths = whole.flatMap((assessment) =>
      Object.entries(assessment).flatMap(([key, value]) => visit(value, key)),
    );
    const shape = shapeOf(compiled.pack);
    expect(paths.length).toBeGreaterThan(200);
    expect(paths.filter((path) => 'code' in shapeAt(shape, path))).toEqual([]);
  });

  test('coverage names each rule that no case made true or false', () => {
    const { coverage } = run('cases:\n  - name: x\n    answers: { n: 20, c: a }\n    expect: { verdict.id: "yes" }\n');
    const open = coverage.rules
      .filter(({ madeTrue, madeFalse }) => !madeTrue || !madeFalse)
      .map(({ rule, madeTrue, madeFalse }) => [rule, madeTrue, madeFalse]);
    expect(open).toContainEqual(['risk r', false, true]);
    expect(open).toContainEqual(['gate g: met', true, false]);
    expect(coverage.percent).toBe(50);
  });
});

describe('coverage of a pack that extends another', () => {
  test('is that of what it adds and changes; what it took over is told apart', () => {
    const text = `pack: { schema: mesh-ready/pack@2, id: own, version: 1.0.0, extends: mesh-adoption }
risks: [{ id: own-risk, title: Own, when: { teams: { atLeast: 9 } }, why: It is so., mitigation: Do it., sources: [ours] }]
gates: [{ id: people-together, title: Together, reason: our words }]
roles: [{ id: nobody, title: Nobody }]
`;
    const { pack } = parsePack([{ name: 'pack.yaml', text }], builtInPack);
    useBase(pack!, builtInPack);
    const own = parseCases(
      [
        {
          name: 'x.test.yaml',
          text: 'cases: [{ name: x, answers: { teams: 9 }, expect: { risks.own-risk: absent } }]',
        },
      ],
      pack!,
    );
    const { coverage } = runCases(compilePack(pack!, ''), own);
    const open = coverage.rules.map(({ rule, madeTrue, madeFalse }) => [rule, madeTrue, madeFalse]);
    expect(open).toEqual([
      ['gate people-together: applies', false, false],
      ['gate people-together: met', false, false],
      ['risk own-risk', true, false],
    ]);
    expect(coverage.percent).toBe(16);
    const all = coverageOf(builtIn, []);
    expect(all.inherited).toBeUndefined();
    expect(coverage.inherited).toMatchObject({ pack: 'mesh-adoption' });
    expect(coverage.inherited!.rules).toHaveLength(all.rules.length - 2);
  });
});

// That every case of it comes out as it says, test/cli/rules.test.ts holds.
describe('the built-in pack', () => {
  test('what cases look at in a complete judgement is what the whole assessment says', () => {
    for (const { answers, expects } of parsed.cases.filter((_, index) => index % 17 === 0)) {
      const whole = assess(builtIn, { answers, waivers: [], check: {} }, '');
      const { at } = resultOf(builtIn, answers);
      for (const { path } of expects) expect(at(path)).toEqual(lookUp(whole, path));
    }
  });
});
