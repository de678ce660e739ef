import * as z from 'zod';
import { WORKLOAD_FINDINGS } from '../../pack/index.ts';
import { count, entry, oneOf, someOf, texts, words } from '../../pack/schema/results.ts';

const file = words('The file, as it can be opened from where the command ran.');
const inFile = count('The line of the file; the first is 1.');

export const workloadInFilesSchema = entry('workload', 'A workload that is counted as a service.', {
  name: words('Its kind, namespace, and name, as in Deployment/shop/web.'),
  file,
  line: inFile,
  findings: someOf(WORKLOAD_FINDINGS, 'finding', 'Findings that conflict with a mesh; empty where there are none.'),
});

export const findingInFilesSchema = entry('workload finding', 'A property of workloads that conflicts with a mesh.', {
  id: oneOf(WORKLOAD_FINDINGS, 'finding', 'Which finding.'),
  title: words('The title.'),
  dataPlane: z.enum(['sidecar', 'ambient', 'both']).describe('The data plane that it concerns.'),
  fix: words('The fix.'),
  voidWhen: words('From when on it is void.').exactOptional(),
  workloads: texts('The workloads in which it was found.'),
  places: z
    .array(z.strictObject({ file, line: inFile }).describe('One place.'))
    .describe('Where it was seen: each line once.'),
});

export const foundSchema = entry('found', 'Findings in workloads. They change no answer and no verdict.', {
  workloads: z
    .array(workloadInFilesSchema)
    .describe('In the order in which they should join a mesh: fewest findings first.'),
  findings: z.array(findingInFilesSchema).describe('Every kind of finding, the worst first.'),
});
