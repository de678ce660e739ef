import type { DataPath } from '../yaml/documents.ts';
import { imagePath } from './classes.ts';
import { languagesIn } from './languages.ts';
import type { Place } from './places.ts';
import type { Resource } from './resources.ts';
import { type SignId, SIGNS_OF_OBJECTS } from './signs.ts';
import { INGRESS_NGINX } from './ingress.ts';
import { entriesAt, isTrueAt, listAt, mapAt, type Mapping, numberAt, textAt } from './values.ts';
import type { Container, Template, Workload } from './workloads.ts';

/** A sign that was seen in one place. */
export interface Sighting {
  readonly sign: SignId;
  readonly place: Place;
  /** The answer that it speaks for, where the row of the sign has none. */
  readonly value?: string | undefined;
  /** It was seen in what a cluster says about itself. */
  readonly live: boolean;
  /** How often the same was seen later in its file, in places that nobody is shown. */
  readonly more?: number | undefined;
}

/** The most places that are shown for one question. */
export const MOST_EVIDENCE = 50;

/**
 * Keeps as many of those that say the same in a file as are shown, and counts the others. The objects of a file come in
 * the order of its lines, and the fields of one object needn't, so what one object says is kept as a whole.
 */
export class Tally<Item extends { readonly more?: number | undefined }> {
  private groups: Map<string, { last: Item; kept: number; object: number }> | undefined;

  constructor(private readonly keep: (item: Item) => void) {}

  /**
   * `group`: what is said, and where several files are seen, in which; `object`: the number of the object, from 1;
   * `more`: how many say the same and were let go before.
   */
  see(group: string, object: number, make: () => Item, more = 0): void {
    const groups = (this.groups ??= new Map());
    let same = groups.get(group);
    const isShown = same === undefined || same.kept < MOST_EVIDENCE || same.object === object;
    if (isShown) {
      same = { last: make(), kept: (same?.kept ?? 0) + 1, object };
      groups.set(group, same);
      this.keep(same.last);
    }
    const unseen = more + (isShown ? 0 : 1);
    const last: { more?: number | undefined } = same!.last;
    if (unseen > 0) last.more = (last.more ?? 0) + unseen;
  }
}

/** How many there are, those that aren't kept among them. */
export function howMany(kept: readonly { readonly more?: number | undefined }[]): number {
  return kept.reduce((sum, { more = 0 }) => sum + 1 + more, 0);
}

/** Takes a sign at a field of the object; `value` as in Sighting. */
export type See = (sign: SignId, path: DataPath, value?: string) => void;

/** The signs that one object shows by itself. What needs several objects is in `estate.ts`. */
export function seeObject(resource: Resource, see: See): void {
  const { group, type } = resource;
  const itself = SIGNS_OF_OBJECTS.get(type);
  if (itself !== undefined) see(itself, []);
  if (/^(?:apps\.openshift\.io)?\/DeploymentConfig$/.test(type)) see('openshift-workload', []);
  else if (group.endsWith('.openshift.io')) see('openshift-object', []);
  BY_KIND[type]?.(resource, see);
}

/** Sees the signs that a workload shows, and returns the languages among them. */
export function seeWorkload(
  { namespace }: Resource,
  workload: Workload,
  template: Template,
  see: See,
): readonly string[] {
  const { path: top, data: pod, containers } = template;
  see('kubernetes-workload', []);
  for (const { image, path } of containers) {
    const sign = image === undefined ? undefined : signOfImage(imagePath(image), namespace);
    if (sign !== undefined) see(sign, [...path, 'image']);
  }
  for (const key of ['labels', 'annotations']) {
    const map = mapAt(pod, 'metadata', key);
    if (map === undefined) continue;
    injection(map, [...top, 'metadata', key], see);
    if (isTrueAt(map, 'dapr.io/enabled')) see('library-for-calls', [...top, 'metadata', key, 'dapr.io/enabled']);
  }
  if (textAt(pod, 'spec', 'nodeSelector', 'kubernetes.io/os') === 'windows')
    see('windows-node', [...top, 'spec', 'nodeSelector', 'kubernetes.io/os']);
  if (workload.class === 'broker') see('message-broker', []);
  if (workload.class !== 'app' || workload.uncounted !== undefined) return [];
  const languages = languagesIn(template);
  for (const { value, path } of languages) see('language', path, value);
  for (const container of containers) if (!container.init) ofContainer(container, see);
  return [...new Set(languages.map(({ value }) => value))];
}

function ofContainer({ data, path }: Container, see: See): void {
  for (const probe of ['readinessProbe', 'livenessProbe', 'startupProbe'])
    if (mapAt(data, probe, 'grpc') !== undefined) see('traffic-kind', [...path, probe, 'grpc'], 'grpc');
  for (const [index, item] of listAt(data, 'env').entries()) {
    const key = textAt(item, 'name') ?? '';
    if (/^(?:EUREKA_|SPRING_CLOUD_CONSUL_|CONSUL_HTTP_ADDR$|DAPR_(?:HTTP|GRPC)_PORT$)/.test(key))
      see('library-for-calls', [...path, 'env', index]);
    if (/^(?:OTEL_EXPORTER_|DD_AGENT_HOST$|DD_TRACE_AGENT_URL$)/.test(key)) see('metrics', [...path, 'env', index]);
  }
}

/** Images of control planes, agents, and proxies; the organization is part of their name. */
const SIGN_OF_IMAGE: readonly (readonly [RegExp, SignId])[] = [
  [/(?:^|\/)(?:ingress-nginx\/controller|nginx-ingress-controller)$/, 'ingress-nginx'],
  [/(?:^|\/)(?<!cilium\/)ztunnel$/, 'istio-ambient'],
  [/(?:^|\/)pilot$/, 'istio-control-plane'],
  [/(?:^|\/)(?:linkerd|buoyantio)\/controller$/, 'linkerd-control-plane'],
  [/(?:^|\/)kuma-cp$/, 'kuma-control-plane'],
  [/(?:^|\/)appmesh-controller$/, 'app-mesh'],
  [/(?:^|\/)osm-controller$/, 'open-service-mesh'],
  [/(?:^|\/)cilium\/cilium$/, 'cilium-agent'],
  [/(?:^|\/)(?:calico\/node|flannel\/flannel|amazon-k8s-cni|weave-kube|antrea[a-z-]*)$/, 'other-network-plugin'],
  [/(?:^|\/)oauth2-proxy$/, 'login-at-the-edge'],
];

function signOfImage(path: string, namespace: string): SignId | undefined {
  const sign = SIGN_OF_IMAGE.find((row) => row[0].test(path))?.[1];
  return sign === 'istio-control-plane' && namespace.startsWith('aks-istio-') ? 'istio-on-aks' : sign;
}

/** Labels and annotations that switch injection on, for a namespace or a pod. */
const INJECTION: readonly { readonly key: string; readonly values: RegExp; readonly sign: SignId }[] = [
  { key: 'istio-injection', values: /^enabled$/, sign: 'istio-sidecars' },
  { key: 'sidecar.istio.io/inject', values: /^true$/, sign: 'istio-sidecars' },
  { key: 'istio.io/rev', values: /./, sign: 'istio-sidecars' },
  { key: 'istio.io/dataplane-mode', values: /^ambient$/, sign: 'istio-ambient' },
  { key: 'linkerd.io/inject', values: /^(?:enabled|ingress)$/, sign: 'linkerd-injection' },
  { key: 'consul.hashicorp.com/connect-inject', values: /^true$/, sign: 'consul-injection' },
  { key: 'kuma.io/sidecar-injection', values: /^(?:enabled|true)$/, sign: 'kuma-injection' },
];

function injection(map: Mapping, path: DataPath, see: See): void {
  for (const { key, values, sign } of INJECTION)
    if (Object.hasOwn(map, key) && values.test(textAt(map, key) ?? (isTrueAt(map, key) ? 'true' : '')))
      see(sign, [...path, key]);
}

/** Webhooks that inject proxies. That of Istio is named after its revision, too. */
const INJECTORS: readonly (readonly [RegExp, SignId])[] = [
  [/^istio-sidecar-injector(?:-|$)/, 'istio-injector'],
  [/^linkerd-proxy-injector-webhook-config$/, 'linkerd-injector'],
  [/(?:^|-)consul-connect-injector$/, 'consul-injector'],
];

/** Proxies in pods, by the name that their injector gives to the container. */
const PROXIES: Readonly<Record<string, SignId>> = {
  'istio-proxy': 'istio-proxy-in-pod',
  'linkerd-proxy': 'linkerd-proxy-in-pod',
  'consul-dataplane': 'consul-proxy-in-pod',
  'kuma-sidecar': 'kuma-proxy-in-pod',
};

const OF_AKS = /^mcr\.microsoft\.com\/oss\/.*istio\//;

function proxyOf(container: unknown): SignId | undefined {
  const name = textAt(container, 'name') ?? '';
  return Object.hasOwn(PROXIES, name) ? PROXIES[name] : undefined;
}

/** Whether a Service is the gateway through which the clusters of a mesh call each other, by its ports. */
export function isBetweenClusters(service: unknown): boolean {
  const ports = new Set(listAt(service, 'spec', 'ports').map((port) => numberAt(port, 'port')));
  return [4143, 15443].some((port) => ports.has(port)) && ![80, 443, 8080, 8443].some((port) => ports.has(port));
}

const PROVIDERS: readonly (readonly [RegExp, string])[] = [
  [/^aws:\/\//, 'aws'],
  [/^azure:\/\//, 'azure'],
  [/^gce:\/\//, 'google'],
];

/** The namespace of Istio's own objects, in which a policy holds for the whole mesh. */
const ISTIO_ROOT = /^(?:istio-system|aks-istio-system)$/;

const BY_KIND: Readonly<Record<string, (resource: Resource, see: See) => void>> = {
  '/Namespace'({ data }, see) {
    for (const key of ['labels', 'annotations']) injection(mapAt(data, 'metadata', key) ?? {}, ['metadata', key], see);
    const level = ['metadata', 'labels', 'pod-security.kubernetes.io/enforce'];
    if (/^(?:baseline|restricted)$/.test(textAt(data, ...level) ?? '')) see('pod-security', level);
  },
  '/Node'({ data }, see) {
    const provider = PROVIDERS.find(([pattern]) => pattern.test(textAt(data, 'spec', 'providerID') ?? ''))?.[1];
    if (provider !== undefined) see('provider-of-node', ['spec', 'providerID'], provider);
    const system = ['metadata', 'labels', 'kubernetes.io/os'];
    if (textAt(data, ...system) === 'windows') see('windows-node', system);
  },
  '/Pod'({ data }, see) {
    if (mapAt(data, 'status') === undefined) return;
    // Gateways, waypoints, and ztunnel have a proxy alone. Only beside an application, it is a sidecar.
    if (listAt(data, 'spec', 'containers').every((each) => proxyOf(each) !== undefined)) return;
    for (const list of ['containers', 'initContainers'])
      for (const [index, container] of listAt(data, 'spec', list).entries()) {
        const sign = proxyOf(container);
        // The AKS add-on has proxies of this name, too: its control plane says that it is the add-on.
        if (sign !== undefined && !OF_AKS.test(textAt(container, 'image') ?? ''))
          see(sign, ['spec', list, index, 'name']);
      }
  },
  '/Service'({ data }, see) {
    if (textAt(data, 'spec', 'type') === 'LoadBalancer' && !isBetweenClusters(data))
      see('load-balancer', ['spec', 'type']);
    for (const key of ['service.cilium.io/global', 'io.cilium/global-service'])
      if (isTrueAt(data, 'metadata', 'annotations', key)) see('global-service', ['metadata', 'annotations', key]);
    if (isTrueAt(data, 'metadata', 'labels', 'istio.io/global'))
      see('global-service', ['metadata', 'labels', 'istio.io/global']);
  },
  '/ConfigMap'({ data, name }, see) {
    if (name !== 'cilium-config') return;
    for (const key of ['enable-wireguard', 'enable-ipsec'])
      if (isTrueAt(data, 'data', key)) see('network-encryption', ['data', key]);
  },
  '/Secret'({ name, namespace }, see) {
    if (name === 'cacerts' && ISTIO_ROOT.test(namespace)) see('own-root', ['metadata', 'name']);
  },
  'networking.k8s.io/IngressClass'({ data }, see) {
    const controller = textAt(data, 'spec', 'controller');
    if (controller === INGRESS_NGINX) see('ingress-nginx', ['spec', 'controller']);
    if (controller === 'cilium.io/ingress-controller') see('cilium-proxy', ['spec', 'controller']);
  },
  'admissionregistration.k8s.io/MutatingWebhookConfiguration'({ data, name }, see) {
    const sign = INJECTORS.find(([pattern]) => pattern.test(name))?.[1];
    const [namespace = ''] = listAt(data, 'webhooks').flatMap(
      (webhook) => textAt(webhook, 'clientConfig', 'service', 'namespace') ?? [],
    );
    if (sign === 'istio-injector' && namespace.startsWith('aks-istio-')) see('istio-on-aks', ['metadata', 'name']);
    else if (sign !== undefined) see(sign, ['metadata', 'name']);
  },
  'networking.k8s.io/Ingress': ingress,
  'extensions/Ingress': ingress,
  'gateway.networking.k8s.io/Gateway'({ data }, see) {
    const owner = textAt(data, 'spec', 'gatewayClassName') ?? '';
    // A waypoint stands between services, not at the edge.
    if (owner.endsWith('waypoint')) return see('istio-ambient', ['spec', 'gatewayClassName']);
    see(/^(?:istio|consul|kuma)$/.test(owner) ? 'mesh-gateway' : 'gateway-api', ['spec', 'gatewayClassName']);
    for (const [index, listener] of listAt(data, 'spec', 'listeners').entries())
      if (mapAt(listener, 'tls') !== undefined && textAt(listener, 'tls', 'mode') !== 'Passthrough')
        see('tls-at-the-edge', ['spec', 'listeners', index, 'tls']);
  },
  'gateway.networking.k8s.io/HTTPRoute'({ data }, see) {
    for (const [index, rule] of listAt(data, 'spec', 'rules').entries())
      for (const [at, filter] of listAt(rule, 'filters').entries())
        if (/^(?:Request|Response)HeaderModifier$/.test(textAt(filter, 'type') ?? ''))
          see('header-change', ['spec', 'rules', index, 'filters', at]);
  },
  'gateway.envoyproxy.io/SecurityPolicy'({ data }, see) {
    if (mapAt(data, 'spec', 'jwt') !== undefined) see('jwt-at-the-edge', ['spec', 'jwt']);
    if (mapAt(data, 'spec', 'oidc') !== undefined) see('login-at-the-edge', ['spec', 'oidc']);
  },
  'gateway.envoyproxy.io/BackendTrafficPolicy'({ data }, see) {
    if (mapAt(data, 'spec', 'rateLimit') !== undefined) see('rate-limit', ['spec', 'rateLimit']);
  },
  'security.istio.io/RequestAuthentication'({ data }, see) {
    if (listAt(data, 'spec', 'jwtRules').length > 0) see('jwt-at-the-edge', ['spec', 'jwtRules']);
  },
  'security.istio.io/PeerAuthentication'({ data, namespace }, see) {
    const mode = textAt(data, 'spec', 'mtls', 'mode');
    const isRoot = ISTIO_ROOT.test(namespace) && mapAt(data, 'spec', 'selector') === undefined;
    if (mode === 'STRICT') see(isRoot ? 'strict-everywhere' : 'strict-in-places', ['spec', 'mtls', 'mode']);
    if (mode === 'PERMISSIVE') see('permissive-mtls', ['spec', 'mtls', 'mode']);
  },
  'security.istio.io/AuthorizationPolicy'({ data, namespace }, see) {
    const spec = mapAt(data, 'spec');
    if (spec !== undefined && Object.keys(spec).length === 0 && ISTIO_ROOT.test(namespace))
      see('default-deny-in-mesh', ['spec']);
  },
  'networking.k8s.io/NetworkPolicy'({ data }, see) {
    const everyPod = entriesAt(data, 'spec', 'podSelector').length === 0;
    if (
      everyPod &&
      listAt(data, 'spec', 'policyTypes').includes('Egress') &&
      listAt(data, 'spec', 'egress').length === 0
    )
      see('egress-denied', ['spec', 'policyTypes']);
  },
  'cert-manager.io/Issuer': issuer,
  'cert-manager.io/ClusterIssuer': issuer,
};

function ingress({ data }: Resource, see: See): void {
  if (listAt(data, 'spec', 'tls').length > 0) see('tls-at-the-edge', ['spec', 'tls']);
  for (const key of ['limit-rps', 'limit-rpm', 'limit-connections']) {
    const path = ['metadata', 'annotations', `nginx.ingress.kubernetes.io/${key}`];
    if (textAt(data, ...path) !== undefined) see('rate-limit', path);
  }
}

function issuer({ data }: Resource, see: See): void {
  for (const kind of ['ca', 'vault']) if (mapAt(data, 'spec', kind) !== undefined) see('own-root', ['spec', kind]);
}
