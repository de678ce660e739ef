import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { loadPackFolder } from '../../../src/cli/pack-folder.ts';
import { parseAnswers } from '../../../src/core/answers/parse.ts';
import { judge } from '../../../src/core/judge/judge.ts';
import { answersOf, choice, compiledOf } from '../pack-of.ts';

const small = compiledOf({
  questions: [choice('product', ['fine', 'gone', 'worn']), choice('wish', ['no', 'yes'])],
  gates: [
    {
      id: 'kept-up',
      stage: 'walk',
      met: { product: { is: 'fine' } },
      atOnce: { order: 'first', when: { product: { is: 'gone' } }, says: 'Leave {product}.' },
    },
  ],
  useCases: [
    { id: 'one', signals: [{ when: { wish: { is: 'yes' } }, points: 2, says: 'Wished.', sources: ['ours'] }] },
    { id: 'two', signals: [{ when: { wish: { is: 'yes' } }, points: 1, says: 'Wished.', sources: ['ours'] }] },
  ],
});
const cwd = fileURLToPath(new URL('../../..', import.meta.url));
const builtIn = loadPackFolder('rules/mesh-adoption', { cwd });

function sample(name: string, changed: Parameters<typeof answersOf>[0] = {}) {
  const { answers } = parseAnswers(
    readFileSync(`${cwd}/fixtures/samples/${name}.yaml`, 'utf8'),
    name,
    builtIn.pack,
  ).answersFile;
  const result = judge(builtIn, new Map([...answers, ...answersOf(changed)]));
  const gates = Object.fromEntries(result.stages.flatMap((stage) => stage.gates.map((gate) => [gate.id, gate])));
  return { ...result, gates, start: result.useCases.find(({ start }) => start) };
}

describe('what is done at once', () => {
  test('is said while the gate is open and its condition holds, and the first use case waits for it', () => {
    const gone = judge(small, answersOf({ product: 'gone', wish: 'yes' }));
    expect(gone.stages[1]!.gates[0]!.atOnce).toEqual({ order: 'first', says: 'Leave Label of gone.' });
    expect(gone.useCases.map(({ id, waitsFor }) => [id, waitsFor])).toEqual([
      ['one', ['kept-up']],
      ['two', undefined],
    ]);
    for (const product of ['fine', 'worn']) {
      const other = judge(small, answersOf({ product, wish: 'yes' }));
      expect(other.stages[1]!.gates[0]!.atOnce).toBeUndefined();
      expect(other.useCases[0]!.waitsFor).toBeUndefined();
    }
  });

  test('is to replace ingress-nginx, beside a use case that waits for nothing', () => {
    const { gates, start } = sample('example-payments');
    expect(gates['edge-maintained']?.atOnce?.order).toBe('beside');
    expect(start?.id).toBe('security-mtls');
    expect(start?.waitsFor).toBeUndefined();
    expect(sample('example-payments', { edge: 'none' }).gates['edge-maintained']).not.toHaveProperty('atOnce');
  });
});

describe('a mesh that has ended', () => {
  const ended = {
    'mesh-rollout': 'most',
    'gateway-rollout': 'none',
    'rollout-testing': 'every',
    'proxy-telemetry': 'all',
    'ci-cd': 'automated',
    'proxy-skills': 'some',
    'debugging-practice': 'routine',
    'upgrade-practice': 'zero-downtime',
    'working-group': 'named',
  };

  test('is no foundation: its proxies meet no gate, and its people what they know', () => {
    const { stage, gates } = sample('app-mesh-refugee', ended);
    expect(stage).toBe('crawl');
    const open = [
      'first-proxy-live',
      'proxy-in-automation',
      'proxy-on-dashboards',
      'joins-tested',
      'proxies-between-services',
      'proxies-scraped',
      'zero-downtime-upgrade',
      'faults-found-in-incidents',
      'most-services-in',
    ];
    expect(open.filter((id) => gates[id]?.outcome !== 'open')).toEqual([]);
    expect(
      ['people-together', 'data-plane-understood', 'proxy-debugged'].filter((id) => gates[id]?.outcome !== 'met'),
    ).toEqual([]);
    expect(sample('app-mesh-refugee', { ...ended, 'existing-mesh': 'kuma' }).gates['first-proxy-live']?.outcome).toBe(
      'met',
    );
  });

  test('comes before every use case', () => {
    const { gates, start } = sample('app-mesh-refugee', ended);
    expect(gates['mesh-maintained']?.atOnce?.order).toBe('first');
    expect(start?.waitsFor).toEqual(['mesh-maintained']);
  });

  test('gates that it leaves open are closed by steps that are not done', () => {
    const { stages } = sample('app-mesh-refugee', ended);
    const steps = stages.flatMap((stage) => stage.steps);
    for (const { id, outcome } of stages.flatMap((stage) => stage.gates)) {
      const closing = steps.filter(({ closes }) => closes.includes(id));
      if (outcome === 'open' && closing.length > 0)
        expect(
          closing.filter(({ done }) => !done),
          id,
        ).not.toEqual([]);
    }
  });
});

describe('clusters that do not call each other', () => {
  const apart = {
    'cross-cluster-calls': 'none',
    'failover-need': 'none',
    'certificate-authority': 'self-signed',
    'existing-mesh': 'istio-sidecar',
  };

  test('need neither one trust nor one name, and may sign for themselves', () => {
    const { gates, useCases } = sample('ambient-two-clusters', apart);
    expect(gates['one-trust']?.outcome).toBe('not-applicable');
    expect(gates['names-hold-everywhere']?.outcome).toBe('not-applicable');
    expect(gates['root-decided']?.outcome).toBe('met');
    expect(useCases.find(({ id }) => id === 'multi-cluster-failover')?.place).toBe('none');
  });

  test('are told from those that do', () => {
    const { gates, useCases } = sample('ambient-two-clusters', { ...apart, 'cross-cluster-calls': 'some' });
    expect(gates['one-trust']?.outcome).toBe('open');
    expect(gates['root-decided']?.outcome).toBe('open');
    expect(useCases.find(({ id }) => id === 'multi-cluster-failover')?.points).toBeGreaterThan(0);
  });
});

test('the gateway of a mesh does not settle what only an API gateway does', () => {
  const needs = { 'edge-needs': ['oidc-ldap'] };
  for (const edge of ['mesh-gateway', 'gateway-api'])
    expect(sample('example-payments', { ...needs, edge }).gates['edge-needs-settled']?.outcome).toBe('open');
  expect(sample('example-payments', { ...needs, edge: 'api-gateway' }).gates['edge-needs-settled']?.outcome).toBe(
    'met',
  );
});

test('where a library does the work, it is kept up instead of begun', () => {
  const ids = (shared: string) =>
    sample('one-language-libraries', { 'shared-libraries': shared }).alternatives.map(({ id }) => id);
  expect(ids('everywhere')).toContain('keep-the-library');
  expect(ids('everywhere')).not.toContain('client-library');
  expect(ids('none')).toContain('client-library');
  expect(ids('none')).not.toContain('keep-the-library');
});
