import type { DataDocument, DataPath } from '../yaml/documents.ts';
import { type Classified, classOf } from './classes.ts';
import { languageOfVariable } from './languages.ts';
import { fieldInWords, type Place } from './places.ts';
import type { Sighting } from './sightings.ts';
import type { SignId } from './signs.ts';
import { entriesAt, listAt, mapAt, textAt } from './values.ts';
import { groupOf, NO_PATTERN, WorkloadSeen } from './seen.ts';

/** What a compose file says. */
export interface ComposeFile {
  readonly workloads: readonly WorkloadSeen[];
  readonly sightings: readonly Sighting[];
  readonly bases: readonly Base[];
  /** Files that it includes. */
  readonly included: readonly string[];
}

/** A service of another file that one extends. */
export interface Base {
  readonly file: string;
  readonly service: string;
}

/** Whether a document has the shape of a compose file: most of its `services` have an image or a build. */
export function isCompose(data: unknown): boolean {
  if (textAt(data, 'apiVersion') !== undefined) return false;
  const services = entriesAt(data, 'services');
  const whole = services.filter(([, service]) => isWhole(service));
  return services.length > 0 && whole.length * 2 > services.length;
}

/** The services of a compose file as workloads. Those without image and build only change others, in another file. */
export function readCompose(prefix: string, fileName: string, document: DataDocument): ComposeFile {
  const file = prefix + fileName;
  const workloads: WorkloadSeen[] = [];
  const sightings: Sighting[] = [];
  const bases: Base[] = [];
  const services = entriesAt(document.data, 'services').flatMap(([name, service]) =>
    NAME.test(name) && isWhole(service) ? [{ name, service, classified: classified(name, service) }] : [],
  );
  // Where every application has a profile, these are parts of the system. Elsewhere, they are started only on request.
  const areOptional = services.some(
    ({ service, classified: { class: of } }) => of === 'app' && listAt(service, 'profiles').length === 0,
  );
  for (const { name, service, classified: own } of services) {
    const base = baseOf(fileName, service);
    if (base !== undefined) bases.push(base);
    const place = (...path: DataPath): Place => ({
      file,
      line: document.lines.lineOf(['services', name, ...path]),
      object: `service/${name}`,
      field: fieldInWords(path),
    });
    const see = (sign: SignId, path: DataPath, value?: string) =>
      sightings.push({ sign, place: place(...path), live: false, ...(value !== undefined && { value }) });
    const isOptional = areOptional && listAt(service, 'profiles').length > 0;
    const languages = new Set<string>();
    see('compose-service', []);
    if (own.class === 'broker') see('message-broker', []);
    if (own.class === 'app')
      for (const [path, key] of variablesOf(service)) {
        const language = languageOfVariable(key);
        if (language === undefined) continue;
        see('language', path, language);
        languages.add(language);
      }
    const uncounted = isOptional ? ('profile' as const) : undefined;
    const group = { ...groupOf({ file, kind: 'service', namespace: '' }), ...own, uncounted };
    const shown = { ...group, live: false, languages: [...languages] };
    workloads.push(new WorkloadSeen(shown, name, place(), NO_PATTERN, []));
  }
  return { workloads, sightings, bases, included: includedIn(fileName, document.data) };
}

function classified(name: string, service: unknown): Classified {
  const image = textAt(service, 'image');
  return classOf(name.toLowerCase(), '', image === undefined ? [] : [image.replace(/\$\{[^}]*\}/g, '')]);
}

function baseOf(fileName: string, service: unknown): Base | undefined {
  const [path, base] = [textAt(service, 'extends', 'file'), textAt(service, 'extends', 'service')];
  const file = path === undefined ? undefined : fileFrom(fileName, path);
  return file === undefined || file === fileName || base === undefined ? undefined : { file, service: base };
}

function includedIn(fileName: string, data: unknown): readonly string[] {
  const paths = listAt(data, 'include').flatMap((item) => {
    const path = typeof item === 'string' ? item : textAt(item, 'path');
    return path ?? listAt(item, 'path').filter((each) => typeof each === 'string');
  });
  return paths.flatMap((path) => fileFrom(fileName, path) ?? []);
}

/** A path as a compose file names it, below the folder that is read; undefined for one that leads out of it. */
function fileFrom(name: string, path: string): string | undefined {
  if (/^(?:[/\\~]|[A-Za-z]:)/.test(path)) return undefined;
  const parts = name.split('/').slice(0, -1);
  for (const part of path.split('/'))
    if (part === '..') {
      if (parts.pop() === undefined) return undefined;
    } else if (part !== '.' && part !== '') parts.push(part);
  return parts.join('/');
}

const NAME = /^[A-Za-z0-9][A-Za-z0-9._-]{0,62}$/;

function isWhole(service: unknown): boolean {
  return (
    textAt(service, 'image') !== undefined ||
    textAt(service, 'build') !== undefined ||
    mapAt(service, 'build') !== undefined ||
    mapAt(service, 'extends') !== undefined
  );
}

/** The names of environment variables, from a map or a list of `NAME=value`. */
function variablesOf(service: unknown): readonly (readonly [DataPath, string])[] {
  return [
    ...entriesAt(service, 'environment').map(([key]) => [['environment', key], key] as const),
    ...listAt(service, 'environment').map(
      (item, index) => [['environment', index], typeof item === 'string' ? item.split('=', 1)[0]! : ''] as const,
    ),
  ];
}
