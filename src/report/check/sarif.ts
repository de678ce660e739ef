import type { ContradictionResult } from '../../core/assess/index.ts';
import { type Finding, FINDING_CODES, type FindingCode } from '../../core/bar/index.ts';
import { ruleChanges } from '../rule-changes.ts';
import { advice } from './advice.ts';
import { CONTRADICTION, CONTRADICTION_HELP, CONTRADICTION_SAYS, conflictingAnswers } from './contradictions.ts';
import {
  type CheckResult,
  findingInFull,
  lineOf,
  subject,
  type WaivedGate,
  waivedGates,
  worstFirst,
} from './result.ts';
import { fingerprint, numbered, sarifLocation, sarifLog, sarifRule, sarifText } from './sarif-log.ts';

const CODES = Object.keys(FINDING_CODES) as FindingCode[];

/**
 * SARIF 2.1.0: one rule per finding code and one for contradictions; one result per finding, at the line of the answer
 * that causes it, and one per contradiction.
 */
export function sarif(result: CheckResult): string {
  const { tool, pack } = result.assessment;
  const print = numbered();
  return sarifLog({
    version: tool.version,
    file: result.file,
    rules: [
      ...CODES.map((code) => sarifRule(code, FINDING_CODES[code], advice[code])),
      sarifRule(CONTRADICTION, CONTRADICTION_SAYS, CONTRADICTION_HELP, 'warning'),
    ],
    properties: { pack: `${pack.id}@${pack.version}`, digest: pack.digest },
    invocation: invocation(result),
    results: [
      ...worstFirst(result.bar.findings).map((finding) =>
        found(finding, result, print(fingerprintOf(finding, result))),
      ),
      ...result.assessment.contradictions.map((each) => conflict(each, result)),
      ...waivedGates(result).map((gate) => suppressed(gate, result)),
    ],
  });
}

/** Changes of the rules are about the tool; regressions that the bar allows are about the run. */
function invocation({ assessment, bar }: CheckResult): object {
  const notes = (texts: readonly string[]) =>
    texts.map((text) => ({ level: 'note', message: { text: sarifText(text) } }));
  const [changes, told] = [notes(ruleChanges(assessment)), notes(bar.notes ?? [])];
  return {
    executionSuccessful: true,
    ...(changes.length > 0 && { toolConfigurationNotifications: changes }),
    ...(told.length > 0 && { toolExecutionNotifications: told }),
  };
}

/** A waived gate as a suppressed result, with the reason. */
function suppressed({ gate, line, says, reason }: WaivedGate, result: CheckResult): object {
  const waived: Finding = { code: 'gate-waived', message: says, gate, line };
  const suppressions = [{ kind: 'external', status: 'accepted', justification: sarifText(reason) }];
  return { ...found(waived, result, `${fingerprintOf(waived, result)}:0`), level: 'note', suppressions };
}

/** A contradiction as a warning at the first of its answers, with the others as related locations. */
function conflict(contradiction: ContradictionResult, result: CheckResult): object {
  const [{ line, says }, ...others] = conflictingAnswers(contradiction, result);
  return {
    ruleId: CONTRADICTION,
    ruleIndex: CODES.length,
    level: 'warning',
    message: { text: sarifText(says) },
    locations: [sarifLocation(result.file, line)],
    ...(others.length > 0 && {
      relatedLocations: others.map((other) => ({
        ...sarifLocation(result.file, other.line),
        message: { text: other.question },
      })),
    }),
    partialFingerprints: {
      primaryLocationLineHash: `${fingerprint(`${result.file}/${CONTRADICTION}/${contradiction.id}`)}:1`,
    },
  };
}

function found(finding: Finding, result: CheckResult, print: string): object {
  return {
    ruleId: finding.code,
    ruleIndex: CODES.indexOf(finding.code),
    level: 'error',
    message: { text: sarifText(findingInFull(finding)) },
    locations: [sarifLocation(result.file, lineOf(finding, result))],
    ...(finding.elsewhere && {
      relatedLocations: finding.elsewhere.map(({ file, line }) => ({
        ...sarifLocation(file, line),
        message: { text: 'the files say otherwise here' },
      })),
    }),
    partialFingerprints: { primaryLocationLineHash: print },
  };
}

/** A fingerprint that stays the same when the finding moves to another line, and differs between files. */
function fingerprintOf(finding: Finding, { file }: CheckResult): string {
  return fingerprint(`${file}/${finding.code}/${subject(finding) ?? ''}`);
}
