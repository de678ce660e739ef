import type { Concerns } from '../citations.ts';
import type { Assessment } from '../../core/assess/index.ts';
import type { PlanDocument } from '../plan/document.ts';
import { isShown } from '../plan/evidence.ts';
import { document } from './document.ts';
import { newMarks } from './marks.ts';
import { html as markup } from './markup.ts';
import { sectionsOf } from './render.ts';

/**
 * A document as one HTML page that opens from disk: no script, no network, light and dark, and printable. `title`: in
 * the title bar. `skip`: label of the skip link.
 */
export function page(
  plan: PlanDocument,
  assessment: Assessment,
  { title, skip, concerns }: { readonly title: string; readonly skip: string; readonly concerns?: Concerns },
): string {
  const isWhole = plan.sections.some(({ id }) => id === 'answers');
  const listed = isWhole ? assessment.answers.filter(isShown).map(({ question }) => question) : [];
  const marks = newMarks(assessment, listed, concerns);
  const sections = sectionsOf(plan, marks);
  const contents = [...plan.sections, { id: 'sources', name: 'Sources' }];
  const body = markup`<header>
<h1>${plan.title}</h1>
${plan.about.length === 0 ? undefined : markup`<p class="about">${plan.about.join(' · ')}</p>\n`}</header>
<div class="columns">
<nav id="contents" aria-label="Contents"><ul>
${contents.map(({ id, name }) => markup`<li><a href="#${id}">${name}</a></li>\n`)}</ul>
<a class="up" href="#contents">Contents</a></nav>
<main id="main">
${sections}${marks.sources(plan)}</main>
</div>`;
  return document({ title: markup`${title}`, version: assessment.tool.version, skip, body });
}
