import type { DiscoveredWorkload } from './discover.ts';
import type { FindingId } from './finding-table.ts';
import type { Finding } from './findings.ts';
import { type Alike, type Below, belowOf, type Located, type Place, placeIn } from './places.ts';
import { UNNAMED } from './resources.ts';
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

abstract class Seen<Of extends Group, Own> implements Located {
  constructor(
    protected readonly group: Of,
    readonly name: string,
    /** Its place, or only its line where that is known. */
    protected readonly at: Place | number,
    protected readonly pattern: LabelPattern,
    protected readonly own: readonly Own[],
  ) {}

  /** Where in it its place is. */
  protected abstract get part(): Below;

  get place(): Place {
    return typeof this.at === 'number' ? placeIn(this, this.part) : this.at;
  }

  /** Its labels, or what it selects. */
  protected get mapping(): Mapping {
    return typeof this.at === 'number' ? labelsOf(this.pattern, this.name) : this.pattern;
  }

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
export class WorkloadSeen extends Seen<WorkloadGroup, OwnFinding> implements Workload, DiscoveredWorkload {
  /** The Services in front of it; only known when all files are read. */
  services: readonly ServiceSeen[] = NONE;
  /** What a mesh trips over in it, also for what other objects say; only known when all files are read. */
  trips: readonly FindingId[] = NONE;

  protected get part(): Below {
    return ITSELF;
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
    return this.mapping as Labels;
  }

  get service(): string {
    return isVersion(this.name) ? serviceName(this.name, this.labels) : this.name;
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

export class ServiceSeen extends Seen<ServiceGroup, OwnPort> {
  /** Its number among all, and for which workloads it stands; only known when all files are read. */
  order = 0;
  isOfApp = false;
  isOfMesh = false;

  /** Its place is that of its `spec`. */
  protected get part(): Below {
    return SPEC;
  }

  get selector(): Mapping {
    return this.mapping;
  }

  get isPublic(): boolean {
    return this.group.isPublic;
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
