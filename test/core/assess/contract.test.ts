import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { parseAnswers } from '../../../src/core/answers/parse.ts';
import { assess } from '../../../src/core/assess/index.ts';
import { compilePack } from '../../../src/core/judge/index.ts';
import { assessmentJsonSchema } from '../../../src/core/schema/assessment.ts';
import { json } from '../../../src/report/json.ts';
import { builtInPack } from '../pack/built-in.ts';

/**
 * The fields of the JSON output that programs rely on: never rename one, and never take one away. `[]` is every item of
 * a list; a `?` marks a field that is left out where there is nothing to say.
 */
const FIELDS = `
schemaVersion
tool: name version
pack: id version digest
organization
scope
verdict: id title row why[] standing settled possible[] close course coursePossible[]
exposure: score range[] band?
exposure.criteria[]: id title weight level points range[] why answers[]
capacity: level possible[] missing[] score range[]
capacity.criteria[]: id title weight level points range[] why answers[]
useCases[]: id title strength strengthPossible[] carries coveredBy[] rank start stage why[]
useCases[]: experiment measure abort rollback sources[]
options[]: id title kind fit answers[] leaves[] reasons[] openBecause[]
options[].ruledOutBy[]: why answers[] sources[] review
stage
operatingAt
operatingAtPossible[]
stagePossible[]
stages[]: id title status
stages[].gates[]: id title required outcome debt why sources[]
stages[].gates[].fix: do owner
stages[].gates[].fix.effort: low high unit
stages[].steps[]: id title do proof rollback owner done useCases[] sources[]
stages[].steps[].effort: low high unit
stages[].steps[].waits?: low high unit
risks[]: id title why mitigation sources[]
contradictions[]: answers[] lines?[] why
unknowns[]: question effect
ignored[]: question why
coverage: applicable answered percent`
  .trim()
  .split('\n')
  .flatMap((line) => {
    const [path = '', fields] = line.split(': ');
    return fields === undefined ? [path] : fields.split(' ').map((field) => `${path}.${field}`);
  });

type Json = Readonly<Record<string, unknown>>;
/** `stages[].steps` as keys, with `[]` as a key of its own. */
const keysOf = (path: string) => path.replaceAll('[]', '.[]').split('.').filter(Boolean);
const nameOf = (key: string) => key.replace('?', '');

const schema = assessmentJsonSchema() as Json;

/** What the schema says at a path; undefined where it has no such field. */
function described(path: string): Json | undefined {
  const definitions = schema['$defs'] as Readonly<Record<string, Json>>;
  let at: Json | undefined = schema;
  for (const key of keysOf(path)) {
    const [items, first] = [at['items'], at['prefixItems']] as [Json | undefined, readonly Json[] | undefined];
    const next: unknown = key === '[]' ? (items ?? first?.[0]) : (at['properties'] as Json | undefined)?.[nameOf(key)];
    const reference: unknown = (next as Json | undefined)?.['$ref'];
    at = typeof reference === 'string' ? definitions[reference.split('/').at(-1)!] : (next as Json | undefined);
    if (at === undefined) return undefined;
  }
  return at;
}

/** The values at a path of a result, and how many places lack it although they have to have it. */
function found(value: unknown, [key, ...rest]: readonly string[]): { values: unknown[]; missing: number } {
  if (key === undefined) return { values: [value], missing: 0 };
  if (key === '[]') {
    if (!Array.isArray(value)) return { values: [], missing: 1 };
    const all = value.map((item) => found(item, rest));
    return {
      values: all.flatMap(({ values }) => values),
      missing: all.reduce((sum, { missing }) => sum + missing, 0),
    };
  }
  const inner = (value as Json)[nameOf(key)];
  if (inner === undefined) return { values: [], missing: key.endsWith('?') ? 0 : 1 };
  return found(inner, rest);
}

const CONFLICTING = `schema: mesh-ready/answers@1
answers:
  architecture: microservices
  orchestrator: vms
  existing-mesh: none
  edge: mesh-gateway
  mesh-rollout: all
  service-count: 60
  platform-people: 0
  on-call: nobody
`;
const fixture = (name: string) => readFileSync(new URL(`../../../fixtures/${name}`, import.meta.url), 'utf8');
const compiled = compilePack(builtInPack, 'sha256:0');
const results = [
  fixture('samples/example-payments.yaml'),
  fixture('practice/istio-stuck-at-thirty-percent.yaml'),
  fixture('practice/kafka-only.yaml'),
  CONFLICTING,
].map((text) => {
  const { answersFile } = parseAnswers(text, 'answers.yaml', builtInPack);
  return JSON.parse(json(assess(compiled, answersFile, '1.0.0'))) as Json;
});

describe('the JSON output', () => {
  test.each(FIELDS)('has %s, as its schema says', (path) => {
    expect(described(path)).toBeDefined();
    const all = results.map((result) => found(result, keysOf(path)));
    expect(all.map(({ missing }) => missing)).toEqual(results.map(() => 0));
    expect(all.flatMap(({ values }) => values).length).toBeGreaterThan(0);
  });

  test('requires each of them that is not marked', () => {
    const optional = FIELDS.filter((path) => {
      const keys = keysOf(path);
      const last = keys.findLastIndex((key) => key !== '[]');
      const holder = described(keys.slice(0, last).join('.').replaceAll('.[]', '[]')) ?? schema;
      return !(holder['required'] as readonly string[]).includes(nameOf(keys[last]!));
    });
    expect(optional).toEqual(['exposure.band?', 'contradictions[].lines?[]']);
  });

  test('is looked at for several courses', () => {
    const courses = results.map(({ verdict }) => (verdict as Json)['course']);
    expect(new Set(courses).size).toBeGreaterThan(2);
  });
});
