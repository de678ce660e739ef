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

/** A name for this meaning alone: in a pack, a name has one. */
function nameFor(when: Condition): string {
  let hash = 0;
  for (const letter of JSON.stringify(when)) hash = (Math.imul(hash, 31) + letter.codePointAt(0)!) >>> 0;
  return `by-name-${hash.toString(36)}`;
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

function condition(questions: readonly Question[], withExposure: boolean, depth = 2): fc.Arbitrary<Condition> {
  const bound = fc.integer({ min: 0, max: 100 });
  const exposure = fc.oneof(
    bound.map((atLeast) => ({ exposure: { atLeast } })),
    bound.map((atMost) => ({ exposure: { atMost } })),
  );
  const leaf = fc.oneof(
    { arbitrary: fc.constantFrom(...questions).chain(atom), weight: 4 },
    ...(withExposure ? [{ arbitrary: exposure, weight: 2 }] : []),
  );
  if (depth === 0) return leaf;
  const inner = condition(questions, withExposure, depth - 1);
  return fc.oneof(
    { arbitrary: leaf, weight: 2 },
    { arbitrary: fc.array(inner, { maxLength: 3 }).map((all) => ({ all })), weight: 1 },
    { arbitrary: fc.array(inner, { maxLength: 3 }).map((any) => ({ any })), weight: 1 },
    { arbitrary: inner.map((not) => ({ not })), weight: 1 },
    { arbitrary: inner.map((when) => ({ holds: nameFor(when), says: 'it holds by its name', when })), weight: 1 },
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
      kind: fc.constantFrom('entry', 'exit'),
      required: fc.boolean(),
      when: perhaps,
      met: when,
    });
    const exposed = condition(questions, true);
    const said = fc.option(
      exposed.map((test) => ({ when: test, says: 's' })),
      { nil: undefined },
    );
    const useCase = fc.record({
      carries: fc.constantFrom('alone', 'together', 'never'),
      strength: fc.record({ duty: said, pain: said, burden: said, wish: said }),
      covered: fc.option(
        when.map((test) => ({ when: test, says: 'c', by: [] })),
        { nil: undefined },
      ),
    });
    const option = fc.record({
      answers: fc.array(
        fc.record({ need: fc.constant('u0'), says: fc.constant('a'), when: perhaps, enough: perhaps }),
        {
          maxLength: 2,
        },
      ),
      enough: said,
      stretches: said,
      offered: said,
      ruledOut: fc.array(
        when.map((test) => ({ when: test, why: 'w', sources: ['ours'], review: '2027-01-01' })),
        { maxLength: 1 },
      ),
    });
    const course = fc.constantFrom('none', 'adopt', 'finish', 'decide', 'move', 'leave', 'keep');
    const told = fc.oneof(
      exposed,
      fc.constantFrom('yes', 'not-yet', 'no').map((is) => ({ verdict: { is } })),
    );
    const level = fc.record({ when, points: fc.integer({ min: 0, max: 3 }) });
    return fc
      .record({
        criteria: fc.array(criterion, { minLength: 1, maxLength: 4 }),
        rules: fc.array(rule, { maxLength: 4 }),
        last: fc.constantFrom('yes', 'not-yet', 'no'),
        gates: fc.array(gate, { maxLength: 5 }),
        useCases: fc.array(useCase, { maxLength: 3 }),
        options: fc.array(option, { maxLength: 2 }),
        operates: fc
          .array(fc.option(exposed, { nil: undefined }), { minLength: 4, maxLength: 4 })
          .chain((all) => fc.constantFrom(all, [])),
        course: fc.array(fc.tuple(told, course), { maxLength: 3 }),
        lastCourse: course,
        capacity: fc
          .subarray(['low', 'high'])
          .chain((ids) => fc.tuple(...ids.map((id) => fc.tuple(fc.constant(id), exposed)))),
        load: fc.array(fc.array(level, { minLength: 1, maxLength: 2 }), { maxLength: 2 }),
      })
      .map(
        ({ criteria, rules, last, gates, useCases, options, operates, course: rows, lastCourse, capacity, load }) => ({
          pack: {
            schema: 'mesh-ready/pack@2',
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
          manifests: [],
          stages: operates.map((test, index) => ({
            id: (['crawl', 'walk', 'run', 'fly'] as const)[index]!,
            title: 's',
            about: 's',
            ...(test && { operates: test }),
            sources: ['ours'],
          })),
          gates: gates.map(({ when: test, ...gate }, index) => ({
            id: `g${index}`,
            title: 'g',
            ...optional(test),
            ...words,
            fix: { do: 'fix', effort: { low: 1, high: 5, unit: 'days' }, owner: 'team' },
            ...gate,
          })) as Pack['gates'],
          steps: [],
          useCases: useCases.map((each, index) => ({
            id: `u${index}`,
            title: 'u',
            about: 'u',
            stage: 'crawl',
            ...each,
            experiment: 'e',
            measure: 'm',
            abort: 'a',
            rollback: 'r',
            later: 'l',
            sources: ['ours'],
          })) as Pack['useCases'],
          options: options.map((each, index) => ({
            id: `o${index}`,
            title: 'o',
            kind: 'library',
            about: 'o',
            ...each,
            leaves: ['l'],
            who: 'w',
            sources: ['ours'],
          })) as Pack['options'],
          course: [
            ...rows.map(([test, to], index) => ({
              id: `w${index}`,
              course: to,
              when: test,
              says: 'w',
              sources: ['ours'],
            })),
            { id: 'w', course: lastCourse, says: 'w', sources: ['ours'] },
          ] as Pack['course'],
          capacityLevels: [
            ...capacity.map(([id, test]) => ({ id, when: test, says: 'l' })),
            { id: 'enough', says: 'l' },
          ] as Pack['capacityLevels'],
          capacityGaps: [],
          proposals: [],
          capacityCriteria: load.map((levels, index) => ({
            id: `k${index}`,
            title: 'k',
            points: 3,
            ...words,
            levels: [
              ...levels.map((each, at) => ({ id: `l${at}`, ...each, says: 'l' })),
              { id: 'last', points: 1, says: 'l' },
            ],
          })),
          risks: [],
          contradictions: [],
          roles: [],
          facts: [],
          talk: { title: 't', speaker: 's', event: 'e', date: '2026-01-01' },
          statements: [],
        }),
      );
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
