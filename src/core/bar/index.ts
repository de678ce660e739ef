/** What `check` holds an assessment to, and what would meet it. */
export { isGiven } from './answers.ts';
export { type BarResult, type Baseline, type Finding, FINDING_CODES, type FindingCode, judgeBar } from './bar.ts';
