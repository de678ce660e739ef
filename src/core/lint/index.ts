/** What can be known of a pack before the first answer: unreachable, unused, and contradictory entries. */
export type { LintFinding } from './finding.ts';
export { lintPack, type LintResult } from './lint.ts';
