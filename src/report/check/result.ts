import type { Assessment } from '../../core/assess/index.ts';
import { isUnmet } from '../../core/judge/index.ts';
import { type BarResult, type Finding, FINDING_CODES } from '../../core/bar/index.ts';
import { capital, count, sentence } from '../phrases.ts';
import type { ReportOptions } from '../options.ts';

/** The result of `check`, and the file that it is about. */
export interface CheckResult {
  readonly assessment: Assessment;
  readonly bar: BarResult;
  /** The path for findings that point into the file: as typed, or from the root of the repository. */
  readonly file: string;
  /** Line of `answers:` in the file, to which findings about missing answers point. */
  readonly answersLine?: number;
}

/** Turns the result of `check` into text that ends in one newline. */
export type CheckReporter = (result: CheckResult, options: ReportOptions) => string;

/** `all requirements are met`, or how many findings there are. */
export function outcome({ met, findings }: BarResult): string {
  return met ? 'all requirements are met' : `check failed: ${count(findings.length, 'finding', 'findings')}`;
}

/** What a finding rests on, and what to do, each with its label; empty where the message says it all. */
export function detailsOf({ causes = [], fix, waiver }: Finding): readonly { label: string; text: string }[] {
  return [
    ...causes.map((text) => ({ label: 'because', text })),
    ...(fix === undefined ? [] : [{ label: 'fix', text: fix }]),
    ...(waiver === undefined ? [] : [{ label: 'waiver', text: waiver }]),
  ];
}

/** How to use the waivers that findings propose. */
export const WAIVER_HELP = 'To waive a gate, add its waiver below waivers: in the file, with a reason and a last day.';

/** The finding with its details as sentences on one line, for formats that have one text for each finding. */
export function findingInFull(finding: Finding): string {
  const details = detailsOf(finding).map(({ label, text }) => {
    const words =
      label === 'waiver' ? `Waiver, to paste below waivers: with a reason: ${text}` : `${capital(label)}: ${text}`;
    return label === 'waiver' ? words : sentence(words);
  });
  return [details.length === 0 ? finding.message : sentence(finding.message), ...details].join(' ');
}

/** The line of a finding: its own, or that of `answers:`, or the first. */
export function lineOf(finding: Finding, { answersLine }: CheckResult): number {
  return finding.line ?? answersLine ?? 1;
}

/** Findings in the order of their codes, worst first: verdict, gates, evidence, then waivers and age. */
export function worstFirst(findings: readonly Finding[]): readonly Finding[] {
  const order = Object.keys(FINDING_CODES);
  return findings.toSorted((a, b) => order.indexOf(a.code) - order.indexOf(b.code));
}

/** The id of the gate or question of a finding, which is stable between runs. */
export function subject({ gate, question }: Finding): string | undefined {
  return gate ?? question;
}

/** Waivers that hold. An expired, unneeded, or unknown waiver is a finding instead. */
export function waiversThatHold({ assessment, bar }: CheckResult): Assessment['waivers'] {
  const found = new Set(bar.findings.filter(({ code }) => code.startsWith('waiver-')).map(({ gate }) => gate));
  return assessment.waivers.filter(({ gate }) => !found.has(gate));
}

/** A gate that is waived and not met: it passes, and reports must show it. */
export interface WaivedGate {
  readonly gate: string;
  readonly line: number;
  readonly reason: string;
  /** One sentence without the reason. */
  readonly says: string;
}

/** The waived gates that aren't met, in the order of the file. */
export function waivedGates(result: CheckResult): readonly WaivedGate[] {
  const gates = result.assessment.stages.flatMap((stage) => stage.gates);
  return waiversThatHold(result).flatMap(({ gate: id, reason, until, by, line }) => {
    const gate = gates.find((each) => each.id === id && isUnmet(each));
    if (gate === undefined) return [];
    const says = `waived until ${until}${by === undefined ? '' : ` by ${by}`}, not met: ${gate.title}`;
    return [{ gate: id, reason, line: line ?? result.answersLine ?? 1, says }];
  });
}
