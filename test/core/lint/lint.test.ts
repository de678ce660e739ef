import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { checkReach } from '../../../src/core/lint/checks/reach.ts';
import { createDecider } from '../../../src/core/lint/decider.ts';
import { lintPack } from '../../../src/core/lint/lint.ts';
import { judge } from '../../../src/core/judge/judge.ts';
import { compilePack } from '../../../src/core/judge/compile.ts';
import { parsePack } from '../../../src/core/pack/parse.ts';
import type { Pack, Step } from '../../../src/core/pack/schema.ts';
import { sitesOf } from '../../../src/core/pack/sites.ts';
import { createSpace } from '../../../src/core/range/space.ts';
import { reads } from '../../../src/core/range/verdict-tests.ts';
import { answersOf, choice, choices, number, packOf, type Parts } from '../pack-of.ts';
import { builtIn, builtInPack } from '../pack/built-in.ts';
import { completions, judgeCompletion } from '../range/brute-force.ts';
import { smallPack } from '../range/random-pack.ts';
import { resultsOf } from './results.ts';

const STEP = {
  title: 'Step',
  do: 'Do it.',
  proof: 'It shows.',
  rollback: 'Undo it.',
  owner: 'team',
  effort: { low: 1, high: 5, unit: 'days' },
  sources: ['ours'],
} as const satisfies Partial<Step>;
const today = '2026-11-22';
const clean = { sections: [{ id: 'here', title: 'Here', about: 'All that is here.' }] };
/** The built-in pack on the day on which its newest fact was read. */
const lintedBuiltIn = lintPack(builtInPack, () => undefined, {
  today: builtInPack.facts
    .map(({ read }) => read)
    .toSorted()
    .at(-1)!,
  maxFactAgeDays: 365,
});

/** The findings of lint for a pack of these parts: code and id, without those about texts and unused entries. */
function found(parts: Parts, options: { maxFactAgeDays?: number } = {}): string[] {
  const { findings } = lintPack(packOf({ ...clean, ...parts }), () => undefined, { today, ...options });
  const quiet = ['thin-text', 'voice', 'unused', 'gate-without-step', 'unreachable-verdict', 'same-text'];
  return findings
    .filter(({ code }) => !quiet.includes(code))
    .map(({ code, message }) => `${code} ${message.split(':')[0]}`);
}

const n = number('n');
const c = choice('c', ['a', 'b', 'd']);
const rules = (...when: object[]) => [
  ...when.map((condition, index) => ({ id: `r${index}`, verdict: 'yes', when: condition })),
  { id: 'else', verdict: 'no' },
];
const level = (id: string, share: number, when?: object) => ({
  id,
  share,
  says: 'So it is here.',
  ...(when && { when }),
});

describe('lint finds each kind of fault, and names the entry', () => {
  test.each<[string, Parts, string[]]>([
    [
      'a condition that is never true',
      { questions: [n], verdictRules: rules({ all: [{ n: { atLeast: 9 } }, { n: { atMost: 3 } }] }) },
      ['never-true verdict rule r0'],
    ],
    [
      'a condition that is always true',
      {
        questions: [n],
        verdictRules: rules({ n: { atLeast: 1 } }, { any: [{ n: { atLeast: 9 } }, { n: { atMost: 50 } }] }),
      },
      ['always-true verdict rule r1', 'unreachable-rule verdict rule else'],
    ],
    [
      'a test of a question where it is not asked',
      {
        questions: [n, choice('c', ['a', 'b'], { when: { n: { atLeast: 9 } } })],
        verdictRules: rules({ all: [{ c: { is: 'a' } }, { n: { atMost: 3 } }] }, { c: { is: 'b' } }),
      },
      ['never-true verdict rule r0'],
    ],
    [
      'complete answers that a pack says are too little to know',
      {
        questions: [n],
        verdictRules: [
          { id: 'many', verdict: 'yes', when: { n: { atLeast: 9 } }, core: 'all' },
          { id: 'few', verdict: 'no', when: { n: { atMost: 3 } } },
          { id: 'not-known', verdict: 'not-yet' },
        ],
      },
      ['reachable-not-known verdict rule not-known'],
    ],
    [
      'nothing where complete answers always reach a rule before it',
      {
        questions: [n],
        verdictRules: [
          { id: 'many', verdict: 'yes', when: { n: { atLeast: 9 } }, core: 'all' },
          { id: 'few', verdict: 'no', when: { n: { atMost: 8 } } },
          { id: 'not-known', verdict: 'not-yet' },
        ],
      },
      [],
    ],
    [
      'a row of the course that never decides',
      {
        questions: [n],
        verdictRules: rules({ n: { atLeast: 9 } }),
        course: [
          { id: 'some', course: 'finish', when: { n: { atLeast: 3 } } },
          { id: 'many', course: 'leave', when: { n: { atLeast: 9 } } },
          { id: 'start', course: 'adopt' },
        ],
      },
      ['unreachable-course row of the course many'],
    ],
    [
      'a part that changes nothing',
      { questions: [n], verdictRules: rules({ all: [{ n: { atLeast: 9 } }, { n: { atLeast: 3 } }] }) },
      ['idle-part verdict rule r0'],
    ],
    [
      'a rule behind one that takes all',
      { questions: [n], verdictRules: rules({ n: { atLeast: 3 } }, { n: { atLeast: 9 } }) },
      ['unreachable-rule verdict rule r1'],
    ],
    [
      'a rule that asks for a score that cannot be had',
      {
        questions: [n],
        criteria: [{ id: 'k', weight: 100, levels: [level('high', 0.5, { n: { atLeast: 9 } }), level('low', 0)] }],
        verdictRules: rules({ exposure: { atLeast: 60 } }),
      },
      ['unreachable-rule verdict rule r0'],
    ],
    [
      'a level behind one that takes all',
      {
        questions: [n],
        criteria: [
          {
            id: 'k',
            weight: 100,
            levels: [
              level('some', 0.5, { n: { atLeast: 3 } }),
              level('many', 1, { n: { atLeast: 9 } }),
              level('low', 0),
            ],
          },
        ],
      },
      ['unreachable-level criterion k'],
    ],
    [
      'a question nobody is asked',
      {
        questions: [
          n,
          choice('c', ['a', 'b'], { when: { all: [{ n: { atLeast: 9 } }, { n: { atMost: 3 } }] }, otherwise: 'a' }),
        ],
        verdictRules: rules({ n: { atLeast: 9 } }),
      },
      ['never-true question c', 'unread-question question c'],
    ],
    [
      'a gate that is never open',
      {
        questions: [c],
        gates: [{ id: 'g', when: { c: { is: 'a' } }, met: { not: { c: { is: 'b' } } } }],
        verdictRules: rules({ c: { is: 'd' } }),
      },
      ['unreachable-outcome gate g'],
    ],
    [
      'a use case that is always behind another, and a strength that never counts',
      {
        questions: [n],
        verdictRules: rules({ n: { atLeast: 1 } }),
        useCases: ['u', 'v'].map((id, index) => ({
          id,
          strength: {
            [index === 0 ? 'pain' : 'burden']: { when: { n: { atLeast: 5 } }, says: 'It is so.' },
            ...(index === 1 && { wish: { when: { n: { atLeast: 9 } }, says: 'It is so.' } }),
          },
        })),
      },
      ['unreachable-use-case use case v', 'unreachable-use-case use case v'],
    ],
    [
      'a risk of answers that are a no',
      {
        questions: [n],
        verdictRules: [
          { id: 'few', verdict: 'no', when: { n: { atMost: 9 } } },
          { id: 'else', verdict: 'yes' },
        ],
        risks: [{ id: 'r', when: { n: { atMost: 5 } } }],
      },
      ['unreachable-risk risk r'],
    ],
    [
      'a question that no rule reads',
      { questions: [n, c], verdictRules: rules({ n: { atLeast: 9 } }) },
      ['unread-question question c'],
    ],
    [
      'a question that neither a rule reads nor the work of a step grows with',
      {
        questions: [n, number('copies'), number('more'), number('unread')],
        verdictRules: rules({ n: { atLeast: 9 } }),
        steps: [
          {
            id: 's',
            grows: {
              with: 'copies',
              each: 5,
              low: 1,
              high: 2,
              unit: 'days',
              also: { with: 'more', each: 1, low: 0, high: 1 },
            },
          },
        ],
      },
      ['unread-question question unread'],
    ],
    [
      'options that no rule tells apart',
      { questions: [c], verdictRules: rules({ c: { is: 'a' } }) },
      ['same-options question c'],
    ],
    [
      'options whose tests differ, but no condition',
      { questions: [c], verdictRules: rules({ any: [{ c: { is: 'a' } }, { c: { is: 'b' } }] }) },
      ['same-options question c'],
    ],
    [
      'options that a condition tells apart with several tests',
      {
        questions: [c, n],
        verdictRules: rules({ any: [{ c: { is: 'a' } }, { all: [{ c: { is: 'b' } }, { n: { atLeast: 9 } }] }] }),
      },
      [],
    ],
    [
      'values of which any two are as good as others',
      {
        questions: [choices('s', ['x', 'y', 'z'])],
        verdictRules: rules({ any: [{ s: { includes: 'x' } }, { s: { includes: 'y' } }] }),
      },
      ['same-options question s'],
    ],
    [
      'values that are told apart beside another only',
      {
        questions: [choices('s', ['x', 'y', 'z'])],
        verdictRules: rules({
          any: [
            { all: [{ s: { includes: 'x' } }, { s: { count: { atLeast: 2 } } }] },
            { all: [{ s: { includes: 'y' } }, { s: { count: { atMost: 1 } } }] },
          ],
        }),
      },
      [],
    ],
    [
      'an answer of more exposure that scores less',
      {
        questions: [number('n', { direction: { exposure: 'up' } })],
        criteria: [{ id: 'k', weight: 100, levels: [level('few', 1, { n: { atMost: 9 } }), level('many', 0)] }],
      },
      ['falling-exposure criterion k'],
    ],
    [
      'one more of several that scores less',
      {
        questions: [choices('s', ['x', 'y', 'z'], { direction: { exposure: 'up' } })],
        criteria: [
          {
            id: 'k',
            weight: 100,
            levels: [
              level('two', 0.5, { s: { count: { atLeast: 2 } } }),
              level('x', 1, { s: { includes: 'x' } }),
              level('none', 0),
            ],
          },
        ],
      },
      ['falling-exposure criterion k', 'same-options question s'],
    ],
    [
      'a better practice that opens a gate',
      {
        questions: [choice('c', ['a', 'b'], { direction: { practice: 'up' } })],
        gates: [{ id: 'g', met: { c: { is: 'a' } } }],
      },
      ['worse-gate gate g'],
    ],
    [
      'a step that is never done where a yes shows it',
      {
        questions: [c],
        verdictRules: [
          { id: 'd', verdict: 'no', when: { c: { is: 'd' } } },
          { id: 'else', verdict: 'yes' },
        ],
        steps: [
          { id: 's', when: { c: { is: 'a' } }, done: { c: { is: 'b' } } },
          { id: 't', stage: 'walk', done: { c: { is: 'd' } } },
          { id: 'u', done: { c: { is: 'b' } } },
        ],
      },
      ['never-done step s', 'never-done step t'],
    ],
    [
      'a step that is done wherever it is shown',
      {
        questions: [c],
        verdictRules: [
          { id: 'd', verdict: 'no', when: { c: { is: 'd' } } },
          { id: 'else', verdict: 'yes' },
        ],
        steps: [
          { id: 's', done: { not: { c: { is: 'd' } } } },
          { id: 't', when: { c: { oneOf: ['a', 'b'] } }, done: { c: { is: 'b' } } },
        ],
      },
      ['always-done step s', 'unreachable-step step t'],
    ],
    [
      'a step that no plan of a yes shows undone',
      {
        questions: [c],
        verdictRules: [
          { id: 'd', verdict: 'no', when: { c: { is: 'd' } } },
          { id: 'b', verdict: 'yes', when: { c: { is: 'b' } } },
          { id: 'else', verdict: 'not-yet' },
        ],
        steps: [
          { id: 's', done: { c: { is: 'b' } } },
          { id: 't', stage: 'walk', done: { c: { is: 'b' } } },
        ],
      },
      ['always-done step s', 'always-done step t'],
    ],
    [
      'texts that are still to be written',
      {
        questions: [
          { ...n, help: ' ', why: 'tbd', prompt: 'todo' },
          choice('c', ['a', 'b'], {
            help: 'TODO: say where to look',
            why: '...',
            values: [
              { value: 'a', label: '-' },
              { value: 'b', label: 'To be done' },
            ],
          }),
        ],
        verdictRules: rules({ n: { atLeast: 9 } }, { c: { is: 'a' } }),
        risks: [{ id: 'r', when: { n: { atLeast: 9 } }, title: 'todo', mitigation: '\u200b' }],
      },
      [
        ...Array<string>(3).fill('empty-text question n'),
        ...Array<string>(4).fill('empty-text question c'),
        ...Array<string>(2).fill('empty-text risk r'),
      ],
    ],
    [
      'a named condition that nothing can make true, once',
      {
        questions: [n],
        conditions: [{ id: 'k', when: { all: [{ n: { atLeast: 9 } }, { n: { atMost: 3 } }] } }],
        verdictRules: rules({ any: [{ holds: 'k' }, { n: { atLeast: 50 } }] }),
      },
      ['never-true condition k', 'idle-part verdict rule r0'],
    ],
    [
      'a named condition written out, also in other words, and what means the same',
      {
        questions: [n, c],
        conditions: [
          { id: 'k', when: { all: [{ n: { atLeast: 9 } }, { c: { oneOf: ['a', 'b'] } }] } },
          { id: 'l', when: { not: { any: [{ n: { atMost: 8 } }, { c: { is: 'd' } }] } } },
          { id: 'm', when: { any: [{ n: { atLeast: 50 } }, { all: [{ c: { is: 'a' } }, { n: { atLeast: 9 } }] }] } },
        ],
        verdictRules: rules(
          { all: [{ holds: 'k' }, { holds: 'm' }] },
          { all: [{ n: { atLeast: 9 } }, { not: { c: { is: 'd' } } }] },
        ),
      },
      ['same-condition condition l', 'written-out verdict rule r1'],
    ],
    [
      'a step that is still to do where its gate is met',
      {
        questions: [c, n],
        gates: [
          { id: 'g', when: { n: { atLeast: 9 } }, met: { c: { oneOf: ['a', 'b'] } } },
          { id: 'h', met: { n: { atLeast: 50 } } },
        ],
        verdictRules: rules({ c: { is: 'd' } }, { n: { atLeast: 5 } }),
        steps: [
          { id: 'as-the-gate', closes: ['g'], done: { any: [{ c: { oneOf: ['a', 'b'] } }, { n: { atLeast: 90 } }] } },
          { id: 'later', closes: ['g'], done: { c: { is: 'a' } } },
          { id: 'never', closes: ['g'] },
          { id: 'only-while-open', closes: ['g'], when: { c: { is: 'd' } } },
          { id: 'both', closes: ['g', 'h'], when: { n: { atMost: 49 } } },
        ],
      },
      ['step-after-gate step later', 'step-after-gate step never'],
    ],
    [
      'a text with a terminal sequence',
      { questions: [{ ...n, help: 'Look \u001b[31mhere now.' }], verdictRules: rules({ n: { atLeast: 9 } }) },
      ['unsafe-text question n'],
    ],
  ])('%s', (_, parts, expected) => {
    expect(found(parts)).toEqual(expected);
  });

  test.each<[string, number | undefined, string[]]>([
    ['2026-11-12', undefined, []],
    ['2026-11-12', 10, []],
    ['2026-11-12', 9, ['old-fact fact old']],
    ['2026-11-22', 0, []],
    ['2026-11-23', 10, []],
    ['2026-11-24', undefined, []],
    ['2026-11-24', 10, ['old-fact fact old']],
  ])(
    'a fact that was read on %s is too old, or still to come, where at most %s days are allowed',
    (day, maxFactAgeDays, expected) => {
      const facts = [{ id: 'old', says: 'It was so then.', link: 'https://example.org/', read: day }];
      const parts = {
        questions: [n],
        verdictRules: [
          { id: 'r', verdict: 'yes', when: { n: { atLeast: 9 } }, sources: ['old'] },
          { id: 'else', verdict: 'no' },
        ],
        facts,
      };
      expect(found(parts, maxFactAgeDays === undefined ? {} : { maxFactAgeDays })).toEqual(expected);
    },
  );

  describe('exclusions of products', () => {
    const facts = [{ id: 'read', says: 'It was so then.', link: 'https://example.org/', read: '2026-11-20' }];
    const mesh = (id: string, exclusion: object, more: object = {}) => ({
      id,
      kind: 'mesh',
      answers: [{ need: 'u', says: 'Does it.' }],
      ruledOut: [{ why: 'No.', sources: ['read'], review: '2027-01-01', ...exclusion }],
      ...more,
    });
    const withMeshes = (...options: object[]): Parts => ({
      questions: [n, c, choice('e', ['x', 'y'])],
      verdictRules: rules({ n: { atLeast: 9 } }),
      useCases: [
        { id: 'u', sources: ['read'], strength: { pain: { when: { n: { atLeast: 5 } }, says: 'It hurts.' } } },
      ],
      options: options as Parts['options'] & {},
      facts,
    });
    const about = (parts: Parts) => found(parts).filter((each) => /exclusion|review|nothing/.test(each));

    test('need a dated fact; other options can rest on a rule of thumb', () => {
      const exclusion = { when: { c: { is: 'a' } }, sources: ['ours'] };
      const free = mesh('free', {}, { ruledOut: undefined });
      expect(about(withMeshes(mesh('m', { ...exclusion, sources: ['read', 'ours'] }), free))).toEqual([]);
      expect(about(withMeshes(mesh('m', exclusion), free))).toEqual(['undated-exclusion option m']);
      expect(about(withMeshes(mesh('m', exclusion, { kind: 'library' }), free))).toEqual([]);
    });

    test.each([
      ['2026-11-21', ['review-due option m']],
      ['2026-11-22', []],
      ['2027-01-01', []],
    ])('to be read again by %s are told once that day has passed', (review, expected) => {
      const parts = withMeshes(
        mesh('m', { when: { c: { is: 'a' } }, review }),
        mesh('o', { when: { c: { is: 'b' } } }),
      );
      expect(about(parts)).toEqual(expected);
    });

    test('that leave no product are told with the answer, or the pair of answers, that does it', () => {
      const { findings } = lintPack(
        packOf({
          ...clean,
          ...withMeshes(
            mesh('m', { when: { c: { oneOf: ['a', 'b'] } } }),
            mesh('o', { when: { any: [{ c: { is: 'a' } }, { e: { is: 'x' } }] } }),
          ),
        }),
        () => undefined,
        { today },
      );
      expect(findings.filter(({ code }) => code === 'nothing-left').map(({ message }) => message)).toEqual([
        'question c: c a rules out every mesh, while one can be advised',
        'question c: c b and e x rule out every mesh, while one can be advised',
      ]);
    });

    test('of an ended product leave nothing unreachable', () => {
      const ended = { ended: { why: 'It ended.', sources: ['read'], review: '2027-01-01' }, ruledOut: undefined };
      expect(found(withMeshes(mesh('gone', {}, ended), mesh('o', { when: { c: { is: 'b' } } })))).not.toContain(
        'unreachable-option option gone',
      );
    });
  });

  test('steps that wait for themselves, and those that begin at once and wait', () => {
    const codes = found({
      questions: [c],
      verdictRules: rules({ c: { is: 'a' } }),
      gates: [{ id: 'g', met: { c: { is: 'b' } } }],
      steps: [
        { id: 'alone', after: ['alone'] },
        { id: 'one', after: ['two'] },
        { id: 'two', waitsFor: ['g'] },
        { id: 'three', closes: ['g'], after: ['one'], now: true },
        { id: 'four', after: ['one', 'three'] },
      ],
    }).filter((text) => text.startsWith('step-order'));
    expect(codes).toEqual([
      'step-order step alone',
      'step-order step one',
      'step-order step two',
      'step-order step three',
      'step-order step three',
    ]);
  });

  test('a step that waits for a release of unknown length, and a release that no step waits for', () => {
    const released = (steps: Record<string, unknown>[], release?: object) => {
      const values = [
        { value: 'a', label: 'A', ...(release && { release }) },
        { value: 'b', label: 'B' },
      ];
      const codes = found({ questions: [{ ...c, values }], verdictRules: rules({ c: { is: 'a' } }), steps });
      return codes.filter((text) => text.startsWith('lone-release'));
    };
    const release = { low: 2, high: 4, unit: 'weeks' };
    expect(released([{ id: 'ship', released: true }])).toEqual(['lone-release step ship']);
    expect(released([{ id: 'ship' }], release)).toEqual(['lone-release question c']);
    expect(released([{ id: 'ship', released: true }], release)).toEqual([]);
  });

  describe('products in steps', () => {
    const option = (id: string, word: string, more: object = {}) => ({
      id,
      kind: 'mesh',
      names: [word],
      answers: [{ need: 'encrypt', says: 'Encrypts' }],
      ...more,
    });
    const facts = [{ id: 'read', says: 'It was so.', link: 'https://example.org/', read: '2026-11-22' }];
    const out = { when: { c: { is: 'a' } }, why: 'It can’t.', sources: ['read'], review: '2027-01-01' };
    const installed = choice('existing-mesh', ['none', 'alpha']);
    const withSteps = (...steps: object[]): Parts => ({
      questions: [c, installed],
      verdictRules: rules({ c: { oneOf: ['a', 'b'] } }),
      course: [
        { id: 'adopt', course: 'adopt', when: { verdict: { is: 'yes' } } },
        { id: 'none', course: 'none' },
      ],
      useCases: [
        {
          id: 'encrypt',
          strength: {
            duty: { when: { any: [{ c: { is: 'a' } }, { 'existing-mesh': { is: 'alpha' } }] }, says: 'It must be.' },
          },
        },
      ],
      options: [option('alpha', 'Alpha', { ruledOut: [out] }), option('beta', 'Beta')],
      steps: steps.map((step, index) => ({ id: `s${index}`, ...step })),
      facts,
    });
    const codes = (...steps: object[]) =>
      found(withSteps(...steps)).filter((text) => /^(unlisted-product|step-without-option) /.test(text));
    const elsewhere = { c: { is: 'b' } };

    test.each(['title', 'do', 'proof', 'rollback'])('that a %s names need its option', (key) => {
      const named = { [key]: 'Start Beta once more.' };
      expect(codes(named)).toEqual(['unlisted-product step s0']);
      expect(codes({ ...named, options: ['beta'] })).toEqual([]);
      expect(codes({ ...named, options: ['alpha'], mentions: ['beta'], when: elsewhere })).toEqual([]);
    });

    test('count as whole words, with their case', () => {
      expect(codes({ do: 'Start Betatron, and the beta of it.' })).toEqual([]);
      expect(codes({ do: 'Start “Beta”.' })).toEqual(['unlisted-product step s0']);
    });

    test('that answers rule out must not be in a plan to adopt one', () => {
      expect(codes({ options: ['alpha'] })).toEqual(['step-without-option step s0']);
      expect(codes({ options: ['alpha', 'beta'] })).toEqual([]);
      expect(codes({ options: ['alpha'], when: elsewhere })).toEqual([]);
    });

    test('that are installed are no proposal', () => {
      expect(codes({ options: ['alpha'], when: { 'existing-mesh': { is: 'alpha' } } })).toEqual([]);
      expect(codes({ options: ['alpha'], when: { 'existing-mesh': { is: 'none' } } })).toEqual([
        'step-without-option step s0',
      ]);
    });
  });

  test('old facts of the extended pack are told as one, without a place; those of its own each where it stands', () => {
    const text =
      'pack: { schema: mesh-ready/pack@2, id: own, version: 1.0.0, extends: small }\nfacts:\n  - { id: own-fact, says: It is so., link: https://example.org/, read: 2026-01-01 }\n';
    const small = readFileSync(new URL('../../../fixtures/packs/small/small.yaml', import.meta.url), 'utf8');
    const { pack: base } = parsePack([{ name: 'small.yaml', text: small }]);
    const { pack, locate } = parsePack([{ name: 'pack.yaml', text }], base);
    const { findings } = lintPack(pack!, locate, { today: '2027-11-23', maxFactAgeDays: 365 });
    const old = findings
      .filter(({ code }) => code.startsWith('old-'))
      .map(({ code, severity, line, column }) => [code, severity, line, column]);
    expect(old).toEqual([
      ['old-inherited-fact', 'warning', undefined, undefined],
      ['old-fact', 'error', 3, 72],
    ]);
  });

  test('a direction of more sets of values than can be tried, and what is wrong with few values still', () => {
    const values = Array.from({ length: 40 }, (_, index) => `v${index}`);
    const asked = choices('s', values, { direction: { exposure: 'up' } });
    const levels = (first: string, more: readonly string[]) => [
      ...[first, ...more].map((value, index) => level(value, 1 / (index + 1), { s: { includes: value } })),
      level('none', 0),
    ];
    const criteria = [
      { id: 'good', weight: 50, levels: levels('v0', values.slice(1)) },
      { id: 'bad', weight: 50, levels: [level('few', 0, { s: { includes: 'v7' } }), level('other', 1)] },
    ];
    expect(found({ questions: [asked], criteria })).toEqual([
      'unreachable-level criterion good',
      'not-decided question s',
      'falling-exposure criterion bad',
      'not-decided question s',
    ]);
  });

  test('named conditions that nothing uses, and the answers with which a step comes after its gate', () => {
    const parts = {
      questions: [c],
      conditions: [
        { id: 'k', when: { c: { is: 'a' } } },
        { id: 'l', when: { not: { holds: 'k' } } },
      ],
      gates: [{ id: 'g', met: { holds: 'k' } }],
      steps: [{ id: 's', closes: ['g'], done: { c: { is: 'b' } } }],
    };
    const { findings } = lintPack(packOf({ ...clean, ...parts }), () => undefined, { today });
    const messages = (wanted: string) => findings.filter(({ code }) => code === wanted).map(({ message }) => message);
    expect(messages('unused')).toContainEqual(expect.stringContaining('condition l: no condition names it'));
    expect(messages('step-after-gate')).toEqual(['step s: g is met, and it is still to do (with c a)']);
  });

  test('a change of the extended pack that does not say why, at its place', () => {
    const text = `pack: { schema: mesh-ready/pack@2, id: own, version: 1.0.0, extends: mesh-adoption }
gates:
  - { id: people-together, required: false }
  - { id: telemetry-in-place, required: true, reason: we had an outage }
  - { id: delivery-automated, why: It is written otherwise here., reason: " " }
`;
    const { pack, locate } = parsePack([{ name: 'pack.yaml', text }], builtInPack);
    const { findings } = lintPack(pack!, locate, { today });
    expect(
      findings.filter(({ line }) => line !== undefined).map(({ code, severity, line }) => [code, severity, line]),
    ).toEqual([
      ['change-without-reason', 'warning', 3],
      ['change-without-reason', 'warning', 5],
    ]);
  });

  test.each<[string, string[]]>([
    ['gates:\n  - { id: people-together, required: false, reason: tbd }\n', ['empty-text 3:53']],
    ['disable:\n  - { gate: people-together, reason: "..." }\n', ['bad-pack 3:38']],
  ])('a reason that is still to be written is wrong: %j', (text, expected) => {
    const head = 'pack: { schema: mesh-ready/pack@2, id: own, version: 1.0.0, extends: mesh-adoption }\n';
    const { pack, problems, locate } = parsePack([{ name: 'pack.yaml', text: head + text }], builtInPack);
    const findings = pack === undefined ? problems : lintPack(pack, locate, { today }).findings;
    expect(findings.map(({ code, line, column }) => `${code} ${line}:${column}`)).toEqual(expected);
  });

  test('the built-in pack is clean', () => {
    expect(lintedBuiltIn.findings).toEqual([]);
  });
});

/** The space of a pack, posed as `lintPack` poses it: what reads the verdict is asked about once for each verdict. */
function spaceOf(pack: Pack) {
  const conditions = sitesOf(pack).map(({ condition }) => condition);
  return createSpace(
    pack,
    conditions.filter((condition) => !reads(condition)),
  );
}

function reachOf(pack: Pack) {
  const space = spaceOf(pack);
  return checkReach(pack, space, createDecider(space));
}

describe('rules that are too entangled to try all answers', () => {
  const questions = Array.from({ length: 30 }, (_, index) => choice(`q${index}`, ['a', 'b', 'd']));
  const part = (seed: number) => ({ [`q${seed % 30}`]: { is: ['a', 'b', 'd'][seed % 3]! } });
  const clauses = Array.from({ length: 60 }, (_, at) => ({
    any: [part(at * 7 + 1), part(at * at), part(at * 11 + 2)],
  }));
  const pack = packOf({ ...clean, questions, gates: [{ id: 'all-at-once', met: { all: clauses } }] });

  test('are named, and nothing is said of what was not tried', () => {
    const { findings } = lintPack(pack, () => undefined, { today, most: 3000 });
    const open = findings.filter(({ code }) => code === 'not-decided').map(({ message }) => message.split(':')[0]);
    expect(open).toContain('gate all-at-once');
    expect(open.length).toBeLessThanOrEqual(3);
    expect(findings.map(({ code }) => code)).not.toContain('unreachable-outcome');
  });

  test('are told once where not even the search can begin, and what needs no search is still checked', () => {
    const { findings } = lintPack(pack, () => undefined, { today, most: 1 });
    const codes = findings.map(({ code }) => code);
    expect(codes.filter((code) => code === 'not-decided')).toHaveLength(1);
    expect(codes).toContain('thin-text');
  });

  test('are named in a pack with everything, too', () => {
    const { findings } = lintPack(builtInPack, () => undefined, { today, most: 100_000 });
    expect(findings.filter(({ code }) => code === 'not-decided')).toHaveLength(3);
  });
});

describe('what can be reached is decided exactly', () => {
  test('for packs small enough to try all answers, a rule, a level or a gate is out of reach exactly where no answers reach it', () => {
    fc.assert(
      fc.property(smallPack, (random) => {
        const pack = {
          ...random,
          stages: (['crawl', 'walk', 'run', 'fly'] as const).map((id) => ({
            id,
            title: id,
            about: id,
            sources: ['ours'],
          })),
        };
        const reach = reachOf(pack);
        const missed = new Set(
          reach.remarks.map(
            ({ code, entry, message }) =>
              `${code} ${entry.id} ${message.includes('level') ? /level (\S+):/.exec(message)?.[1] : message}`,
          ),
        );
        const seen = new Set<string>();
        for (const completion of completions(pack, new Map())) {
          const result = judgeCompletion(pack, completion);
          for (const [id, reached] of Object.entries(result.levels)) seen.add(`${id} ${reached}`);
          for (const [id, outcome] of Object.entries(result.gates)) seen.add(`${id} ${outcome}`);
        }
        for (const { id, levels } of pack.criteria) {
          for (const each of levels)
            expect(missed.has(`unreachable-level ${id} ${each.id}`)).toBe(!seen.has(`${id} ${each.id}`));
        }
        for (const { id } of pack.gates) {
          expect(
            [...missed].some((each) => each.startsWith(`unreachable-outcome ${id} `) && each.includes('never met')),
          ).toBe(!seen.has(`${id} met`));
          expect(
            [...missed].some((each) => each.startsWith(`unreachable-outcome ${id} `) && each.includes('always met')),
          ).toBe(!seen.has(`${id} open`));
        }
      }),
      { numRuns: 60 },
    );
  });

  test('for packs small enough to try all answers, a step is never shown, never done or always done exactly where no answers say otherwise', () => {
    fc.assert(
      fc.property(smallPack, (random) => {
        const served = [undefined, ...random.useCases.map(({ id }) => [id])];
        const steps = random.gates.map(({ id, stage, when, met }, index): Step => {
          const useCases = served[index % served.length];
          return { ...STEP, id: `s-${id}`, stage, done: met, ...(when && { when }), ...(useCases && { useCases }) };
        });
        const pack = {
          ...random,
          steps,
          stages: (['crawl', 'walk', 'run', 'fly'] as const).map((id) => ({
            id,
            title: id,
            about: id,
            sources: ['ours'],
          })),
        };
        const compiled = compilePack(pack, '');
        const { remarks } = reachOf(pack);
        const seen = new Set<string>();
        for (const completion of completions(pack, new Map())) {
          const { stages } = judge(compiled, answersOf(completion));
          for (const { id, done } of stages.flatMap((stage) => stage.steps)) seen.add(id).add(`${id} ${done}`);
        }
        const expected = steps.flatMap(({ id }) => {
          if (!seen.has(id)) return [`${id} unreachable-step`];
          return [
            ...(seen.has(`${id} true`) ? [] : [`${id} never-done`]),
            ...(seen.has(`${id} false`) ? [] : [`${id} always-done`]),
          ];
        });
        const found = remarks
          .filter(({ list, message }) => list === 'steps' && !message.startsWith('every plan shows it,'))
          .map(({ entry, code }) => `${entry.id} ${code}`);
        expect(found.toSorted()).toEqual(expected.toSorted());
      }),
      { numRuns: 60 },
    );
  });

  test('every answer given as proof leads to what it proves', () => {
    for (const { answers, reaches } of lintedBuiltIn.proofs) {
      const results = resultsOf(builtIn, answers);
      expect(reaches.filter((name) => !results.has(name))).toEqual([]);
    }
    const proved = lintedBuiltIn.proofs.flatMap(({ reaches }) => reaches);
    expect(proved).toEqual(
      expect.arrayContaining(builtInPack.verdictRules.slice(0, -1).map(({ id }) => `verdict rule ${id}: decides`)),
    );
    // The last rule says that too little is known, which complete answers never do.
    expect(proved).not.toContain('verdict rule not-known: decides');
  });

  test('every answer given as proof for a small pack leads to what it proves', () => {
    fc.assert(
      fc.property(smallPack, (random) => {
        const pack = {
          ...random,
          steps: random.gates.map(({ id, stage }): Step => ({ ...STEP, id: `s-${id}`, stage })),
        };
        const compiled = compilePack(pack, '');
        for (const { answers, reaches } of reachOf(pack).proofs) {
          const results = resultsOf(compiled, answers);
          expect(reaches.filter((name) => !results.has(name))).toEqual([]);
        }
      }),
      { numRuns: 60 },
    );
  });
});
