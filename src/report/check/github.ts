import type { Assessment } from '../../core/assess/index.ts';
import { count } from '../phrases.ts';
import { brief, plain, workflowData, workflowProperty } from '../escape.ts';
import { markdown as plan } from '../markdown.ts';
import { firstRules, rules } from '../markdown/rule-changes.ts';
import { ruleChanges } from '../rule-changes.ts';
import { CONTRADICTION, conflictingAnswers } from './contradictions.ts';
import { findingsList } from './markdown.ts';
import { type CheckResult, lineOf, outcome, waivedGates, worstFirst } from './result.ts';

/** GitHub shows ten annotations of a kind per step. */
const SHOWN = 10;
/** GitHub rejects a step summary above 1 MiB; this leaves room for other tools in the same step. */
const LARGEST_SUMMARY = 900_000;
/** The longest message of an annotation that people still read. */
const LONGEST_NOTICE = 4000;
/** A number of findings, or changes of the rules, that always fits. */
const MANY = 100;

/** Workflow commands that annotate the answers file: findings, worst first, then every answer that conflicts. */
export function github(result: CheckResult): string {
  const findings = worstFirst(result.bar.findings);
  const rest = findings.length - SHOWN;
  const lines = findings.slice(0, SHOWN).map((finding) => {
    const line = lineOf(finding, result);
    return `::error file=${workflowProperty(result.file)},line=${line},endLine=${line},title=${workflowProperty(`mesh-ready: ${finding.code}`)}::${workflowData(finding.message)}`;
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
 * Markdown for `$GITHUB_STEP_SUMMARY`: every finding, then the plan where it fits. The plan contains the changes of the
 * rules; without the plan, they follow the findings. Where not all findings fit, only the first are listed.
 */
export function githubSummary(result: CheckResult): string {
  const ways = [
    () => `${findingsList(result)}\n\n${plan(result.assessment)}`,
    () => `${[findingsList(result), ...rules(result.assessment)].join('\n\n')}\n`,
    () => `${[findingsList(result, MANY), ...rules(result.assessment)].join('\n\n')}\n`,
  ];
  for (const write of ways) {
    const text = write();
    if (bytes(text) <= LARGEST_SUMMARY) return text;
  }
  return `${[findingsList(result, MANY), ...firstRules(result.assessment, MANY)].join('\n\n')}\n`;
}

/** Length in bytes as UTF-8. */
function bytes(text: string): number {
  return encodeURIComponent(text).replace(/%../g, '.').length;
}
