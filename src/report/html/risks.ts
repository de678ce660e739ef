import type { Assessment } from '../../core/assess/index.ts';
import { sentence } from '../phrases.ts';
import { anchor, html, prose } from './markup.ts';
import { type Page, section, type Section } from './page.ts';

/** How many risks are expanded when the page opens, and in print. */
const OPEN = 5;

/** What can go wrong, and how to mitigate it. */
export function risks(assessment: Assessment, page: Page): Section | undefined {
  if (assessment.risks.length === 0) return undefined;
  const items = assessment.risks.map(
    (
      { id, title, why, mitigation, answers, sources },
      index,
    ) => html`<li id="${anchor('risk', id)}"><details${{ html: index < OPEN ? ' open=""' : '' }}><summary><strong>${title}</strong></summary>
<p>${prose(sentence(why))}</p>
<p><strong>Mitigation:</strong> ${prose(sentence(mitigation))}</p>
<p class="marks">${page.from(answers)}${page.cite(sources)}</p></details></li>
`,
  );
  return section('risks', 'Risks', 'Risks', [html`<ul class="cards">${items}</ul>`]);
}
