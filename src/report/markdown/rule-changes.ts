import { markdownText } from '../escape.ts';
import { type Judged, ruleChanges, ruleChangesTitle } from '../rule-changes.ts';

/** What the organization's own rules make different. */
export function rules(judged: Judged): string[] {
  const lines = ruleChanges(judged).map((line) => `- ${markdownText(line)}`);
  return lines.length === 0 ? [] : [`## ${markdownText(ruleChangesTitle(judged))}`, lines.join('\n')];
}
