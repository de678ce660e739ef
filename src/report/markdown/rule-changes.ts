import type { Assessment } from '../../core/assessment.ts';
import { markdownText } from '../escape.ts';
import { ruleChanges, ruleChangesTitle } from '../rule-changes.ts';

/** What the organization's own rules make different. */
export function rules(assessment: Assessment): string[] {
  const lines = ruleChanges(assessment).map((line) => `- ${markdownText(line)}`);
  return lines.length === 0 ? [] : [`## ${markdownText(ruleChangesTitle(assessment))}`, lines.join('\n')];
}
