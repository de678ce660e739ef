import { type RulesApplied, ruleChanges, ruleChangesTitle } from '../rule-changes.ts';
import { type Html, html } from './markup.ts';

/** Changes by the organization's own rules; undefined where there are none. */
export function rules(judged: RulesApplied): Html | undefined {
  const lines = ruleChanges(judged);
  if (lines.length === 0) return undefined;
  return section('rules', ruleChangesTitle(judged), html`<ul>${lines.map((line) => html`<li>${line}</li>\n`)}</ul>\n`);
}

/** A section with its heading. */
export function section(id: string, title: string, content: Html, tone?: string): Html {
  return html`<section id="${id}" aria-labelledby="${id}-title"${tone === undefined ? undefined : html` class="verdict ${tone}"`}>
<h2 id="${id}-title">${title}</h2>
${content}</section>
`;
}
