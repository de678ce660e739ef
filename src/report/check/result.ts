import type { Assessment } from '../../core/assessment.ts';
import { type BarResult, type Finding, FINDING_CODES } from '../../core/bar.ts';
import { count } from '../phrases.ts';
import type { ReportOptions } from '../options.ts';

/** What `check` found out, and the file it is about. */
export interface CheckResult {
  readonly assessment: Assessment;
  readonly bar: BarResult;
  /** As the person named it; findings point into it. */
  readonly file: string;
  /** Line of `answers:` in the file, where findings about answers that are missing point to. */
  readonly answersLine?: number;
}

/** Turns the result of `check` into text that ends in one newline. */
export type CheckReporter = (result: CheckResult, options: ReportOptions) => string;

/** `the bar is met`, or how many findings say that it is not. */
export function outcome({ met, findings }: BarResult): string {
  return met ? 'the bar is met' : `the bar is missed: ${count(findings.length, 'finding', 'findings')}`;
}

/** The line a finding points to: its own, or that of `answers:`, or the first. */
export function lineOf(finding: Finding, { answersLine }: CheckResult): number {
  return finding.line ?? answersLine ?? 1;
}

/** Findings, worst first: the verdict, then gates, then evidence, then waivers and age, in the order of the codes. */
export function worstFirst(findings: readonly Finding[]): readonly Finding[] {
  const order = Object.keys(FINDING_CODES);
  return findings.toSorted((a, b) => order.indexOf(a.code) - order.indexOf(b.code));
}

/** What a finding is about, in ids that stay the same from run to run. */
export function subject({ gate, question }: Finding): string | undefined {
  return gate ?? question;
}
