import type { DataDocument, DataPath } from '../yaml/documents.ts';
import { type Place, Places } from './places.ts';
import { listAt, mapAt, textAt } from './values.ts';

/** What the objects of one kind share. */
export interface Kind {
  /** The API group; empty for the core group. */
  readonly group: string;
  readonly kind: string;
  /** `group/Kind`, by which tables know it. */
  readonly type: string;
  /** A list of only this kind. */
  readonly alone: readonly [string];
}

/** A Kubernetes object in a file. `data` holds whatever the file says. */
export interface Resource extends Kind {
  readonly file: string;
  readonly namespace: string;
  readonly name: string;
  readonly data: unknown;
  /** A value that only the API server writes was seen, so a cluster is where it comes from. */
  readonly live: boolean;
  /** Whether the lines of its places are known at once. */
  readonly isPlaced: boolean;
  place(path: DataPath): Place;
}

/** What the objects of all files share: each kind and each namespace is kept once, however many objects have it. */
export class Shared {
  readonly places = new Places();
  private readonly kinds = new Map<string, Map<string, Kind>>();
  private readonly namespaces = new Map<string, string>();

  /** Undefined for what no API server accepts as a kind. */
  kind(version: string, kind: string): Kind | undefined {
    const found = this.kinds.get(version)?.get(kind);
    if (found !== undefined || !KIND.test(kind)) return found;
    const read = kindOf(version, kind);
    if (version.length > MOST_OF_VERSION) return read;
    const others = this.kinds.get(version);
    if (others === undefined) this.kinds.set(version, new Map([[kind, read]]));
    else others.set(kind, read);
    return read;
  }

  namespace(text: string | undefined): string {
    if (text === undefined) return '';
    const found = this.namespaces.get(text);
    if (found !== undefined) return found;
    const name = nameIn(text);
    if (name === text) this.namespaces.set(text, name);
    return name;
  }
}

/** A version is no longer than this. */
const MOST_OF_VERSION = 400;

function kindOf(version: string, kind: string): Kind {
  const written = version.includes('/') ? version.slice(0, version.indexOf('/')) : '';
  const group = GROUP.test(written) ? written : '';
  return { group, kind, type: `${group}/${kind}`, alone: [kind] };
}

const MOST_NESTED_LISTS = 4;
const TOP: DataPath = [];
const NO_LIST = { kind: '', version: '' };

/** The Kubernetes objects of a document: those of a List and of an OpenShift Template one by one. */
export function resourcesOf(shared: Shared, file: string, document: DataDocument): readonly Resource[] {
  return nested(shared, file, document, document.data, TOP, MOST_NESTED_LISTS, NO_LIST);
}

function nested(
  shared: Shared,
  file: string,
  document: DataDocument,
  data: unknown,
  path: DataPath,
  levels: number,
  list: { readonly kind: string; readonly version: string },
): readonly Resource[] {
  const kind = textAt(data, 'kind') ?? list.kind;
  const version = textAt(data, 'apiVersion') ?? list.version;
  const ofKind = version === '' ? undefined : shared.kind(version, kind);
  if (ofKind === undefined) return [];
  const key = kind.endsWith('List') ? 'items' : kind === 'Template' ? 'objects' : undefined;
  if (key !== undefined && Array.isArray(mapAt(data)?.[key])) {
    if (levels === 0) return [];
    // The items of `kubectl cluster-info dump` have no kind of their own.
    const inner = { kind: key === 'items' ? kind.slice(0, -'List'.length) : '', version };
    return listAt(data, key).flatMap((item, index) =>
      nested(shared, file, document, item, [...path, key, index], levels - 1, inner),
    );
  }
  return [resource(shared, file, document, data, path, ofKind)];
}

function resource(
  shared: Shared,
  file: string,
  document: DataDocument,
  data: unknown,
  top: DataPath,
  { group, kind, type, alone }: Kind,
): Resource {
  const namespace = shared.namespace(textAt(data, 'metadata', 'namespace'));
  const name = nameIn(textAt(data, 'metadata', 'name') ?? textAt(data, 'metadata', 'generateName')?.replace(/-$/, ''));
  return {
    file,
    group,
    kind,
    type,
    alone,
    namespace,
    name,
    data,
    live: textAt(data, 'metadata', 'uid') !== undefined || textAt(data, 'metadata', 'resourceVersion') !== undefined,
    isPlaced: document.lines.areQuick === true,
    place: shared.places.of(document, top, file, kind, namespace, name),
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
