import type { Bar, Suggestion } from '../answers/index.ts';
import type { Assessment } from '../assess/index.ts';
import { judgeAges, judgeCoverage, judgeSettled, judgeVerdict } from './answers.ts';
import { aboutOthers, type Baseline, judgeRegressions } from './baseline.ts';
import { type FilesSay, judgeConfirmed, judgeDrift, filesNotes } from './files.ts';
import type { Finding, BarPart } from './finding.ts';
import { judgeGate, judgeStage } from './gates.ts';
import { judgeWaivers } from './waivers.ts';
import { otherVersionNote } from '../pack/index.ts';

export type { Baseline } from './baseline.ts';
export { type Finding, FINDING_CODES, type FindingCode } from './finding.ts';

export interface BarResult {
  readonly met: boolean;
  readonly findings: readonly Finding[];
  /** The requirements that are met, in words. */
  readonly passed: readonly string[];
  /**
   * Notes that don't fail the check: answers for another pack version, a baseline about another organization or scope,
   * and regressions where the bar allows them.
   */
  readonly notes?: readonly string[];
  /** The smallest change that would meet the bar, step by step; only where the bar is missed. */
  readonly remedy?: readonly string[];
}

/** Input of the check besides the assessment and the bar. */
export interface BarContext {
  /** Line of `answers:`, to which findings about missing answers point. */
  readonly answersLine?: number;
  /** The file of `baseline`, already judged. */
  readonly baseline?: Baseline;
  /** What files say now, to which the answers are held. */
  readonly files?: FilesSay;
  /** What files suggest for questions without an answer. */
  readonly suggestions?: ReadonlyMap<string, Suggestion>;
  /** The day after which dates are from the future, as for `isFuture`; `today` where there is none. */
  readonly latestDay?: string;
}

/**
 * Checks an assessment against a bar. `today` (`YYYY-MM-DD`) decides about ages and waivers. A waiver counts up to and
 * including its last day; a waived gate doesn't block `readyFor`. Invalid, unneeded, and expired waivers are findings
 * for every bar.
 */
export function judgeBar(
  assessment: Assessment,
  bar: Bar,
  today: string,
  { answersLine, baseline, files, suggestions, latestDay = today }: BarContext = {},
): BarResult {
  const maxAgeDays =
    bar.maxAgeDays ?? (bar.noRegression && baseline && 'maxAgeDays' in baseline ? baseline.maxAgeDays : undefined);
  const regressions = baseline === undefined ? undefined : judgeRegressions(assessment, baseline);
  const strict = bar.noRegression === true;
  const judged: BarPart[] = [
    ...(bar.verdict ? [judgeVerdict(assessment, bar.verdict)] : []),
    ...(bar.settled ? [judgeSettled(assessment)] : []),
    ...(bar.readyFor ? [judgeStage(assessment, bar.readyFor, today)] : []),
    ...[...new Set(bar.require)].map((gate) => judgeGate(assessment, gate, today)),
    ...(regressions && strict ? [regressions] : []),
    ...(bar.minCoverage === undefined ? [] : [judgeCoverage(assessment, bar.minCoverage)]),
    ...(files === undefined ? [] : [judgeDrift(assessment, files)]),
    ...(bar.confirmed ? [judgeConfirmed(assessment, suggestions)] : []),
    ...(maxAgeDays === undefined ? [] : [judgeAges(assessment, maxAgeDays, { today, latestDay }, suggestions)]),
    judgeWaivers(assessment, today),
  ];
  const placed = (finding: Finding): Finding =>
    finding.line === undefined && answersLine !== undefined ? { ...finding, line: answersLine } : finding;
  const findings = unique(judged.flatMap((each) => each.findings)).map(placed);
  const told = strict ? [] : (regressions?.findings ?? []).map(({ message }) => message);
  const notes = [
    ...writtenForNotes(assessment),
    ...(baseline === undefined ? [] : aboutOthers(assessment, baseline)),
    ...(files === undefined ? [] : filesNotes(files)),
    ...told,
  ];
  return {
    met: findings.length === 0,
    findings,
    passed: judged.flatMap((each) => each.passed ?? []),
    ...(notes.length > 0 && { notes }),
  };
}

/** A note where the answers were written for another pack version. */
function writtenForNotes({ writtenFor }: Assessment): string[] {
  return writtenFor === undefined ? [] : [otherVersionNote(writtenFor)];
}

/** The first finding about each gate or question: a bar can require the same gate by stage and by id. */
function unique(findings: readonly Finding[]): Finding[] {
  const seen = new Set<string>();
  return findings.filter(({ code, gate, question, message }) => {
    const key = `${code} ${gate ?? question ?? message}`;
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}
