import type { Pack } from '../pack/schema.ts';
import type { WorkloadClass } from './classes.ts';
import { byFile, conclude, type Discovered, type Evidence } from './conclude.ts';
import { dataPlaneOf, type Estate, estateOf } from './estate.ts';
import { type FindingId, findingRow, type FindingRow, SEVERITY } from './finding-table.ts';
import { asideFolder, type Chart, chartFolders, chartOf, chartsIn, isValues } from './passed-by.ts';
import { type CrdSeen, type FileReading, type InputFile, readFile, together } from './reading.ts';
import type { WorkloadSeen } from './seen.ts';
import { evidenceAt } from './places.ts';
import { Shared } from './resources.ts';
import { asideOf, leftOut, type Skipped } from './left-out.ts';
import { repositoryReadings } from './repository.ts';
import { isCounted, type Source, type Sources, sourcesOf } from './sources.ts';

/** The files to read, and what the caller has left out. */
export interface DiscoverInput {
  /** Every file that there is, also those that aren't read: charts are recognized by the names of their files. */
  readonly names: readonly string[];
  readonly files: Iterable<InputFile>;
  readonly watch?: Watch | undefined;
  /** Whether one file or stream was named, not a folder. */
  readonly alone: boolean;
  /** What stands before the names in places, so that they can be opened: the folder as typed, with a `/` at its end. */
  readonly prefix: string;
  /** The source to count: a folder below what is read, or a kind; undefined: the best one. */
  readonly source?: string | undefined;
  /** Read when all files are: it can grow while they are. */
  readonly skipped: readonly Skipped[];
}

/** Those who follow the reading. What they return is waited for. */
export interface Watch {
  /** A file is read, or passed by. */
  file(): Promise<void> | undefined;
  /** So many documents of a file are read. */
  inside(documents: number): Promise<void> | undefined;
}

/** A document that can't be read. */
export interface Unread {
  readonly file: string;
  readonly line: number;
  readonly column: number;
  readonly code: string;
}

/** A workload of the chosen source. */
export interface DiscoveredWorkload {
  readonly namespace: string;
  readonly kind: string;
  readonly name: string;
  /** The service as which it is counted; several versions have one. */
  readonly service: string;
  readonly class: WorkloadClass;
  readonly counted: boolean;
  /** The first Kubernetes Service in front of it, its first TCP port, and whether it is named like the app label. */
  readonly behind?: { readonly name: string; readonly port?: number; readonly isAppLabel: boolean } | undefined;
  readonly file: string;
  readonly line: number;
  readonly findings: readonly FindingId[];
}

/** One kind of finding, with every place. */
export interface DiscoveredFinding extends FindingRow {
  readonly id: FindingId;
  readonly workloads: readonly string[];
  /** Whether it is at more than four of five workloads: then one line says enough. */
  readonly nearlyAll: boolean;
  /** Whether it concerns only a data plane that isn't the one in use. */
  readonly isElsewhere: boolean;
  readonly evidence: readonly Evidence[];
}

/** What files say about the questions of a pack. */
export interface Discovery {
  readonly files: number;
  readonly objects: number;
  readonly sources: readonly (Omit<Source, 'files' | 'repeats'> & { readonly chosen: boolean })[];
  readonly answers: readonly Discovered[];
  /** The data plane in use, as far as the files show; undefined where they show no mesh, or both. */
  readonly dataPlane?: 'sidecar' | 'ambient';
  /** In the order in which they should join a mesh: fewest findings first. */
  readonly workloads: readonly DiscoveredWorkload[];
  readonly findings: readonly DiscoveredFinding[];
  readonly leftOut: readonly Skipped[];
  readonly charts: readonly Chart[];
  /** Releases that a GitOps tool renders: units, not services. */
  readonly units: number;
  /** The kinds that CRDs of the cluster define, in the order of their names; empty where no dump has CRDs. */
  readonly crds: readonly CrdSeen[];
  readonly unread: readonly Unread[];
}

/** Reads files and says what they answer. Never throws on what the files hold, and never keeps a value of theirs. */
export async function discover(pack: Pack, input: DiscoverInput): Promise<Discovery> {
  const { names, files, alone, prefix, watch } = input;
  const charts = chartsIn(names);
  const withChart = chartFolders(names);
  const passed = { aside: new Map<string, number>(), template: 0, values: [] as string[] };
  const readings: FileReading[] = [];
  const shared = new Shared();
  for (const file of files) {
    const aside = alone ? undefined : asideFolder(file.name);
    if (chartOf(file.name, charts) !== undefined) passed.template++;
    else if (isValues(file.name, withChart)) passed.values.push(file.name);
    else if (aside !== undefined) passed.aside.set(aside, (passed.aside.get(aside) ?? 0) + 1);
    else {
      readings.push(await readFile(file, prefix, shared, (documents) => watch?.inside(documents)));
    }
    const shown = watch?.file();
    if (shown !== undefined) await shown;
  }
  const builds = readings.flatMap(({ build }) => build ?? []);
  const whole = withBases(readings);
  const all = builds.length === 0 ? whole : [...whole, ...repositoryReadings(builds)];
  const sources = sourcesOf(all, alone, input.source);
  const within = inSource(all, sources);
  const estate = estateOf(within, sources);
  const dataPlane = dataPlaneOf(estate);
  return {
    files: readings.length,
    objects: readings.reduce((sum, { objects }) => sum + objects, 0),
    sources: sources.candidates.map((candidate) => {
      const { name, kind, services, workloads } = candidate;
      return { name, kind, services, workloads, chosen: candidate === sources.chosen };
    }),
    answers: conclude(pack, estate, within, all, sources),
    ...(dataPlane && { dataPlane }),
    workloads: sources.chosen === undefined ? [] : inOrder(estate.workloads, dataPlane),
    findings: sources.chosen === undefined ? [] : findingsOf(estate, dataPlane),
    leftOut: [...leftOut(estate, within, all, sources), ...asideOf(passed), ...input.skipped].filter(
      ({ count }) => count > 0,
    ),
    charts,
    units: readings.reduce((sum, { units }) => sum + units.length, 0),
    crds: together(readings, 'crds').toSorted((a, b) => (crdName(a) < crdName(b) ? -1 : 1)),
    unread: readings.flatMap(({ name, unread }) => unread.map((each) => ({ file: prefix + name, ...each }))),
  };
}

/** The names of compose files that people run, alone or on top of others. */
const RUN = /(?:^|\/)(?:docker-)?compose(?:[._-][^/]*)?\.ya?ml$/i;

/** Marks the services that others only extend: their file has no name of one that is run, and none includes it. */
function withBases(readings: readonly FileReading[]): readonly FileReading[] {
  const bases = new Set(readings.flatMap(({ bases: own }) => own.map(({ file, service }) => `${file} ${service}`)));
  if (bases.size === 0) return readings;
  const included = new Set(together(readings, 'included'));
  const isBase = (reading: FileReading, { name }: WorkloadSeen) =>
    bases.has(`${reading.name} ${name}`) && !RUN.test(reading.name) && !included.has(reading.name);
  return readings.map((reading) => ({
    ...reading,
    workloads: reading.workloads.map((each) => (isBase(reading, each) ? each.with({ uncounted: 'base' }) : each)),
  }));
}

function crdName({ group, kind }: CrdSeen): string {
  return `${group}/${kind}`;
}

/** The files of the chosen source, and those that belong to no other one with services. A dump speaks alone. */
function inSource(readings: readonly FileReading[], { candidates, chosen }: Sources): readonly FileReading[] {
  if (chosen === undefined) return readings;
  if (chosen.kind === 'dump') return readings.filter(({ name }) => chosen.files.has(name));
  const counting = candidates.filter(({ services }) => services > 0);
  const others = new Set(counting.flatMap((candidate) => [...candidate.files]));
  return readings.filter(({ name }) => chosen.files.has(name) || !others.has(name));
}

function inOrder(workloads: readonly WorkloadSeen[], inUse: Discovery['dataPlane']): readonly WorkloadSeen[] {
  const weights = new Map<readonly FindingId[], number>();
  for (const { trips } of workloads) if (!weights.has(trips)) weights.set(trips, weightOf(trips, inUse));
  return workloads.toSorted(
    (a, b) =>
      Number(isCounted(b)) - Number(isCounted(a)) ||
      weights.get(a.trips)! - weights.get(b.trips)! ||
      (isNamedBefore(a, b) ? -1 : 1),
  );
}

/** Whether `namespace/name` of one comes before that of the other. */
function isNamedBefore(a: WorkloadSeen, b: WorkloadSeen): boolean {
  return a.namespace === b.namespace ? a.name < b.name : `${a.namespace}/` < `${b.namespace}/`;
}

function weightOf(trips: readonly FindingId[], inUse: Discovery['dataPlane']): number {
  return trips
    .map(findingRow)
    .filter((row) => !isElsewhere(row, inUse))
    .reduce((sum, { severity }) => sum + SEVERITY[severity], 0);
}

/** Whether a finding concerns only a data plane that isn't the one in use. */
function isElsewhere({ dataPlane }: FindingRow, inUse: Discovery['dataPlane']): boolean {
  return inUse !== undefined && dataPlane !== 'both' && dataPlane !== inUse;
}

function findingsOf(
  { workloads, findingsOf: ofWorkload }: Estate,
  inUse: Discovery['dataPlane'],
): readonly DiscoveredFinding[] {
  const ids = new Set<FindingId>();
  let told = 0;
  for (const { isTold, findings } of workloads) {
    if (isTold) told++;
    for (const id of findings) ids.add(id);
  }
  return [...ids]
    .map((id): DiscoveredFinding => {
      const concerned = workloads.filter(({ findings }) => findings.includes(id));
      const row = findingRow(id);
      return {
        id,
        ...row,
        get workloads() {
          return concerned.map(({ words }) => words);
        },
        nearlyAll: concerned.length > 1 && concerned.length > told * 0.8,
        isElsewhere: isElsewhere(row, inUse),
        get evidence() {
          const found: Evidence[] = [];
          for (const workload of concerned)
            for (const each of ofWorkload(workload)) if (each.id === id) found.push(evidenceAt(each.place, row.title));
          return onlyOnce(found.sort(byFile));
        },
      };
    })
    .toSorted(
      (a, b) =>
        Number(a.isElsewhere) - Number(b.isElsewhere) ||
        SEVERITY[b.severity] - SEVERITY[a.severity] ||
        (a.id < b.id ? -1 : 1),
    );
}

/** Each place once. They are sorted by file and line, and stay in the same list: a large estate has many. */
function onlyOnce(sorted: Evidence[]): readonly Evidence[] {
  let before: Evidence | undefined;
  let length = 0;
  const onLine = new Set<string>();
  for (const each of sorted) {
    if (before === undefined || byFile(before, each) !== 0) onLine.clear();
    before = each;
    const key = `${each.object} ${each.field}`;
    if (onLine.has(key)) continue;
    onLine.add(key);
    sorted[length++] = each;
  }
  sorted.length = length;
  return sorted;
}
