import type { Assessment } from '../../core/assess/index.ts';
import { isUnmet } from '../../core/judge/index.ts';
import { type BarResult, type Finding, FINDING_CODES } from '../../core/bar/index.ts';
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

/** Waivers that hold; one that has ended, is not needed or names no gate is a finding, and waives nothing. */
export function waiversThatHold({ assessment, bar }: CheckResult): Assessment['waivers'] {
  const found = new Set(bar.findings.filter(({ code }) => code.startsWith('waiver-')).map(({ gate }) => gate));
  return assessment.waivers.filter(({ gate }) => !found.has(gate));
}

/** A gate that is waived and not met: it passes, but it has to be seen. */
export interface WaivedGate {
  readonly gate: string;
  readonly line: number;
  readonly reason: string;
  /** In one sentence, without the reason. */
  readonly says: string;
}

/** The waived gates that are not met, in the order of the file. */
export function waivedGates(result: CheckResult): readonly WaivedGate[] {
  const gates = result.assessment.stages.flatMap((stage) => stage.gates);
  return waiversThatHold(result).flatMap(({ gate: id, reason, until, by, line }) => {
    const gate = gates.find((each) => each.id === id && isUnmet(each));
    if (gate === undefined) return [];
    const says = `waived until ${until}${by === undefined ? '' : ` by ${by}`}, not met: ${gate.title}`;
    return [{ gate: id, reason, line: line ?? result.answersLine ?? 1, says }];
  });
}
