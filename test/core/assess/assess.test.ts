import { describe, expect, test } from 'vitest';
import type { Answer, AnswersFile } from '../../../src/core/answers/answers.ts';
import { assess } from '../../../src/core/assess/assess.ts';
import { answersOf, choice, choices, compiledOf, number } from '../pack-of.ts';

const compiled = compiledOf({
  sections: [{ id: 'here', title: 'Here', about: 'About.' }],
  roles: [{ id: 'team', title: 'The team' }],
  statements: [{ id: 'NEED-01', at: '01:02', says: 'Said.' }],
  facts: [{ id: 'true-now', says: 'Read.', link: 'https://example.org/', read: '2026-01-02' }],
  questions: [
    choice('shape', ['one', 'many']),
    number('size', { unit: 'things', when: { shape: { is: 'many' } } }),
    choice('plain', ['a', 'b']),
    choice('edge', ['none', 'some'], { notApplicable: true, otherwise: 'none' }),
    choices('wish', ['none', 'x', 'y']),
    choice('idle', ['a', 'b']),
  ],
  criteria: [
    {
      id: 'size',
      title: 'Size',
      weight: 80,
      sources: ['NEED-01', 'true-now', 'ours'],
      levels: [
        { id: 'large', share: 1, when: { size: { atLeast: 10 } }, says: '{size} is large.' },
        { id: 'small', share: 0, says: 'It is small.' },
      ],
    },
    {
      id: 'plain',
      title: 'Plain',
      weight: 20,
      levels: [
        { id: 'a', share: 1, when: { plain: { is: 'a' } }, says: 'It is a.' },
        { id: 'b', share: 0, says: 'It is b.' },
      ],
    },
  ],
  verdictRules: [
    { id: 'whole', verdict: 'no', when: { shape: { is: 'one' } } },
    { id: 'large', verdict: 'yes', when: { exposure: { atLeast: 70 } } },
    { id: 'else', verdict: 'not-yet' },
  ],
  gates: [
    { id: 'either', title: 'Either', met: { any: [{ plain: { is: 'a' } }, { plain: { is: 'b' } }] } },
    { id: 'edged', title: 'Edged', stage: 'walk', met: { edge: { is: 'some' } } },
  ],
  useCases: [
    {
      id: 'ux',
      title: 'Use X',
      strength: { burden: { when: { wish: { includes: 'x' } }, says: 'X.' } },
    },
    {
      id: 'uy',
      title: 'Use Y',
      strength: { pain: { when: { wish: { includes: 'y' } }, says: 'Y.' } },
    },
  ],
});

function assessed(answers: Parameters<typeof answersOf>[0], more: Partial<AnswersFile> = {}) {
  return assess(compiled, { answers: answersOf(answers), waivers: [], check: {}, ...more }, '9.9.9');
}

describe('an assessment', () => {
  test('names the tool, the pack and what the file says about itself', () => {
    expect(assessed({}, { organization: 'Example', assessed: '2026-02-03' })).toMatchObject({
      schemaVersion: 2,
      tool: { name: 'mesh-ready', version: '9.9.9' },
      pack: { id: 'small', version: '1.0.0', digest: 'digest', title: 'Small', heuristics: 'Rules of thumb.' },
      organization: 'Example',
      scope: null,
      assessed: '2026-02-03',
      sections: [{ id: 'here', title: 'Here' }],
      roles: [{ id: 'team', title: 'The team' }],
    });
  });

  test('keeps to results that are still possible', () => {
    const open = assessed({});
    expect(open.verdict).toMatchObject({ id: 'not-yet', settled: false, possible: ['yes', 'not-yet', 'no'] });
    expect(open.exposure).toMatchObject({ score: 0, range: [0, 100] });
    expect(open.stagePossible).toEqual(['none', 'walk', 'fly']);
    expect(open.startPossible).toEqual(['ux', 'uy']);
  });

  test('knows a gate that is met by whatever the answer is', () => {
    expect(assessed({}).stages[0]!.gates[0]).toMatchObject({ id: 'either', outcome: 'met', possible: ['met'] });
  });

  test('gives each source its time stamp or link', () => {
    expect(assessed({}).exposure.criteria[0]!.sources).toEqual([
      { id: 'NEED-01', kind: 'talk', at: '01:02', says: 'Said.' },
      { id: 'true-now', kind: 'fact', link: 'https://example.org/', read: '2026-01-02', says: 'Read.' },
      { id: 'ours', kind: 'ours', says: 'Rules of thumb.' },
    ]);
  });

  test('lists the waivers with their lines', () => {
    const waiver = { gate: 'edged', reason: 'agreed', until: '2027-01-01', position: { line: 1, column: 1 } };
    const { waivers, stages } = assessed({}, { waivers: [waiver] });
    expect(waivers).toEqual([{ gate: 'edged', reason: 'agreed', until: '2027-01-01', line: 1 }]);
    expect(stages[1]!.gates[0]).toMatchObject({ waived: true, outcome: 'unknown' });
  });
});

describe('open questions', () => {
  test('come in the order of what they can still move, and say what it is', () => {
    const { unknowns } = assessed({});
    expect(unknowns.map(({ question, mayNotApply }) => [question, mayNotApply])).toEqual([
      ['shape', false],
      ['size', true],
      ['edge', false],
      ['wish', false],
      ['plain', false],
      ['idle', false],
    ]);
    const effect = (id: string) => unknowns.find(({ question }) => question === id)!.effect;
    expect(effect('size')).toBe('Can still change the verdict; the exposure by up to 80 points (“Size”).');
    // 70 points need the size, and are there with it alone.
    expect(effect('plain')).toBe('Can still change the exposure by up to 20 points (“Plain”).');
    expect(effect('edge')).toBe('Can still change the gate “Edged”.');
    expect(effect('wish')).toBe('Can still change the rank of “Use X” and “Use Y”.');
    expect(effect('idle')).toBe('Can change only details of the plan.');
  });

  test('that move the verdict come before those that move gates, use cases or nothing', () => {
    expect(assessed({ shape: 'many' }).unknowns.map(({ question }) => question)).toEqual([
      'size',
      'edge',
      'wish',
      'plain',
      'idle',
    ]);
  });

  test('do not claim what is decided', () => {
    const { unknowns } = assessed({ shape: 'many', size: 50 });
    expect(unknowns.find(({ question }) => question === 'plain')!.effect).toBe(
      'Can still change the exposure by up to 20 points (“Plain”).',
    );
  });

  test('are not those that do not apply', () => {
    expect(assessed({ shape: 'one' }).unknowns.map(({ question }) => question)).not.toContain('size');
  });
});

test('an answer that does not count is kept and explained', () => {
  expect(assessed({ shape: 'one', size: 3, strange: 1 }).ignored).toEqual([
    { question: 'size', why: 'the question does not apply: shape is Label of one' },
    { question: 'strange', why: 'the rule pack has no such question' },
  ]);
});

test('each question has a record of its answer', () => {
  const answers = new Map<string, Answer>([
    [
      'shape',
      {
        kind: 'value',
        value: 'many',
        note: 'seen',
        source: 'measured',
        by: 'me',
        date: '2026-05-06',
        position: { line: 7, column: 3 },
      },
    ],
    ['size', { kind: 'value', value: 12 }],
    ['plain', { kind: 'unknown' }],
    ['edge', { kind: 'not-applicable', reason: 'no edge' }],
  ]);
  const { answers: records, coverage } = assess(
    compiled,
    { answers, waivers: [], check: {}, assessed: '2026-02-03' },
    '1',
  );
  const common = { prompt: 'What?', section: 'here' };
  expect(records).toEqual([
    {
      question: 'shape',
      ...common,
      state: 'answered',
      value: 'many',
      text: 'Label of many',
      note: 'seen',
      source: 'measured',
      by: 'me',
      date: '2026-05-06',
      line: 7,
    },
    { question: 'size', ...common, state: 'answered', value: 12, text: '12 things', date: '2026-02-03' },
    { question: 'plain', ...common, state: 'unknown', value: null, text: 'unknown', date: '2026-02-03' },
    {
      question: 'edge',
      ...common,
      state: 'not-applicable',
      value: 'none',
      text: 'not applicable: no edge',
      date: '2026-02-03',
    },
    { question: 'wish', ...common, state: 'unanswered', value: null, text: 'unanswered' },
    { question: 'idle', ...common, state: 'unanswered', value: null, text: 'unanswered' },
  ]);
  expect(coverage).toEqual({ applicable: 6, answered: 3, percent: 50 });
});

test('a question that does not apply is not part of the coverage', () => {
  expect(assessed({ shape: 'one' }).coverage).toEqual({ applicable: 5, answered: 1, percent: 20 });
});
