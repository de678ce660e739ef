import type { Assessment } from '../core/assessment.ts';
import type { BarResult, Finding } from '../core/bar.ts';
import { markdownText, plain } from './escape.ts';
import { markdown } from './markdown.ts';
import type { ReportOptions } from './options.ts';

/** What `check` found out, and the file it is about. */
export interface CheckResult {
  readonly assessment: Assessment;
  readonly bar: BarResult;
  /** As the person named it; findings point into it. */
  readonly file: string;
}

/** Turns the result of `check` into text that ends in one newline. */
export type CheckReporter = (result: CheckResult, options: ReportOptions) => string;

/** The formats of `check`; the keys are what `--format` takes there. */
export const checkReporters: Readonly<Record<'terminal' | 'markdown' | 'json', CheckReporter>> = {
  terminal: checkTerminal,
  markdown: checkMarkdown,
  json: checkJson,
};

function checkTerminal({ assessment, bar, file }: CheckResult): string {
  const { verdict, need, stage, coverage } = assessment;
  const [low, high] = need.range;
  const lines = [
    ...bar.findings.map((finding) => `${plain(`${placeOf(finding, file)}: ${finding.message}`)} [${finding.code}]`),
    ...bar.passed.map((passed) => `ok: ${plain(passed)}`),
    `verdict: ${verdict.id}${verdict.settled ? '' : ` (still possible: ${verdict.possible.join(', ')})`}`,
    `need: ${need.score} of 100${low === high ? '' : ` (${low} to ${high} possible)`}; stage: ${stage}; answered: ${coverage.answered} of ${coverage.applicable}`,
    outcomeOf(bar),
  ];
  return `${lines.join('\n')}\n`;
}

function checkMarkdown({ assessment, bar, file }: CheckResult, options: ReportOptions): string {
  const items = [
    ...bar.findings.map((finding) => `- [ ] ${markdownText(finding.message)} (\`${finding.code}\`, ${markdownText(placeOf(finding, file))})`),
    ...bar.passed.map((passed) => `- [x] ${markdownText(passed)}`),
  ];
  const list = items.length > 0 ? `${items.join('\n')}\n\n` : '';
  return `## Check: ${outcomeOf(bar)}\n\n${list}${markdown(assessment, options)}`;
}

function checkJson({ assessment, bar }: CheckResult): string {
  return `${JSON.stringify({ ...assessment, check: bar }, null, 2)}\n`;
}

function outcomeOf({ met, findings }: BarResult): string {
  return met ? 'the bar is met' : `the bar is missed: ${findings.length} ${findings.length === 1 ? 'finding' : 'findings'}`;
}

function placeOf(finding: Finding, file: string): string {
  return finding.line === undefined ? file : `${file}:${finding.line}`;
}
