import type { Assessment } from '../../core/assess/index.ts';
import { CONFLICTING, CORRECT_FIRST, placesInWords } from '../judgement/contradictions.ts';
import { sentence } from '../phrases.ts';
import { anchor, html, prose } from './markup.ts';
import { type Page, section, type Section } from './page.ts';

/** Answers that conflict, with the line of each, and how to correct them. */
export function contradictions({ contradictions: all }: Assessment, page: Page): Section | undefined {
  if (all.length === 0) return undefined;
  const items = all.map(
    (each) => html`<li id="${anchor('contradiction', each.id)}"><h3>${each.title}</h3>
<p>${prose(sentence(each.why))}</p>
<p><strong>Correction:</strong> ${prose(sentence(each.correction))}</p>
<p>Answers: ${placesInWords(each)}.</p>
<p class="marks">${page.from(each.answers)}${page.cite(each.sources)}</p></li>
`,
  );
  return section('contradictions', CONFLICTING, CONFLICTING, [
    html`<p>${CORRECT_FIRST}</p>`,
    html`<ul class="cards">${items}</ul>`,
  ]);
}
