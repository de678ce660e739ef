/** Checks a pack without answers: unreachable, unused, and contradictory entries. */
export type { LintFinding } from './finding.ts';
export { lintPack, type LintResult } from './lint.ts';
