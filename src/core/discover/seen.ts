import type { FindingId } from './finding-table.ts';
import type { Finding } from './findings.ts';
import { type Alike, type Below, type Located, type Place, placeIn } from './places.ts';
import type { Mapping } from './values.ts';
import { type Labels, objectName, type Workload } from './workloads.ts';

/** The objects that stay in memory until all files are read. A cluster can have hundreds of thousands: they are small. */

const NONE: readonly never[] = [];

/** What many objects have in common, so that it is kept once. */
interface Group {
  readonly file: string;
  readonly kind: string;
  readonly namespace: string;
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
    return objectName(this);
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

export class WorkloadSeen extends Seen<WorkloadGroup> implements Workload {
  /** The Services in front of it; only known when all files are read. */
  services: readonly ServiceSeen[] = NONE;
  /** What a mesh trips over in it, also for what other objects say; only known when all files are read. */
  trips: readonly FindingId[] = NONE;

  constructor(
    group: WorkloadGroup,
    name: string,
    at: Place | number,
    /** The workload as a service: versions of one application have one name. */
    readonly service: string,
    readonly labels: Labels,
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

  get place(): Place {
    return typeof this.at === 'number' ? placeIn(this, ITSELF) : this.at;
  }

  /** What its own object shows. */
  get findings(): readonly Finding[] {
    return this.own.length === 0 ? NONE : this.own.map(({ id, place }) => ({ id, place: placeIn(this, place) }));
  }

  /** The same workload, with these differences. */
  with(changes: Partial<Pick<WorkloadGroup, 'uncounted' | 'languages'>>): WorkloadSeen {
    const { group, name, at, service, labels, own } = this;
    return new WorkloadSeen({ ...group, ...changes }, name, at, service, labels, own);
  }
}

/** A workload as it is kept. `isPlaced`: the lines of its places are known, so that only the differences are kept. */
export function workloadSeen(
  workload: Workload,
  languages: readonly string[],
  findings: readonly Finding[],
  alike: Alike,
  isPlaced: boolean,
): WorkloadSeen {
  const { file, kind, namespace, name, class: of, byNamespace, uncounted, service, labels, place, live } = workload;
  const group = alike.of<WorkloadGroup>(
    `workload ${kind} ${namespace} ${of} ${byNamespace} ${uncounted} ${live} ${languages.join(' ')}`,
    () => ({ file, kind, namespace, class: of, byNamespace, uncounted, live, languages }),
  );
  if (!isPlaced) return new WorkloadSeen(group, name, place, service, labels, findings);
  const { line } = place;
  const own = alike.of<readonly OwnFinding[]>(
    `findings ${findings.map((each) => `${each.id} ${each.place.line - line} ${each.place.field}`).join('\n')}`,
    () => findings.map((each) => ({ id: each.id, place: belowOf(each.place, line) })),
  );
  return new WorkloadSeen(group, name, line, service, leanLabels(labels, name, alike), own);
}

/** Labels whose texts are kept once: most are the name of the workload, or that of something that many belong to. */
function leanLabels(labels: Mapping, name: string, alike: Alike): Labels {
  const lean: Record<string, unknown> = { ...labels };
  for (const key in lean) {
    const value = lean[key];
    if (typeof value === 'string') lean[key] = value === name ? name : alike.of(`text ${value}`, () => value);
  }
  return lean as Labels;
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
  constructor(
    group: ServiceGroup,
    name: string,
    at: Place | number,
    readonly selector: Mapping,
    private readonly own: readonly OwnPort[],
  ) {
    super(group, name, at);
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
  { file, kind, namespace, isPublic }: ServiceGroup,
  name: string,
  place: Place,
  selector: Mapping,
  ports: readonly ServicePort[],
  alike: Alike,
  isPlaced: boolean,
): ServiceSeen {
  const group = alike.of(`service ${namespace} ${isPublic}`, () => ({ file, kind, namespace, isPublic }));
  if (!isPlaced) return new ServiceSeen(group, name, place, selector, ports);
  const { line } = place;
  const own = alike.of<readonly OwnPort[]>(
    `ports ${ports.map((each) => `${each.number} ${each.protocol} ${each.place.line - line} ${each.place.field}`).join('\n')}`,
    () => ports.map(({ number, protocol, place: at }) => ({ number, protocol, place: belowOf(at, line) })),
  );
  return new ServiceSeen(group, name, line, leanLabels(selector, name, alike), own);
}

/** An address in an environment variable: scheme and first part of the host. The rest is never kept. */
export interface AddressSeen {
  readonly scheme: string;
  readonly host: string;
  readonly place: Place;
}

/** The addresses in the workloads of one file, in their order. */
export class Addresses implements Iterable<AddressSeen> {
  // One list each: an object for each address would take as much again.
  private readonly hosts: string[] = [];
  private readonly owners: WorkloadSeen[] = [];
  private readonly spots: { readonly scheme: string; readonly place: Place | Below }[] = [];

  add(owner: WorkloadSeen, { scheme, host, place }: AddressSeen, alike: Alike, isPlaced: boolean): void {
    this.hosts.push(alike.of(`text ${host}`, () => apart(host)));
    this.owners.push(owner);
    if (!isPlaced) return void this.spots.push({ scheme, place });
    const below = belowOf(place, owner.line);
    this.spots.push(alike.of(`address ${scheme} ${below.lines} ${below.field}`, () => ({ scheme, place: below })));
  }

  *[Symbol.iterator](): Generator<AddressSeen> {
    for (let at = 0; at < this.hosts.length; at++) {
      const { scheme, place } = this.spots[at]!;
      yield { scheme, host: this.hosts[at]!, place: placeIn(this.owners[at]!, place) };
    }
  }
}

/** A text by itself. The engine keeps a part of a longer text as a view, and the longer text with it. */
function apart(text: string): string {
  return Object.keys({ [text]: 0 })[0]!;
}
