import { count } from '../phrases.ts';
import { workflowData, workflowProperty } from '../escape.ts';
import { markdown as plan } from '../markdown.ts';
import { findingsList } from './markdown.ts';
import { type CheckResult, lineOf, outcome, waivedGates, worstFirst } from './result.ts';

/** GitHub shows ten annotations of a kind per step. */
const SHOWN = 10;
/** GitHub refuses a step summary above 1 MiB; this leaves room for what other tools wrote in the same step. */
const LARGEST_SUMMARY = 900_000;

/** Workflow commands that annotate the answers file, worst finding first. */
export function github(result: CheckResult): string {
  const findings = worstFirst(result.bar.findings);
  const rest = findings.length - SHOWN;
  const lines = findings.slice(0, SHOWN).map((finding) => {
    const line = lineOf(finding, result);
    return `::error file=${workflowProperty(result.file)},line=${line},endLine=${line},title=${workflowProperty(`mesh-ready: ${finding.code}`)}::${workflowData(finding.message)}`;
  });
  if (rest > 0) lines.push(`::notice title=mesh-ready::${count(rest, 'more finding', 'more findings')}; the step summary has all of them`);
  for (const { line, says, reason } of waivedGates(result).slice(0, SHOWN - 1)) {
    lines.push(`::notice file=${workflowProperty(result.file)},line=${line},endLine=${line},title=${workflowProperty('mesh-ready: waived')}::${workflowData(`${says}; ${reason}`)}`);
  }
  lines.push(`mesh-ready: ${outcome(result.bar)}`);
  return `${lines.join('\n')}\n`;
}

/** Markdown for `$GITHUB_STEP_SUMMARY`: every finding, then the plan where there is room for it. */
export function githubSummary(result: CheckResult): string {
  const list = findingsList(result);
  const whole = `${list}\n\n${plan(result.assessment)}`;
  if (bytes(whole) <= LARGEST_SUMMARY) return whole;
  if (bytes(list) <= LARGEST_SUMMARY) return `${list}\n`;
  const { met, findings, passed } = result.bar;
  return `${findingsList({ ...result, bar: { met, findings: findings.slice(0, 100), passed } })}\n\nand ${findings.length - 100} more\n`;
}

/** Length in UTF-8. */
function bytes(text: string): number {
  return encodeURIComponent(text).replace(/%../g, '.').length;
}
