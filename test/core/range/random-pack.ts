import fc from 'fast-check';
import type { Condition } from '../../../src/core/condition/index.ts';
import type { Answer, Answers } from '../../../src/core/answers/answers.ts';
import type { Pack, Question } from '../../../src/core/pack/schema.ts';
import { allowedValues } from './brute-force.ts';

const words = { why: 'because', sources: ['ours'] };
const LETTERS = ['a', 'b', 'c', 'd'];

function question(id: string, earlier: readonly Question[]): fc.Arbitrary<Question> {
  const options = { section: 'all', prompt: id, help: id, ...words };
  const kinds = fc.oneof(
    fc.integer({ min: 0, max: 3 }).map((max): Question => ({ ...options, id, kind: 'number', min: 0, max })),
    fc
      .constantFrom(2, 3)
      .map((size): Question => ({ ...options, id, kind: 'choice', values: named(LETTERS.slice(0, size)) })),
    fc.tuple(fc.constantFrom(2, 3, 4), fc.constantFrom(0, 1, 2)).map(([size, alone]): Question => ({
      ...options,
      id,
      kind: 'choices',
      values: named(LETTERS.slice(0, size)),
      alone: LETTERS.slice(0, alone),
    })),
  );
  return kinds.chain((base) =>
    fc
      .record({
        when:
          earlier.length === 0 ? fc.constant(undefined) : fc.option(condition(earlier, false, 1), { nil: undefined }),
        otherwise: fc.option(fc.constantFrom(...allowedValues(base)), { nil: undefined }),
      })
      .map(({ when, otherwise }) => ({
        ...base,
        ...(when !== undefined && { when }),
        ...(otherwise !== undefined && { otherwise, notApplicable: true }),
      })),
  );
}

function named(values: readonly string[]) {
  return values.map((value) => ({ value, label: value }));
}

function atom(asked: Question): fc.Arbitrary<Condition> {
  const values = (asked.values ?? []).map(({ value }) => value);
  const bound = fc.oneof(fc.integer({ min: -1, max: 4 }), fc.constant(1.5));
  const tests =
    asked.kind === 'number'
      ? fc.oneof(
          bound.map((atLeast) => ({ atLeast })),
          bound.map((atMost) => ({ atMost })),
          fc.record({ atLeast: bound, atMost: bound }),
        )
      : asked.kind === 'choice'
        ? fc.oneof(
            fc.constantFrom(...values).map((is) => ({ is })),
            fc.subarray(values, { minLength: 1 }).map((oneOf) => ({ oneOf })),
          )
        : fc.oneof(
            fc.constantFrom(...values).map((includes) => ({ includes })),
            fc.subarray(values, { minLength: 1 }).map((includesAny) => ({ includesAny })),
            fc.integer({ min: 0, max: 4 }).map((atLeast) => ({ count: { atLeast } })),
            fc.integer({ min: 0, max: 4 }).map((atMost) => ({ count: { atMost } })),
            fc.record({
              includes: fc.constantFrom(...values),
              count: fc.record({ atLeast: fc.integer({ min: 0, max: 3 }) }),
            }),
          );
  return tests.map((test) => ({ [asked.id]: test }));
}

function condition(questions: readonly Question[], withNeed: boolean, depth = 2): fc.Arbitrary<Condition> {
  const bound = fc.integer({ min: 0, max: 100 });
  const need = fc.oneof(
    bound.map((atLeast) => ({ need: { atLeast } })),
    bound.map((atMost) => ({ need: { atMost } })),
  );
  const leaf = fc.oneof(
    { arbitrary: fc.constantFrom(...questions).chain(atom), weight: 4 },
    ...(withNeed ? [{ arbitrary: need, weight: 2 }] : []),
  );
  if (depth === 0) return leaf;
  const inner = condition(questions, withNeed, depth - 1);
  return fc.oneof(
    { arbitrary: leaf, weight: 2 },
    { arbitrary: fc.array(inner, { maxLength: 3 }).map((all) => ({ all })), weight: 1 },
    { arbitrary: fc.array(inner, { maxLength: 3 }).map((any) => ({ any })), weight: 1 },
    { arbitrary: inner.map((not) => ({ not })), weight: 1 },
    { arbitrary: inner.map((when) => ({ holds: 'by-name', says: 'it holds by its name', when })), weight: 1 },
  );
}

/** Packs that are small enough to enumerate, with every kind of question, test, rule, and dependency. */
export const smallPack: fc.Arbitrary<Pack> = fc
  .constantFrom(1, 2, 3, 4)
  .chain((size) => {
    let questions: fc.Arbitrary<Question[]> = fc.constant([]);
    for (let index = 0; index < size; index += 1) {
      questions = questions.chain((earlier) => question(`q${index}`, earlier).map((next) => [...earlier, next]));
    }
    return questions;
  })
  .chain((questions) => {
    const when = condition(questions, false);
    const perhaps = fc.option(when, { nil: undefined });
    const optional = (key: undefined | Condition) => (key === undefined ? {} : { when: key });
    const criterion = fc.record({
      weight: fc.constantFrom(0, 12.5, 20, 33),
      levels: fc.array(fc.tuple(when, fc.constantFrom(0, 0.25, 0.35, 0.5, 1)), { minLength: 1, maxLength: 3 }),
    });
    const rule = fc.record({ when: condition(questions, true), verdict: fc.constantFrom('yes', 'not-yet', 'no') });
    const gate = fc.record({
      stage: fc.constantFrom('crawl', 'walk', 'run', 'fly'),
      required: fc.boolean(),
      when: perhaps,
      met: when,
    });
    const signals = fc.array(fc.tuple(when, fc.constantFrom(-1, 1, 2, 3)), { minLength: 1, maxLength: 3 });
    return fc
      .record({
        criteria: fc.array(criterion, { minLength: 1, maxLength: 4 }),
        rules: fc.array(rule, { maxLength: 4 }),
        last: fc.constantFrom('yes', 'not-yet', 'no'),
        gates: fc.array(gate, { maxLength: 5 }),
        useCases: fc.array(fc.tuple(perhaps, signals), { maxLength: 4 }),
      })
      .map(({ criteria, rules, last, gates, useCases }) => ({
        pack: {
          schema: 'mesh-ready/pack@1',
          id: 'random',
          version: '1.0.0',
          title: 'random',
          about: 'random',
          heuristics: 'random',
        },
        sections: [],
        conditions: [],
        questions,
        criteria: criteria.map(({ weight, levels }, index) => ({
          id: `c${index}`,
          title: 'c',
          weight,
          ...words,
          levels: [
            ...levels.map(([test, share], at) => ({ id: `l${at}`, share, when: test, says: 'l' })),
            { id: 'last', share: 0.1, says: 'l' },
          ],
        })),
        verdicts: [],
        verdictRules: [
          ...rules.map((each, index) => ({ id: `r${index}`, says: 'r', ...words, ...each })),
          { id: 'else', verdict: last, says: 'r', ...words },
        ] as Pack['verdictRules'],
        watch: [],
        stages: [],
        gates: gates.map(({ when: test, ...gate }, index) => ({
          id: `g${index}`,
          kind: 'exit',
          title: 'g',
          ...optional(test),
          ...words,
          fix: { do: 'fix', effort: 'small', owner: 'team' },
          ...gate,
        })) as Pack['gates'],
        steps: [],
        useCases: useCases.map(([test, list], index) => ({
          id: index === 1 ? 'edge-gateway' : `u${index}`,
          title: 'u',
          about: 'u',
          stage: 'crawl',
          ...optional(test),
          signals: list.map(([signal, points]) => ({ when: signal, points, says: 's', sources: ['ours'] })),
          experiment: 'e',
          measure: 'm',
          rollback: 'r',
          later: 'l',
          sources: ['ours'],
        })) as Pack['useCases'],
        risks: [],
        alternatives: [],
        roles: [],
        facts: [],
        talk: { title: 't', speaker: 's', event: 'e', date: '2026-01-01' },
        statements: [],
      }));
  });

/** Answers to some questions of the pack: a value, unknown, or not applicable where that is allowed. */
export function someAnswers(pack: Pack): fc.Arbitrary<Answers> {
  const one = (asked: Question): fc.Arbitrary<[string, Answer] | undefined> =>
    fc.oneof(
      { arbitrary: fc.constant(undefined), weight: 3 },
      { arbitrary: fc.constant<[string, Answer]>([asked.id, { kind: 'unknown' }]), weight: 1 },
      {
        arbitrary: fc
          .constantFrom(...allowedValues(asked))
          .map((value): [string, Answer] => [asked.id, { kind: 'value', value }]),
        weight: 3,
      },
      ...(asked.notApplicable === true
        ? [
            {
              arbitrary: fc.constant<[string, Answer]>([asked.id, { kind: 'not-applicable', reason: 'none here' }]),
              weight: 1,
            },
          ]
        : []),
    );
  return fc.tuple(...pack.questions.map(one)).map((list) => new Map(list.filter((entry) => entry !== undefined)));
}

/** A small pack with answers to some of its questions. */
export const packAndAnswers = smallPack.chain((pack) => someAnswers(pack).map((answers) => ({ pack, answers })));
