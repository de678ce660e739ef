/** What manifests, dumps, compose files, and repositories say about the questions of a pack, with every place. */
export { anonymized } from './anonymize.ts';
export { isBuildFile } from './build-files.ts';
export { CLASSES, type WorkloadClass } from './classes.ts';
export type { Discovered, Evidence } from './conclude.ts';
export {
  discover,
  type DiscoveredFinding,
  type DiscoveredWorkload,
  type DiscoverInput,
  type Discovery,
} from './discover.ts';
export { compareWithFiles, type Comparison, type Drift } from './drift.ts';
export { foundIn } from './found.ts';
export type { Skipped } from './left-out.ts';
export type { JsonItem, Rest } from './json-documents.ts';
export type { InputFile } from './reading.ts';
export { isVendored } from './vendored.ts';
export { pilotIn } from './pilot.ts';
export { type Entered, enterAnswers, newDiscoveredAnswers, noteOf } from './into-answers.ts';
