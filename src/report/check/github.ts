import type { Assessment } from '../../core/assess/index.ts';
import { brief, markdownCode, markdownText, plain, shellWord, workflowData, workflowProperty } from '../escape.ts';
import { courseInWords } from '../judgement/course.ts';
import { count, list } from '../phrases.ts';
import { ruleChanges } from '../rule-changes.ts';
import { CONTRADICTION, conflictingAnswers } from './contradictions.ts';
import { type CheckResult, findingInFull, lineOf, outcome, waivedGates, worstFirst } from './result.ts';

/** GitHub shows ten annotations of a kind per step. */
const SHOWN = 10;
/** How many findings and other items the step summary shows. */
const SUMMARIZED = 4;
/** The longest item of the step summary. */
const LONGEST_ITEM = 300;
/** The longest message of an annotation that people still read. */
const LONGEST_NOTICE = 4000;

/** Workflow commands that annotate the answers file: findings, worst first, then every answer that conflicts. */
export function github(result: CheckResult): string {
  const findings = worstFirst(result.bar.findings);
  const rest = findings.length - SHOWN;
  const lines = findings.slice(0, SHOWN).map((finding) => {
    const line = lineOf(finding, result);
    return `::error file=${workflowProperty(result.file)},line=${line},endLine=${line},title=${workflowProperty(`mesh-ready: ${finding.code}`)}::${workflowData(findingInFull(finding))}`;
  });
  const conflicts = result.assessment.contradictions.flatMap((each) => conflictingAnswers(each, result));
  lines.push(
    ...conflicts.slice(0, SHOWN).map(({ line, says }) => {
      const title = workflowProperty(`mesh-ready: ${CONTRADICTION}`);
      return `::warning file=${workflowProperty(result.file)},line=${line},endLine=${line},title=${title}::${workflowData(says)}`;
    }),
  );
  const notices: readonly Notice[] = [
    ...(rest > 0
      ? [
          {
            title: 'mesh-ready',
            message: `${count(rest, 'more finding', 'more findings')}; the log of this step has them`,
          },
        ]
      : []),
    ...changed(result.assessment),
    ...(result.bar.notes ?? []).map((message) => ({ title: 'mesh-ready: note', message })),
    ...waivedGates(result).map(({ line, says, reason }) => ({
      title: 'mesh-ready: waived',
      message: `${says}; ${reason}`,
      place: `file=${workflowProperty(result.file)},line=${line},endLine=${line},`,
    })),
  ];
  lines.push(...notices.slice(0, SHOWN).map(annotation));
  // Plain lines of the log, because annotations are limited, and not every server has a summary.
  lines.push(
    ...findings
      .slice(SHOWN)
      .map(
        (finding) =>
          `mesh-ready: ${plain(`${result.file}:${lineOf(finding, result)}: ${finding.message}`)} [${finding.code}]`,
      ),
  );
  lines.push(
    ...conflicts
      .slice(SHOWN)
      .map(({ line, says }) => `mesh-ready: ${plain(`${result.file}:${line}: ${says}`)} [${CONTRADICTION}]`),
  );
  lines.push(...notices.slice(SHOWN).map(({ message }) => `mesh-ready: ${workflowData(message)}`));
  lines.push(`mesh-ready: ${outcome(result.bar)}`);
  return `${lines.join('\n')}\n`;
}

/** A notice of the check; `place` are properties that point into the file. */
interface Notice {
  readonly title: string;
  readonly message: string;
  readonly place?: string;
}

function annotation({ title, message, place = '' }: Notice): string {
  return `::notice ${place}title=${workflowProperty(title)}::${workflowData(message)}`;
}

/** A notice that the pack changes the one that it extends, and how. */
function changed({ changes, pack }: Assessment): Notice[] {
  if (changes === undefined || changes.entries.length === 0) return [];
  const { base, entries } = changes;
  const list = brief(ruleChanges({ changes }).join('; '), LONGEST_NOTICE);
  return [
    {
      title: 'mesh-ready: rules',
      message: `${pack.id} ${pack.version} changes ${count(entries.length, 'entry', 'entries')} of ${base.id} ${base.version}: ${list}`,
    },
  ];
}

/**
 * Markdown for `$GITHUB_STEP_SUMMARY`, at most ten lines with text: the outcome, the result, the worst findings, waived
 * gates, rules of one's own, and the commands that show the rest.
 */
export function githubSummary(result: CheckResult): string {
  const { assessment, bar, file } = result;
  const { verdict, stage, coverage, changes, pack } = assessment;
  const item = (text: string) => `- ${markdownText(brief(text, LONGEST_ITEM))}`;
  const conflicts = assessment.contradictions.map((each) => {
    const [{ line, says }] = conflictingAnswers(each, result);
    return item(`${file}:${line}: ${says}`);
  });
  const items = [
    ...worstFirst(bar.findings).map(
      (finding) => `${item(`${file}:${lineOf(finding, result)}: ${finding.message}`)} (\`${finding.code}\`)`,
    ),
    ...conflicts,
    ...bar.passed.map((passed) => `- ✓ ${markdownText(brief(passed, LONGEST_ITEM))}`),
    ...(bar.notes ?? []).map(item),
  ];
  const rest = items.length - SUMMARIZED;
  const waived = waivedGates(result).map(({ gate }) => gate);
  const change = bar.remedy?.[0];
  const facts = [
    `verdict: ${verdict.id}, ${verdict.standing}`,
    `course: ${courseInWords(verdict)}`,
    `stage: ${stage}`,
    `answered: ${coverage.answered} of ${coverage.applicable}`,
  ];
  return `${[
    `## mesh-ready: ${outcome(bar)}`,
    '',
    `${markdownText(brief(file, LONGEST_ITEM))}: ${markdownText(facts.join('; '))}`,
    '',
    ...items.slice(0, SUMMARIZED),
    ...(rest > 0 ? [`- and ${rest} more in the log of this step`] : []),
    ...(change === undefined ? [] : [item(`First change that helps: ${change}`)]),
    ...(waived.length === 0 ? [] : [item(`Waived, not met: ${list(waived)}`)]),
    ...(changes === undefined || changes.entries.length === 0
      ? []
      : [
          item(
            `Rules: ${pack.id} ${pack.version} changes ${count(changes.entries.length, 'entry', 'entries')} of ${changes.base.id} ${changes.base.version}`,
          ),
        ]),
    `- Everything else: ${markdownCode(`mesh-ready plan ${shellWord(file)}`)}`,
  ].join('\n')}\n`;
}
