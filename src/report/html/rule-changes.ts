import type { Assessment } from '../../core/assessment.ts';
import { ruleChanges, ruleChangesTitle } from '../rule-changes.ts';
import { html } from './markup.ts';
import { section, type Section } from './page.ts';

/** What the organization's own rules make different. */
export function rules(assessment: Assessment): Section | undefined {
  const lines = ruleChanges(assessment);
  if (lines.length === 0) return undefined;
  return section('rules', 'Rules', ruleChangesTitle(assessment), [html`<ul>${lines.map((line) => html`<li>${line}</li>\n`)}</ul>`]);
}
