import { classOf } from './classes.ts';
import type { BuildFile } from './build-files.ts';
import { type FileReading, nothingIn } from './reading.ts';
import { nameIn, UNNAMED } from './resources.ts';
import { groupOf, NO_PATTERN, WorkloadSeen } from './seen.ts';
import type { Sighting } from './sightings.ts';

/** What the build files of a repository show together. */
interface Repository {
  /** One for each folder with a Dockerfile that runs something in a known language. */
  readonly workloads: readonly WorkloadSeen[];
  readonly sightings: readonly Sighting[];
}

/**
 * The same as readings of files: the services apart, because they are counted only where nothing else describes
 * workloads, and what speaks for answers in any case.
 */
export function repositoryReadings(files: readonly BuildFile[]): readonly FileReading[] {
  const { workloads, sightings } = repositoryOf(files);
  return [
    { ...nothingIn('.', 'repository'), workloads },
    { ...nothingIn(''), sightings },
  ];
}

/** Folders that are named for a language or framework: beside each other, they hold the same service several times. */
const IMPLEMENTATION =
  /^(?:java|kotlin|scala|nodejs?|javascript|typescript|js|ts|go|golang|python|py|dotnet|csharp|ruby|php|rust|quarkus|spring-?boot|spring|vertx|micronaut|express|django|flask|fastapi)$/i;

/**
 * Joins build files. The language of a service comes from its image and the build file beside it; where several
 * implementations of one service stand side by side, no file says which one is in use.
 */
function repositoryOf(files: readonly BuildFile[]): Repository {
  const builds = new Map<string, BuildFile[]>();
  for (const file of files)
    if (file.kind === 'build') builds.set(file.folder, [...(builds.get(file.folder) ?? []), file]);
  const images = files.filter(({ kind }) => kind === 'image').map(({ folder }) => folder);
  const often = severalTimes([...new Set(images)].map(lastOf));
  /** The build files below a Dockerfile, where those of no other Dockerfile are. */
  const below = (folder: string): readonly BuildFile[] => {
    const isBelow = (other: string) => other !== folder && (folder === '.' || other.startsWith(`${folder}/`));
    return images.some(isBelow) ? [] : [...builds].flatMap(([other, found]) => (isBelow(other) ? found : []));
  };
  /**
   * Those of the nearest folder above that has some: a repository can have one for all of its services. They only
   * choose between the languages that an image can run.
   */
  const above = (folder: string): readonly BuildFile[] => {
    for (let at = folder; at !== '.';) {
      at = at.includes('/') ? at.slice(0, at.lastIndexOf('/')) : '.';
      const found = builds.get(at);
      if (found !== undefined) return found;
    }
    return [];
  };
  const services = files.flatMap((image) => {
    if (image.kind !== 'image' || image.isStatic === true) return [];
    const near = builds.get(image.folder) ?? below(image.folder);
    const beside = near.length > 0 || image.languages.length < 2 ? near : above(image.folder);
    const built = [...new Set(beside.flatMap(({ languages }) => languages))];
    const both = image.languages.length === 0 ? built : built.filter((each) => image.languages.includes(each));
    // A base image alone is enough where it runs one language.
    const [language, ...others] = both.length === 0 && built.length === 0 ? image.languages : both;
    const known = language !== undefined && others.length === 0 ? language : undefined;
    if (known === undefined && image.languages.length === 0 && built.length === 0) return [];
    return [{ image, beside, language: known, of: serviceFolder(image.folder, often) }];
  });
  const languages = new Map<string, Set<string | undefined>>();
  for (const { of, language } of services) languages.set(of, (languages.get(of) ?? new Set()).add(language));
  const seen = new Map<string, WorkloadSeen>();
  const shared = severalTimes([...new Set(services.map(({ of }) => of))].map(lastOf));
  for (const { image, of } of services) {
    // Below each folder of a team or a domain, there can be an `api`.
    const told = shared.has(lastOf(of)) ? of.split('/').slice(-2).join('-') : lastOf(of);
    const name = nameIn(told.toLowerCase().replaceAll('_', '-'));
    if (name !== UNNAMED && !seen.has(of)) seen.set(of, workload(name === '' ? 'application' : name, image));
  }
  return {
    workloads: [...seen.values()],
    sightings: [
      ...services.flatMap(({ image, language, of }): Sighting[] => {
        const isOne = languages.get(of)!.size === 1;
        if (language === undefined) return [];
        return [
          { sign: isOne ? 'language-of-image' : 'language-of-one', place: image.place, value: language, live: false },
        ];
      }),
      ...files
        .filter(({ kind, folder }) => kind !== 'build' || services.some(({ image }) => image.folder === folder))
        .flatMap((file) => file.seen.map((each): Sighting => ({ ...each, live: false }))),
    ],
  };
}

/**
 * The folder of a service, without folders for its implementations and for its pipeline: `customer` for
 * `customer/java/springboot` and for `customer/ci`. `often`: names of folders that several services have; one `ci` in a
 * repository builds its pipeline's own image.
 */
function serviceFolder(folder: string, often: ReadonlySet<string>): string {
  const parts = folder.split('/');
  if (parts.length > 1 && parts.at(-1) === 'ci' && often.has('ci')) parts.pop();
  while (parts.length > 1 && IMPLEMENTATION.test(parts.at(-1)!)) parts.pop();
  return parts.length === 1 && IMPLEMENTATION.test(parts[0]!) ? '.' : parts.join('/');
}

function lastOf(folder: string): string {
  return folder.slice(folder.lastIndexOf('/') + 1);
}

/** Those that are in a list more than once. */
function severalTimes(names: readonly string[]): ReadonlySet<string> {
  return new Set(names.filter((name, index) => names.indexOf(name) !== index));
}

function workload(name: string, { place }: BuildFile): WorkloadSeen {
  const group = { ...groupOf({ file: place.file, kind: 'image', namespace: '' }), ...classOf(name, '', []) };
  return new WorkloadSeen({ ...group, uncounted: undefined, live: false, languages: [] }, name, place, NO_PATTERN, []);
}
