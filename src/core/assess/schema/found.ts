import * as z from 'zod';
import { WORKLOAD_FINDINGS } from '../../pack/index.ts';
import { count, entry, oneOf, someOf, texts, words } from '../../pack/schema/results.ts';

const file = words('The file, as it can be opened from where the command ran.');
const inFile = count('The line of the file; the first is 1.');

export const workloadInFilesSchema = entry('workload', 'A workload that is counted as a service.', {
  name: words('Its kind, namespace, and name, as in Deployment/shop/web.'),
  file,
  line: inFile,
  findings: someOf(WORKLOAD_FINDINGS, 'finding', 'What a mesh trips over in it; empty where nothing was found.'),
});

export const findingInFilesSchema = entry('workload finding', 'What a mesh trips over in workloads.', {
  id: oneOf(WORKLOAD_FINDINGS, 'finding', 'Which finding.'),
  title: words('What it is called.'),
  dataPlane: z.enum(['sidecar', 'ambient', 'both']).describe('The data plane that trips over it.'),
  fix: words('What to do about it.'),
  voidWhen: words('From when on it is void.').exactOptional(),
  workloads: texts('The workloads in which it was found.'),
  places: z
    .array(z.strictObject({ file, line: inFile }).describe('One place.'))
    .describe('Where it was seen: each line once.'),
});

export const foundSchema = entry('found', 'What files show in workloads. It changes no answer and no verdict.', {
  workloads: z
    .array(workloadInFilesSchema)
    .describe('In the order in which they should join a mesh: fewest findings first.'),
  findings: z.array(findingInFilesSchema).describe('Every kind of finding, the worst first.'),
});
