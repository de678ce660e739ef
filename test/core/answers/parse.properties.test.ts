import { readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { setAnswer } from '../../../src/core/answers/edit.ts';
import { parseAnswers } from '../../../src/core/answers/parse.ts';
import { parsePack } from '../../../src/core/pack/parse.ts';
import { InputError, PROBLEM_CODES, type Problem } from '../../../src/core/problem/problem.ts';
import { builtInPack } from '../pack/built-in.ts';

const folder = new URL('../../../fixtures/organizations/', import.meta.url);
const valid = readdirSync(folder)
  .filter((name) => name !== 'expected.yaml')
  .map((name) => readFileSync(new URL(name, folder), 'utf8'));
const small = readFileSync(new URL('../../../fixtures/packs/small/small.yaml', import.meta.url), 'utf8');

const noise = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 20 }),
  fc.constantFrom(
    '[',
    ']',
    '{',
    '}',
    ':',
    ': ',
    '- ',
    '\n',
    '\r',
    '\t',
    '#',
    '&a ',
    '*a',
    '!!x ',
    '"',
    "'",
    '|\n',
    '>\n',
    '? ',
    '---\n',
    '...\n',
    '%YAML 1.1\n',
    '<<: ',
    'null',
    '1e999',
    '\u0000',
    '\ufeff',
    '  ',
    ', ',
    '@',
    '`',
  ),
);
const bytes = fc.uint8Array({ maxLength: 400 }).map((data) => new TextDecoder().decode(data));

/** A valid text with a few places changed: cut, repeated, or overwritten. */
const mutated = (texts: readonly string[]): fc.Arbitrary<string> =>
  fc
    .tuple(
      fc.constantFrom(...texts),
      fc.array(fc.tuple(fc.double({ min: 0, max: 1, noNaN: true }), fc.nat(12), noise), { minLength: 1, maxLength: 5 }),
    )
    .map(([text, changes]) =>
      changes.reduce((current, [where, cut, put]) => {
        const at = Math.floor(where * current.length);
        return current.slice(0, at) + put + current.slice(at + cut);
      }, text),
    );
const anyText = (texts: readonly string[]): fc.Arbitrary<string> =>
  fc.oneof(
    { weight: 3, arbitrary: mutated(texts) },
    fc.string({ unit: 'binary' }),
    bytes,
    fc.array(noise).map((parts) => parts.join('')),
  );

const expectPlaced = (problems: readonly Problem[], text: string): void => {
  const lines = text.split('\n');
  for (const { code, message, line, column } of problems) {
    expect(PROBLEM_CODES).toHaveProperty(code);
    expect(message).toMatch(/^[^\p{Lu}]|^[\p{Lu}"]/u);
    expect(message).not.toMatch(/\.$|undefined|\[object/);
    if (line === undefined || column === undefined) continue;
    expect(line).toBeGreaterThanOrEqual(1);
    expect(line).toBeLessThanOrEqual(lines.length);
    expect(column).toBeLessThanOrEqual(lines[line - 1]!.length + 1);
  }
};

describe('any text at all', () => {
  test('is read as answers without an exception, and every problem stands in it', () => {
    fc.assert(
      fc.property(anyText(valid), (text) => expectPlaced(parseAnswers(text, 'f', builtInPack).problems, text)),
      { numRuns: 500 },
    );
  });

  test('is read as a pack without an exception, and every problem stands in it', () => {
    fc.assert(
      fc.property(anyText([small]), (text) => expectPlaced(parsePack([{ name: 'f', text }]).problems, text)),
      { numRuns: 300 },
    );
  });

  test('is edited into a file that holds the answer, or refused', () => {
    fc.assert(
      fc.property(anyText(valid), (text) => {
        let edited;
        try {
          edited = setAnswer(text, 'teams', { kind: 'value', value: 7 });
        } catch (error) {
          if (error instanceof InputError) return;
          throw error;
        }
        expect(parseAnswers(edited, 'f', builtInPack).answersFile.answers.get('teams')).toMatchObject({ value: 7 });
      }),
      { numRuns: 500 },
    );
  });
});
