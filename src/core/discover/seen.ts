import type { DiscoveredWorkload } from './discover.ts';
import type { FindingId } from './finding-table.ts';
import type { Finding } from './findings.ts';
import { type Alike, type Below, type Located, type Place, placeIn } from './places.ts';
import { UNNAMED } from './resources.ts';
import { MOST_EVIDENCE } from './sightings.ts';
import { isCounted } from './sources.ts';
import type { Mapping } from './values.ts';
import { isVersion, type Labels, objectName, serviceName, type Workload } from './workloads.ts';

/** The objects that stay in memory until all files are read. They are small: a cluster can have very many. */

const NONE: readonly never[] = [];

/** What many objects have in common, so that it is kept once. */
interface Group {
  readonly file: string;
  readonly kind: string;
  readonly namespace: string;
  /** What comes before the name where the object is named. */
  readonly prefix: string;
}

export function groupOf({ file, kind, namespace }: Omit<Group, 'prefix'>): Group {
  return { file, kind, namespace, prefix: objectName({ kind, namespace, name: '' }) };
}

abstract class Seen<Of extends Group> implements Located {
  constructor(
    protected readonly group: Of,
    readonly name: string,
    /** Its place, or only its line where that is known. */
    protected readonly at: Place | number,
  ) {}

  get file(): string {
    return this.group.file;
  }

  get line(): number {
    return typeof this.at === 'number' ? this.at : this.at.line;
  }

  get kind(): string {
    return this.group.kind;
  }

  get namespace(): string {
    return this.group.namespace;
  }

  get words(): string {
    return this.group.prefix + this.name;
  }
}

/** A finding in an object whose line is known, or one with its place. */
interface OwnFinding {
  readonly id: FindingId;
  readonly place: Place | Below;
}

type WorkloadGroup = Group &
  Pick<Workload, 'class' | 'byNamespace' | 'uncounted' | 'live'> & {
    /** The languages that it shows. */
    readonly languages: readonly string[];
  };

const ITSELF: Below = { lines: 0, field: '' };

/** A workload, which is also what a discovery tells of it. */
export class WorkloadSeen extends Seen<WorkloadGroup> implements Workload, DiscoveredWorkload {
  /** The Services in front of it; only known when all files are read. */
  services: readonly ServiceSeen[] = NONE;
  /** What a mesh trips over in it, also for what other objects say; only known when all files are read. */
  trips: readonly FindingId[] = NONE;

  constructor(
    group: WorkloadGroup,
    name: string,
    at: Place | number,
    private readonly pattern: LabelPattern,
    private readonly own: readonly OwnFinding[],
  ) {
    super(group, name, at);
  }

  get class(): Workload['class'] {
    return this.group.class;
  }

  get byNamespace(): Workload['byNamespace'] {
    return this.group.byNamespace;
  }

  get uncounted(): Workload['uncounted'] {
    return this.group.uncounted;
  }

  get live(): boolean {
    return this.group.live;
  }

  get languages(): readonly string[] {
    return this.group.languages;
  }

  get labels(): Labels {
    return (typeof this.at === 'number' ? labelsOf(this.pattern, this.name) : this.pattern) as Labels;
  }

  get service(): string {
    return isVersion(this.name) ? serviceName(this.name, this.labels) : this.name;
  }

  get place(): Place {
    return typeof this.at === 'number' ? placeIn(this, ITSELF) : this.at;
  }

  /** What its own object shows. */
  get ownFindings(): readonly Finding[] {
    return this.own.length === 0 ? NONE : this.own.map(({ id, place }) => ({ id, place: placeIn(this, place) }));
  }

  get counted(): boolean {
    return isCounted(this);
  }

  /** Whether its findings are told: those of a mesh and of the platform are none of a team's business. */
  get isTold(): boolean {
    return this.class !== 'mesh' && this.class !== 'platform';
  }

  get findings(): readonly FindingId[] {
    return this.isTold ? this.trips : NONE;
  }

  get behind(): DiscoveredWorkload['behind'] {
    const app = this.labels['app'];
    const service = this.services.find(({ name }) => name === app) ?? this.services[0];
    if (service === undefined || service.name === '' || service.name === UNNAMED) return undefined;
    const { number: port } = service.ports.find(({ protocol }) => protocol !== 'udp') ?? {};
    return { name: service.name, ...(port !== undefined && { port }), isAppLabel: service.name === app };
  }

  toJSON(): DiscoveredWorkload {
    const { namespace, kind, name, service, class: of, counted, behind, file, line, findings } = this;
    return { namespace, kind, name, service, class: of, counted, ...(behind && { behind }), file, line, findings };
  }

  /** The same workload, with these differences. */
  with(changes: Partial<Pick<WorkloadGroup, 'uncounted' | 'languages'>>): WorkloadSeen {
    return new WorkloadSeen({ ...this.group, ...changes }, this.name, this.at, this.pattern, this.own);
  }
}

/** Labels, or what selects them. Most values are the name of the object, so that many objects have one pattern. */
type LabelPattern = Mapping;

/** Stands for the name of the object. */
const OWN_NAME = Symbol('name');

export const NO_PATTERN: LabelPattern = {};

function patternOf(labels: Mapping, name: string, alike: Alike): LabelPattern {
  const entries = Object.entries(labels);
  if (entries.length === 0) return NO_PATTERN;
  const key = JSON.stringify(entries.map(([label, value]) => (value === name ? [label] : [label, value])));
  return alike.of(`labels ${key}`, () =>
    Object.fromEntries(entries.map(([label, value]) => [label, value === name ? OWN_NAME : value])),
  );
}

function labelsOf(pattern: LabelPattern, name: string): Mapping {
  const labels: Record<string, unknown> = { ...pattern };
  for (const label in labels) if (labels[label] === OWN_NAME) labels[label] = name;
  return labels;
}

/** A workload as it is kept. `isPlaced`: the lines of its places are known, so that only the differences are kept. */
export function workloadSeen(
  workload: Workload,
  languages: readonly string[],
  findings: readonly Finding[],
  alike: Alike,
  isPlaced: boolean,
): WorkloadSeen {
  const { file, kind, namespace, name, class: of, byNamespace, uncounted, labels, place, live } = workload;
  const prefix = objectName({ kind, namespace, name: '' });
  const make = () => ({ file, kind, namespace, prefix, class: of, byNamespace, uncounted, live, languages });
  if (!isPlaced) return new WorkloadSeen(make(), name, place, labels, findings);
  const words = languages.join(' ');
  const group = alike.of<WorkloadGroup>(`workload ${prefix} ${of} ${byNamespace} ${uncounted} ${live} ${words}`, make);
  const { line } = place;
  const own = alike.of<readonly OwnFinding[]>(
    `findings ${findings.map((each) => `${each.id} ${each.place.line - line} ${each.place.field}`).join('\n')}`,
    () => findings.map((each) => ({ id: each.id, place: belowOf(each.place, line) })),
  );
  return new WorkloadSeen(group, name, line, patternOf(labels, name, alike), own);
}

function belowOf({ line, field }: Place, top: number): Below {
  return { lines: line - top, field };
}

/** A port of a Service. `protocol` is what the Service says about it; undefined where it says nothing. */
export interface ServicePort {
  readonly number: number | undefined;
  readonly protocol: string | undefined;
  readonly place: Place;
}

type OwnPort = Omit<ServicePort, 'place'> & { readonly place: Place | Below };
type ServiceGroup = Group & {
  /** Whether it is a load balancer. */
  readonly isPublic: boolean;
};

const SPEC: Below = { lines: 0, field: 'spec' };

export class ServiceSeen extends Seen<ServiceGroup> {
  /** Its number among all, and for which workloads it stands; only known when all files are read. */
  order = 0;
  isOfApp = false;
  isOfMesh = false;

  constructor(
    group: ServiceGroup,
    name: string,
    at: Place | number,
    private readonly pattern: LabelPattern,
    private readonly own: readonly OwnPort[],
  ) {
    super(group, name, at);
  }

  get selector(): Mapping {
    return typeof this.at === 'number' ? labelsOf(this.pattern, this.name) : this.pattern;
  }

  get isPublic(): boolean {
    return this.group.isPublic;
  }

  /** The place of its `spec`. */
  get place(): Place {
    return typeof this.at === 'number' ? placeIn(this, SPEC) : this.at;
  }

  get ports(): readonly ServicePort[] {
    return this.own.map(({ number, protocol, place }) => ({ number, protocol, place: placeIn(this, place) }));
  }
}

/** A Service as it is kept; `isPlaced` as for workloads. `place`: that of its `spec`. */
export function serviceSeen(
  of: Omit<ServiceGroup, 'prefix'>,
  name: string,
  place: Place,
  selector: Mapping,
  ports: readonly ServicePort[],
  alike: Alike,
  isPlaced: boolean,
): ServiceSeen {
  const { file, kind, namespace, isPublic } = of;
  const make = () => ({ file, kind, namespace, prefix: objectName({ kind, namespace, name: '' }), isPublic });
  if (!isPlaced) return new ServiceSeen(make(), name, place, selector, ports);
  const group = alike.of(`service ${namespace} ${isPublic}`, make);
  const pattern = patternOf(selector, name, alike);
  const { line } = place;
  const own = alike.of<readonly OwnPort[]>(
    `ports ${JSON.stringify(ports.map((each) => [each.number, each.protocol, each.place.line - line, each.place.field]))}`,
    () => ports.map(({ number, protocol, place: at }) => ({ number, protocol, place: belowOf(at, line) })),
  );
  return new ServiceSeen(group, name, line, pattern, own);
}

/** An address in an environment variable: scheme and first part of the host. The rest is never kept. */
export interface AddressSeen {
  readonly scheme: string;
  readonly host: string;
  readonly place: Place;
  /** How many more calls of the same host come after it, in places that nobody is shown. */
  readonly more?: number;
}

interface Spot {
  readonly scheme: string;
  readonly place: Place | Below;
}

/** The addresses in the workloads of one file, in their order. */
export class Addresses implements Iterable<AddressSeen> {
  // One list each: an object for each address would take as much again.
  private readonly hosts: string[] = [];
  private readonly owners: WorkloadSeen[] = [];
  private readonly spots: Spot[] = [];
  /** Of each host that many call: the first call that isn't kept, with how many come after it. */
  private readonly unseen: (AddressSeen & { more: number })[] = [];

  /** `object`: the number of the object in which it is. */
  add(object: number, owner: WorkloadSeen, address: AddressSeen, alike: Alike, isPlaced: boolean): void {
    const { scheme, host, place } = address;
    if (!isPlaced) return this.keep(host, owner, { scheme, place });
    const calls = alike.of<Calls>(`calls ${scheme} ${host}`, () => ({
      host: apart(host),
      kept: 0,
      object,
      unseen: null,
    }));
    if (calls.unseen !== null) return void calls.unseen.more++;
    if (calls.kept >= MOST_EVIDENCE && calls.object !== object) {
      calls.unseen = { scheme, host: calls.host, place, more: 0 };
      return void this.unseen.push(calls.unseen);
    }
    calls.kept++;
    calls.object = object;
    const below = belowOf(place, owner.line);
    const spot = alike.of(`address ${scheme} ${below.lines} ${below.field}`, () => ({ scheme, place: below }));
    this.keep(calls.host, owner, spot);
  }

  private keep(host: string, owner: WorkloadSeen, spot: Spot): void {
    this.hosts.push(host);
    this.owners.push(owner);
    this.spots.push(spot);
  }

  *[Symbol.iterator](): Generator<AddressSeen> {
    for (let at = 0; at < this.hosts.length; at++) {
      const { scheme, place } = this.spots[at]!;
      yield { scheme, host: this.hosts[at]!, place: placeIn(this.owners[at]!, place) };
    }
    yield* this.unseen;
  }
}

/** The calls of one host; `object`: the number of the object that has the last one that is kept. */
interface Calls {
  readonly host: string;
  kept: number;
  object: number;
  unseen: (AddressSeen & { more: number }) | null;
}

/** A text by itself. The engine keeps a part of a longer text as a view, and the longer text with it. */
function apart(text: string): string {
  return JSON.parse(JSON.stringify(text)) as string;
}
