import type { DiscoveredWorkload, Discovery } from './discover.ts';

/** The names of the service with which to begin. */
export interface Pilot {
  readonly workload: DiscoveredWorkload;
  readonly namespace?: string;
  readonly service: string;
  readonly port?: string;
}

/**
 * The service that should join a mesh first: of those with a Kubernetes Service in front, the one with the fewest
 * findings. One whose Service has the name of its pods' app label goes before others, because a first experiment
 * selects pods by that label. `wanted`: names that are given; undefined where no service has them.
 */
export function pilotIn(
  { workloads }: Pick<Discovery, 'workloads'>,
  wanted: { readonly namespace?: string | undefined; readonly service?: string | undefined } = {},
): Pilot | undefined {
  const possible = workloads.filter(
    ({ counted, behind, namespace }) =>
      counted &&
      behind !== undefined &&
      (wanted.namespace === undefined || namespace === '' || namespace === wanted.namespace) &&
      (wanted.service === undefined || behind.name === wanted.service),
  );
  const workload = possible.find(({ behind }) => behind!.isAppLabel) ?? possible[0];
  if (workload === undefined) return undefined;
  const { namespace, behind } = workload;
  return {
    workload,
    ...(namespace !== '' && { namespace }),
    service: behind!.name,
    ...(behind!.port !== undefined && { port: String(behind!.port) }),
  };
}
