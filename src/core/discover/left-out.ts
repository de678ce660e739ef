import { CLASSES } from './classes.ts';
import type { Estate } from './estate.ts';
import { type FileReading, together } from './reading.ts';
import type { WorkloadSeen } from './seen.ts';
import type { Sources } from './sources.ts';
import type { Uncounted } from './workloads.ts';

/** Something that was left out, why, and how often. `names`: which, where names help. */
export interface Skipped {
  readonly reason: string;
  readonly count: number;
  readonly names?: readonly string[];
}

/** Why applications aren't counted as services, in the order in which it is told. */
const UNCOUNTED: readonly (readonly [why: Uncounted, reason: string])[] = [
  ['job', 'runs to completion (Job, CronJob)'],
  ['pod', 'pods without a controller'],
  ['profile', 'started only on request (profile of a compose file)'],
  ['base', 'only the base of services in another file (extends)'],
];

/** Everything that was read and isn't counted, with its names: no rule hides a workload. */
export function leftOut(
  { workloads, versions }: Estate,
  within: readonly FileReading[],
  readings: readonly FileReading[],
  { candidates, chosen }: Sources,
): readonly Skipped[] {
  const named = (reason: string, found: readonly WorkloadSeen[]): Skipped => ({
    reason,
    count: found.length,
    names: found.map(({ words }) => words),
  });
  const inside = new Set(within);
  const other = readings.filter((reading) => reading.kind !== 'repository' && !inside.has(reading));
  const patches = together(within, 'patches');
  const elsewhere = together(readings, 'sightings').filter(({ sign }) => sign === 'nomad-job' || sign === 'ecs-task');
  const unnamed = together(within, 'unnamed');
  return [
    ...(Object.keys(CLASSES) as (keyof typeof CLASSES)[])
      .filter((of) => of !== 'app')
      .flatMap((of) => {
        const own = workloads.filter((workload) => workload.class === of);
        return [
          named(
            `${CLASSES[of]}, by image or name`,
            own.filter(({ byNamespace }) => byNamespace === undefined),
          ),
          named(
            `${CLASSES[of]}, by namespace`,
            own.filter(({ byNamespace }) => byNamespace === true),
          ),
        ];
      }),
    ...UNCOUNTED.map(([why, reason]) =>
      named(
        reason,
        workloads.filter(({ class: of, uncounted }) => of === 'app' && uncounted === why),
      ),
    ),
    ...(chosen === undefined ? [] : [named('another version of a counted service', versions)]),
    {
      reason: 'no container image, so only a patch of a workload elsewhere',
      count: patches.length,
      names: patches.map(({ object }) => object),
    },
    {
      reason: 'workloads without a name that an API server accepts',
      count: unnamed.length,
      names: unnamed.map(({ file, line }) => `${file}:${line}`),
    },
    {
      reason: 'Nomad jobs and Amazon ECS task definitions, whose services are not counted',
      count: elsewhere.length,
      names: elsewhere.map(({ place: { file, line } }) => `${file}:${line}`),
    },
    { reason: 'owned by a workload', count: within.reduce((sum, { owned }) => sum + owned, 0) },
    {
      reason: 'workloads in other places than the one that is counted',
      count: other.reduce((sum, reading) => sum + reading.workloads.length, 0),
      names: candidates
        .filter((candidate) => candidate !== chosen && candidate.kind !== 'repository')
        .filter((candidate) => !within.some(({ name }) => candidate.files.has(name)))
        .map(({ name }) => name),
    },
  ];
}

/** The files that were passed by: those of tests and the like, and those of charts. */
export function asideOf({
  aside,
  template,
  values,
}: {
  aside: ReadonlyMap<string, number>;
  template: number;
  values: readonly string[];
}): readonly Skipped[] {
  return [
    {
      reason: 'files of tests, examples, and archives',
      count: [...aside.values()].reduce((sum, count) => sum + count, 0),
      names: [...aside.keys()].toSorted(),
    },
    { reason: 'files of Helm charts that are not rendered', count: template },
    { reason: 'values of Helm charts without templates', count: values.length, names: values },
  ];
}
