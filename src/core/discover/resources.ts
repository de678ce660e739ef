import type { DataDocument, DataPath } from '../yaml/documents.ts';
import type { Place, Places } from './places.ts';
import { listAt, mapAt, textAt } from './values.ts';

/** A Kubernetes object in a file. `data` holds whatever the file says. */
export interface Resource {
  readonly file: string;
  /** The API group; empty for the core group. */
  readonly group: string;
  readonly kind: string;
  /** `group/Kind`, by which tables know it. */
  readonly type: string;
  readonly namespace: string;
  readonly name: string;
  readonly data: unknown;
  /** A value that only the API server writes was seen, so a cluster is where it comes from. */
  readonly live: boolean;
  place(...path: DataPath): Place;
}

const MOST_NESTED_LISTS = 4;

/** The Kubernetes objects of a document: those of a List and of an OpenShift Template one by one. */
export function resourcesOf(places: Places, file: string, document: DataDocument): readonly Resource[] {
  return nested(places, file, document, document.data, [], MOST_NESTED_LISTS, { kind: '', version: '' });
}

function nested(
  places: Places,
  file: string,
  document: DataDocument,
  data: unknown,
  path: DataPath,
  levels: number,
  list: { readonly kind: string; readonly version: string },
): readonly Resource[] {
  const kind = textAt(data, 'kind') ?? list.kind;
  const version = textAt(data, 'apiVersion') ?? list.version;
  if (version === '' || !KIND.test(kind)) return [];
  const key = kind.endsWith('List') ? 'items' : kind === 'Template' ? 'objects' : undefined;
  if (key !== undefined && Array.isArray(mapAt(data)?.[key])) {
    if (levels === 0) return [];
    // The items of `kubectl cluster-info dump` have no kind of their own.
    const inner = { kind: key === 'items' ? kind.slice(0, -'List'.length) : '', version };
    return listAt(data, key).flatMap((item, index) =>
      nested(places, file, document, item, [...path, key, index], levels - 1, inner),
    );
  }
  return [resource(places, file, document, data, path, kind, version)];
}

function resource(
  places: Places,
  file: string,
  document: DataDocument,
  data: unknown,
  top: DataPath,
  kind: string,
  version: string,
): Resource {
  const namespace = nameIn(textAt(data, 'metadata', 'namespace'));
  const name = nameIn(textAt(data, 'metadata', 'name') ?? textAt(data, 'metadata', 'generateName')?.replace(/-$/, ''));
  const written = version.includes('/') ? version.slice(0, version.indexOf('/')) : '';
  const group = GROUP.test(written) ? written : '';
  const object = namespace === '' ? `${kind}/${name}` : `${kind}/${namespace}/${name}`;
  return {
    file,
    group,
    kind,
    type: `${group}/${kind}`,
    namespace,
    name,
    data,
    live: textAt(data, 'metadata', 'uid') !== undefined || textAt(data, 'metadata', 'resourceVersion') !== undefined,
    place: (...path) => places.in(document, top, file, object, path),
  };
}

/** What an API server accepts as a kind and as a group. */
export const KIND = /^[A-Z][A-Za-z0-9]{0,62}$/;
export const GROUP = /^[a-z0-9.-]{1,253}$/;
const NAME = /^[a-z0-9](?:[a-z0-9.-]{0,251}[a-z0-9])?$/;

/** What stands for a name that no API server would accept. Such a text can hold anything, so it isn't shown. */
export const UNNAMED = '(unnamed)';

/** The name if it is one; empty where there is none. */
export function nameIn(text: string | undefined): string {
  return text === undefined || text === '' ? '' : NAME.test(text) ? text : UNNAMED;
}
