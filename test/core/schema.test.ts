import { readdirSync, readFileSync } from 'node:fs';
import { Ajv, type ValidateFunction } from 'ajv';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { checkValue } from '../../src/core/answers/value.ts';
import { answersSchema } from '../../src/core/answers/schema.ts';
import { packFileSchema } from '../../src/core/pack/file-schema.ts';
import { builtInFiles, builtInPack } from './pack/built-in.ts';

const compile = (schema: object): ValidateFunction => new Ajv({ allErrors: true, strict: true, allowUnionTypes: true, strictTypes: false, formats: { uri: /^https?:/ } }).compile(schema);
const answers = compile(answersSchema(builtInPack));
const pack = compile(packFileSchema());

describe('the schema of answers files', () => {
  const organizations = new URL('../../fixtures/organizations/', import.meta.url);

  test.each(readdirSync(organizations).filter((name) => name !== 'expected.yaml'))('accepts %s', (name) => {
    answers(parse(readFileSync(new URL(name, organizations), 'utf8')));
    expect(answers.errors ?? []).toEqual([]);
  });

  const broken = new URL('../../fixtures/broken/answers/', import.meta.url);
  // What the others break is not seen in the data: the text, the calendar, the order of two documents.
  test.each(['wrong-kinds', 'unknown-values', 'out-of-bounds', 'unknown-keys', 'not-applicable', 'evidence', 'head', 'waivers', 'bar', 'missing-answers'])(
    'refuses %s',
    (name) => {
      expect(answers(parse(readFileSync(new URL(`${name}.yaml`, broken), 'utf8')))).toBe(false);
    },
  );

  test('agrees with the program about every value', () => {
    const values = builtInPack.questions.flatMap((question) => (question.values ?? []).map(({ value }) => value));
    const word = fc.constantFrom(...values, 'true', '');
    const raw = fc.oneof(fc.integer({ min: -2, max: 200_000 }), fc.double(), word, fc.array(word, { maxLength: 3 }), fc.boolean());
    fc.assert(
      fc.property(fc.constantFrom(...builtInPack.questions), raw, (question, value) => {
        expect(answers({ answers: { [question.id]: value } })).toBe('value' in checkValue(question, value));
      }),
      { numRuns: 1000 },
    );
  });
});

describe('the schema of pack files', () => {
  test.each(builtInFiles.map(({ name, text }) => [name, text]))('accepts %s', (_, text) => {
    pack(parse(text));
    expect(pack.errors ?? []).toEqual([]);
  });

  test.each([
    ['an unknown key', 'stagez: []'],
    ['a condition with two keys', 'risks: [{ id: a, title: t, when: { a: { is: x }, b: { is: y } }, why: w, mitigation: m, sources: [ours] }]'],
    ['an unknown operator', 'risks: [{ id: a, title: t, when: { not: { a: { isnt: x } } }, why: w, mitigation: m, sources: [ours] }]'],
    ['a wrong stage', 'stages: [{ id: jog, title: t, about: a, sources: [ours] }]'],
  ])('refuses %s', (_, text) => {
    expect(pack(parse(text))).toBe(false);
  });
});
