import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Condition, questionsRead } from '../../../src/core/condition/index.ts';
import type { Answer } from '../../../src/core/answers/answers.ts';
import { assess } from '../../../src/core/assess/assess.ts';
import { resolveFacts } from '../../../src/core/judge/facts.ts';
import { judge } from '../../../src/core/judge/judge.ts';
import type { CompiledPack } from '../../../src/core/judge/compile.ts';
import { choice, choices, compiledOf, number } from '../pack-of.ts';

const IDS = ['size', 'kind', 'set', 'hidden-kind', 'hidden-size'] as const;

const singleTest = fc.oneof(
  fc
    .record({ bound: fc.integer({ min: 0, max: 4 }), id: fc.constantFrom('size', 'hidden-size') })
    .map(({ bound, id }) => ({ [id]: { atLeast: bound } })),
  fc
    .record({ value: fc.constantFrom('a', 'b', 'c'), id: fc.constantFrom('kind', 'hidden-kind') })
    .map(({ value, id }) => ({ [id]: { is: value } })),
  fc.constantFrom<Condition[]>(
    { set: { includes: 'x' } },
    { set: { count: { atLeast: 2 } } },
    { set: { includesAny: ['y', 'none'] } },
  ),
) as fc.Arbitrary<Condition>;

const condition: fc.Arbitrary<Condition> = fc.letrec<{ node: Condition }>((tie) => ({
  node: fc.oneof(
    { depthSize: 'small' },
    singleTest,
    fc.array(tie('node'), { minLength: 1, maxLength: 3 }).map((all) => ({ all })),
    fc.array(tie('node'), { minLength: 1, maxLength: 3 }).map((any) => ({ any })),
    tie('node').map((not) => ({ not })),
  ),
})).node;

const SAYS = IDS.map((id) => `{${id}}`).join(' ');

interface Shape {
  readonly conditions: readonly Condition[];
  /** Whether the questions that may not apply have an `otherwise`. */
  readonly otherwise: boolean;
}
const shape: fc.Arbitrary<Shape> = fc.record({
  conditions: fc.array(condition, { minLength: 12, maxLength: 12 }),
  otherwise: fc.boolean(),
});

function compiledFrom({ conditions, otherwise }: Shape): CompiledPack {
  const [levelA, levelB, no, yes, gateA, gateB, applies, signalA, signalB, step, risk, unless] = conditions;
  return compiledOf({
    questions: [
      number('size', { max: 5 }),
      choice('kind', ['a', 'b', 'c'], { notApplicable: true, otherwise: 'c' }),
      choices('set', ['none', 'x', 'y']),
      choice('hidden-kind', ['a', 'b', 'c'], { when: { size: { atLeast: 2 } }, ...(otherwise && { otherwise: 'a' }) }),
      number('hidden-size', { max: 5, when: { 'hidden-kind': { is: 'b' } }, ...(otherwise && { otherwise: 0 }) }),
    ],
    criteria: [
      {
        id: 'one',
        weight: 60,
        levels: [
          { id: 'high', share: 1, when: levelA, says: SAYS },
          { id: 'mid', share: 0.3, when: levelB, says: SAYS },
          { id: 'low', share: 0, says: SAYS },
        ],
      },
      {
        id: 'two',
        weight: 40,
        levels: [
          { id: 'low', share: 0, when: levelB, says: SAYS },
          { id: 'high', share: 1, says: SAYS },
        ],
      },
    ],
    verdictRules: [
      { id: 'r-no', verdict: 'no', when: no, says: SAYS },
      { id: 'r-yes', verdict: 'yes', when: { any: [yes!, { exposure: { atLeast: 50 } }] }, says: SAYS },
      { id: 'r-else', verdict: 'not-yet', says: SAYS },
    ],
    gates: [
      {
        id: 'gate-a',
        met: gateA,
        why: SAYS,
        fix: { do: SAYS, effort: { low: 1, high: 5, unit: 'days' }, owner: 'team' },
      },
      { id: 'gate-b', stage: 'walk', met: gateB, when: applies, why: SAYS },
    ],
    useCases: [
      {
        id: 'use-a',
        strength: { duty: { when: signalA, says: SAYS }, burden: { when: applies, says: SAYS } },
        covered: { when: signalB, says: SAYS, by: [{ option: 'option', when: applies }] },
      },
      { id: 'use-b', carries: 'together', strength: { pain: { when: signalB, says: SAYS } } },
    ],
    options: [
      {
        id: 'option',
        answers: [{ need: 'use-a', when: signalA, says: SAYS }],
        enough: { when: { exposure: { atMost: 30 } }, says: SAYS },
        stretches: { when: unless, says: SAYS },
        ruledOut: [{ when: risk, why: SAYS, sources: ['ours'], review: '2027-01-01' }],
      },
    ],
    course: [
      { id: 'go', course: 'leave', when: step, says: SAYS },
      { id: 'start', course: 'adopt', when: { verdict: { is: 'yes' } }, says: SAYS },
      { id: 'nothing', course: 'none', says: SAYS, advice: [{ when: risk, says: SAYS }] },
    ],
    capacityLevels: [
      { id: 'low', when: unless, says: SAYS },
      { id: 'enough', says: SAYS },
    ],
    capacityGaps: [{ id: 'gap', when: risk, says: SAYS }],
    steps: [
      { id: 'step-a', when: step, done: risk, do: SAYS, proof: SAYS, rollback: SAYS },
      { id: 'step-b', useCases: ['use-a'] },
    ],
    risks: [{ id: 'risk', when: risk, why: SAYS, mitigation: SAYS }],
    watch: [{ id: 'watch', says: SAYS, unless }],
  });
}

const value = (...values: (number | string | string[])[]) =>
  fc.constantFrom(...values).map((each): Answer => ({ kind: 'value', value: each }));
const notKnown = fc.constant<Answer>({ kind: 'unknown' });
const answers: fc.Arbitrary<[string, Answer][]> = fc
  .record(
    {
      size: fc.oneof(value(0, 1, 2, 3, 4, 5), notKnown),
      kind: fc.oneof(value('a', 'b', 'c'), notKnown, fc.constant<Answer>({ kind: 'not-applicable', reason: 'none' })),
      set: fc.oneof(value(['none'], ['x'], ['y'], ['x', 'y']), notKnown),
      'hidden-kind': value('a', 'b', 'c'),
      'hidden-size': value(0, 3, 5),
    },
    { requiredKeys: [] },
  )
  .map((record) => Object.entries(record));

const fileOf = (list: readonly [string, Answer][]) => ({ answers: new Map(list), waivers: [], check: {} });

describe('laws, on any pack and any answers', () => {
  test('the order of answers is irrelevant', () => {
    fc.assert(
      fc.property(shape, answers, (parts, list) => {
        const compiled = compiledFrom(parts);
        expect(assess(compiled, fileOf(list.toReversed()), '1')).toEqual(assess(compiled, fileOf(list), '1'));
      }),
    );
  });

  test('unanswered and unknown give the same result', () => {
    fc.assert(
      fc.property(shape, answers, (parts, list) => {
        const compiled = compiledFrom(parts);
        const known = list.filter(([, answer]) => answer.kind !== 'unknown');
        const { facts: _, ...result } = judge(compiled, new Map(list));
        expect(judge(compiled, new Map(known))).toMatchObject(result);
      }),
    );
  });

  test('judging twice gives the same and changes neither pack nor answers', () => {
    fc.assert(
      fc.property(shape, answers, (parts, list) => {
        const compiled = compiledFrom(parts);
        const before = JSON.stringify([compiled.pack, list]);
        const file = fileOf(list);
        const first = JSON.stringify(assess(compiled, file, '1'));
        expect(JSON.stringify(assess(compiled, file, '1'))).toBe(first);
        expect(JSON.stringify([compiled.pack, [...file.answers]])).toBe(before);
      }),
    );
  });

  test('every placeholder of every sentence is replaced', () => {
    fc.assert(
      fc.property(shape, answers, (parts, list) => {
        const compiled = compiledFrom(parts);
        expect(JSON.stringify(assess(compiled, fileOf(list), '1'))).not.toMatch(/\{[a-z-]+\}/);
      }),
    );
  });

  test('no gate is met, no step done and no risk shown without an answer behind it', () => {
    fc.assert(
      fc.property(shape, answers, (parts, list) => {
        const compiled = compiledFrom(parts);
        const { stages, risks, facts } = judge(compiled, new Map(list));
        const answered = new Set(
          compiled.order.filter((_, index) => ['answered', 'not-applicable'].includes(facts.list[index]!.state)),
        );
        const evidence = (read: readonly string[]) => read.some((id) => answered.has(id));
        for (const gate of stages.flatMap(({ gates }) => gates))
          if (gate.outcome === 'met') expect(evidence(gate.answers)).toBe(true);
        for (const risk of risks) expect(evidence(risk.answers)).toBe(true);
        const done = stages.flatMap(({ steps }) => steps).filter((step) => step.done);
        if (done.length > 0) expect(answered.size).toBeGreaterThan(0);
      }),
    );
  });

  test('the point result lies within what is possible', () => {
    fc.assert(
      fc.property(shape, answers, (parts, list) => {
        const compiled = compiledFrom(parts);
        const { verdict, exposure, stage, stagePossible, stages } = assess(compiled, fileOf(list), '1');
        expect(verdict.possible).toContain(verdict.id);
        expect(exposure.score).toBe(exposure.range[0]);
        expect(stagePossible).toContain(stage);
        for (const criterion of exposure.criteria) expect(criterion.points).toBe(criterion.range[0]);
        expect(exposure.criteria.reduce((sum, { points }) => sum + points, 0)).toBeLessThanOrEqual(exposure.score);
        for (const gate of stages.flatMap(({ gates }) => gates)) {
          if (gate.outcome === 'unknown') expect(gate.possible.length).toBeGreaterThan(1);
          else expect(gate.possible).toContain(gate.outcome);
        }
      }),
    );
  });

  test('the bounds taken without the exact results hold them, where each answered question applies', () => {
    fc.assert(
      fc.property(shape, answers, (parts, list) => {
        const compiled = compiledFrom(parts);
        const rough = judge(compiled, new Map(list));
        fc.pre(rough.facts.list.every(({ state, applies }) => state !== 'answered' || applies === true));
        const exact = assess(compiled, fileOf(list), '1');
        expect(rough.exposure.range[0]).toBeLessThanOrEqual(exact.exposure.range[0]);
        expect(rough.exposure.range[1]).toBeGreaterThanOrEqual(exact.exposure.range[1]);
      }),
    );
  });

  test('every cause of a known condition is a question that is known', () => {
    fc.assert(
      fc.property(shape, answers, condition, (parts, list, source) => {
        const compiled = compiledFrom(parts);
        const facts = resolveFacts(compiled, new Map(list));
        const gate = compiledOf({ questions: compiled.pack.questions, gates: [{ id: 'probe', met: source }] })
          .gates[0]!;
        const causes = gate.met.causes(facts);
        const open = causes.filter((id) => facts.list[compiled.index.get(id)!]!.value === undefined);
        if (gate.met.evaluate(facts) === undefined) expect(open).not.toEqual([]);
        else expect(open).toEqual([]);
        const reachable = new Set(questionsRead(source).flatMap((id) => [id, 'size', 'hidden-kind']));
        for (const id of causes) expect(reachable).toContain(id);
      }),
    );
  });
});
