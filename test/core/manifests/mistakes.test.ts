import { describe, expect, test } from 'vitest';
import * as builtIn from 'mesh-ready:built-in-pack';
import {
  denies,
  exampleResources,
  lintResources,
  MISTAKES,
  type Resource,
  unguarded,
} from '../../../src/core/manifests/index.ts';
import type { Pack } from '../../../src/core/pack/schema.ts';

type MistakeCode = keyof typeof MISTAKES;

const { manifests } = builtIn.pack as Pack;

const resource = (apiVersion: string, kind: string, spec: object): Resource => ({
  apiVersion,
  kind,
  metadata: { name: 'x', namespace: 'shop' },
  spec,
});
const istio = (kind: string, spec: object) => resource('networking.istio.io/v1', kind, spec);
const policy = (spec: object) => resource('security.istio.io/v1', 'AuthorizationPolicy', spec);
const route = (spec: object) => resource('gateway.networking.k8s.io/v1', 'HTTPRoute', spec);
const onService = { parentRefs: [{ group: '', kind: 'Service', name: 'reviews', port: 80 }] };
const shares = (...weights: readonly number[]) => weights.map((weight) => ({ destination: { host: 'x' }, weight }));
const locality = (more: object, policyOf: object = { outlierDetection: {} }) =>
  istio('DestinationRule', {
    host: 'x',
    trafficPolicy: { ...policyOf, loadBalancer: { localityLbSetting: { enabled: true, ...more } } },
  });

const byCaller = (more: object) => policy({ ...more, rules: [{ from: [{ source: { namespaces: ['shop'] } }] }] });
const atService = { targetRefs: [{ group: '', kind: 'Service', name: 'x' }] };

/** What stands beside a resource, where a mistake is one of two resources together. */
const BESIDE: Partial<Readonly<Record<MistakeCode, Resource>>> = {
  'policy-behind-waypoint': resource('gateway.networking.k8s.io/v1', 'Gateway', { gatewayClassName: 'istio-waypoint' }),
  'tls-in-tls': istio('ServiceEntry', {
    hosts: ['a.example.com'],
    resolution: 'DNS',
    ports: [{ number: 80 }, { number: 443, protocol: 'TLS' }],
  }),
};

/** By mistake: a resource with it, the same one without it, and the option that they are for. */
const MUTANTS: Readonly<Record<MistakeCode, readonly [wrong: Resource, right: Resource, option?: string]>> = {
  'custom-without-provider': [
    policy({ action: 'CUSTOM', rules: [{}] }),
    policy({ action: 'CUSTOM', provider: { name: 'login' }, rules: [{}] }),
  ],
  'http-at-ztunnel': [
    policy({ selector: { matchLabels: { app: 'x' } }, rules: [{ to: [{ operation: { paths: ['/a'] } }] }] }),
    policy({ selector: { matchLabels: { app: 'x' } }, rules: [{ to: [{ operation: { ports: ['80'] } }] }] }),
    'istio-ambient',
  ],
  'istio-weights': [
    istio('VirtualService', { hosts: ['x'], http: [{ route: shares(95, 4) }] }),
    istio('VirtualService', { hosts: ['x'], http: [{ route: shares(95, 5) }] }),
  ],
  'consul-weights': [
    resource('consul.hashicorp.com/v1alpha1', 'ServiceSplitter', { splits: [{ weight: 95 }, { weight: 6 }] }),
    resource('consul.hashicorp.com/v1alpha1', 'ServiceSplitter', { splits: [{ weight: 95 }, { weight: 5 }] }),
  ],
  'failover-and-distribute': [
    locality({ failover: [{ from: 'a', to: 'b' }], distribute: [{ from: 'a', to: { b: 100 } }] }),
    locality({ failover: [{ from: 'a', to: 'b' }] }),
  ],
  'wildcard-with-dns': [
    istio('ServiceEntry', { hosts: ['*.example.com'], resolution: 'DNS' }),
    istio('ServiceEntry', { hosts: ['*.example.com'], resolution: 'NONE' }),
  ],
  'consul-action': [
    resource('consul.hashicorp.com/v1alpha1', 'ServiceIntentions', { sources: [{ name: 'a', action: 'Allow' }] }),
    resource('consul.hashicorp.com/v1alpha1', 'ServiceIntentions', { sources: [{ name: 'a', action: 'allow' }] }),
  ],
  'http-without-ports': [
    resource('cilium.io/v2', 'CiliumNetworkPolicy', { ingress: [{ toPorts: [{ rules: { http: [{}] } }] }] }),
    resource('cilium.io/v2', 'CiliumNetworkPolicy', {
      ingress: [{ toPorts: [{ ports: [{ port: '80' }], rules: { http: [{}] } }] }],
    }),
  ],
  'mesh-tls-from': [
    resource('kuma.io/v1alpha1', 'MeshTLS', { from: [{ default: { mode: 'Strict' } }] }),
    resource('kuma.io/v1alpha1', 'MeshTLS', { rules: [{ default: { mode: 'Strict' } }] }),
  ],
  'mesh-mtls': [
    resource('kuma.io/v1alpha1', 'Mesh', { mtls: { enabledBackend: 'ca' } }),
    resource('kuma.io/v1alpha1', 'Mesh', { meshServices: { mode: 'Exclusive' } }),
  ],
  'no-catch-all': [
    route({ ...onService, rules: [{ matches: [{ path: { type: 'PathPrefix', value: '/v2' } }] }] }),
    route({ ...onService, rules: [{ matches: [{ path: { type: 'PathPrefix', value: '/v2' } }] }, {}] }),
  ],
  'failover-with-topology': [
    locality({ failover: [{ from: 'a', to: 'b' }], failoverPriority: ['topology.kubernetes.io/region'] }),
    locality({ failover: [{ from: 'a', to: 'b' }], failoverPriority: ['topology.istio.io/cluster'] }),
  ],
  'failover-without-ejection': [locality({}, {}), locality({})],
  'no-waypoint': [
    istio('DestinationRule', { host: 'x', trafficPolicy: { outlierDetection: {} } }),
    istio('ServiceEntry', { hosts: ['a.example.com'], resolution: 'DNS' }),
    'istio-ambient',
  ],
  'policy-behind-waypoint': [
    byCaller({ selector: { matchLabels: { app: 'x' } } }),
    byCaller(atService),
    'istio-ambient',
  ],
  'host-without-tls-port': [
    istio('ServiceEntry', { hosts: ['a.example.com'], ports: [{ number: 80, targetPort: 443 }] }),
    istio('ServiceEntry', { hosts: ['a.example.com'], ports: [{ number: 80, targetPort: 443 }, { number: 443 }] }),
    'istio-ambient',
  ],
  'tls-in-tls': [
    istio('DestinationRule', { host: 'a.example.com', trafficPolicy: { tls: { mode: 'SIMPLE' } } }),
    istio('DestinationRule', {
      host: 'a.example.com',
      trafficPolicy: { portLevelSettings: [{ port: { number: 80 }, tls: { mode: 'SIMPLE' } }] },
    }),
  ],
  'names-without-dns': [
    resource('cilium.io/v2', 'CiliumNetworkPolicy', { egress: [{ toFQDNs: [{ matchName: 'a.example.com' }] }] }),
    resource('cilium.io/v2', 'CiliumNetworkPolicy', {
      egress: [
        { toFQDNs: [{ matchName: 'a.example.com' }] },
        { toPorts: [{ ports: [{ port: '53' }], rules: { dns: [{}] } }] },
      ],
    }),
  ],
  'linkerd-unknown-field': [
    route({ ...onService, rules: [{ name: 'all' }] }),
    route({ ...onService, rules: [{}] }),
    'linkerd',
  ],
  'experimental-field': [
    route({ ...onService, rules: [{ retry: { attempts: 1 } }] }),
    route({ ...onService, rules: [{ timeouts: { request: '5s' } }] }),
  ],
  'not-ours-to-delete': [
    { apiVersion: 'v1', kind: 'Namespace', metadata: { name: 'shop' } },
    { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'shop' } },
  ],
};

describe('mistakes that no schema sees', () => {
  test('a Service is ours where it stands beside that of its app, and not where it has its name', () => {
    const service = (name: string) => ({
      apiVersion: 'v1',
      kind: 'Service',
      metadata: { name, namespace: 'shop' },
      spec: { selector: { app: 'reviews' }, ports: [{ port: 80 }] },
    });
    expect(lintResources([service('reviews')], ['cilium']).map(({ code }) => code)).toEqual(['not-ours-to-delete']);
    expect(lintResources([service('reviews-shared')], ['cilium'])).toEqual([]);
  });

  test.each(Object.keys(MISTAKES) as MistakeCode[])('%s is found, and its correction is not', (code) => {
    const [wrong, right, option = 'istio-sidecar'] = MUTANTS[code];
    const beside = BESIDE[code] ?? [];
    expect(lintResources([wrong].concat(beside), [option]).map((mistake) => mistake.code)).toContain(code);
    expect(lintResources([right].concat(beside), [option])).toEqual([]);
  });

  test('a policy by caller holds at ztunnel where no waypoint is beside it', () => {
    const [wrong] = MUTANTS['policy-behind-waypoint'];
    expect(lintResources([wrong], ['istio-ambient'])).toEqual([]);
  });

  test('a sidecar reads HTTP, and so does a waypoint', () => {
    const [wrong] = MUTANTS['http-at-ztunnel'];
    expect(lintResources([wrong], ['istio-sidecar'])).toEqual([]);
    const atWaypoint = policy({
      targetRefs: [{ group: 'gateway.networking.k8s.io', kind: 'Gateway', name: 'waypoint' }],
      rules: [{ to: [{ operation: { paths: ['/a'] } }] }],
    });
    expect(lintResources([atWaypoint], ['istio-ambient'])).toEqual([]);
  });
});

describe('what denies', () => {
  const cilium = (spec: object) => resource('cilium.io/v2', 'CiliumNetworkPolicy', spec);
  const server = (spec: object) => resource('policy.linkerd.io/v1beta3', 'Server', spec);
  const peers = (mode: string) => resource('security.istio.io/v1', 'PeerAuthentication', { mtls: { mode } });

  test.each([
    [policy({ action: 'ALLOW', rules: [{}] })],
    [peers('STRICT')],
    [server({ port: 80 })],
    [cilium({ ingress: [{ fromEndpoints: [{}] }] })],
    [resource('kuma.io/v1alpha1', 'MeshIdentity', {})],
  ])('%j', (each) => expect(denies(each)).toBe(true));

  test.each([
    [resource('policy.linkerd.io/v1alpha1', 'AuthorizationPolicy', {})],
    [peers('PERMISSIVE')],
    [server({ port: 80, accessPolicy: 'audit' })],
    [cilium({ enableDefaultDeny: { ingress: false, egress: false }, egress: [] })],
    [route({ rules: [{}] })],
  ])('not %j', (each) => expect(denies(each)).toBe(false));
});

describe.each(manifests.map((template) => [template.id, template] as const))('the template %s', (_, template) => {
  test('has none of them', () => {
    expect(lintResources(exampleResources(template), template.options)).toEqual([]);
  });

  test('denies nothing at once', () => {
    const now = exampleResources(template).filter((_, index) => template.files?.[index]?.later === undefined);
    expect(now.filter(denies)).toEqual([]);
  });

  test('is refused by the API server while a name is missing', () => {
    expect((template.files ?? []).flatMap(({ resource: each }) => unguarded(each))).toEqual([]);
  });

  test('names options that can, where it cannot', () => {
    const able = (option: string) =>
      manifests.some(({ need, files, options }) => need === template.need && files && options.includes(option));
    expect((template.instead ?? []).filter((option) => !able(option))).toEqual([]);
  });
});

test('every use case is answered for every option that has templates', () => {
  const needs = builtIn.pack.useCases.map(({ id }: { id: string }) => id);
  const options = [...new Set(manifests.flatMap((template) => template.options))];
  const without = options.flatMap((option) =>
    needs
      .filter((need: string) => !manifests.some((each) => each.need === need && each.options.includes(option)))
      .map((need: string) => `${option} ${need}`),
  );
  expect(without).toEqual([]);
});
