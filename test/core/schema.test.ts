import { readdirSync, readFileSync } from 'node:fs';
import { Ajv, type ValidateFunction } from 'ajv';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { checkValue } from '../../src/core/pack/value.ts';
import { answersSchema } from '../../src/core/answers/schema.ts';
import { parsePack } from '../../src/core/pack/parse.ts';
import { packTemplate } from '../../src/core/pack/template.ts';
import { casesFileSchema } from '../../src/core/schema/cases-file.ts';
import { packFileSchema } from '../../src/core/schema/pack-file.ts';
import { builtInFiles, builtInPack } from './pack/built-in.ts';

const ajv = new Ajv({
  allErrors: true,
  strict: true,
  allowUnionTypes: true,
  strictTypes: false,
  strictTuples: false,
  strictRequired: false,
  formats: { uri: /^https?:/ },
  // To optimize the code of a check takes longer than all checks here.
  code: { optimize: false },
});
// The descriptions that editors show next to enum values.
ajv.addVocabulary(['enumDescriptions']);
const compile = (schema: object): ValidateFunction => ajv.compile(schema);
const answers = compile(answersSchema(builtInPack));
const pack = compile(packFileSchema(builtInPack, builtInPack));
const whole = compile(packFileSchema(builtInPack));
const cases = compile(casesFileSchema(builtInPack));

/** The errors of the schema with their paths, without those that only say that a part is wrong. */
const errorsIn = (validate: ValidateFunction, text: string): string[] => {
  validate(parse(text));
  return (validate.errors ?? [])
    .filter(({ keyword }) => keyword !== 'if')
    .map(({ instancePath, keyword }) => `${instancePath} ${keyword}`);
};

describe('the schema of answers files', () => {
  const organizations = new URL('../../fixtures/organizations/', import.meta.url);

  test.each(readdirSync(organizations).filter((name) => name !== 'expected.yaml'))('accepts %s', (name) => {
    answers(parse(readFileSync(new URL(name, organizations), 'utf8')));
    expect(answers.errors ?? []).toEqual([]);
  });

  const broken = new URL('../../fixtures/broken/answers/', import.meta.url);
  // The remaining problems don't show in the data: the text, the calendar, the order of two documents.
  test.each([
    'wrong-kinds',
    'unknown-values',
    'out-of-bounds',
    'unknown-keys',
    'not-applicable',
    'evidence',
    'head',
    'waivers',
    'bar',
    'missing-answers',
  ])('refuses %s', (name) => {
    expect(answers(parse(readFileSync(new URL(`${name}.yaml`, broken), 'utf8')))).toBe(false);
  });

  test('agrees with the program about every value', () => {
    const values = builtInPack.questions.flatMap((question) => (question.values ?? []).map(({ value }) => value));
    const word = fc.constantFrom(...values, 'true', '');
    const raw = fc.oneof(
      fc.integer({ min: -2, max: 200_000 }),
      fc.double(),
      word,
      fc.array(word, { maxLength: 3 }),
      fc.boolean(),
    );
    fc.assert(
      fc.property(fc.constantFrom(...builtInPack.questions), raw, (question, value) => {
        expect(answers({ answers: { [question.id]: value } })).toBe('value' in checkValue(question, value));
      }),
      { numRuns: 1000 },
    );
  });
});

const HEAD = 'pack: { schema: mesh-ready/pack@2, id: ours, version: 0.1.0, extends: mesh-adoption }\n';

describe('the schema of pack files', () => {
  test.each(builtInFiles.map(({ name, text }) => [name, text]))('accepts %s', (_, text) => {
    expect(errorsIn(pack, text)).toEqual([]);
    expect(errorsIn(whole, text)).toEqual([]);
  });

  test('accepts the example of the guide to packs', () => {
    const [, example = ''] = /```yaml\n(pack:.*?)```/s.exec(
      readFileSync(new URL('../../rules/README.md', import.meta.url), 'utf8'),
    )!;
    expect(example).toContain('extends: mesh-adoption');
    expect(errorsIn(pack, example)).toEqual([]);
  });

  test('accepts what rules init writes, and the program does, also with every example in it', () => {
    const files = packTemplate(builtInPack, 'ours', { pack: 'pack.schema.json', cases: 'cases.schema.json' });
    const [head = '', ...examples] = files['pack.yaml']!.split('\n\n');
    const text = [head, ...examples.map((example) => example.replaceAll(/^# /gm, ''))].join('\n\n');
    expect(Object.keys(parse(text) as object)).toEqual(['pack', 'criteria', 'gates', 'disable']);
    for (const each of [files['pack.yaml']!, text]) {
      expect(errorsIn(pack, each)).toEqual([]);
      expect(parsePack([{ name: 'pack.yaml', text: each }], builtInPack).problems).toEqual([]);
    }
    expect(errorsIn(cases, files['cases.test.yaml']!)).toEqual([]);
  });

  test.each([
    ['a change of one key', 'gates: [{ id: people-together, required: false, reason: r }]'],
    ['a change of a part', 'gates: [{ id: people-together, fix: { effort: { low: 4, high: 12, unit: weeks } } }]'],
    ['a key that is taken away', 'questions: [{ id: clusters, when: null, unit: null }]'],
    ['a level that is changed', 'criteria: [{ id: service-count, levels: [{ id: many, share: 0.8 }] }]'],
    [
      'an answer that is changed',
      'questions: [{ id: edge, values: [{ value: gateway-api, label: The Gateway API }] }]',
    ],
    [
      'a new entry with its place',
      'risks: [{ id: a, title: t, when: { service-count: { atLeast: 3 } }, why: w, mitigation: m, sources: [ours], before: ended-mesh, reason: r }]',
    ],
    [
      'a verdict rule that tests exposure',
      'verdictRules: [{ id: nothing-unmet, when: { all: [{ exposure: { atLeast: 3 } }] } }]',
    ],
    [
      'a condition about values',
      'gates: [{ id: people-together, met: { any: [{ edge: { is: none } }, { languages: { count: { atLeast: 2 } } }] } }]',
    ],
    ['disabling', 'disable: [{ gate: people-together, reason: r }, { useCase: edge-gateway, reason: r }]'],
  ])('accepts %s', (_, text) => {
    expect(errorsIn(pack, HEAD + text)).toEqual([]);
  });

  test.each([
    [
      'a new entry that is not whole',
      'criteria: [{ id: new-one, weight: 4, why: w, levels: [{ id: a, share: 1, says: s }, { id: b, share: 0, says: s }], sources: [ours] }]',
      '/criteria/0 required',
    ],
    ['a weight that is none', 'criteria: [{ id: service-count, weight: heavy }]', '/criteria/0/weight type'],
    ['a weight that is too large', 'criteria: [{ id: service-count, weight: 400 }]', '/criteria/0/weight maximum'],
    ['nothing behind a key that is needed', 'criteria: [{ id: service-count, title: null }]', '/criteria/0/title type'],
    [
      'a question that is not there',
      'gates: [{ id: people-together, when: { servce-count: { atLeast: 3 } } }]',
      '/gates/0/when additionalProperties',
    ],
    [
      'a value that a question does not have',
      'gates: [{ id: people-together, met: { not: { edge: { is: foo } } } }]',
      '/gates/0/met/not/edge/is enum',
    ],
    [
      'an operator that does not fit',
      'gates: [{ id: people-together, met: { edge: { atLeast: 3 } } }]',
      '/gates/0/met/edge additionalProperties',
    ],
    [
      'need outside of verdict rules',
      'gates: [{ id: people-together, met: { exposure: { atLeast: 3 } } }]',
      '/gates/0/met additionalProperties',
    ],
    ['disabling what is not there', 'disable: [{ gate: people-togehter, reason: r }]', '/disable/0/gate enum'],
    ['disabling without a reason', 'disable: [{ gate: people-together }]', '/disable/0 required'],
    ['a place before what is not there', 'roles: [{ id: a, title: t, before: nobody }]', '/roles/0/before enum'],
    [
      'another pack to extend',
      'pack: { schema: mesh-ready/pack@2, id: a, version: 0.1.0, extends: b }',
      '/pack/extends const',
    ],
  ])('refuses %s', (_, text, error) => {
    expect(errorsIn(pack, text.startsWith('pack:') ? text : HEAD + text)).toContain(error);
  });

  test('of a whole pack refuses what only an extending one can say', () => {
    const head = 'pack: { schema: mesh-ready/pack@2, id: a, version: 1.0.0, title: t, about: a, heuristics: h }\n';
    const question = {
      id: 'a',
      section: 's',
      kind: 'number',
      prompt: 'p',
      help: 'h',
      why: 'w',
      sources: ['ours'],
      when: { other: { is: 'x' } },
    };
    const text = (more: object) => `${head}questions: [${JSON.stringify({ ...question, ...more })}]`;
    expect(errorsIn(pack, text({}))).toEqual([]);
    expect(errorsIn(pack, text({ reason: 'r' }))).toEqual(['/questions/0 additionalProperties']);
    expect(errorsIn(pack, `${head}disable: []`)).toEqual([' additionalProperties']);
    expect(errorsIn(pack, head.replace('title: t, ', ''))).toEqual(['/pack required']);
  });

  test('of an extending pack knows its own questions', () => {
    const own = parsePack(
      [
        {
          name: 'pack.yaml',
          text: `${HEAD}questions: [{ id: own-question, section: platform, kind: number, min: 0, max: 9, prompt: p, help: h, why: w, sources: [ours] }]`,
        },
      ],
      builtInPack,
    ).pack!;
    const condition = 'gates: [{ id: people-together, met: { own-question: { atLeast: 3 } } }]';
    expect(errorsIn(compile(packFileSchema(own, builtInPack)), HEAD + condition)).toEqual([]);
    expect(errorsIn(pack, HEAD + condition)).toEqual(['/gates/0/met additionalProperties']);
  });

  test.each([
    ['an unknown key', 'stagez: []'],
    [
      'a condition with two keys',
      'risks: [{ id: a, title: t, when: { edge: { is: none }, clusters: { atLeast: 1 } }, why: w, mitigation: m, sources: [ours] }]',
    ],
    [
      'an unknown operator',
      'risks: [{ id: a, title: t, when: { not: { edge: { isnt: none } } }, why: w, mitigation: m, sources: [ours] }]',
    ],
    ['a wrong stage', 'stages: [{ id: jog, title: t, about: a, sources: [ours] }]'],
  ])('refuses %s', (_, text) => {
    expect(errorsIn(pack, text)).not.toEqual([]);
    expect(errorsIn(whole, text)).not.toEqual([]);
  });
});

describe('the schema of the cases of a pack', () => {
  const folder = new URL('../../rules/mesh-adoption/', import.meta.url);

  test.each(readdirSync(folder).filter((name) => name.endsWith('.test.yaml')))('accepts %s', (name) => {
    expect(errorsIn(cases, readFileSync(new URL(name, folder), 'utf8'))).toEqual([]);
  });

  test.each([
    ['an unknown key', 'cases: [{ name: n, expects: {} }]', '/cases/0 additionalProperties'],
    ['a case that expects nothing', 'cases: [{ name: n, answers: {} }]', '/cases/0 anyOf'],
    [
      'an answer that there is not',
      'cases: [{ name: n, answers: { edge: foo }, expect: { verdict.id: no } }]',
      '/cases/0/answers/edge enum',
    ],
    [
      'an outcome that there is not',
      'cases: [{ name: n, expect: { gates.people-together.outcome: done } }]',
      '/cases/0/expect/gates.people-together.outcome enum',
    ],
    ['a path that starts nowhere', 'cases: [{ name: n, expect: { verdikt.id: no } }]', '/cases/0/expect propertyNames'],
    ['a given answer that there is not', 'given: { a: { service-count: many } }', '/given/a/service-count type'],
  ])('refuses %s', (_, text, error) => {
    expect(errorsIn(cases, text)).toContain(error);
  });
});
