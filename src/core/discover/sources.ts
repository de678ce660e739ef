import { type FileReading, together } from './reading.ts';
import type { WorkloadSeen } from './seen.ts';

/** A set of files that could describe the system: at most one of them is counted. */
export interface Source {
  /** The folder or file, below what is read; `.` for all of it. */
  readonly name: string;
  readonly kind: 'dump' | 'stream' | 'manifests' | 'compose' | 'repository';
  readonly files: ReadonlySet<string>;
  readonly services: number;
  readonly workloads: number;
  /** Whether a workload is in it more than once. */
  readonly repeats: boolean;
}

/** The sources that were found, and the one to count; undefined where a person must choose. */
export interface Sources {
  readonly candidates: readonly Source[];
  readonly chosen: Source | undefined;
}

/** Whether a workload counts as a service. */
export function isCounted({ class: of, uncounted }: WorkloadSeen): boolean {
  return of === 'app' && uncounted === undefined;
}

/** Different names, each in its namespace and of its kind. No text is made for each: a large estate has many. */
export class DistinctNames {
  private readonly known = new Map<string, Set<string>>();
  size = 0;

  /** Whether the name is a new one. */
  add(of: Pick<WorkloadSeen, 'namespace' | 'kind'>, name: string): boolean {
    if (this.has(of, name)) return false;
    const group = `${of.namespace}/${of.kind}`;
    const names = this.known.get(group);
    if (names === undefined) this.known.set(group, new Set([name]));
    else names.add(name);
    this.size++;
    return true;
  }

  has({ namespace, kind }: Pick<WorkloadSeen, 'namespace' | 'kind'>, name: string): boolean {
    return this.known.size > 0 && this.known.get(`${namespace}/${kind}`)?.has(name) === true;
  }
}

/** How many services and how many workloads there are; the same one counts once. */
function countsOf(workloads: readonly WorkloadSeen[]): Pick<Source, 'services' | 'workloads' | 'repeats'> {
  const names = new DistinctNames();
  // The services that are seen again, or under another name. All others are as many as they are.
  const again = new DistinctNames();
  for (const workload of workloads) {
    const isNew = names.add(workload, workload.name);
    if (isCounted(workload) && (!isNew || workload.service !== workload.name)) again.add(workload, workload.service);
  }
  return {
    services: again.size + countOf(workloads, (each) => isOne(each, again)),
    workloads: names.size,
    repeats: names.size < workloads.length,
  };
}

/** The services among workloads of which none is there twice, and the workloads that are other versions of one. */
export function servicesIn(workloads: readonly WorkloadSeen[]): {
  readonly count: number;
  readonly versions: readonly WorkloadSeen[];
} {
  const again = new DistinctNames();
  for (const workload of workloads)
    if (isCounted(workload) && workload.service !== workload.name) again.add(workload, workload.service);
  const met = new DistinctNames();
  const versions = workloads.filter(
    (each) => isCounted(each) && again.has(each, each.service) && !met.add(each, each.service),
  );
  return { count: again.size + countOf(workloads, (each) => isOne(each, again)), versions };
}

/** Whether a workload is a service by itself. */
function isOne(workload: WorkloadSeen, again: DistinctNames): boolean {
  return isCounted(workload) && !again.has(workload, workload.service);
}

function countOf(workloads: readonly WorkloadSeen[], holds: (workload: WorkloadSeen) => boolean): number {
  return workloads.reduce((count, each) => (holds(each) ? count + 1 : count), 0);
}

/**
 * Finds what to count. A dump goes before manifests, manifests before compose files, and these before Dockerfiles.
 * Folders of manifests count together only where each holds about one service; of folders that repeat each other, the
 * one that holds all counts. `alone`: one file or stream was named, and it is the source. `wanted`: the folder or kind
 * to count instead; no source is chosen where it names none.
 */
export function sourcesOf(files: readonly FileReading[], alone: boolean, wanted?: string): Sources {
  const dumps = files.filter(({ kind }) => kind === 'dump');
  if (alone) {
    const only = source(files[0]?.name ?? '.', dumps.length > 0 ? 'dump' : 'stream', files);
    return only.workloads === 0 ? { candidates: [], chosen: undefined } : { candidates: [only], chosen: only };
  }
  const dump = dumps.length === 0 ? [] : [source('.', 'dump', dumps)];
  const manifests = foldersOf(files.filter(({ kind }) => kind === 'manifests')).map(([folder, inside]) =>
    source(folder, 'manifests', inside),
  );
  const composed = files.filter(({ kind }) => kind === 'compose');
  const compose = foldersOf(composed, homesOf(composed)).map(([folder, inside]) => source(folder, 'compose', inside));
  const repository = files.filter(({ kind }) => kind === 'repository').map((each) => source('.', 'repository', [each]));
  const single = [...dump, ...manifests, ...compose, ...repository].filter(({ workloads }) => workloads > 0);
  const described = [dump, manifests, compose, repository]
    .map((group) => group.filter(({ services }) => services > 0))
    .filter((group) => group.length > 0);
  const parts = described.find((group, index) => !isRemnant(group, described.slice(index + 1))) ?? [];
  const groups = repeatedGroups(parts, files);
  const candidates = groups === undefined ? single : [...groups, ...single.filter((each) => !parts.includes(each))];
  const chosen =
    wanted === undefined ? choose(groups ?? parts, files) : named(wanted, [...candidates, ...parts], files);
  // The parts of what is counted are no sources of their own.
  const others = candidates.filter(({ files: inside }) => ![...inside].every((file) => chosen?.files.has(file)));
  return { candidates: chosen === undefined ? candidates : [chosen, ...others], chosen };
}

/** A kind of source with so many times fewer services than another is a part, or what is left of it (heuristic). */
const REMNANT = 3;

/** Whether others describe so many more services that this is only a part of them; a cluster shows what it runs. */
function isRemnant(group: readonly Source[], others: readonly (readonly Source[])[]): boolean {
  const largest = (sources: readonly Source[]) => Math.max(...sources.map(({ services }) => services));
  const all = sumOf(group.map(({ services }) => services));
  return group[0]!.kind !== 'dump' && others.some((other) => largest(other) >= all * REMNANT);
}

/** The source of this name or kind, or those in a folder of this name together. */
function named(wanted: string, candidates: readonly Source[], files: readonly FileReading[]): Source | undefined {
  const exact = candidates.find(({ name, kind }) => name === wanted || kind === wanted);
  if (exact !== undefined) return exact;
  const below = candidates.filter(({ name }) => name.startsWith(`${wanted}/`));
  const inside = new Set(below.filter(({ kind }) => kind === below[0]!.kind).flatMap((each) => [...each.files]));
  return inside.size === 0
    ? undefined
    : source(
        wanted,
        below[0]!.kind,
        files.filter(({ name }) => inside.has(name)),
      );
}

function source(name: string, kind: Source['kind'], files: readonly FileReading[]): Source {
  const workloads = together(files, 'workloads');
  return { name, kind, files: new Set(files.map((file) => file.name)), ...countsOf(workloads) };
}

function choose(sources: readonly Source[], files: readonly FileReading[]): Source | undefined {
  const unique: { source: Source; keys: ReadonlySet<string> }[] = [];
  const readings = byName(files);
  const units = sources.map((each) => ({ source: each, keys: keysOf(each, readings) }));
  // The larger ones first: a folder with everything is met before those that repeat parts of it.
  for (const unit of units.toSorted((a, b) => b.keys.size - a.keys.size))
    if (!unique.some(({ keys }) => [...unit.keys].every((key) => keys.has(key)))) unique.push(unit);
  if (unique.length <= 1) return unique[0]?.source;
  const all = unique.flatMap(({ keys }) => [...keys]);
  const single = unique.filter(({ keys }) => keys.size === 1).length;
  if (new Set(all).size < all.length || single * 2 < unique.length) return undefined;
  const inside = new Set(unique.flatMap((unit) => [...unit.source.files]));
  return source(
    commonFolder(unique.map((unit) => unit.source.name)),
    sources[0]!.kind,
    files.filter(({ name }) => inside.has(name)),
  );
}

/**
 * The folders above those of services where most of their services are in several of them, as with one for each
 * environment; undefined elsewhere. One name that two teams use says nothing.
 */
function repeatedGroups(sources: readonly Source[], files: readonly FileReading[]): readonly Source[] | undefined {
  const common = commonFolder(sources.map(({ name }) => name));
  const start = common === '.' ? 0 : common.split('/').length;
  const groups = new Map<string, Source[]>();
  for (const each of sources) {
    const name = each.name
      .split('/')
      .slice(0, start + 1)
      .join('/');
    groups.set(name, [...(groups.get(name) ?? []), each]);
  }
  if (groups.size === 1 || groups.size === sources.length) return undefined;
  const joined = [...groups].map(([name, inside]) => {
    const own = new Set(inside.flatMap((each) => [...each.files]));
    return source(
      name,
      inside[0]!.kind,
      files.filter((file) => own.has(file.name)),
    );
  });
  const times = new Map<string, number>();
  const readings = byName(files);
  for (const each of joined) for (const key of keysOf(each, readings)) times.set(key, (times.get(key) ?? 0) + 1);
  const repeated = [...times.values()].filter((each) => each > 1);
  return sumOf(repeated) * 2 > sumOf([...times.values()]) ? joined : undefined;
}

function sumOf(numbers: readonly number[]): number {
  return numbers.reduce((sum, each) => sum + each, 0);
}

function byName(files: readonly FileReading[]): ReadonlyMap<string, FileReading> {
  return new Map(files.map((file) => [file.name, file]));
}

/** The services of a source. Across folders, namespaces are left out: overlays change them. */
function keysOf({ files }: Source, named: ReadonlyMap<string, FileReading>): ReadonlySet<string> {
  const workloads = [...files].flatMap((name) => named.get(name)?.workloads ?? []);
  return new Set(workloads.filter(isCounted).map(({ kind, service }) => `${kind}/${service}`));
}

/** The folder of the compose file that includes each other one. */
function homesOf(files: readonly FileReading[]): ReadonlyMap<string, string> {
  return new Map(files.flatMap(({ name, included }) => included.map((each) => [each, folderOf(name)] as const)));
}

function foldersOf(
  files: readonly FileReading[],
  homes: ReadonlyMap<string, string> = new Map(),
): readonly (readonly [string, readonly FileReading[]])[] {
  const folders = new Map<string, FileReading[]>();
  for (const file of files) {
    const folder = homes.get(file.name) ?? folderOf(file.name);
    const inside = folders.get(folder);
    if (inside === undefined) folders.set(folder, [file]);
    else inside.push(file);
  }
  return [...folders];
}

/** The folder of a file, `.` for the top. */
export function folderOf(name: string): string {
  return name.includes('/') ? name.slice(0, name.lastIndexOf('/')) : '.';
}

function commonFolder(folders: readonly string[]): string {
  const [first = [], ...others] = folders.map((folder) => folder.split('/'));
  const length = first.findIndex((part, index) => others.some((other) => other[index] !== part));
  return (length === -1 ? first : first.slice(0, length)).join('/') || '.';
}
