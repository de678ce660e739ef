import type { Assessment } from '../../core/assess/index.ts';
import type { Finding } from '../../core/bar/index.ts';
import { plain } from '../escape.ts';
import { capacityInWords } from '../judgement/capacity.ts';
import { courseInWords } from '../judgement/course.ts';
import { bandInWords } from '../judgement/exposure.ts';
import { inOrder } from '../judgement/verdict.ts';
import { ruleChanges } from '../rule-changes.ts';
import { CONTRADICTION, conflictingAnswers } from './contradictions.ts';
import { type CheckResult, detailsOf, outcome, WAIVER_HELP, waiversThatHold } from './result.ts';

/**
 * One line per finding and per contradiction in the style of compilers, with the causes of a finding below it; then met
 * requirements, and the result in three lines. Not wrapped.
 */
export function terminal(result: CheckResult): string {
  const { assessment, bar, file } = result;
  const { verdict, exposure, capacity, stage, operatingAt, coverage } = assessment;
  const lines = [
    ...bar.findings.flatMap((finding) => [
      `${plain(`${placeOf(finding, file)}: ${finding.message}`)} [${finding.code}]`,
      ...detailsOf(finding).map(({ label, text }) => `  ${label}: ${plain(text)}`),
    ]),
    ...(bar.findings.some(({ waiver }) => waiver !== undefined) ? [WAIVER_HELP] : []),
    ...assessment.contradictions.map((each) => {
      const [{ line, says }] = conflictingAnswers(each, result);
      return `${plain(`${file}:${line}: ${says}`)} [${CONTRADICTION}]`;
    }),
    ...bar.passed.map((passed) => `ok: ${plain(passed)}`),
    ...(bar.notes ?? []).map((note) => `note: ${plain(note)}`),
    ...waived(result),
    ...ruleChanges(assessment).map((change) => plain(`rules: ${change}`)),
    `verdict: ${verdict.id}, ${verdict.standing}${verdict.settled ? '' : ` (still possible: ${verdict.possible.join(', ')})`}; course: ${courseInWords(verdict)}`,
    `exposure: ${bandInWords(exposure)}; capacity: ${capacityInWords(capacity)}; stage: ${stage}${stage === operatingAt ? '' : ` (operating at: ${operatingAt})`}; answered: ${coverage.answered} of ${coverage.applicable}`,
    ...askNext(assessment),
    outcome(bar),
    ...(bar.remedy && bar.remedy.length > 0
      ? ['the smallest change that would pass:', ...bar.remedy.map((step) => `  - ${plain(step)}`)]
      : []),
  ];
  return `${lines.join('\n')}\n`;
}

/** Lines about gates that are waived and not met. */
function waived(result: CheckResult): string[] {
  return waiversThatHold(result).map(({ gate, until, reason, by }) =>
    plain(`waived: ${gate} until ${until}${by === undefined ? '' : `, by ${by}`}: ${reason}`),
  );
}

/** The best question to answer next, where the verdict or the stage still depends on one. */
function askNext(assessment: Assessment): string[] {
  const isClear = assessment.verdict.settled && assessment.stagePossible.length === 1;
  const [next] = isClear ? [] : inOrder(assessment);
  return next === undefined ? [] : [plain(`ask next: ${next.question}: ${next.mainEffect}`)];
}

/** `answers.yaml:12`, or the file alone. */
function placeOf(finding: Finding, file: string): string {
  return finding.line === undefined ? file : `${file}:${finding.line}`;
}
