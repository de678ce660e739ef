import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Answer } from '../../../src/core/answers/answers.ts';
import { setAnswer, setEvidence } from '../../../src/core/answers/edit.ts';
import { parseAnswers } from '../../../src/core/answers/parse.ts';
import { choice, choices, compiledOf, number } from '../pack-of.ts';
import { answersText, type Written } from './answers-text.ts';

const TOOLS = ['argo', 'flux', '1-10', '2.0', 'yes', 'no', 'none'];
const LISTED = TOOLS.filter((tool) => tool !== 'none');
const ids = ['count', 'tool', 'tools', 'site', 'words'];
const { pack } = compiledOf({
  questions: [
    number('count'),
    choice('tool', TOOLS),
    choices('tools', LISTED),
    { ...choice('site', TOOLS), notApplicable: true, otherwise: 'none' },
    choices('words', LISTED),
  ],
});

const note = fc.oneof(
  fc.constantFrom(
    'plain words',
    'with: colon',
    '# hash',
    '- dash',
    "it's",
    '"quoted"',
    'two\nlines',
    '42',
    'true',
    '[a]',
    '{a: b}',
    '*star',
    '&and',
    '!bang',
    'tail:',
    '| pipe',
    '%',
    '@x',
    'é ü 漢字',
    'a, b',
  ),
  fc
    .string({ unit: 'grapheme', minLength: 1, maxLength: 20 })
    .map((text) => text.replace(/\p{C}/gu, '').trim())
    .filter((text) => text !== ''),
);
const evidence = fc.record(
  {
    note,
    source: fc.constantFrom('measured' as const, 'stated' as const),
    by: note,
    date: fc.constantFrom('2026-11-20', '2024-02-29'),
  },
  { requiredKeys: [] },
);
const value = {
  count: fc.integer({ min: 0, max: 99 }),
  tool: fc.constantFrom(...TOOLS),
  tools: fc.uniqueArray(fc.constantFrom(...LISTED), { minLength: 1 }),
  site: fc.constantFrom(...TOOLS),
  words: fc.uniqueArray(fc.constantFrom(...LISTED), { minLength: 1 }),
};
type Id = keyof typeof value;
const answerTo = (id: Id): fc.Arbitrary<Answer> =>
  fc
    .tuple(
      fc.oneof(
        { weight: 4, arbitrary: value[id].map((chosen): Answer => ({ kind: 'value', value: chosen as never })) },
        fc.constant<Answer>({ kind: 'unknown' }),
        ...(id === 'site' ? [note.map((reason): Answer => ({ kind: 'not-applicable', reason }))] : []),
      ),
      fc.oneof(fc.constant({}), evidence),
    )
    .map(([answer, extra]) => ({ ...answer, ...extra }));

const questionAndAnswer = fc.constantFrom(...(ids as Id[])).chain((id) => fc.tuple(fc.constant(id), answerTo(id)));
const written: fc.Arbitrary<Written> = fc
  .uniqueArray(questionAndAnswer, { selector: ([id]) => id })
  .chain((answers) => answersText(answers));

const read = (text: string): Map<string, Answer> => {
  const { answersFile, problems } = parseAnswers(text, 'f', pack);
  expect(problems).toEqual([]);
  return new Map(
    [...answersFile.answers].map(([id, answer]) => [
      id,
      Object.fromEntries(Object.entries(answer).filter(([key]) => key !== 'position')) as unknown as Answer,
    ]),
  );
};

describe('an answers file that is edited', () => {
  test('holds what was written into it in the first place', () => {
    fc.assert(
      fc.property(written, ({ text, answers }) => void expect(read(text)).toEqual(new Map(answers))),
      { numRuns: 150 },
    );
  });

  test('holds the new answer, all others, and every other byte', () => {
    fc.assert(
      fc.property(written, questionAndAnswer, ({ text, answers, place }, [id, answer]) => {
        const before = new Map(answers);
        const after = setAnswer(text, id, answer, ids);
        const { note: _n, source: _s, by: _b, date: _d, ...value } = { note: 0, source: 0, by: 0, date: 0, ...answer };
        const { note, source, by, date } = { ...before.get(id), ...answer };
        const expected = {
          ...value,
          ...(note && { note }),
          ...(source && { source }),
          ...(by && { by }),
          ...(date && { date }),
        };
        expect(read(after)).toEqual(new Map([...before, [id, expected]]));
        expectKept(text, after, place(id));
      }),
      { numRuns: 400 },
    );
  });

  test('loses one answer and nothing else', () => {
    fc.assert(
      fc.property(written, fc.constantFrom(...ids), ({ text, answers, place }, id) => {
        const after = setAnswer(text, id, undefined);
        expect(read(after)).toEqual(new Map(answers.filter(([other]) => other !== id)));
        expectKept(text, after, place(id));
      }),
      { numRuns: 250 },
    );
  });

  test('takes other evidence for an answer without touching its value', () => {
    fc.assert(
      fc.property(written, fc.constantFrom(...ids), evidence, ({ text, answers, place }, id, evidence) => {
        const after = setEvidence(text, id, evidence);
        const expected = answers.map(([other, answer]): [string, Answer] => {
          if (other !== id) return [other, answer];
          const {
            note: _n,
            source: _s,
            by: _b,
            date: _d,
            ...value
          } = { note: 0, source: 0, by: 0, date: 0, ...answer };
          return [id, { ...value, ...evidence } as Answer];
        });
        expect(read(after)).toEqual(new Map(expected));
        expectKept(text, after, place(id));
      }),
      { numRuns: 250 },
    );
  });

  test('is the same text when the same answer is given again', () => {
    fc.assert(
      fc.property(written, ({ text, answers }) => {
        for (const [id, { note: _n, source: _s, by: _b, date: _d, ...answer }] of answers) {
          if (answer.kind !== 'not-applicable') expect(setAnswer(text, id, answer as Answer)).toBe(text);
        }
      }),
    );
  });
});

/**
 * Expects the same bytes before and after the answer. A new answer is inserted at one or two places, and nothing is
 * removed.
 */
function expectKept(before: string, after: string, place: readonly [number, number] | undefined): void {
  if (place) {
    expect(after.startsWith(before.slice(0, place[0]))).toBe(true);
    expect(after.endsWith(before.slice(place[1]))).toBe(true);
  } else if (!/answers: *\{ *\}/.test(before)) {
    let at = 0;
    for (const character of after) if (at < before.length && before.startsWith(character, at)) at += character.length;
    expect(at).toBe(before.length);
  }
  if (before.includes('\r\n')) expect(after).not.toMatch(/[^\r]\n/);
  else expect(after).not.toContain('\r');
}
