import { didYouMean, shortList } from '../problem/index.ts';
import type { Resource } from './manifests.ts';
import { refusalsByRules } from './rules.ts';
import { type Fields, isFields, type Refusal, refusals, type Structural, withDefaults } from './structural.ts';

/** The kinds of a cluster, by `group/version/Kind`; without the version where none is served. */
export type Crds = ReadonlyMap<string, Crd>;

export interface Crd {
  readonly scope: 'Namespaced' | 'Cluster';
  readonly schema: Structural;
}

/** What the API server of a cluster would refuse in a resource. */
export interface Checked {
  readonly refusals: readonly Refusal[];
  /** Rules of the CRD that could not be tried here. */
  readonly untried: number;
}

/**
 * The served kinds in the output of `kubectl get crd -o json`, or in one CRD; undefined where the data is neither. A
 * version without a schema accepts everything.
 */
export function crdsIn(data: unknown): Crds | undefined {
  const items = isFields(data) && Array.isArray(data['items']) ? (data['items'] as unknown[]) : [data];
  const crds = new Map<string, Crd>();
  for (const item of items) {
    if (!isFields(item) || item['kind'] !== 'CustomResourceDefinition' || !isFields(item['spec'])) continue;
    const { group, names, scope, versions } = item['spec'];
    if (typeof group !== 'string' || !isFields(names) || !Array.isArray(versions)) continue;
    const served = (versions as unknown[]).filter((version) => isFields(version) && version['served'] !== false);
    const kind = String(names['kind']);
    if (served.length === 0) crds.set(`${group}//${kind}`, { scope: 'Namespaced', schema: {} });
    for (const version of served as Fields[]) {
      const written = isFields(version['schema']) ? version['schema']['openAPIV3Schema'] : undefined;
      crds.set(`${group}/${String(version['name'])}/${kind}`, {
        scope: scope === 'Cluster' ? 'Cluster' : 'Namespaced',
        schema: isFields(written) ? (written as Structural) : { 'x-kubernetes-preserve-unknown-fields': true },
      });
    }
  }
  return crds.size === 0 ? undefined : crds;
}

/**
 * What an API server doesn't know of the kinds of resources, each once. `served`: all of its kinds that CRDs define, as
 * `group/version/Kind`; without the version where none is served.
 */
export function unknownKinds(resources: readonly Resource[], served: ReadonlySet<string>): readonly string[] {
  const refused = resources.flatMap(({ apiVersion, kind }) =>
    BUILT_IN.has(apiVersion) || served.has(`${apiVersion}/${kind}`) ? [] : [notThere(apiVersion, kind, served).message],
  );
  return [...new Set(refused)];
}

/** Groups of Kubernetes itself, which no CRD describes. */
const BUILT_IN: ReadonlySet<string> = new Set([
  'v1',
  'apps/v1',
  'networking.k8s.io/v1',
  'rbac.authorization.k8s.io/v1',
]);

/** Checks one resource against the CRDs of a cluster: kind, version, scope, names, schema, and rules. */
export function checkResource(resource: Resource, crds: Crds): Checked {
  const { apiVersion, kind, metadata } = resource;
  const names = nameRefusals(metadata);
  if (BUILT_IN.has(apiVersion)) return { refusals: names, untried: 0 };
  const crd = crds.get(`${apiVersion}/${kind}`);
  if (crd === undefined) return { refusals: [...names, notThere(apiVersion, kind, crds.keys())], untried: 0 };
  const isInNamespace = metadata.namespace !== undefined;
  const scope: readonly Refusal[] =
    (crd.scope === 'Namespaced') === isInNamespace
      ? []
      : [
          {
            path: 'metadata.namespace',
            message: isInNamespace
              ? `${kind} is cluster-scoped here; remove the namespace`
              : `${kind} is namespaced here; add a namespace`,
          },
        ];
  const whole = withDefaults(crd.schema, resource);
  const byRules = refusalsByRules(crd.schema, whole);
  return {
    refusals: [...names, ...scope, ...refusals(crd.schema, resource), ...byRules.refusals],
    untried: byRules.untried,
  };
}

/** Why a kind isn't found: another version is served, the kind is misspelled, or the group isn't installed. */
function notThere(apiVersion: string, kind: string, served: Iterable<string>): Refusal {
  const [group = '', version = ''] = apiVersion.split('/');
  const all = [...served].map((key) => key.split('/'));
  const versions = all.filter((each) => each[0] === group && each[2] === kind).map((each) => each[1]!);
  if (versions.length > 0)
    return {
      path: 'apiVersion',
      message: versions.includes('')
        ? `the cluster doesn't serve ${kind}; install a CRD that serves ${version}`
        : `the cluster doesn't serve ${version} of ${kind}, only ${shortList(versions)}; install a CRD that serves ${version}`,
    };
  const kinds = all.filter((each) => each[0] === group).map((each) => each[2]!);
  if (kinds.length > 0)
    return {
      path: 'kind',
      message: `${kind} of ${group} isn't installed${didYouMean(kind, kinds) || `; the cluster has ${shortList([...new Set(kinds)].toSorted())}`}`,
    };
  return { path: 'apiVersion', message: `no kind of ${group} is installed; install its CRDs first` };
}

const NAME = /^[a-z0-9]([a-z0-9-]*[a-z0-9])?(\.[a-z0-9]([a-z0-9-]*[a-z0-9])?)*$/;
const LABEL = /^[a-z0-9]([a-z0-9-]*[a-z0-9])?$/;

function nameRefusals({ name, namespace }: Resource['metadata']): readonly Refusal[] {
  const found: Refusal[] = [];
  if (name.length > 253 || !NAME.test(name))
    found.push({
      path: 'metadata.name',
      message: `${name} is no name of RFC 1123: lower-case letters, digits, hyphens, and dots`,
    });
  if (namespace !== undefined && (namespace.length > 63 || !LABEL.test(namespace)))
    found.push({
      path: 'metadata.namespace',
      message: `${namespace} is no name of RFC 1123: lower-case letters, digits, and hyphens`,
    });
  return found;
}
