import type { Assessment } from '../../core/assess/index.ts';
import { ORDERED, sentence } from '../phrases.ts';
import { type Html, html, prose } from './markup.ts';
import { type Page, section, type Section } from './page.ts';

/** What to do instead of a mesh, or before one. */
export function alternatives(assessment: Assessment, page: Page): Section | undefined {
  if (assessment.alternatives.length === 0) return undefined;
  const items = assessment.alternatives.map(
    ({ title, about, covers, leaves, who, sources }) => html`<li><h3>${title}</h3>
<p>${prose(sentence(about))}${page.cite(sources)}</p>
<dl class="facts"><dt>Covers</dt><dd>${bullets(covers)}</dd><dt>Leaves</dt><dd>${bullets(leaves)}</dd><dt>Who does it then</dt><dd>${prose(sentence(who))}</dd></dl></li>
`,
  );
  const title = assessment.verdict.id === 'no' ? 'Instead of a mesh' : 'Until then, without a mesh';
  return section('alternatives', 'Without a mesh', title, [
    assessment.alternatives.length > 1 ? html`<p>${ORDERED}</p>` : undefined,
    html`<ul class="cards">${items}</ul>`,
  ]);
}

function bullets(texts: readonly string[]): Html {
  return html`<ul>${texts.map((text) => html`<li>${prose(sentence(text))}</li>`)}</ul>`;
}
