/** The bar: the requirements of `check`, and the smallest change that meets them. */
export { isGiven } from './answers.ts';
export { type BarResult, type Baseline, type Finding, FINDING_CODES, type FindingCode, judgeBar } from './bar.ts';
export type { FilesSay } from './files.ts';
