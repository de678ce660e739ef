import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { beforeAll, describe, expect, test } from 'vitest';
import type { Answers, AnswersFile } from '../../../src/core/answers/answers.ts';
import { parseAnswers } from '../../../src/core/answers/parse.ts';
import { assess } from '../../../src/core/assess/assess.ts';
import { withFlips } from '../../../src/core/flips/flips.ts';
import { compilePack } from '../../../src/core/judge/compile.ts';
import { parsePack } from '../../../src/core/pack/parse.ts';
import { useBase } from '../../../src/core/range/index.ts';
import { assessmentJsonSchema } from '../../../src/core/schema/assessment.ts';
import { json } from '../../../src/report/json.ts';
import { completeAnswers } from '../../bench/sample.ts';
import { runIn } from '../../cli/test-host.ts';
import { builtInPack } from '../pack/built-in.ts';
import { answersOf, choice, packOf } from '../pack-of.ts';

const schema = assessmentJsonSchema();
// To optimize the code of a check takes longer than all checks here.
const checking = { strict: true, allowUnionTypes: true, code: { optimize: false } };
const validate = new Ajv2020({ ...checking, allErrors: true }).compile(schema);
/** The same up to the first fault. */
const isAccepted = new Ajv2020(checking).compile(schema);
const faults = (result: unknown): string[] => {
  validate(result);
  return (validate.errors ?? []).map(({ instancePath, keyword, params }) =>
    [instancePath, keyword, JSON.stringify(params)].join(' '),
  );
};

const fixtures = fileURLToPath(new URL('../../../fixtures/', import.meta.url));
const filesIn = (folder: string) =>
  readdirSync(fixtures + folder)
    .filter((name) => name !== 'expected.yaml')
    .map((name) => `${folder}/${name}`);

/** Every part that an assessment can have: own rules, answers for another version, a waiver, an open question. */
const text = `pack: { schema: mesh-ready/pack@2, id: own, version: 1.0.0, extends: mesh-adoption }
steps:
  - { id: ${builtInPack.steps[0]!.id}, effort: { low: 11, high: 13, unit: days }, reason: we grow }
risks:
  - { id: ${builtInPack.risks.find(({ standing }) => standing !== true)!.id}, standing: true, reason: one language }`;
const { pack: own } = parsePack([{ name: 'pack.yaml', text }], builtInPack);
useBase(own!, builtInPack);
const gate = builtInPack.gates[0]!.id;
const evidence = { note: 'n', source: 'stated', by: 'b', date: '2026-11-20' } as const;
const fileOf = (answers: Answers): AnswersFile => ({
  pack: { id: 'mesh-adoption', version: '0.9.0' },
  organization: 'Example',
  scope: 'payments',
  assessed: '2026-11-22',
  answers: new Map(
    [...answers].map(([id, answer], index) => [
      id,
      { ...answer, position: { line: index + 9, column: 1 }, ...evidence },
    ]),
  ),
  waivers: [{ gate, reason: 'agreed', until: '2026-12-31', by: 'us', position: { line: 3, column: 1 } }],
  check: {},
});
const written = (pack: NonNullable<typeof own>, answers: Answers, flips: boolean) => {
  const compiled = compilePack(pack, 'sha256:0');
  const file = fileOf(answers);
  const assessment = assess(compiled, file, '1.0.0');
  return JSON.parse(json(flips ? withFlips(compiled, file, assessment) : assessment)) as Json;
};

type Json = Record<string, unknown>;

describe('the JSON Schema of an assessment', () => {
  test.each([...filesIn('samples'), ...filesIn('organizations')])('accepts the plan of %s', async (name) => {
    const { stdout, exitCode } = await runIn({ cwd: fixtures }, 'plan', name, '--format', 'json');
    expect(exitCode).toBe(0);
    expect(faults(JSON.parse(stdout))).toEqual([]);
  });

  test('accepts what comes out of no answers at all, and of complete ones', () => {
    expect(faults(written(own!, new Map(), true))).toEqual([]);
    for (let seed = 1; seed <= 20; seed += 1)
      expect(faults(written(builtInPack, completeAnswers(builtInPack, seed), false))).toEqual([]);
  });

  test('is what the command prints, closed and in draft 2020-12', async () => {
    const { stdout, exitCode } = await runIn({ cwd: fixtures }, 'schema', 'assessment');
    expect(exitCode).toBe(0);
    expect(JSON.parse(stdout)).toEqual(schema);
    expect(schema['$schema']).toBe('https://json-schema.org/draft/2020-12/schema');
    const open = objectsIn(schema).filter((each) => 'properties' in each && each['additionalProperties'] !== false);
    expect(open).toEqual([]);
  });

  test('says of every field what it means', () => {
    const definitions = schema['$defs'] as Record<string, Json>;
    const words = (field: Json): unknown =>
      field['description'] ?? definitions[String(field['$ref']).split('/').at(-1)!]?.['description'];
    const silent = objectsIn(schema)
      .flatMap((each) => Object.entries((each['properties'] ?? {}) as Record<string, Json>))
      .filter(([, field]) => words(field) === undefined);
    expect(silent.map(([key]) => key)).toEqual([]);
  });
});

/** Fields that are left out where there is nothing to say. */
const OPTIONAL = [
  'answers.*.by',
  'answers.*.date',
  'answers.*.dates',
  'answers.*.due',
  'answers.*.line',
  'answers.*.note',
  'answers.*.owed',
  'answers.*.season',
  'answers.*.source',
  'answers.*.weeks',
  'capacity.crews',
  'capacity.sharedRoles',
  'changes',
  'changes.entries.*.reason',
  'contradictions.*.lines',
  'coverage.choice',
  'exposure.band',
  'exposure.bandPossible',
  'flips',
  'flips.stage',
  'flips.verdict.*.changes.*.applies',
  'flips.verdict.*.changes.*.difference',
  'flips.verdict.*.close',
  'flips.verdict.*.gaps',
  'options.*.compare',
  'options.*.cost',
  'options.*.cost.perPod',
  'options.*.editionOf',
  'options.*.effort',
  'options.*.license',
  'options.*.managed',
  'options.*.offered',
  'options.*.proof',
  'options.*.rollback',
  'options.*.speaksFor.*.atHand',
  'options.*.stretched',
  'options.*.tradeOff',
  'options.*.warnings.*.doubt',
  'proposals',
  'risks.*.against',
  'sections.*.canAnswer',
  'sources.*.at',
  'sources.*.link',
  'sources.*.products',
  'sources.*.read',
  'stages.*.gates.*.atOnce',
  'stages.*.steps.*.after',
  'stages.*.steps.*.aside',
  'stages.*.steps.*.crews',
  'stages.*.steps.*.first',
  'stages.*.steps.*.interim',
  'stages.*.steps.*.light',
  'stages.*.steps.*.likely',
  'stages.*.steps.*.likelyBecause',
  'stages.*.steps.*.mayNotApply',
  'stages.*.steps.*.meets',
  'stages.*.steps.*.now',
  'stages.*.steps.*.paced',
  'stages.*.steps.*.path',
  'stages.*.steps.*.postponed',
  'stages.*.steps.*.waits',
  'stages.*.steps.*.waitsFor',
  'stages.*.steps.*.way',
  'stages.*.steps.*.whileClosed',
  'unknowns.*.changesCourse',
  'unknowns.*.tellsCapacity',
  'useCases.*.cost',
  'useCases.*.coverUnknown',
  'useCases.*.waitsFor',
  'verdict.against',
  'verdict.because',
  'verdict.contrary',
  'verdict.stop',
  'waivers.*.by',
  'waivers.*.line',
  'writtenFor',
];

/** Answers of which two conflict, with which it isn't known whether a need is met, and to which a reply is due. */
const CONFLICTING = `
schema: mesh-ready/answers@1
pack: { id: mesh-adoption, version: ${builtInPack.pack.version} }
answers:
  architecture: microservices
  service-count: 30
  limits: [hosted-services]
  certificate-authority: managed
  existing-mesh: istio-sidecar
  mesh-rollout: some
  internal-encryption: required
  deadline: soon
  deadline-for: answer
`;

/** A verdict that changes with two answers, of which one makes the other apply. */
const twoTurns = packOf({
  questions: [choice('place', ['here', 'there']), choice('kind', ['old', 'new'], { when: { place: { is: 'there' } } })],
  verdictRules: [
    { id: 'new-there', verdict: 'no', when: { kind: { is: 'new' } }, says: 'So.', why: 'Because.', sources: ['ours'] },
    { id: 'else', verdict: 'yes', says: 'So.', why: 'Because.', sources: ['ours'] },
  ],
});

describe('a result in which a field is wrong is refused', () => {
  let results: readonly Json[] = [];
  beforeAll(async () => {
    const complete = [...completeAnswers(own!, 1)];
    const samples = [
      'samples/app-mesh-refugee',
      'samples/example-payments',
      'samples/monolith-shop',
      'practice/istio-stuck-at-thirty-percent',
      'practice/linkerd-left-on-a-monolith',
    ].map(async (name) => {
      const { stdout } = await runIn({ cwd: fixtures }, 'plan', `${name}.yaml`, '--format', 'json');
      return JSON.parse(stdout) as Json;
    });
    const answersIn = (name: string) =>
      parseAnswers(readFileSync(`${fixtures}${name}.yaml`, 'utf8'), 'file', builtInPack).answersFile.answers;
    const manyPeople = new Map(answersIn('practice/polyglot-scale-up'));
    manyPeople.set('platform-people', { kind: 'value', value: 24 });
    const note = 'reply by 2027-01-15; peak from 2027-02-01';
    manyPeople.set('deadline', { kind: 'value', value: 'soon', date: '2026-11-26', note });
    manyPeople.set('deadline-for', { kind: 'value', value: 'season' });
    // Protection is due soon, with an interim measure until then.
    const dated = new Map(answersIn('practice/polyglot-scale-up'));
    dated.set('internal-encryption', { kind: 'value', value: 'required' });
    dated.set('service-identity', { kind: 'value', value: 'required' });
    dated.set('deadline', { kind: 'value', value: 'soon' });
    dated.set('deadline-for', { kind: 'value', value: 'calls' });
    // The course waits for what is left out.
    const untold = new Map(answersIn('samples/already-flying'));
    untold.delete('mesh-trouble');
    const conflicting = parseAnswers(CONFLICTING, 'file', builtInPack).answersFile.answers;
    results = [
      written(builtInPack, manyPeople, false),
      written(builtInPack, dated, false),
      written(builtInPack, untold, false),
      written(builtInPack, conflicting, false),
      written(own!, new Map(complete), true),
      written(own!, new Map(complete.slice(0, -8)), true),
      // A mesh that no one could run yet, and a list of answers that loses one.
      written(builtInPack, answersIn('practice/dapr-forty'), true),
      written(builtInPack, answersIn('practice/grpc-uneven-load-only'), true),
      // A mesh that the platform brings along.
      written(builtInPack, answersIn('practice/nomad-consul-forty'), true),
      written(twoTurns, answersOf({ place: 'here' }), true),
      ...(await Promise.all(samples)),
    ];
  });

  test.each([
    ['a field more', (object: Json) => ({ ...object, extra: 1 })],
    ['something else behind a field', (object: Json, key: string) => ({ ...object, [key]: { extra: 1 } })],
  ])('%s', (_, change) => {
    for (const { path, changed } of results.flatMap((result) => changesOf(result, change)))
      expect({ path, isAccepted: isAccepted(changed) }).toEqual({ path, isAccepted: false });
  });

  test('a field less, but for those that are left out where there is nothing to say', () => {
    const without = (object: Json, key: string) =>
      Object.fromEntries(Object.entries(object).filter(([k]) => k !== key));
    const accepted = results.flatMap((result) =>
      changesOf(result, without).flatMap(({ path, changed }) => (isAccepted(changed) ? [path] : [])),
    );
    const places = accepted.map((path) => path.replace(/^.*(?=sources\.)/, ''));
    expect([...new Set(places)].toSorted()).toEqual(OPTIONAL);
  });
});

/** The result with one change, for each field of its objects; of the items of a list the first that has the field. */
function changesOf(result: Json, change: (object: Json, key: string) => Json): { path: string; changed: Json }[] {
  const seen = new Set<string>();
  const found: { path: string; changed: Json }[] = [];
  const visit = (value: unknown, path: string, put: (changed: unknown) => Json): void => {
    if (Array.isArray(value)) {
      value.forEach((item, index) => visit(item, `${path}*.`, (changed) => put(value.with(index, changed))));
    } else if (typeof value === 'object' && value !== null) {
      const object = value as Json;
      for (const [key, inner] of Object.entries(object)) {
        if (!seen.has(path + key)) found.push({ path: path + key, changed: put(change(object, key)) });
        seen.add(path + key);
        visit(inner, `${path}${key}.`, (changed) => put({ ...object, [key]: changed }));
      }
    }
  };
  visit(result, '', (changed) => changed as Json);
  return found;
}

function objectsIn(value: unknown): Json[] {
  if (typeof value !== 'object' || value === null) return [];
  return [value as Json, ...Object.values(value).flatMap(objectsIn)];
}
