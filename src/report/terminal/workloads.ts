import type { Assessment } from '../../core/assess/index.ts';
import { plain } from '../escape.ts';
import { hang, wrap } from '../wrap.ts';
import type { Screen } from './paint.ts';

const WORKLOADS = 5;

/** Where files were read and there is a mesh to work on: the workloads that should join first. */
export function workloads({ found, stage }: Assessment, { width, paint }: Screen): string[] {
  if (found === undefined || stage === 'none' || found.workloads.length === 0) return [];
  const rest = found.workloads.length - WORKLOADS;
  return [
    ...wrap('Workloads, in the order in which they should join', width).map(paint.strong),
    ...found.workloads
      .slice(0, WORKLOADS)
      .flatMap(({ name, findings, file, line }) =>
        hang('  ', plain(`${name}: ${findings.join(', ') || 'nothing found'} (${file}:${line})`), width),
      ),
    ...(rest > 0 ? hang('  ', `and ${rest} more in the plan`, width).map(paint.dim) : []),
  ];
}
