import { brief, markdownText } from '../escape.ts';
import { type RulesApplied, ruleChanges, ruleChangesTitle } from '../rule-changes.ts';

/** The length limit of a list item that must be short. */
const SHORT = 500;

/** Changes by the organization's own rules. */
export function rules(judged: RulesApplied): string[] {
  return listed(judged, ruleChanges(judged).map(markdownText));
}

/** The same: at most `most` changes, each in a short line. */
export function firstRules(judged: RulesApplied, most: number): string[] {
  const changes = ruleChanges(judged);
  const rest = changes.length - most;
  return listed(judged, [
    ...changes.slice(0, most).map((line) => markdownText(brief(line, SHORT))),
    ...(rest > 0 ? [`and ${rest} more`] : []),
  ]);
}

function listed(judged: RulesApplied, lines: readonly string[]): string[] {
  return lines.length === 0
    ? []
    : [`## ${markdownText(ruleChangesTitle(judged))}`, lines.map((line) => `- ${line}`).join('\n')];
}
