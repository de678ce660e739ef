import { type RulesApplied, ruleChanges, ruleChangesTitle } from '../rule-changes.ts';
import { html } from './markup.ts';
import { section, type Section } from './page.ts';

/** Changes by the organization's own rules. */
export function rules(judged: RulesApplied): Section | undefined {
  const lines = ruleChanges(judged);
  if (lines.length === 0) return undefined;
  return section('rules', 'Rules', ruleChangesTitle(judged), [
    html`<ul>${lines.map((line) => html`<li>${line}</li>\n`)}</ul>`,
  ]);
}
