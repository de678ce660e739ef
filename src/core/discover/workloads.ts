import type { DataPath } from '../yaml/documents.ts';
import { type Classified, classOf } from './classes.ts';
import type { Place } from './places.ts';
import { type Resource, UNNAMED } from './resources.ts';
import { listAt, type Mapping, textAt, valueAt, wholeMapAt } from './values.ts';

/** One container of a workload; `path` leads to it from the top of its object. */
export interface Container {
  readonly path: DataPath;
  readonly data: unknown;
  readonly image: string | undefined;
  readonly init: boolean;
}

/**
 * Why a workload isn't counted as a service, although it runs an application. `profile`: a compose service that is
 * started only on request. `base`: one that only others in another file extend.
 */
export type Uncounted = 'job' | 'pod' | 'profile' | 'base';

/** A workload in one file. */
export interface Workload extends Classified {
  readonly file: string;
  readonly kind: string;
  readonly namespace: string;
  readonly name: string;
  /** Undefined for those that are counted. */
  readonly uncounted: Uncounted | undefined;
  readonly labels: Labels;
  readonly place: Place;
  readonly live: boolean;
}

/** The labels of pods. They are kept as they are written: a large estate has many. */
export type Labels = Readonly<Record<string, string>>;

/** `Deployment/shop/web` */
export function objectName({ kind, namespace, name }: Pick<Workload, 'kind' | 'namespace' | 'name'>): string {
  return namespace === '' ? `${kind}/${name}` : `${kind}/${namespace}/${name}`;
}

/** Where a kind has its pod template. */
const TEMPLATES: Readonly<Record<string, DataPath>> = {
  'apps/Deployment': ['spec', 'template'],
  'apps/StatefulSet': ['spec', 'template'],
  'apps/DaemonSet': ['spec', 'template'],
  'apps/ReplicaSet': ['spec', 'template'],
  'extensions/Deployment': ['spec', 'template'],
  'extensions/DaemonSet': ['spec', 'template'],
  'batch/Job': ['spec', 'template'],
  'batch/CronJob': ['spec', 'jobTemplate', 'spec', 'template'],
  'argoproj.io/Rollout': ['spec', 'template'],
  'apps.openshift.io/DeploymentConfig': ['spec', 'template'],
  '/DeploymentConfig': ['spec', 'template'],
  'serving.knative.dev/Service': ['spec', 'template'],
  '/ReplicationController': ['spec', 'template'],
  '/Pod': [],
};

/** The pod template of a workload, and the way to it from the top of the object. */
export interface Template {
  readonly path: DataPath;
  readonly data: unknown;
  /** Init containers first. */
  readonly containers: readonly Container[];
}

/** Undefined for an object that is no workload. */
export function templateOf({ type, data: object }: Resource): Template | undefined {
  if (!Object.hasOwn(TEMPLATES, type)) return undefined;
  const path = TEMPLATES[type]!;
  const data = valueAt(object, path);
  const containers: Container[] = [];
  for (const key of ['initContainers', 'containers']) {
    const list = listAt(data, 'spec', key);
    for (let index = 0; index < list.length; index++)
      containers.push({
        path: [...path, 'spec', key, index],
        data: list[index],
        image: textAt(list[index], 'image'),
        init: key === 'initContainers',
      });
  }
  return { path, data, containers };
}

/**
 * What an object is as a workload: `owned` by another one, a `patch` that only changes one elsewhere, or `unnamed`: one
 * that no API server accepts.
 */
export function workloadOf(
  resource: Resource,
  { data: pod, containers }: Template,
): Workload | 'owned' | 'patch' | 'unnamed' {
  const { file, kind, namespace, name, data, live } = resource;
  if (listAt(data, 'metadata', 'ownerReferences').length > 0) return 'owned';
  const images: string[] = [];
  for (const { image, init } of containers) if (image !== undefined && !init) images.push(image);
  const isComplete = images.length > 0 || (kind === 'DeploymentConfig' && containers.length > 0);
  if (!isComplete) return 'patch';
  if (name === '' || name === UNNAMED) return 'unnamed';
  const labels = labelsIn(wholeMapAt(pod, 'metadata', 'labels'));
  const uncounted = kind.endsWith('Job')
    ? 'job'
    : /^(?:Pod|ReplicaSet|ReplicationController)$/.test(kind)
      ? 'pod'
      : undefined;
  const { class: of, byNamespace } = classOf(name, namespace, images);
  return {
    file,
    kind,
    namespace,
    name,
    class: of,
    byNamespace,
    uncounted,
    labels,
    place: resource.place([]),
    live,
  };
}

const VERSION = /-(?:v\d+|canary|blue|green|stable|primary|preview)$/;

/** Whether a name can be that of one of several versions. */
export function isVersion(name: string): boolean {
  return VERSION.test(name);
}

/** A workload as a service: `reviews` for `reviews-v2`, if the label of the application agrees. */
export function serviceName(name: string, labels: Labels): string {
  const stem = name.replace(VERSION, '');
  return labels['app'] === stem || labels['app.kubernetes.io/name'] === stem ? stem : name;
}

function labelsIn(map: Mapping): Labels {
  return Object.values(map).every((value) => typeof value === 'string')
    ? (map as Labels)
    : Object.fromEntries(
        Object.entries(map).filter((entry): entry is [string, string] => typeof entry[1] === 'string'),
      );
}

/** Whether a selector selects pods with these labels. An empty selector selects all. */
export function selects(selector: Mapping, labels: Labels): boolean {
  for (const key in selector) if (!Object.hasOwn(labels, key) || labels[key] !== selector[key]) return false;
  return true;
}
