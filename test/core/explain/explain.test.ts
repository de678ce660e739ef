import { readFileSync } from 'node:fs';
import { describe, expect, it, test } from 'vitest';
import type { AnswersFile } from '../../../src/core/answers/answers.ts';
import { parseAnswers } from '../../../src/core/answers/parse.ts';
import { assess } from '../../../src/core/assess/assess.ts';
import { entriesOf } from '../../../src/core/explain/entries.ts';
import { explain, explainableIds, type Explanation } from '../../../src/core/explain/explain.ts';
import type { ExplainedPart } from '../../../src/core/explain/part.ts';
import { compilePack } from '../../../src/core/judge/compile.ts';
import { whyNot } from '../../../src/core/explain/why-not.ts';
import { builtInPack } from '../pack/built-in.ts';
import { answersOf, choice, compiledOf, number } from '../pack-of.ts';

const compiled = compiledOf({
  questions: [
    { id: 'size', kind: 'number', min: 0, max: 100, unit: 'services' },
    {
      id: 'calls',
      kind: 'choice',
      values: [
        { value: 'few', label: 'Few' },
        { value: 'many', label: 'Many' },
      ],
      when: { size: { atLeast: 2 } },
      otherwise: 'few',
    },
    {
      id: 'pipeline',
      kind: 'choice',
      values: [
        { value: 'none', label: 'None' },
        { value: 'full', label: 'Full' },
      ],
    },
  ],
  criteria: [
    {
      id: 'size',
      weight: 100,
      levels: [
        { id: 'large', share: 1, when: { size: { atLeast: 50 } }, says: 'Large.' },
        { id: 'small', share: 0, says: 'Small.' },
      ],
    },
  ],
  verdictRules: [
    { id: 'tiny', verdict: 'no', when: { size: { atMost: 1 } } },
    {
      id: 'busy',
      verdict: 'yes',
      when: {
        all: [{ exposure: { atLeast: 50 } }, { any: [{ calls: { is: 'many' } }, { pipeline: { is: 'full' } }] }],
      },
    },
    { id: 'else', verdict: 'not-yet' },
  ],
  gates: [{ id: 'automated', stage: 'crawl', met: { pipeline: { is: 'full' } } }],
  useCases: [
    {
      id: 'observability',
      strength: { pain: { when: { calls: { is: 'many' } }, says: 'Many calls.' } },
    },
  ],
});

function file(plain: Parameters<typeof answersOf>[0]): AnswersFile {
  return { answers: answersOf(plain), waivers: [], check: {} };
}

function explained(answers: AnswersFile, id: string): Explanation {
  return explain(compiled, answers, assess(compiled, answers, '1'), id)[0]!;
}

/** Every part with a truth value, as `truth text`, in reading order. */
function truths(parts: readonly ExplainedPart[]): string[] {
  return parts.flatMap(({ text, truth, parts: under = [] }) => [
    ...(truth === undefined ? [] : [`${truth} ${text}`]),
    ...truths(under),
  ]);
}

const all = (explanation: Explanation) => truths(explanation.blocks.flatMap(({ parts }) => parts));

describe('explaining a result', () => {
  it('walks from the verdict through its rule to what bears on it', () => {
    const verdict = explained(file({ size: 60, calls: 'many', pipeline: 'none' }), 'verdict');
    expect(verdict.id).toBe('yes');
    expect(all(verdict)).toEqual([
      'true all of these',
      'true exposure is at least 50',
      'true any of these',
      'true calls is many',
      'false tiny (it would give no)',
      'false size is at most 1',
      'true size is at least 50',
    ]);
  });

  it('says that an open answer leaves a condition unknown', () => {
    expect(all(explained(file({ size: 60, pipeline: 'none' }), 'busy'))).toContain('unknown calls is many');
  });

  it('shows why a question that does not apply counts as it does', () => {
    const { blocks } = explained(file({ size: 1, calls: 'many', pipeline: 'none' }), 'calls');
    expect(truths(blocks.flatMap(({ parts }) => parts))).toContain('false size is at least 2');
    expect(JSON.stringify(blocks)).toContain('counts as few');
  });

  it('names the gates that hold the stage', () => {
    expect(all(explained(file({ size: 60, calls: 'many', pipeline: 'none' }), 'stage'))).toEqual([
      'false pipeline is full',
    ]);
  });

  it('knows the line of an answer', () => {
    const { answersFile } = parseAnswers(
      'schema: mesh-ready/answers@1\nanswers:\n  size: 60\n  pipeline: full\n',
      'a.yaml',
      compiled.pack,
    );
    const lines = (parts: readonly ExplainedPart[]): number[] =>
      parts.flatMap(({ line, parts: under = [] }) => [...(line === undefined ? [] : [line]), ...lines(under)]);
    expect(lines(explained(answersFile, 'automated').blocks.flatMap(({ parts }) => parts))).toEqual([4]);
  });

  it('has a result for every entry of the built-in pack that an answer can change', () => {
    const builtIn = compilePack(builtInPack, 'digest');
    const answers = file({});
    const assessment = assess(builtIn, answers, '1');
    const still = new Set(['fact', 'statement of the talk', 'role', 'section', 'manifest template']);
    for (const id of explainableIds(builtIn)) {
      const found = explain(builtIn, answers, assessment, id);
      expect(found.length, id).toBeGreaterThan(0);
      for (const { kind, result } of found) expect(still.has(kind) || result !== '', `${kind} ${id}`).toBe(true);
    }
  });
});

describe('explaining what did not come out', () => {
  const answers = file({ size: 60, calls: 'few', pipeline: 'none' });
  const missing = (id: string) => whyNot(compiled, answers, assess(compiled, answers, '1'), id)!;

  it('says what each rule for a verdict lacks, and the smallest answers that give it', () => {
    const { explanation, assessment } = missing('yes');
    expect(all(explanation)).toEqual([
      'false all of these',
      'false any of these',
      'false calls is many',
      'false pipeline is full',
    ]);
    expect(assessment.flips!.verdict.map(({ changes }) => changes.map(({ question, to }) => [question, to]))).toEqual([
      [['calls', 'many']],
      [['pipeline', 'full']],
    ]);
  });

  it('says which strength of a use case is missing', () => {
    expect(all(missing('observability').explanation)).toContain('false calls is many');
  });

  it('says that a verdict comes before a stage', () => {
    expect(missing('walk').explanation.blocks.map(({ heading }) => heading)).toContain('The verdict comes first');
  });

  it('knows nothing of an id that the pack does not have', () => {
    expect(whyNot(compiled, answers, assess(compiled, answers, '1'), 'nothing')).toBeUndefined();
  });
});

describe('explaining needs, options, course and capacity', () => {
  const wide = compiledOf({
    facts: [{ id: 'seen', says: 'It was so.', link: 'https://example.org/', read: '2026-11-22' }],
    questions: [
      choice('mesh', ['none', 'runs', 'old']),
      choice('asked', ['yes', 'no']),
      choice('there', ['nothing', 'library', 'network']),
      number('people'),
    ],
    verdictRules: [
      { id: 'met', verdict: 'no', when: { asked: { is: 'no' } } },
      { id: 'asked', verdict: 'yes', when: { asked: { is: 'yes' } }, core: { asked: { is: 'yes' } } },
      { id: 'not-known', verdict: 'not-yet' },
    ],
    course: [
      {
        id: 'off',
        course: 'move',
        when: { mesh: { is: 'old' } },
        advice: [{ when: { people: { atMost: 2 } }, says: 'Ask for help.' }],
      },
      { id: 'start', course: 'adopt', when: { verdict: { is: 'yes' } } },
      { id: 'nothing', course: 'none' },
    ],
    capacityLevels: [{ id: 'low', when: { people: { atMost: 2 } } }, { id: 'enough' }],
    capacityGaps: [{ id: 'few-people', when: { people: { atMost: 2 } }, says: 'Only {people}.' }],
    capacityCriteria: [
      {
        id: 'people-points',
        points: 4,
        levels: [
          { id: 'many', points: 4, when: { people: { atLeast: 3 } }, says: 'Many.' },
          { id: 'few', points: 0, says: 'Few.' },
        ],
      },
    ],
    useCases: [
      {
        id: 'encryption',
        strength: { duty: { when: { asked: { is: 'yes' } }, says: 'Asked.' } },
        covered: {
          when: { there: { oneOf: ['library', 'network'] } },
          says: 'There.',
          by: [{ option: 'library', when: { there: { is: 'library' } } }],
        },
      },
    ],
    options: [
      {
        id: 'library',
        answers: [{ need: 'encryption', when: { people: { atLeast: 1 } }, says: 'In code.' }],
        enough: { when: { people: { atLeast: 3 } }, says: 'Enough.' },
        stretches: { when: { people: { atLeast: 1 } }, says: 'More work.' },
        ruledOut: [{ when: { mesh: { is: 'runs' } }, why: 'No.', sources: ['seen', 'ours'], review: '2027-01-01' }],
      },
    ],
  });
  const told = (plain: Parameters<typeof answersOf>[0], id: string) => {
    const answers = file(plain);
    return explain(wide, answers, assess(wide, answers, '1'), id)[0]!;
  };
  const answered = { mesh: 'none', asked: 'yes', there: 'nothing', people: 2 };

  it.each<[string, Parameters<typeof answersOf>[0], string, string[]]>([
    ['course', answered, 'adopt', ['true verdict is yes', 'false off (it would give move)', 'false mesh is old']],
    [
      'off',
      { ...answered, mesh: 'old' },
      'it decides: move',
      ['true mesh is old', 'true Ask for help.', 'true people is at most 2'],
    ],
    ['nothing', answered, 'it would give none; the course is adopt', []],
    ['capacity', answered, 'low', ['true low', 'true people is at most 2']],
    ['low', answered, 'this is the level', ['true low', 'true people is at most 2']],
    ['few-people', answered, 'told: it is missing', ['true people is at most 2']],
    ['people-points', answered, '0 of 4 points (few): Few.', ['false many', 'false people is at least 3']],
    [
      'encryption',
      { ...answered, there: 'library' },
      'not in the plan; rank 1, strength duty, covered by library',
      [
        'true duty',
        'true asked is yes',
        'true there is one of library, network',
        'true library',
        'true there is library',
      ],
    ],
    [
      'library',
      answered,
      'fits, stretched; it answers encryption',
      [
        'true encryption',
        'true people is at least 1',
        'false people is at least 3',
        'true people is at least 1',
        'false No. (read again by 2027-01-01)',
        'false mesh is runs',
      ],
    ],
    ['asked', { asked: 'yes' }, 'it decides: yes, settled', ['true asked is yes', 'true asked is yes']],
  ])('tells of %s, given %j: %s', (id, plain, result, expected) => {
    const explanation = told(plain, id);
    const found =
      explanation.kind === 'question'
        ? explain(wide, file(plain), assess(wide, file(plain), '1'), id)[1]!
        : explanation;
    expect(found.result).toBe(result);
    expect(all(found)).toEqual(expected);
  });

  it('tells of what rules an option out when to read it again, and where it was read', () => {
    const found = told({ ...answered, mesh: 'runs' }, 'library');
    expect(found.result).toBe('out');
    expect(all(found)).toContain('true No. (read again by 2027-01-01)');
    expect(found.sources.map(({ id }) => id)).toEqual(['ours', 'seen']);
  });

  it('says of an option that is open which answers decide it', () => {
    expect(told({ asked: 'yes', people: 5 }, 'library').result).toBe('open; it depends on mesh');
  });
});

test('says of a question what to do where a number would be below the least', () => {
  const left = { id: 'left', kind: 'number', min: 1, max: 9, below: 'if none is left, write none' };
  const counting = compiledOf({ questions: [left], verdictRules: [{ id: 'else', verdict: 'no' }] });
  const [entry] = entriesOf(counting.pack, 'left');
  expect(JSON.stringify(entry)).toContain('a whole number from 1 to 9; if none is left, write none');
});

test('says of a risk that comes with a mesh why it is not shown without a yes', () => {
  const builtIn = compilePack(builtInPack, 'sha256:test');
  const url = new URL('../../../fixtures/samples/vm-heavy-insurer.yaml', import.meta.url);
  const { answersFile } = parseAnswers(readFileSync(url, 'utf8'), 'insurer.yaml', builtInPack);
  const [found] = explain(builtIn, answersFile, assess(builtIn, answersFile, '1'), 'nobody-knows-the-proxy');
  expect(found!.result).toBe('not shown: it comes with a mesh, and the verdict is not-yet');
});
