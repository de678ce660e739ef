import type { Resource } from './manifests.ts';

/** Mistakes that no schema of a CRD sees, by code, each with what goes wrong. */
export const MISTAKES = {
  'custom-without-provider': 'an authorization policy with the action CUSTOM names no provider',
  'http-at-ztunnel': 'HTTP fields in an ambient authorization policy with a selector: ztunnel cannot read them',
  'istio-weights': 'the weights of a VirtualService route do not sum to 100',
  'consul-weights': 'the weights of a ServiceSplitter do not sum to 100',
  'failover-and-distribute': 'a locality setting has failover and distribute; Istio takes one of them',
  'wildcard-with-dns': 'a ServiceEntry resolves a wildcard host by DNS, which has no address',
  'consul-action': 'the action of a Consul intention is allow or deny, in lower case',
  'http-without-ports': 'a Cilium policy has HTTP rules without a port',
  'mesh-tls-from': 'MeshTLS has from; Kuma reads rules',
  'mesh-mtls': 'a Mesh has mtls; Kuma takes identities from a MeshIdentity',
  'no-catch-all': 'a route on a Service has no rule without matches or for the path /, so other requests get 404',
  'failover-with-topology':
    'a locality setting has failover, and regions or zones in failoverPriority; Istio rejects both together',
  'failover-without-ejection': 'a locality setting without outlier detection never fails over',
  'no-waypoint': 'a DestinationRule in ambient mode without a waypoint; ztunnel does not read it',
  'policy-behind-waypoint':
    'an authorization policy by caller has a selector where there is a waypoint: ztunnel sees the waypoint as the caller',
  'host-without-tls-port':
    'a ServiceEntry in ambient mode sends port 80 to 443 and does not list 443, so calls by https fail',
  'tls-in-tls': 'a DestinationRule encrypts every port of a host, including those on which the application speaks TLS',
  'names-without-dns': 'a Cilium policy allows names without a DNS rule, so it allows nothing',
  'linkerd-unknown-field': 'a field that is newer than Gateway API 1.2.1, for which Linkerd ignores the whole route',
  'experimental-field': 'a field that the standard channel of Gateway API may not have',
  'not-ours-to-delete': 'a kind that exists before the experiment: deleting the file would delete the original',
} as const;
export type MistakeCode = keyof typeof MISTAKES;

export interface Mistake {
  readonly code: MistakeCode;
  /** The place in `resources`. */
  readonly index: number;
  /** What is wrong; lower case, no period. */
  readonly message: string;
}

type Data = Readonly<Record<string, unknown>>;

/**
 * Mistakes in the resources of one template that no schema sees. `options`: the options that they are for; what a
 * resource means can depend on it.
 */
export function lintResources(resources: readonly Resource[], options: readonly string[]): readonly Mistake[] {
  return resources.flatMap((resource, index) =>
    CHECKS.filter(([, wrong]) => wrong(resource, options, resources)).map(([code]): Mistake => ({
      code,
      index,
      message: MISTAKES[code],
    })),
  );
}

type Check = readonly [
  code: MistakeCode,
  wrong: (resource: Resource, options: readonly string[], all: readonly Resource[]) => boolean,
];

const CHECKS: readonly Check[] = [
  [
    'custom-without-provider',
    (each) =>
      is(each, 'security.istio.io', 'AuthorizationPolicy') &&
      spec(each)['action'] === 'CUSTOM' &&
      name(at(spec(each), 'provider')) === undefined,
  ],
  [
    'http-at-ztunnel',
    (each, options) =>
      is(each, 'security.istio.io', 'AuthorizationPolicy') &&
      isAmbient(options) &&
      !isAtProxy(each) &&
      hasHttpFields(each),
  ],
  [
    'istio-weights',
    (each) =>
      is(each, 'networking.istio.io', 'VirtualService') &&
      ['http', 'tcp', 'tls'].some((kind) =>
        list(spec(each), kind).some((route) => isShared(list(route, 'route'), 'weight')),
      ),
  ],
  [
    'consul-weights',
    (each) => is(each, 'consul.hashicorp.com', 'ServiceSplitter') && sum(list(spec(each), 'splits'), 'weight') !== 100,
  ],
  [
    'failover-and-distribute',
    (each) =>
      localities(each).some(
        (setting) =>
          list(setting, 'distribute').length > 0 &&
          (list(setting, 'failover').length > 0 || list(setting, 'failoverPriority').length > 0),
      ),
  ],
  [
    'wildcard-with-dns',
    (each) =>
      is(each, 'networking.istio.io', 'ServiceEntry') &&
      String(spec(each)['resolution']).startsWith('DNS') &&
      texts(spec(each)['hosts']).some((host) => host.includes('*')) &&
      list(spec(each), 'endpoints').length === 0,
  ],
  [
    'consul-action',
    (each) =>
      is(each, 'consul.hashicorp.com', 'ServiceIntentions') &&
      list(spec(each), 'sources').some((source) =>
        [source, ...list(source, 'permissions')].some(
          ({ action }) => action !== undefined && action !== 'allow' && action !== 'deny',
        ),
      ),
  ],
  [
    'http-without-ports',
    (each) =>
      ciliumRules(each).some((rule) =>
        list(rule, 'toPorts').some((port) => 'http' in at(port, 'rules') && list(port, 'ports').length === 0),
      ),
  ],
  ['mesh-tls-from', (each) => is(each, 'kuma.io', 'MeshTLS') && 'from' in spec(each)],
  ['mesh-mtls', (each) => is(each, 'kuma.io', 'Mesh') && 'mtls' in spec(each)],
  [
    'no-catch-all',
    (each) =>
      isRoute(each) && list(spec(each), 'parentRefs').some(isService) && !list(spec(each), 'rules').some(takesAll),
  ],
  [
    'failover-with-topology',
    (each) =>
      localities(each).some(
        (setting) =>
          list(setting, 'failover').length > 0 &&
          texts(setting['failoverPriority']).some((label) => TOPOLOGY.test(label)),
      ),
  ],
  [
    'failover-without-ejection',
    (each) =>
      is(each, 'networking.istio.io', 'DestinationRule') &&
      localities(each).length > 0 &&
      !('outlierDetection' in at(spec(each), 'trafficPolicy')),
  ],
  [
    'no-waypoint',
    (each, options, all) =>
      isAmbient(options) && is(each, 'networking.istio.io', 'DestinationRule') && !all.some(isWaypoint),
  ],
  [
    'policy-behind-waypoint',
    (each, options, all) =>
      is(each, 'security.istio.io', 'AuthorizationPolicy') &&
      isAmbient(options) &&
      !isAtProxy(each) &&
      list(spec(each), 'rules').some((rule) => list(rule, 'from').length > 0) &&
      all.some(isWaypoint),
  ],
  [
    'host-without-tls-port',
    (each, options) => {
      const ports = is(each, 'networking.istio.io', 'ServiceEntry') ? list(spec(each), 'ports') : [];
      return (
        isAmbient(options) &&
        ports.some(({ number, targetPort }) => number !== 443 && targetPort === 443) &&
        !ports.some(({ number }) => number === 443)
      );
    },
  ],
  [
    'tls-in-tls',
    (each, _, all) =>
      is(each, 'networking.istio.io', 'DestinationRule') &&
      /^(?:SIMPLE|MUTUAL)$/.test(String(at(at(spec(each), 'trafficPolicy'), 'tls')['mode'])) &&
      all.some(
        (other) =>
          is(other, 'networking.istio.io', 'ServiceEntry') &&
          texts(spec(other)['hosts']).includes(String(spec(each)['host'])) &&
          list(spec(other), 'ports').some(({ protocol }) => protocol === 'TLS' || protocol === 'HTTPS'),
      ),
  ],
  [
    'names-without-dns',
    (each) =>
      list(spec(each), 'egress').some((rule) => 'toFQDNs' in rule) &&
      !list(spec(each), 'egress').some((rule) => list(rule, 'toPorts').some((port) => 'dns' in at(port, 'rules'))),
  ],
  [
    'linkerd-unknown-field',
    (each, options) => options.some((option) => option.startsWith('linkerd')) && isRoute(each) && hasNewFields(each),
  ],
  [
    'experimental-field',
    (each) =>
      isRoute(each) && list(spec(each), 'rules').some((rule) => 'retry' in rule || 'sessionPersistence' in rule),
  ],
  [
    'not-ours-to-delete',
    (each) => OTHERS.has(each.kind) && /^(?:v1|apps\/v1|batch\/v1)$/.test(each.apiVersion) && !isSecondService(each),
  ],
];

/** A Service beside the one that exists, which has the name of its app. */
function isSecondService(resource: Resource): boolean {
  const app = at(spec(resource), 'selector')['app'];
  return resource.kind === 'Service' && typeof app === 'string' && app !== resource.metadata.name;
}

/** Whether a resource denies or rejects calls that pass without it, so that it can't be a first file. */
export function denies(resource: Resource): boolean {
  const { kind, metadata } = resource;
  const wanted = spec(resource);
  switch (kind) {
    case 'PeerAuthentication':
      return at(wanted, 'mtls')['mode'] === 'STRICT';
    case 'AuthorizationPolicy':
      return !isLinkerd(resource) && at(metadata, 'annotations')['istio.io/dry-run'] !== 'true';
    case 'Server':
      return wanted['accessPolicy'] === undefined || wanted['accessPolicy'] === 'deny';
    case 'EgressNetwork':
      return wanted['trafficPolicy'] === 'Deny';
    case 'Sidecar':
      return at(wanted, 'outboundTrafficPolicy')['mode'] === 'REGISTRY_ONLY';
    case 'CiliumNetworkPolicy': {
      const byDefault = at(wanted, 'enableDefaultDeny');
      return byDefault['ingress'] !== false || byDefault['egress'] !== false;
    }
    case 'ServiceIntentions':
      return list(wanted, 'sources').some(({ action }) => action === 'deny');
    case 'ServiceDefaults':
      return wanted['mutualTLSMode'] === 'strict';
    case 'MeshTLS':
      return list(wanted, 'rules').some((rule) => at(rule, 'default')['mode'] !== 'Permissive');
    case 'MeshPassthrough':
      return at(wanted, 'default')['passthroughMode'] !== 'All';
    default:
      return ALWAYS_DENY.has(kind);
  }
}

const isLinkerd = ({ apiVersion }: Resource) => apiVersion.startsWith('policy.linkerd.io/');

/** A MeshIdentity denies, because its proxies deny what no permission allows. */
const ALWAYS_DENY: ReadonlySet<string> = new Set([
  'RequestAuthentication',
  'NetworkPolicy',
  'SecurityPolicy',
  'MeshIdentity',
  'MeshTrafficPermission',
]);

/** Kinds that exist before an experiment. Labels and annotations on them are commands, which can be taken back. */
const OTHERS: ReadonlySet<string> = new Set([
  'Namespace',
  'Service',
  'ServiceAccount',
  'Pod',
  'Deployment',
  'StatefulSet',
  'DaemonSet',
  'Job',
  'CronJob',
  'Secret',
  'Node',
]);

/** Fields of an authorization policy that only a proxy for HTTP can read. */
const HTTP_FIELDS: ReadonlySet<string> = new Set([
  'hosts',
  'notHosts',
  'methods',
  'notMethods',
  'paths',
  'notPaths',
  'requestPrincipals',
  'notRequestPrincipals',
  'remoteIpBlocks',
  'notRemoteIpBlocks',
]);

function hasHttpFields(policy: Resource): boolean {
  return list(spec(policy), 'rules').some((rule) => {
    const operations = list(rule, 'to').map((each) => at(each, 'operation'));
    const sources = list(rule, 'from').map((each) => at(each, 'source'));
    const attributes = list(rule, 'when').map(({ key }) => String(key));
    return (
      [...operations, ...sources].some((each) => Object.keys(each).some((key) => HTTP_FIELDS.has(key))) ||
      attributes.some((key) => key.startsWith('request.'))
    );
  });
}

/** Whether a waypoint or a gateway enforces the policy, not ztunnel. */
function isAtProxy(policy: Resource): boolean {
  const { selector } = spec(policy);
  const labels = Object.keys(at(selector, 'matchLabels'));
  if (labels.includes('gateway.networking.k8s.io/gateway-name')) return true;
  const targets = [...list(spec(policy), 'targetRefs'), at(spec(policy), 'targetRef')];
  return targets.some(({ kind }) => kind !== undefined);
}

const isWaypoint = (each: Resource) =>
  is(each, 'gateway.networking.k8s.io', 'Gateway') && spec(each)['gatewayClassName'] === 'istio-waypoint';

/** Labels of places by which Istio orders failover itself. */
const TOPOLOGY = /^topology\.(?:kubernetes\.io\/(?:region|zone)|istio\.io\/subzone)(?:=|$)/;

function isAmbient(options: readonly string[]): boolean {
  return options.some((option) => option.includes('ambient'));
}

/** The newest release whose fields Linkerd knows is 1.2.1. */
function hasNewFields(route: Resource): boolean {
  return list(spec(route), 'rules').some(
    (rule) =>
      'retry' in rule ||
      'sessionPersistence' in rule ||
      'name' in rule ||
      list(rule, 'filters').some(({ type }) => type === 'CORS' || type === 'ExternalAuth'),
  );
}

const isRoute = (each: Resource) =>
  is(each, 'gateway.networking.k8s.io', 'HTTPRoute') || is(each, 'gateway.networking.k8s.io', 'GRPCRoute');
const isService = ({ kind }: Data) => kind === 'Service';

function takesAll(rule: Data): boolean {
  const matches = list(rule, 'matches');
  return (
    matches.length === 0 ||
    matches.some(
      (match) =>
        Object.keys(match).every((key) => key === 'path') &&
        (at(match, 'path')['value'] ?? '/') === '/' &&
        at(match, 'path')['type'] !== 'Exact',
    )
  );
}

function localities({ kind, ...rest }: Resource): readonly Data[] {
  if (kind !== 'DestinationRule') return [];
  const policy = at(at(rest, 'spec'), 'trafficPolicy');
  const balancer = at(policy, 'loadBalancer');
  return 'localityLbSetting' in balancer ? [at(balancer, 'localityLbSetting')] : [];
}

function ciliumRules(each: Resource): readonly Data[] {
  if (!each.apiVersion.startsWith('cilium.io/')) return [];
  return ['ingress', 'egress'].flatMap((direction) => list(spec(each), direction));
}

/** Whether several destinations share traffic by weights that don't sum to 100. */
function isShared(routes: readonly Data[], key: string): boolean {
  return routes.some((route) => key in route) && sum(routes, key) !== 100;
}

function sum(parts: readonly Data[], key: string): number {
  return parts.reduce((all, part) => all + Number(part[key] ?? 0), 0);
}

function is({ apiVersion, kind }: Resource, group: string, wanted: string): boolean {
  return kind === wanted && apiVersion.startsWith(`${group}/`);
}

const spec = (resource: Resource): Data => at(resource, 'spec');
const name = ({ name: value }: Data): unknown => value;
const texts = (value: unknown): readonly string[] => (Array.isArray(value) ? value.map(String) : []);

/** The map behind a key; an empty one where there is none. */
function at(value: unknown, key: string): Data {
  const inner = isData(value) ? value[key] : undefined;
  return isData(inner) ? inner : {};
}

/** The maps in the list behind a key. */
function list(value: unknown, key: string): readonly Data[] {
  const inner = isData(value) ? value[key] : undefined;
  return Array.isArray(inner) ? inner.filter(isData) : [];
}

function isData(value: unknown): value is Data {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
