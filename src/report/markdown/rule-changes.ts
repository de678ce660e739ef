import { markdownText } from '../escape.ts';
import { type RulesApplied, ruleChanges, ruleChangesTitle } from '../rule-changes.ts';

/** Changes by the organization's own rules. */
export function rules(judged: RulesApplied): string[] {
  return listed(judged, ruleChanges(judged).map(markdownText));
}

function listed(judged: RulesApplied, lines: readonly string[]): string[] {
  return lines.length === 0
    ? []
    : [`## ${markdownText(ruleChangesTitle(judged))}`, lines.map((line) => `- ${line}`).join('\n')];
}
