import type { Finding } from './findings.ts';
import { ofIngresses } from './ingress.ts';
import {
  type FileReading,
  type PolicySeen,
  type ServiceSeen,
  together,
  withFindings,
  type WorkloadSeen,
} from './reading.ts';
import { serviceKey } from './sources.ts';
import type { Sighting } from './sightings.ts';
import { type SignId, signRow } from './signs.ts';
import { selects } from './workloads.ts';

/** What the files of one source show together: signs and findings that need several objects are added. */
export interface Estate {
  /** Each workload once, with all its findings. */
  readonly workloads: readonly WorkloadSeen[];
  readonly sightings: readonly Sighting[];
  readonly kinds: ReadonlySet<string>;
}

/** The data plane that every sign of a mesh speaks for; undefined where there is none, or they speak for both. */
export function dataPlaneOf({ sightings }: Pick<Estate, 'sightings'>): 'sidecar' | 'ambient' | undefined {
  const [plane, ...others] = new Set(sightings.flatMap(({ sign }) => signRow(sign).dataPlane ?? []));
  return others.length === 0 ? plane : undefined;
}

/** Joins what single files show. */
export function estateOf(files: readonly FileReading[]): Estate {
  const services = together(files, 'services');
  const policies = together(files, 'policies');
  const workloads = onlyOnce(together(files, 'workloads'));
  const labeled = byLabel(workloads);
  const callable = services.map((service) => ({ service, behind: workloadsBehind(service, labeled) }));
  const policiesOf = byNamespace(policies);
  const behind = new Map<WorkloadSeen, ServiceSeen[]>();
  for (const { service, behind: found } of callable)
    for (const workload of found) {
      const own = behind.get(workload);
      if (own === undefined) behind.set(workload, [service]);
      else own.push(service);
    }
  const restricted = new Map(together(files, 'restricted'));
  const kinds = new Set(together(files, 'kinds'));
  return {
    workloads: workloads.map((workload) => {
      const own = behind.get(workload) ?? NONE;
      const findings = [
        ...workload.findings,
        ...ofServices(own),
        ...ofPolicies(policiesOf.get(workload.namespace) ?? NONE, workload),
        ...(restricted.has(workload.namespace)
          ? [{ id: 'pod-security', place: restricted.get(workload.namespace)! } as const]
          : NONE),
      ];
      return withFindings(workload, findings.length === 0 ? NONE : findings, own);
    }),
    sightings: [
      ...ofInjectors(together(files, 'sightings'), kinds),
      ...ofIngresses(together(files, 'ingresses'), together(files, 'ingressClasses')),
      ...callable.flatMap(({ service, behind: found }) =>
        found.some((workload) => workload.class === 'app') ? traffic(service) : [],
      ),
      ...callable.flatMap(({ service, behind: found }) =>
        service.isPublic && found.some((workload) => workload.class === 'mesh')
          ? [{ sign: 'mesh-gateway', place: service.place, live: false } as const]
          : [],
      ),
      ...addressesOf(files, services),
      ...fixedAddresses(files, services),
    ],
    kinds,
  };
}

/** The control planes that make the webhook of a mesh inject something. */
const CONTROL_PLANES: Partial<Readonly<Record<SignId, readonly SignId[]>>> = {
  'istio-injector': ['istio-control-plane', 'istio-on-aks'],
  'linkerd-injector': ['linkerd-control-plane'],
};

/**
 * The webhooks of meshes among signs, as far as they are certain. Uninstalling can leave one, so where Deployments were
 * collected, a control plane must be among them. Istio has its webhook in ambient mode, too: only DaemonSets show that.
 */
function ofInjectors(sightings: readonly Sighting[], kinds: ReadonlySet<string>): readonly Sighting[] {
  const seen = new Set(sightings.map(({ sign }) => sign));
  return sightings.map((each): Sighting => {
    const controlPlanes = CONTROL_PLANES[each.sign];
    if (controlPlanes === undefined) return each;
    const { sign, place, live } = each;
    if (sign === 'istio-injector' && seen.has('istio-ambient')) return { sign: 'istio-control-plane', place, live };
    const isInUse = !kinds.has('Deployment') || controlPlanes.some((other) => seen.has(other));
    return { sign, place, live: live && isInUse && (sign !== 'istio-injector' || kinds.has('DaemonSet')) };
  });
}

function onlyOnce(workloads: readonly WorkloadSeen[]): readonly WorkloadSeen[] {
  const seen = new Map<string, WorkloadSeen>();
  for (const workload of workloads) {
    const key = `${serviceKey(workload)}/${workload.name}`;
    if (!seen.has(key)) seen.set(key, workload);
  }
  return [...seen.values()];
}

function byNamespace(policies: readonly PolicySeen[]): ReadonlyMap<string, readonly PolicySeen[]> {
  const found = new Map<string, PolicySeen[]>(policies.map(({ namespace }) => [namespace, []]));
  for (const policy of policies) found.get(policy.namespace)!.push(policy);
  return found;
}

type Labeled = ReadonlyMap<string, ReadonlyMap<unknown, readonly WorkloadSeen[]>>;

/** Workloads by namespace and each of their labels, so that a selector is compared with few of them. */
function byLabel(workloads: readonly WorkloadSeen[]): Labeled {
  const found = new Map<string, Map<unknown, WorkloadSeen[]>>();
  for (const workload of workloads)
    for (const label in workload.labels) {
      const key = `${workload.namespace}/${label}`;
      let values = found.get(key);
      if (values === undefined) found.set(key, (values = new Map()));
      const value = workload.labels[label];
      const others = values.get(value);
      if (others === undefined) values.set(value, [workload]);
      else others.push(workload);
    }
  return found;
}

/** The workloads that a Service selects; none for a Service without a selector. */
function workloadsBehind({ namespace, selector }: ServiceSeen, labeled: Labeled): readonly WorkloadSeen[] {
  for (const first in selector) {
    const near = labeled.get(`${namespace}/${first}`)?.get(selector[first]) ?? NONE;
    return near.length === 0 ? near : near.filter(({ labels }) => selects(selector, labels));
  }
  return NONE;
}

const NONE: readonly never[] = [];

/** Ports whose server speaks first, besides those that Istio and Linkerd know. */
const SERVER_FIRST = new Set([21, 22, 110, 143, 587, 4222, 61616]);
/** Ports whose protocol proxies know without being told: mail, DNS, MySQL, and MongoDB in Istio. */
const KNOWN_PORTS = new Set([25, 53, 3306, 27017]);

function ofServices(services: readonly ServiceSeen[]): readonly Finding[] {
  return services.flatMap(({ ports }) =>
    ports.flatMap(({ number, protocol, place }): Finding[] => {
      if (protocol !== undefined || number === undefined || KNOWN_PORTS.has(number)) return [];
      return [{ id: SERVER_FIRST.has(number) ? 'server-first' : 'port-without-protocol', place }];
    }),
  );
}

function ofPolicies(policies: readonly PolicySeen[], workload: WorkloadSeen): readonly Finding[] {
  return policies
    .filter(({ selector }) => selects(selector, workload.labels))
    .flatMap(({ without15008, egressDenied }): Finding[] => [
      ...(without15008 === undefined ? [] : [{ id: 'policy-without-15008', place: without15008 } as const]),
      ...(egressDenied === undefined ? [] : [{ id: 'egress-denied', place: egressDenied } as const]),
    ]);
}

/** What the protocol of a port says about the calls between services. */
const TRAFFIC: Readonly<Record<string, string>> = {
  http: 'rest',
  https: 'rest',
  http2: 'rest',
  h2c: 'rest',
  grpc: 'grpc',
  'grpc-web': 'grpc',
  tcp: 'tcp',
  tls: 'tcp',
  udp: 'udp',
  amqp: 'messaging',
  kafka: 'messaging',
  nats: 'messaging',
};

function traffic({ ports }: ServiceSeen): readonly Sighting[] {
  return ports.flatMap(({ protocol, number, place }) =>
    protocol === undefined || number === 53 ? [] : sighting('traffic-kind', place, valueOf(protocol)),
  );
}

function addressesOf(files: readonly FileReading[], services: readonly ServiceSeen[]): readonly Sighting[] {
  const names = new Set([
    ...services.map(({ name }) => name),
    ...files.filter(({ kind }) => kind === 'compose').flatMap(({ workloads }) => workloads.map(({ name }) => name)),
  ]);
  return files.flatMap(({ addresses }) =>
    addresses.flatMap(({ scheme, host, place }) =>
      names.has(host) ? sighting('traffic-kind', place, valueOf(scheme)) : [],
    ),
  );
}

function valueOf(protocol: string): string | undefined {
  return Object.hasOwn(TRAFFIC, protocol) ? TRAFFIC[protocol] : undefined;
}

/** Endpoints that a person wrote: their Service is there and selects no pods. */
function fixedAddresses(files: readonly FileReading[], services: readonly ServiceSeen[]): readonly Sighting[] {
  const endpoints = new Map(together(files, 'endpoints'));
  return services.flatMap(({ namespace, name, selector }) => {
    const place = Object.keys(selector).length > 0 ? undefined : endpoints.get(`${namespace}/${name}`);
    // The API server's own Service has no selector either.
    return place === undefined || name === 'kubernetes' ? [] : sighting('fixed-addresses', place, 'some');
  });
}

function sighting(sign: SignId, place: Sighting['place'], value: string | undefined): readonly Sighting[] {
  return value === undefined ? [] : [{ sign, place, value, live: false }];
}
