/**
 * The first experiment as resources of Kubernetes: which template of the pack fits the answers, its placeholders filled
 * in, its text as YAML, and what no schema sees. `check.ts` compares resources with the CRDs of a cluster; it is a door
 * of its own, because only `manifests --check` needs its expression language.
 */
export { type ChosenTemplate, chooseTemplate, type NoTemplate, type Wish } from './choose.ts';
export { denies, lintResources, type Mistake, MISTAKES } from './mistakes.ts';
export { exampleResources, type ManifestFile, manifestSet, type ManifestSet, type Resource } from './manifests.ts';
export { marksIn, standIn, unguarded } from './placeholders.ts';
export { manifestStream, manifestText, WRITTEN_BY } from './write.ts';
