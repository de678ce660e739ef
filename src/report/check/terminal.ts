import type { Finding } from '../../core/bar.ts';
import { plain } from '../escape.ts';
import { reach } from '../phrases.ts';
import { type CheckResult, outcome } from './result.ts';

/** One line per finding as compilers write them, what was met, and the result in three lines; never wrapped. */
export function terminal({ assessment, bar, file }: CheckResult): string {
  const { verdict, need, stage, coverage } = assessment;
  const lines = [
    ...bar.findings.map((finding) => `${plain(`${placeOf(finding, file)}: ${finding.message}`)} [${finding.code}]`),
    ...bar.passed.map((passed) => `ok: ${plain(passed)}`),
    `verdict: ${verdict.id}${verdict.settled ? '' : ` (still possible: ${verdict.possible.join(', ')})`}`,
    `need: ${need.score} of 100${reach(need)}; stage: ${stage}; answered: ${coverage.answered} of ${coverage.applicable}`,
    outcome(bar),
  ];
  return `${lines.join('\n')}\n`;
}

/** `answers.yaml:12`, or the file alone. */
function placeOf(finding: Finding, file: string): string {
  return finding.line === undefined ? file : `${file}:${finding.line}`;
}
