import type { Finding } from './findings.ts';
import { ofIngresses, withUseOfNginx } from './ingress.ts';
import { Alike, type Place } from './places.ts';
import { type FileReading, type PolicySeen, together } from './reading.ts';
import type { ServiceSeen, WorkloadSeen } from './seen.ts';
import { DistinctNames, servicesIn, type Sources } from './sources.ts';
import { type Sighting, Tally } from './sightings.ts';
import { type SignId, signRow } from './signs.ts';
import { selects } from './workloads.ts';

/** What the files of one source show together: signs and findings that need several objects are added. */
export interface Estate {
  /** Each workload once, with all its findings. */
  readonly workloads: readonly WorkloadSeen[];
  /** How many services the workloads are, and which are other versions of one. */
  readonly services: number;
  readonly versions: readonly WorkloadSeen[];
  findingsOf(workload: WorkloadSeen): readonly Finding[];
  readonly sightings: readonly Sighting[];
  readonly kinds: ReadonlySet<string>;
}

/** The data plane that every sign of a mesh speaks for; undefined where there is none, or they speak for both. */
export function dataPlaneOf({ sightings }: Pick<Estate, 'sightings'>): 'sidecar' | 'ambient' | undefined {
  const [plane, ...others] = new Set(sightings.flatMap(({ sign }) => signRow(sign).dataPlane ?? []));
  return others.length === 0 ? plane : undefined;
}

/** Joins what single files show. Workloads learn which Services they are behind, and what they trip over. */
export function estateOf(files: readonly FileReading[], { chosen }: Sources): Estate {
  const services = together(files, 'services');
  const all = together(files, 'workloads');
  const areDifferent = chosen?.repeats === false && files.every(({ name }) => chosen.files.has(name));
  const workloads = areDifferent ? all : onlyOnce(all);
  const kinds = new Set(together(files, 'kinds'));
  const policies = byNamespace(together(files, 'policies'));
  const restricted = new Map(together(files, 'restricted'));
  const findingsOf = (workload: WorkloadSeen): readonly Finding[] => [
    ...workload.ownFindings,
    ...ofServices(workload.services),
    ...ofPolicies(policies.get(workload.namespace) ?? NONE, workload),
    ...(restricted.has(workload.namespace)
      ? [{ id: 'pod-security', place: restricted.get(workload.namespace)! } as const]
      : NONE),
  ];
  const { count, versions } = servicesIn(workloads);
  const selecting = bySelector(services);
  const ingresses = together(files, 'ingresses');
  const ingressClasses = together(files, 'ingressClasses');
  const alike = new Alike();
  for (const workload of workloads) {
    workload.services = servicesBefore(workload, selecting);
    const ids = new Set(findingsOf(workload).map(({ id }) => id));
    if (ids.size > 0) workload.trips = alike.of([...ids].join(' '), () => [...ids]);
    for (const service of workload.services) {
      if (workload.class === 'app') service.isOfApp = true;
      if (workload.class === 'mesh') service.isOfMesh = true;
    }
  }
  return {
    workloads,
    services: count,
    versions,
    findingsOf,
    sightings: [
      ...withUseOfNginx(ofInjectors(together(files, 'sightings'), kinds), ingresses, ingressClasses),
      ...ofIngresses(ingresses, ingressClasses),
      ...traffic(services),
      ...services.flatMap((service) =>
        service.isPublic && service.isOfMesh
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
    const { sign, place, live, more } = each;
    if (sign === 'istio-injector' && seen.has('istio-ambient'))
      return { sign: 'istio-control-plane', place, live, more };
    const isInUse = !kinds.has('Deployment') || controlPlanes.some((other) => seen.has(other));
    const isLive = live && isInUse && (sign !== 'istio-injector' || kinds.has('DaemonSet'));
    return { sign, place, live: isLive, more };
  });
}

/** Each workload once; one that its file describes again shows the languages of all. */
function onlyOnce(workloads: readonly WorkloadSeen[]): readonly WorkloadSeen[] {
  const seen = new DistinctNames();
  const again = new Set<WorkloadSeen>();
  for (const each of workloads)
    if (!seen.add(each, each.service === each.name ? each.name : `${each.service}/${each.name}`)) again.add(each);
  if (again.size === 0) return workloads;
  const keyOf = ({ file, words }: WorkloadSeen) => `${file} ${words}`;
  const languages = new Map<string, readonly string[]>();
  for (const each of again) languages.set(keyOf(each), [...(languages.get(keyOf(each)) ?? NONE), ...each.languages]);
  return workloads.flatMap((each) => {
    if (again.has(each)) return NONE;
    const others = languages.get(keyOf(each)) ?? NONE;
    return others.length === 0 ? each : each.with({ languages: [...new Set([...each.languages, ...others])] });
  });
}

function byNamespace(policies: readonly PolicySeen[]): ReadonlyMap<string, readonly PolicySeen[]> {
  const found = new Map<string, PolicySeen[]>(policies.map(({ namespace }) => [namespace, []]));
  for (const policy of policies) found.get(policy.namespace)!.push(policy);
  return found;
}

/** Services by their namespace with the first label that they select, and the value of that label. */
type Selecting = ReadonlyMap<string, ReadonlyMap<unknown, readonly ServiceSeen[]>>;

function bySelector(services: readonly ServiceSeen[]): Selecting {
  const found = new Map<string, Map<unknown, ServiceSeen[]>>();
  for (const [order, service] of services.entries()) {
    service.order = order;
    const { namespace, selector } = service;
    const [first] = Object.keys(selector);
    if (first === undefined) continue;
    const key = `${namespace}/${first}`;
    let values = found.get(key);
    if (values === undefined) found.set(key, (values = new Map()));
    const others = values.get(selector[first]);
    if (others === undefined) values.set(selector[first], [service]);
    else others.push(service);
  }
  return found;
}

/** The Services that select a workload, in their order. One without a selector selects none. */
function servicesBefore({ namespace, labels }: WorkloadSeen, selecting: Selecting): readonly ServiceSeen[] {
  let found: readonly ServiceSeen[] = NONE;
  for (const label in labels) {
    const near = selecting.get(`${namespace}/${label}`)?.get(labels[label]) ?? NONE;
    const own = near.every(({ selector }) => selects(selector, labels))
      ? near
      : near.filter(({ selector }) => selects(selector, labels));
    if (own.length > 0) found = found.length === 0 ? own : [...found, ...own].sort((a, b) => a.order - b.order);
  }
  return found;
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

function traffic(services: readonly ServiceSeen[]): readonly Sighting[] {
  const [found, see] = kindsOfTraffic();
  for (const { isOfApp, order, ports } of services)
    for (const { protocol, number, place } of isOfApp ? ports : NONE)
      if (protocol !== undefined && number !== 53) see(order, protocol, place);
  return found;
}

function addressesOf(files: readonly FileReading[], services: readonly ServiceSeen[]): readonly Sighting[] {
  const names = new Set<string>();
  for (const { name } of services) names.add(name);
  for (const { kind, workloads } of files) if (kind === 'compose') for (const { name } of workloads) names.add(name);
  const [found, see] = kindsOfTraffic();
  let object = 0;
  for (const { addresses } of files)
    for (const { scheme, host, place, more } of addresses) if (names.has(host)) see(++object, scheme, place, more);
  return found;
}

/** Sightings of calls, and what adds one. */
function kindsOfTraffic(): [Sighting[], (object: number, protocol: string, place: Place, more?: number) => void] {
  const found: Sighting[] = [];
  const tally = new Tally<Sighting>((each) => found.push(each));
  return [
    found,
    (object, protocol, place, more) => {
      const value = valueOf(protocol);
      if (value === undefined) return;
      const group = `${place.file} ${value}`;
      tally.see(group, object, () => ({ sign: 'traffic-kind', place, value, live: false }), more);
    },
  ];
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
    return place === undefined || name === 'kubernetes'
      ? []
      : [{ sign: 'fixed-addresses', place, value: 'some', live: false } as const];
  });
}
