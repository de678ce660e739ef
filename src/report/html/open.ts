import type { Assessment } from '../../core/assessment.ts';
import { count, sentence, settledSentence } from '../phrases.ts';
import { html, prose, table } from './markup.ts';
import { type Page, section, type Section } from './page.ts';

const SHOWN = 12;

/** Open questions and what each can still change, most informative first. */
export function questions({ unknowns }: Assessment): Section | undefined {
  if (unknowns.length === 0) return undefined;
  const rest = unknowns.length - SHOWN;
  const rows = unknowns.slice(0, SHOWN).map(({ question, prompt, effect, mayNotApply }) =>
    html`<th scope="row"><code>${question}</code></th><td>${prose(prompt)}${mayNotApply ? html` <em>may not apply</em>` : ''}</td><td>${prose(sentence(effect))}</td>`);
  return section('unknowns', 'Not known', 'What we do not know', [
    table('Open questions', ['Id', 'Question', 'What the answer can change'], rows),
    rest > 0 ? html`<p>${count(rest, 'more question is', 'more questions are')} open and ${rest === 1 ? 'matters' : 'matter'} less; <code>mesh-ready assess</code> asks for them.</p>` : undefined,
  ]);
}

/** What could make the result another one. */
export function changes(assessment: Assessment, page: Page): Section {
  const signs = assessment.watch.map(({ says, sources }) => html`<li>${prose(sentence(says))}${page.cite(sources)}</li>\n`);
  return section('changes', 'What would change it', 'What would change our mind', [
    html`<p>${settledSentence(assessment.verdict, assessment.unknowns.length)}</p>`,
    signs.length === 0 ? undefined : html`<p>Look at the question again when one of these is seen:</p>\n<ul>${signs}</ul>`,
  ]);
}
