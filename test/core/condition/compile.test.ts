import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  checkOf,
  type Condition,
  conditionCompiler,
  EXPOSURE,
  nodeOf,
  type Test,
  type Truth,
  type Value,
} from '../../../src/core/condition/index.ts';
import { type CompiledPack, compilePack } from '../../../src/core/judge/compile.ts';
import { factOf, type Facts, isOpen, resolveFacts } from '../../../src/core/judge/facts.ts';
import { answersOf, choice, choices, compiledOf, number } from '../pack-of.ts';
import { packAndAnswers } from '../range/random-pack.ts';

const MANY = Array.from({ length: 70 }, (_, index) => `v${index}`);
const compiled = compiledOf({
  questions: [
    number('size'),
    choice('kind', ['a', 'b', 'c']),
    choices('set', ['none', 'x', 'y', 'z']),
    choices('many', MANY),
    choice('gone', ['a', 'b'], { when: { kind: { is: 'c' } } }),
    number('below', { min: -100 }),
  ],
});
const compile = conditionCompiler((id) => compiled.asked[compiled.index.get(id) ?? -1]);

function evaluate(condition: Condition, answers: Record<string, Value>) {
  return compile(condition).evaluate(resolveFacts(compiled, answersOf(answers)));
}

function causes(condition: Condition, answers: Record<string, Value>) {
  return compile(condition).causes(resolveFacts(compiled, answersOf(answers)));
}

describe('a test of one question', () => {
  test.each<[Condition, Record<string, Value>, boolean | undefined]>([
    [{ size: { atLeast: 10 } }, { size: 10 }, true],
    [{ size: { atLeast: 10 } }, { size: 9 }, false],
    [{ size: { atMost: 10 } }, { size: 10 }, true],
    [{ size: { atMost: 10 } }, { size: 11 }, false],
    [{ size: { atLeast: 5, atMost: 10 } }, { size: 7 }, true],
    [{ size: { atLeast: 5, atMost: 10 } }, { size: 4 }, false],
    [{ size: { atLeast: 10 } }, {}, undefined],
    [{ size: { atLeast: 10 } }, { size: 'unknown' }, undefined],
    [{ below: { atMost: -2 } }, { below: -3 }, true],
    [{ below: { atMost: -2 } }, { below: -1 }, false],
    [{ kind: { is: 'a' } }, { kind: 'a' }, true],
    [{ kind: { is: 'a' } }, { kind: 'b' }, false],
    [{ kind: { is: 'a' } }, {}, undefined],
    [{ kind: { oneOf: ['a', 'b'] } }, { kind: 'b' }, true],
    [{ kind: { oneOf: ['a', 'b'] } }, { kind: 'c' }, false],
    [{ kind: { is: 'a', oneOf: ['b', 'c'] } }, { kind: 'a' }, false],
    [{ set: { includes: 'x' } }, { set: ['x', 'y'] }, true],
    [{ set: { includes: 'x' } }, { set: ['y'] }, false],
    [{ set: { includes: 'x' } }, {}, undefined],
    [{ set: { includesAny: ['x', 'z'] } }, { set: ['z'] }, true],
    [{ set: { includesAny: ['x', 'z'] } }, { set: ['y'] }, false],
    [{ set: { count: { atLeast: 2 } } }, { set: ['x', 'y'] }, true],
    [{ set: { count: { atLeast: 2 } } }, { set: ['x'] }, false],
    [{ set: { count: { atMost: 0 } } }, { set: ['none'] }, true],
    [{ set: { count: { atLeast: 1 } } }, { set: ['none'] }, false],
    [{ set: { count: { atMost: 1 } } }, { set: ['x', 'x'] }, true],
    [{ set: { includes: 'x', count: { atLeast: 2 } } }, { set: ['x'] }, false],
    [{ many: { includes: 'v69' } }, { many: ['v0', 'v69'] }, true],
    [{ many: { includes: 'v30' } }, { many: ['v0', 'v29', 'v31', 'v60'] }, false],
    [{ many: { includesAny: ['v1', 'v65'] } }, { many: ['v65'] }, true],
    [{ many: { includesAny: ['v1', 'v65'] } }, { many: ['v64'] }, false],
    [{ gone: { is: 'a' } }, { kind: 'a', gone: 'a' }, false],
    [{ not: { gone: { is: 'a' } } }, { kind: 'a', gone: 'a' }, true],
    [{ gone: { is: 'a' } }, {}, undefined],
    [{ gone: { is: 'a' } }, { gone: 'a' }, true],
  ])('%j on %j is %s', (condition, answers, expected) => {
    expect(evaluate(condition, answers)).toBe(expected);
  });
});

describe('combinations are Kleene', () => {
  const parts: readonly [boolean | undefined, Condition][] = [
    [true, { kind: { is: 'a' } }],
    [false, { kind: { is: 'b' } }],
    [undefined, { size: { atLeast: 1 } }],
  ];
  const and = (a: boolean | undefined, b: boolean | undefined) => (a === false || b === false ? false : a && b);
  const or = (a: boolean | undefined, b: boolean | undefined) =>
    a === true || b === true ? true : a === false ? b : undefined;

  test.each(parts.flatMap(([a, one]) => parts.map(([b, other]) => ({ a, b, one, other }))))(
    '$a with $b',
    ({ a, b, one, other }) => {
      expect(evaluate({ all: [one, other] }, { kind: 'a' })).toBe(and(a, b));
      expect(evaluate({ any: [one, other] }, { kind: 'a' })).toBe(or(a, b));
      expect(evaluate({ not: one }, { kind: 'a' })).toBe(a === undefined ? undefined : !a);
      expect(evaluate({ unless: one }, { kind: 'a' })).toBe(a !== true);
    },
  );

  test('nothing to hold holds, and nothing to choose from does not', () => {
    expect(evaluate({ all: [] }, {})).toBe(true);
    expect(evaluate({ any: [] }, {})).toBe(false);
  });
});

describe('causes', () => {
  test.each<[string, Condition, Record<string, Value>, string[]]>([
    [
      'of an all that is true are all parts',
      { all: [{ kind: { is: 'a' } }, { size: { atLeast: 1 } }] },
      { kind: 'a', size: 1 },
      ['kind', 'size'],
    ],
    [
      'of an all that is false are the false parts',
      { all: [{ kind: { is: 'a' } }, { size: { atLeast: 1 } }] },
      { kind: 'b', size: 1 },
      ['kind'],
    ],
    [
      'of an any that is true are the true parts',
      { any: [{ kind: { is: 'a' } }, { size: { atLeast: 1 } }] },
      { kind: 'b', size: 1 },
      ['size'],
    ],
    [
      'of an unknown all are the open questions',
      { all: [{ kind: { is: 'a' } }, { size: { atLeast: 1 } }] },
      { kind: 'a' },
      ['size'],
    ],
    [
      'of a negation are those of its part',
      { not: { any: [{ kind: { is: 'a' } }, { size: { atLeast: 5 } }] } },
      { kind: 'b', size: 1 },
      ['kind', 'size'],
    ],
    [
      'of an unless that nothing takes out are the open questions',
      { unless: { size: { atLeast: 1 } } },
      { kind: 'a' },
      ['size'],
    ],
    [
      'of a hidden question are the answers that hide it',
      { not: { gone: { is: 'a' } } },
      { kind: 'b', gone: 'a' },
      ['kind'],
    ],
  ])('%s', (_, condition, answers, expected) => {
    expect(causes(condition, answers)).toEqual(expected);
  });
});

describe('the exposure score', () => {
  test.each<[Condition, [number, number], boolean | undefined]>([
    [{ exposure: { atLeast: 50 } }, [50, 60], true],
    [{ exposure: { atLeast: 50 } }, [40, 49.9], false],
    [{ exposure: { atLeast: 50 } }, [40, 50], undefined],
    [{ exposure: { atMost: 50 } }, [40, 50], true],
    [{ exposure: { atMost: 50 } }, [50.1, 60], false],
    [{ exposure: { atLeast: 20, atMost: 50 } }, [10, 60], undefined],
  ])('%j in %j is %s', (condition, range, expected) => {
    const facts = { ...resolveFacts(compiled, new Map()), exposure: range };
    expect(compile(condition).evaluate(facts)).toBe(expected);
  });
});

test('a question that the pack does not have is refused', () => {
  expect(() => compile({ nothing: { is: 'a' } }).reads()).toThrow(/nothing/);
});

test('a condition names every question it can read once', () => {
  const condition = {
    any: [{ size: { atLeast: 1 } }, { not: { all: [{ kind: { is: 'a' } }, { size: { atMost: 3 } }] } }],
  };
  expect(compile(condition).reads()).toEqual(['size', 'kind']);
});

describe('evaluation', () => {
  /** The truth of a condition by its definition, part by part. */
  function truthOf(compiledPack: CompiledPack, facts: Facts, condition: Condition): Truth {
    const node = nodeOf(condition);
    if (node.kind === 'test') {
      if (node.question === EXPOSURE) return scoreTruth(node.test, facts.exposure);
      const fact = factOf(compiledPack, facts, node.question)!;
      if (fact.value === undefined) return isOpen(fact) ? undefined : false;
      return checkOf(node.test, compiledPack.questions.get(node.question)!.alone)(fact.value);
    }
    const truths = node.parts.map((part) => truthOf(compiledPack, facts, part));
    if (node.kind === 'not') return truths[0] === undefined ? undefined : !truths[0];
    if (node.kind === 'unless') return truths[0] !== true;
    const decisive = node.kind === 'any';
    if (truths.includes(decisive)) return decisive;
    return truths.includes(undefined) ? undefined : !decisive;
  }

  function scoreTruth(test: Test, [low, high]: Facts['exposure']): Truth {
    const scores = Array.from({ length: high - low + 1 }, (_, index) => low + index);
    const outcomes = new Set(scores.map(checkOf(test)));
    return outcomes.size > 1 ? undefined : outcomes.has(true);
  }

  test('by closures is that of the condition part by part', () => {
    const score = fc.integer({ min: 0, max: 50 });
    fc.assert(
      fc.property(packAndAnswers, score, score, ({ pack, answers }, low, more) => {
        const compiledPack = compilePack(pack, 'digest');
        const facts = { ...resolveFacts(compiledPack, answers), exposure: [low, low + more] as const };
        const conditions = [
          ...compiledPack.rules.map(({ when }) => when),
          ...compiledPack.gates.flatMap(({ when, met }) => [when, met]),
          ...compiledPack.criteria.flatMap(({ levels }) => levels.map(({ when }) => when)),
        ];
        for (const each of conditions) {
          if (each !== undefined) expect(each.evaluate(facts)).toBe(truthOf(compiledPack, facts, each.source));
        }
      }),
      { numRuns: 300 },
    );
  });
});
