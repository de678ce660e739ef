import type { Found } from '../assess/index.ts';
import type { Discovery } from './discover.ts';
import { objectName } from './workloads.ts';

/** What an assessment takes of a discovery: the workloads of the counted source, and what a mesh trips over in them. */
export function foundIn({ workloads, findings }: Pick<Discovery, 'workloads' | 'findings'>): Found {
  return {
    workloads: workloads
      .filter(({ counted }) => counted)
      .map((workload) => ({
        name: objectName(workload),
        file: workload.file,
        line: workload.line,
        findings: workload.findings,
      })),
    findings: findings.map(({ id, title, dataPlane, fix, voidWhen, workloads: concerned, evidence }) => ({
      id,
      title,
      dataPlane,
      fix,
      ...(voidWhen !== undefined && { voidWhen }),
      workloads: concerned,
      places: [...new Map(evidence.map(({ file, line }) => [`${file}:${line}`, { file, line }])).values()],
    })),
  };
}
