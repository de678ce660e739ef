import type { Assessment } from '../../core/assessment.ts';
import { sentence, settledSentence } from '../phrases.ts';
import { html, prose, table } from './markup.ts';
import { type Page, section, type Section } from './page.ts';

/** Open questions and what each can still change, most informative first. */
export function questions({ unknowns }: Assessment): Section | undefined {
  if (unknowns.length === 0) return undefined;
  const rows = unknowns.map(({ question, prompt, effect, mayNotApply }) =>
    html`<th scope="row"><code>${question}</code></th><td>${prose(prompt)}${mayNotApply ? html` <em>may not apply</em>` : ''}</td><td>${prose(sentence(effect))}</td>`);
  return section('unknowns', 'What we do not know', [table('Open questions', ['Id', 'Question', 'What the answer can change'], rows)]);
}

/** What could make the result another one. */
export function changes(assessment: Assessment, page: Page): Section {
  const signs = assessment.watch.map(({ says, sources }) => html`<li>${prose(sentence(says))}${page.cite(sources)}</li>\n`);
  return section('changes', 'What would change our mind', [
    html`<p>${settledSentence(assessment.verdict, assessment.unknowns.length)}</p>`,
    signs.length === 0 ? undefined : html`<p>Look at the question again when one of these is seen:</p>\n<ul>${signs}</ul>`,
  ]);
}
