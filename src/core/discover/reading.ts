import { Addresses, type AddressSeen } from './addresses.ts';
import { MANIFEST_TEXT } from './manifest-text.ts';
import { type DataDocument, readDocuments, type UnreadDocument, withPlainLines } from '../yaml/documents.ts';
import { type BuildFile, isBuildFile, readBuildFile } from './build-files.ts';
import { type Base, isCompose, readCompose } from './compose.ts';
import { findingsIn } from './findings.ts';
import type { IngressClassSeen, IngressSeen } from './ingress.ts';
import { type JsonItem, readItem, readJson, type Rest } from './json-documents.ts';
import { Alike, type Place } from './places.ts';
import { GROUP, KIND, type Resource, resourcesOf, type Shared } from './resources.ts';
import { serviceSeen, type ServiceSeen, workloadSeen, type WorkloadSeen } from './seen.ts';
import {
  isBetweenClusters,
  MOST_EVIDENCE,
  type See,
  seeObject,
  seeWorkload,
  type Sighting,
  Tally,
} from './sightings.ts';
import { entriesAt, isTrueAt, listAt, type Mapping, numberAt, textAt, valueAt, wholeMapAt } from './values.ts';
import { templateOf, workloadOf } from './workloads.ts';

/**
 * A file as text, or the items of lists in JSON, one by one, and what follows them; `name` is its path below the folder
 * that is read, with `/` on every system.
 */
export type InputFile = { readonly name: string } & (
  { readonly text: string } | { readonly items: Iterable<JsonItem | Rest> | AsyncIterable<JsonItem | Rest> }
);

/** A NetworkPolicy, as far as a mesh trips over it. */
export interface PolicySeen {
  readonly namespace: string;
  readonly selector: Mapping;
  readonly without15008?: Place;
  readonly egressDenied?: Place;
}

/** A kind that a CRD of a cluster defines, with the versions that the API server serves; it can serve none. */
export interface CrdSeen {
  readonly group: string;
  readonly kind: string;
  readonly versions: readonly string[];
}

/** A text in a field that is only compared and counted, never shown. */
export interface ValueSeen {
  readonly value: string;
  readonly place: Place;
}

/** Everything that one file shows. */
export interface FileReading {
  readonly name: string;
  /** What the file is: `other` holds nothing that is known here. */
  readonly kind: 'dump' | 'manifests' | 'compose' | 'repository' | 'other';
  readonly objects: number;
  readonly unread: readonly UnreadDocument[];
  readonly workloads: readonly WorkloadSeen[];
  /** Objects that only change a workload elsewhere: patches of overlays. */
  readonly patches: readonly Place[];
  /** Workloads without a name that an API server accepts. */
  readonly unnamed: readonly Place[];
  /** Pods and the like that belong to a workload. */
  readonly owned: number;
  readonly sightings: readonly Sighting[];
  readonly kinds: readonly string[];
  readonly services: readonly ServiceSeen[];
  readonly policies: readonly PolicySeen[];
  /** Namespaces in which Pod Security admission rejects NET_ADMIN. */
  readonly restricted: readonly (readonly [namespace: string, place: Place])[];
  /** Endpoints by `namespace/name` of their Service. */
  readonly endpoints: readonly (readonly [service: string, place: Place])[];
  readonly ingresses: readonly IngressSeen[];
  readonly ingressClasses: readonly IngressClassSeen[];
  readonly addresses: Iterable<AddressSeen>;
  readonly teams: readonly ValueSeen[];
  readonly destinations: readonly ValueSeen[];
  /** Of a cluster only: a CRD in manifests says nothing about what is installed. */
  readonly crds: readonly CrdSeen[];
  /** Releases and applications that a GitOps tool renders elsewhere. */
  readonly units: readonly Place[];
  /** Services of other compose files that services of this one extend. */
  readonly bases: readonly Base[];
  /** Compose files that this one includes. */
  readonly included: readonly string[];
  /** What it says about how a service is built or delivered. */
  readonly build?: BuildFile;
}

/**
 * Reads one file; `inside` follows, and what it returns is waited for. Never throws on what the file holds: whatever
 * has an unexpected shape is skipped. `prefix` comes before its name in places.
 */
export async function readFile(
  input: InputFile,
  prefix: string,
  shared: Shared,
  inside?: (documents: number) => Promise<void> | undefined,
): Promise<FileReading> {
  const { name } = input;
  const file = prefix + name;
  const draft: Draft = nothingIn(name);
  const tally = new Tally<Sighting>((sighting) => add(draft, 'sightings', sighting));
  const keeping: Keeping = { tally, alike: new Alike() };
  if (isBuildFile(name) && 'text' in input) {
    const build = readBuildFile(name, file, input.text);
    return build === undefined ? draft : { ...draft, build, teams: build.teams };
  }
  let documents = 0;
  for await (const document of 'text' in input ? documentsOf(input.text) : input.items) {
    if ('rest' in document) for (const each of documentsAfter(document)) readDocument(each);
    else if ('text' in document) for (const each of documentsOfItem(document)) readDocument(each);
    else readDocument(document);
    const shown = inside?.(++documents);
    if (shown !== undefined) await shown;
  }
  // A list can have one item, too.
  const isExport = draft.kind === 'dump' && draft.objects === 1 && 'text' in input && !LIST.test(input.text);
  return isExport ? exported(draft) : draft;

  function readDocument(document: DataDocument | UnreadDocument): void {
    if ('code' in document) add(draft, 'unread', document);
    else if (isCompose(document.data)) {
      const { workloads, sightings, bases, included } = readCompose(prefix, name, document);
      for (const base of bases) add(draft, 'bases', base);
      for (const each of included) add(draft, 'included', each);
      for (const workload of workloads) add(draft, 'workloads', workload);
      for (const sighting of sightings) add(draft, 'sightings', sighting);
      draft.kind = 'compose';
    } else if (listAt(document.data, 'containerDefinitions').length > 0) {
      const place = { file, line: document.lines.lineOf(['containerDefinitions']), object: 'task definition' };
      add(draft, 'sightings', { sign: 'ecs-task', place: { ...place, field: 'containerDefinitions' }, live: false });
    } else {
      for (const resource of resourcesOf(shared, file, document)) {
        readResource(resource, draft, keeping);
        draft.kind = draft.kind === 'dump' || resource.live ? 'dump' : 'manifests';
      }
    }
  }
}

const LIST = /\bkind"?\s*:\s*["']?\w*List\b/;

/** One object that somebody exported shows what it says, and no other as missing: it is no dump of a cluster. */
function exported(reading: FileReading): FileReading {
  return {
    ...reading,
    kind: 'manifests',
    sightings: reading.sightings.map((each) => ({ ...each, live: false })),
    ingresses: reading.ingresses.map((each) => ({ ...each, live: false })),
    crds: NONE,
  };
}

function documentsOf(text: string): Iterable<DataDocument | UnreadDocument> {
  const json = /^\ufeff?\s*[{[]/.test(text) ? readJson(withPlainLines(text)) : undefined;
  return json ?? readDocuments(text, MANIFEST_TEXT);
}

/** Up to this line, an item that isn't JSON is read as YAML: empty lines stand for those before it. */
const MOST_LINES = 10_000;

/** An item of a list in JSON, or as people write it, with comments and trailing commas. */
function documentsOfItem(item: JsonItem): Iterable<DataDocument | UnreadDocument> {
  const read = readItem(item);
  return 'data' in read || item.text === '' || item.line > MOST_LINES
    ? [read]
    : readDocuments('\n'.repeat(item.line - 1) + item.text, MANIFEST_TEXT);
}

/** The documents after a list: more JSON, or YAML after a line `---`. Empty lines keep the lines those of the file. */
function documentsAfter({ rest, line }: Rest): Iterable<DataDocument | UnreadDocument> {
  const isStream = /^\s*(?:[{[]|(?:#[^\n]*\n\s*)*---(?:\s|$))/.test(rest);
  return isStream ? documentsOf('\n'.repeat(line - 1) + rest) : [{ line, column: 1, code: 'not-yaml' }];
}

/** One empty list for all that show nothing: most files of a large estate show little. */
const NONE: readonly never[] = [];

/** A file in which nothing was seen. */
export function nothingIn(name: string, kind: FileReading['kind'] = 'other'): FileReading {
  return {
    name,
    kind,
    objects: 0,
    unread: NONE,
    workloads: NONE,
    patches: NONE,
    unnamed: NONE,
    owned: 0,
    sightings: NONE,
    kinds: NONE,
    services: NONE,
    policies: NONE,
    restricted: NONE,
    endpoints: NONE,
    ingresses: NONE,
    ingressClasses: NONE,
    addresses: NONE,
    teams: NONE,
    destinations: NONE,
    crds: NONE,
    units: NONE,
    bases: NONE,
    included: NONE,
  };
}

/** What a list of each file holds, together. Most are empty, so that `flatMap` would cost more than what it finds. */
export function together<Key extends ListKey>(
  files: readonly FileReading[],
  key: Key,
): readonly FileReading[Key][number][] {
  if (files.length === 1) return files[0]![key];
  const all: FileReading[Key][number][] = [];
  for (const file of files) {
    const list: FileReading[Key] = file[key];
    for (let at = 0; at < list.length; at++) all.push(list[at]!);
  }
  return all;
}

/** A file that is being read. */
type Draft = { -readonly [Key in keyof FileReading]: FileReading[Key] };
/** What the objects of one file are kept with. */
interface Keeping {
  readonly tally: Tally<Sighting>;
  readonly alike: Alike;
}
type ListKey = { [Key in keyof Draft]-?: Draft[Key] extends readonly unknown[] ? Key : never }[keyof Draft];

function add<Key extends ListKey>(draft: Draft, key: Key, item: Draft[Key][number]): void {
  const list: readonly unknown[] = draft[key];
  // A list that grows keeps room for twenty more. Most stay short.
  if (list.length < MOST_OF_SHORT) (draft as Record<ListKey, readonly unknown[]>)[key] = list.concat([item]);
  else (list as unknown[]).push(item);
}

const MOST_OF_SHORT = 4;

function readResource(resource: Resource, draft: Draft, keeping: Keeping): void {
  const { kind, alone, live } = resource;
  const object = ++draft.objects;
  const see: See = (sign, path, value) => {
    const make = () => ({ sign, place: resource.place(path), live, value });
    // Most files show less than what is told of one sign.
    if (draft.sightings.length < MOST_EVIDENCE) add(draft, 'sightings', make());
    else keeping.tally.see(`${sign} ${live} ${value}`, object, make);
  };
  if (!draft.kinds.includes(kind)) draft.kinds = draft.kinds.length === 0 ? alone : [...draft.kinds, kind];
  seeObject(resource, see);
  readWorkload(resource, draft, keeping, see);
  READERS[resource.type]?.(resource, draft, keeping);
}

function readWorkload(resource: Resource, draft: Draft, { alike }: Keeping, see: See): void {
  const template = templateOf(resource);
  if (template === undefined) return;
  const workload = workloadOf(resource, template);
  if (workload === 'owned') draft.owned++;
  else if (workload === 'patch') add(draft, 'patches', resource.place([]));
  else if (workload === 'unnamed') add(draft, 'unnamed', resource.place([]));
  else {
    const { isPlaced } = resource;
    const languages = seeWorkload(resource, workload, template, see);
    const kept = workloadSeen(workload, languages, findingsIn(resource, workload, template), alike, isPlaced);
    add(draft, 'workloads', kept);
    if (workload.class !== 'app') return;
    for (const { data, path } of template.containers)
      for (const [index, item] of listAt(data, 'env').entries()) {
        const value = textAt(item, 'name') === undefined ? undefined : textAt(item, 'value');
        const address = value?.includes('://') === true ? ADDRESS.exec(value.slice(0, 300)) : null;
        if (address === null) continue;
        const place = resource.place([...path, 'env', index]);
        const [scheme, host] = [SCHEMES.get(address[1]!)!, address[2]!];
        const addresses = draft.addresses instanceof Addresses ? draft.addresses : new Addresses();
        draft.addresses = addresses;
        addresses.add(draft.objects, kept, { scheme, host, place }, alike, isPlaced);
      }
  }
}

const VERSION = /^v[0-9]{1,3}(?:(?:alpha|beta)[0-9]{1,3})?$/;

/** The scheme and the first part of the host; without credentials, which hosts of services in a cluster don't have. */
const ADDRESS = /^(https?|grpc|tcp|amqp|kafka|nats):\/\/([a-z0-9-]{1,63})(?=[.:/]|$)/;

const READERS: Readonly<Record<string, (resource: Resource, draft: Draft, keeping: Keeping) => void>> = {
  '/Service'(resource, draft, { alike }) {
    const { file, kind, namespace, name, data, isPlaced } = resource;
    const isPublic = textAt(data, 'spec', 'type') === 'LoadBalancer' && !isBetweenClusters(data);
    const ports = listAt(data, 'spec', 'ports').map((port, index) => ({
      number: numberAt(port, 'port'),
      protocol: protocolOf(port),
      place: resource.place(['spec', 'ports', index]),
    }));
    const [group, selector] = [{ file, kind, namespace, isPublic }, wholeMapAt(data, 'spec', 'selector')];
    const place = resource.place(['spec']);
    add(draft, 'services', serviceSeen(group, name, place, selector, ports, alike, isPlaced));
  },
  'networking.k8s.io/Ingress': readIngress,
  'extensions/Ingress': readIngress,
  'networking.k8s.io/IngressClass'({ data, name }, draft) {
    const controller = textAt(data, 'spec', 'controller');
    if (controller === undefined) return;
    const isDefault = isTrueAt(data, 'metadata', 'annotations', 'ingressclass.kubernetes.io/is-default-class');
    add(draft, 'ingressClasses', { name, controller, isDefault });
  },
  '/Endpoints'(resource, draft) {
    add(draft, 'endpoints', [`${resource.namespace}/${resource.name}`, resource.place([])]);
  },
  'discovery.k8s.io/EndpointSlice'(resource, draft) {
    const service = textAt(resource.data, 'metadata', 'labels', 'kubernetes.io/service-name');
    if (service !== undefined) add(draft, 'endpoints', [`${resource.namespace}/${service}`, resource.place([])]);
  },
  '/Namespace'(resource, draft) {
    const level = ['metadata', 'labels', 'pod-security.kubernetes.io/enforce'];
    if (/^(?:baseline|restricted)$/.test(textAt(resource.data, ...level) ?? ''))
      add(draft, 'restricted', [resource.name, resource.place(level)]);
    for (const list of ['labels', 'annotations'])
      for (const [key, value] of entriesAt(resource.data, 'metadata', list))
        if (/(?:^|\/)(?:team|owner|owned-by|squad)$/.test(key) && typeof value === 'string' && value !== '')
          add(draft, 'teams', { value, place: resource.place(['metadata', list]) });
  },
  'networking.k8s.io/NetworkPolicy'(resource, draft) {
    const { namespace, data } = resource;
    const rules = listAt(data, 'spec', 'ingress');
    const closed = rules.findIndex((rule) => listAt(rule, 'ports').length > 0);
    const isOpen = rules.some(
      (rule) =>
        listAt(rule, 'ports').length === 0 || listAt(rule, 'ports').some((port) => numberAt(port, 'port') === 15008),
    );
    const types = listAt(data, 'spec', 'policyTypes');
    add(draft, 'policies', {
      namespace,
      selector: wholeMapAt(data, 'spec', 'podSelector', 'matchLabels'),
      ...(closed !== -1 && !isOpen && { without15008: resource.place(['spec', 'ingress', closed, 'ports']) }),
      ...(types.includes('Egress') &&
        listAt(data, 'spec', 'egress').length === 0 && { egressDenied: resource.place(['spec', 'policyTypes']) }),
    });
  },
  'argoproj.io/Application'(resource, draft) {
    add(draft, 'units', resource.place([]));
    for (const key of ['server', 'name']) {
      const value = textAt(resource.data, 'spec', 'destination', key);
      if (value !== undefined && value !== '')
        return void add(draft, 'destinations', { value, place: resource.place(['spec', 'destination', key]) });
    }
  },
  'apiextensions.k8s.io/CustomResourceDefinition'({ data, live }, draft) {
    const group = textAt(data, 'spec', 'group') ?? '';
    const kind = textAt(data, 'spec', 'names', 'kind') ?? '';
    if (!live || !GROUP.test(group) || !KIND.test(kind)) return;
    const defined = listAt(data, 'spec', 'versions');
    const served = defined.filter((version) => valueAt(version, ['served']) !== false);
    const versions = served.flatMap((version) => textAt(version, 'name') ?? []).filter((name) => VERSION.test(name));
    if (versions.length > 0 || (defined.length > 0 && served.length === 0))
      add(draft, 'crds', { group, kind, versions });
  },
  'helm.toolkit.fluxcd.io/HelmRelease'(resource, draft) {
    add(draft, 'units', resource.place([]));
  },
};

function readIngress(resource: Resource, draft: Draft): void {
  const { data, live } = resource;
  const className =
    textAt(data, 'spec', 'ingressClassName') ?? textAt(data, 'metadata', 'annotations', 'kubernetes.io/ingress.class');
  add(draft, 'ingresses', { className, live, place: resource.place([]) });
}

/** `appProtocol`, or the protocol with which the name of the port begins; `udp` where it isn't TCP at all. */
function protocolOf(port: unknown): string | undefined {
  if (textAt(port, 'protocol') === 'UDP') return 'udp';
  const declared = textAt(port, 'appProtocol')?.toLowerCase();
  if (declared !== undefined) return declared.replace(/^kubernetes\.io\//, '');
  const name = (textAt(port, 'name') ?? '').toLowerCase();
  return PROTOCOLS.get(name.includes('-') ? name.slice(0, name.indexOf('-')) : name);
}

const PROTOCOLS = sameTexts('http https http2 grpc tcp tls mongo mysql redis udp');
const SCHEMES = sameTexts('http https grpc tcp amqp kafka nats');

/** Each word by itself: what a file says is then kept once, not for each place that says it. */
function sameTexts(words: string): ReadonlyMap<string, string> {
  return new Map(words.split(' ').map((word) => [word, word]));
}
