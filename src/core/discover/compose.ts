import type { DataDocument, DataPath } from '../yaml/documents.ts';
import { classOf } from './classes.ts';
import { languageOfVariable } from './languages.ts';
import type { Place } from './resources.ts';
import type { Sighting } from './sightings.ts';
import type { SignId } from './signs.ts';
import { entriesAt, listAt, mapAt, textAt } from './values.ts';
import type { Workload } from './workloads.ts';

/** What a compose file says. */
export interface ComposeFile {
  readonly workloads: readonly Workload[];
  readonly sightings: readonly Sighting[];
}

/** Whether a document has the shape of a compose file: most of its `services` have an image or a build. */
export function isCompose(data: unknown): boolean {
  if (textAt(data, 'apiVersion') !== undefined) return false;
  const services = entriesAt(data, 'services');
  const whole = services.filter(([, service]) => isWhole(service));
  return services.length > 0 && whole.length * 2 > services.length;
}

/** The services of a compose file as workloads. Those without image and build only change others, in another file. */
export function readCompose(file: string, document: DataDocument): ComposeFile {
  const workloads: Workload[] = [];
  const sightings: Sighting[] = [];
  for (const [name, service] of entriesAt(document.data, 'services')) {
    if (!NAME.test(name) || !isWhole(service)) continue;
    const place = (...path: DataPath): Place => ({
      file,
      line: document.lineOf(['services', name, ...path]),
      object: `service/${name}`,
      field: path
        .map((part) => (typeof part === 'number' ? `[${part}]` : `.${part}`))
        .join('')
        .replace(/^\./, ''),
    });
    const see = (sign: SignId, path: DataPath, value?: string) =>
      sightings.push({ sign, place: place(...path), live: false, ...(value !== undefined && { value }) });
    const image = textAt(service, 'image');
    const ofWorkload = classOf(name.toLowerCase(), '', image === undefined ? [] : [image.replace(/\$\{[^}]*\}/g, '')]);
    workloads.push({
      kind: 'service',
      namespace: '',
      name,
      class: ofWorkload,
      service: name,
      labels: new Map(),
      place: place(),
      live: false,
    });
    see('compose-service', []);
    if (ofWorkload === 'broker') see('message-broker', []);
    if (ofWorkload === 'app')
      for (const [path, key] of variablesOf(service))
        for (const language of languageOfVariable(key)) see('language', path, language);
  }
  return { workloads, sightings };
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
