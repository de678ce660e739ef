import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import type { Answers } from '../../../src/core/answers/answers.ts';
import { assess } from '../../../src/core/assess/assess.ts';
import { flips, withFlips } from '../../../src/core/flips/flips.ts';
import { compilePack } from '../../../src/core/judge/compile.ts';
import { STAGES } from '../../../src/core/pack/scales.ts';
import type { Pack, Value } from '../../../src/core/pack/schema.ts';
import { answersOf as given, choice, choices, compiledOf } from '../pack-of.ts';
import { allowedValues, judgeCompletion } from '../range/brute-force.ts';
import { keepDiagram } from '../range/keep.ts';
import { packAndAnswers, smallPack } from '../range/random-pack.ts';
import { often } from '../../thorough.ts';

type Completion = Record<string, Value>;
const rank = (stage: string) => STAGES.findIndex((id) => id === stage);
const same = (a: Value | undefined, b: Value | undefined) => String(a) === String(b);

/** A pack with some questions that can't be changed, and an answer to every question. */
const answeredPack = smallPack.chain((pack) =>
  fc
    .tuple(
      fc.tuple(...pack.questions.map((question) => fc.constantFrom(...allowedValues(question)))),
      fc.subarray(pack.questions.map(({ id }) => id)),
    )
    .map(([values, given]) => ({
      pack: {
        ...pack,
        questions: pack.questions.map((question) =>
          given.includes(question.id) ? { ...question, changeable: false as const } : question,
        ),
      },
      completion: Object.fromEntries(pack.questions.map(({ id }, index) => [id, values[index]!])),
    })),
);

function answersOf(completion: Completion): Answers {
  return new Map(Object.entries(completion).map(([id, value]) => [id, { kind: 'value', value }]));
}

/** Every completion that differs in at most three answers, smaller differences first. */
function near(pack: Pack, completion: Completion): { changed: string[]; after: Completion }[] {
  let found: { changed: string[]; after: Completion }[] = [{ changed: [], after: completion }];
  for (const question of pack.questions) {
    found = found.flatMap(({ changed, after }) => [
      { changed, after },
      ...(changed.length === 3
        ? []
        : allowedValues(question).filter((value) => !same(value, completion[question.id]))
      ).map((value) => ({
        changed: [...changed, question.id],
        after: { ...after, [question.id]: value },
      })),
    ]);
  }
  return found.sort((a, b) => a.changed.length - b.changed.length);
}

/**
 * The sets of changes that change the verdict while no proper subset does, by exhaustive search, up to the size of the
 * first that can be brought about; several changes only where all of them can be.
 */
function smallestByTrying(pack: Pack, completion: Completion) {
  const verdict = judgeCompletion(pack, completion).verdict;
  let most = 3;
  const flipping: { changed: string[]; after: Completion; verdict: string }[] = [];
  for (const { changed, after } of near(pack, completion)) {
    if (changed.length > most) break;
    const turned = judgeCompletion(pack, after).verdict;
    const hasPart = flipping.some((part) =>
      part.changed.every((id) => changed.includes(id) && same(part.after[id], after[id])),
    );
    const isAble = changed.every((id) => pack.questions.find((question) => question.id === id)!.changeable !== false);
    if (turned === verdict || hasPart || (changed.length > 1 && !isAble)) continue;
    flipping.push({ changed, after, verdict: turned });
    if (isAble) most = changed.length;
  }
  return flipping;
}

describe('flips', () => {
  it('are the same from a diagram that was kept', () => {
    fc.assert(
      fc.property(packAndAnswers, ({ pack, answers }) => {
        const drawn = flips(compilePack(structuredClone(pack), 'digest'), answers);
        keepDiagram(pack);
        expect(flips(compilePack(pack, 'digest'), answers)).toEqual(drawn);
      }),
      { numRuns: often(100, 400) },
    );
  });

  it('change the verdict, have no part that does, and are complete', () => {
    fc.assert(
      fc.property(answeredPack, ({ pack, completion }) => {
        const expected = smallestByTrying(pack, completion);
        const names = (changed: readonly string[], verdict: string) => `${[...changed].sort().join('+')} ${verdict}`;
        const found = flips(compilePack(pack, 'digest'), answersOf(completion));
        expect(
          new Set(
            found.map(({ changes, verdict }) =>
              names(
                changes.map(({ question }) => question),
                verdict,
              ),
            ),
          ),
        ).toEqual(new Set(expected.map(({ changed, verdict }) => names(changed, verdict))));
        for (const { changes, verdict } of found) {
          const exact = expected.some(
            (each) =>
              each.verdict === verdict &&
              each.changed.length === changes.length &&
              changes.every(({ question, to }) => each.changed.includes(question) && same(each.after[question], to)),
          );
          expect(exact, JSON.stringify(changes)).toBe(true);
        }
      }),
      { numRuns: often(100, 300) },
    );
  });

  it('change the assessed verdict also where answers are open', () => {
    fc.assert(
      fc.property(packAndAnswers, ({ pack, answers }) => {
        const compiled = compilePack(pack, 'digest');
        const file = { answers, waivers: [], check: {} };
        const before = assess(compiled, file, '1').verdict.id;
        for (const { changes, verdict } of flips(compiled, answers)) {
          const changed = new Map(answers);
          for (const { question, to } of changes) changed.set(question, { kind: 'value', value: to });
          expect(assess(compiled, { ...file, answers: changed }, '1').verdict.id).toBe(verdict);
          expect(verdict).not.toBe(before);
        }
      }),
      { numRuns: 150 },
    );
  });

  it('are in your hands only where every change is to something that you can bring about', () => {
    fc.assert(
      fc.property(answeredPack, ({ pack, completion }) => {
        const given = new Set(pack.questions.filter(({ changeable }) => changeable === false).map(({ id }) => id));
        for (const { changes, inYourHands } of flips(compilePack(pack, 'digest'), answersOf(completion))) {
          expect(inYourHands).toBe(changes.every(({ question }) => !given.has(question)));
        }
      }),
      { numRuns: 150 },
    );
  });
});

test('flips leave what follows from the verdict as it is', () => {
  const pack = (decision: boolean) =>
    compiledOf({
      questions: [
        choice('need', ['none', 'much']),
        { ...choice('mesh', ['none', 'some']), ...(decision ? { decision: true as const } : {}) },
      ],
      verdictRules: [
        { id: 'runs', verdict: 'yes', when: { any: [{ mesh: { is: 'some' } }, { need: { is: 'much' } }] } },
        { id: 'rest', verdict: 'no' },
      ],
    });
  const changed = (decision: boolean) =>
    flips(pack(decision), given({ need: 'none', mesh: 'none' })).map(({ changes }) =>
      changes.map(({ question }) => question),
    );
  expect(changed(false)).toEqual([['need'], ['mesh']]);
  expect(changed(true)).toEqual([['need']]);
});

describe('flips tell of this organization, not of another one', () => {
  const told = (questions: readonly Record<string, unknown>[], when: object, answers: object) =>
    flips(
      compiledOf({
        questions,
        verdictRules: [{ id: 'holds', verdict: 'yes', when } as never, { id: 'rest', verdict: 'no' }],
      }),
      given(answers as never),
    ).flatMap(({ changes }) => changes.map(({ question, to }) => [question, to]));

  test('so what it is stays, unless nobody has answered it', () => {
    const kind = { ...choice('kind', ['one-piece', 'services']), given: true as const };
    expect(told([kind], { kind: { is: 'services' } }, { kind: 'one-piece' })).toEqual([]);
    expect(told([kind], { kind: { is: 'services' } }, {})).toEqual([['kind', 'services']]);
  });

  test('so a count changes by less than the factor that makes another organization', () => {
    const count = { ...choice('count', ['a', 'b']), kind: 'number' as const, values: undefined, given: 3 };
    const grown = (present: number) => told([count], { count: { atLeast: 40 } }, { count: present });
    expect(grown(13)).toEqual([]);
    expect(grown(14)).toEqual([['count', 40]]);
    expect(told([count], { count: { atLeast: 2 } }, { count: 3 })).toEqual([]);
    expect(told([count], { count: { atLeast: 2 } }, { count: 2 })).toEqual([['count', 1]]);
  });

  test('so a value that nobody would choose is told only to those who gave no answer', () => {
    const calls = { ...choice('calls', ['nobody', 'somebody']), given: ['nobody'] };
    expect(told([calls], { calls: { is: 'nobody' } }, { calls: 'somebody' })).toEqual([]);
    expect(told([calls], { calls: { is: 'nobody' } }, { calls: 'nobody' })).toEqual([['calls', 'somebody']]);
    expect(told([calls], { calls: { is: 'nobody' } }, {})).toEqual([['calls', 'nobody']]);
  });

  test('so values that follow from the verdict are left out, and others with the same effect stay', () => {
    const signals = { ...choice('signals', ['none', 'own', 'by-mesh']), decision: ['by-mesh'] };
    expect(told([signals], { signals: { oneOf: ['own', 'by-mesh'] } }, { signals: 'none' })).toEqual([
      ['signals', 'own'],
    ]);
    expect(told([signals], { signals: { is: 'by-mesh' } }, { signals: 'none' })).toEqual([]);
  });
});

describe('flips take nothing back that the organization does today', () => {
  const told = (question: Record<string, unknown>, when: object, present: Value) =>
    flips(
      compiledOf({
        questions: [question],
        verdictRules: [{ id: 'holds', verdict: 'yes', when } as never, { id: 'rest', verdict: 'no' }],
      }),
      given({ [String(question['id'])]: present } as never),
    ).map(({ changes: [change], inYourHands }) => [change!.to, inYourHands]);

  test('so a practice only gets better, unless the present one follows from the verdict', () => {
    const practice = choice('practice', ['none', 'own', 'by-mesh'], { direction: { practice: 'up' } });
    const isOwn = { practice: { is: 'own' } };
    expect(told(practice, isOwn, 'none')).toEqual([['own', true]]);
    expect(told(practice, isOwn, 'by-mesh')).toEqual([]);
    expect(told({ ...practice, decision: ['by-mesh'] }, isOwn, 'by-mesh')).toEqual([['own', true]]);
  });

  test('so people for it only join', () => {
    const people = {
      ...choice('people', ['a', 'b']),
      kind: 'number',
      values: undefined,
      direction: { practice: 'up' },
    };
    expect(told(people, { people: { atLeast: 3 } }, 1)).toEqual([[3, true]]);
    expect(told(people, { people: { atMost: 1 } }, 3)).toEqual([]);
  });

  test('so a value that can be brought about stays, or gives way to another of them', () => {
    const ways = choice('ways', ['bad', 'good', 'also-good'], { changeable: ['good', 'also-good'] });
    expect(told(ways, { ways: { is: 'bad' } }, 'good')).toEqual([]);
    expect(told(ways, { ways: { is: 'also-good' } }, 'good')).toEqual([['also-good', true]]);
  });

  test('so a list keeps what was brought about', () => {
    const covers = choices('covers', ['none', 'retries', 'abandoned'], { changeable: ['retries'] });
    expect(told(covers, { not: { covers: { includes: 'retries' } } }, ['retries'])).toEqual([]);
    expect(told(covers, { covers: { includes: 'abandoned' } }, ['retries'])).toEqual([
      [['retries', 'abandoned'], false],
    ]);
  });
});

test('a list that only grows or only shrinks says how; another change of it names the whole list', () => {
  const list = choices('pains', ['none', 'slow', 'lost', 'late']);
  const told = (when: object, pains: readonly string[]) =>
    flips(
      compiledOf({
        questions: [list],
        verdictRules: [{ id: 'holds', verdict: 'yes', when } as never, { id: 'rest', verdict: 'no' }],
      }),
      given({ pains } as never),
    ).flatMap(({ changes }) => changes.map(({ difference }) => difference));
  expect(told({ pains: { includes: 'lost' } }, ['slow'])).toContain('also includes “Label of lost”');
  expect(told({ pains: { includes: 'slow' } }, ['slow', 'lost'])).toContain('no longer includes “Label of slow”');
  expect(told({ pains: { includes: 'lost' } }, ['none'])).toEqual([undefined]);
});

test('of a choice, nearly all of whose answers do it, the others are named', () => {
  const told = (values: readonly string[]) =>
    flips(
      compiledOf({
        questions: [choice('driver', ['a', 'b', 'c', 'd', 'e', 'f'])],
        verdictRules: [
          { id: 'holds', verdict: 'yes', when: { driver: { oneOf: values } } } as never,
          { id: 'rest', verdict: 'no' },
        ],
      }),
      given({ driver: 'a' } as never),
    ).flatMap(({ changes }) => changes.map(({ difference }) => difference));
  expect(told(['a'])).toEqual(['is anything but “Label of a” (now)']);
  expect(told(['a', 'b'])).toEqual(['is neither “Label of a” (now) nor “Label of b”']);
  expect(told(['a', 'b', 'c'])).toEqual([undefined]);
});

describe('the way out of a stage', () => {
  it('is as short as trying everything finds, and leads to a later stage', () => {
    fc.assert(
      fc.property(answeredPack, ({ pack, completion }) => {
        const compiled = compilePack(pack, 'digest');
        const now = judgeCompletion(pack, completion);
        // Where production decides the stage, meeting gates alone does not lead to a later one.
        fc.pre(pack.stages.every(({ operates }) => operates === undefined));
        fc.pre(now.verdict === 'yes' && now.stage !== 'fly' && now.stage !== 'none');
        const file = { answers: answersOf(completion), waivers: [], check: {} };
        const way = withFlips(compiled, file, assess(compiled, file, '1')).flips!.stage!;
        const later = (after: Completion) => {
          const { verdict, stage } = judgeCompletion(pack, after);
          return verdict === 'yes' && rank(stage) > rank(now.stage);
        };
        const able = (changed: readonly string[]) =>
          changed.every((id) => pack.questions.find((question) => question.id === id)!.changeable !== false);
        const shortest = near(pack, completion).find(({ changed, after }) => able(changed) && later(after));
        if (shortest !== undefined) expect(way.changes?.length).toBe(shortest.changed.length);
        if (way.changes !== null) {
          expect(
            later({ ...completion, ...Object.fromEntries(way.changes.map(({ question, to }) => [question, to])) }),
          ).toBe(true);
          expect(able(way.changes.map(({ question }) => question))).toBe(true);
        }
      }),
      { numRuns: often(80, 400) },
    );
  });
});
