import type { LintFinding, LintResult } from '../core/lint/index.ts';
import { plain, workflowData, workflowProperty } from './escape.ts';
import { displaySafe } from './json.ts';
import { count } from './phrases.ts';

/** The result of `rules lint` for a pack. */
export interface LintReport extends LintResult {
  readonly pack: { readonly id: string; readonly version: string } | undefined;
  /** The folder as typed, or the id of the built-in pack. */
  readonly name: string;
}

/** Turns the result of lint into text that ends in one newline. */
export type LintReporter = (report: LintReport) => string;

/** The formats of `rules lint`; the keys are the values of `--format`. */
export const lintReporters: Readonly<Record<'terminal' | 'json' | 'github', LintReporter>> = { terminal, json, github };

/** One line per finding in the style of compilers, then the proved results. Not wrapped. */
function terminal({ name, findings, proofs }: LintReport): string {
  const reached = proofs.reduce((sum, { reaches }) => sum + reaches.length, 0);
  const lines = findings.map(
    (finding) => `${plain(`${placeOf(finding, name)}: ${finding.severity}: ${sentence(finding)}`)} [${finding.code}]`,
  );
  if (proofs.length > 0)
    lines.push(
      `${plain(name)}: ${count(reached, 'result', 'results')} can be reached, shown by ${count(proofs.length, 'set', 'sets')} of answers (--format json has them)`,
    );
  lines.push(`${plain(name)}: ${total(findings)}`);
  return `${lines.join('\n')}\n`;
}

function json({ name, pack, findings, proofs }: LintReport): string {
  const shown = proofs.map(({ answers, reaches }) => ({
    reaches,
    answers: Object.fromEntries(
      [...answers].map(([id, answer]) => [id, answer.kind === 'value' ? answer.value : null]),
    ),
  }));
  return `${displaySafe(JSON.stringify({ name, pack: pack ?? null, errors: countOf(findings, 'error'), warnings: countOf(findings, 'warning'), findings, proofs: shown }, null, 2))}\n`;
}

/** Workflow commands that annotate each finding at its line of the pull request. */
function github({ name, findings }: LintReport): string {
  const lines = findings.map((finding) => {
    const { severity, file, line, column, code } = finding;
    const place =
      file === undefined ? '' : ` file=${workflowProperty(file)},line=${line ?? 1},col=${column ?? 1},title=${code}`;
    return `::${severity}${place}::${workflowData(sentence(finding))}`;
  });
  return `${[...lines, `${plain(name)}: ${total(findings)}`].join('\n')}\n`;
}

function sentence({ message, mend }: LintFinding): string {
  return mend === '' ? message : `${message}; ${mend}`;
}

function placeOf({ file, line, column }: LintFinding, name: string): string {
  return file === undefined ? name : [file, line, column].filter((part) => part !== undefined).join(':');
}

function total(findings: readonly LintFinding[]): string {
  if (findings.length === 0) return 'nothing is wrong';
  return `${count(countOf(findings, 'error'), 'error', 'errors')}, ${count(countOf(findings, 'warning'), 'warning', 'warnings')}`;
}

function countOf(findings: readonly LintFinding[], severity: LintFinding['severity']): number {
  return findings.filter((finding) => finding.severity === severity).length;
}
