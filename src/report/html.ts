import type { Assessment } from '../core/assess/index.ts';
import { document } from './html/document.ts';
import { html as markup } from './html/markup.ts';
import { newMarks } from './html/marks.ts';
import { sectionsOf } from './html/render.ts';
import { headline } from './judgement/verdict.ts';
import type { ReportOptions } from './options.ts';
import { isShown } from './plan/evidence.ts';
import { planDocument } from './plan/index.ts';

/** The plan as one HTML page that opens from disk: no script, no network, light and dark, and printable. */
export function html(assessment: Assessment, options?: ReportOptions): string {
  const plan = planDocument(assessment, options);
  const isWhole = plan.sections.some(({ id }) => id === 'answers');
  const marks = newMarks(assessment, isWhole ? assessment.answers.filter(isShown).map(({ question }) => question) : []);
  const sections = sectionsOf(plan, marks);
  const contents = [...plan.sections, { id: 'sources', name: 'Sources' }];
  const body = markup`<header>
<h1>${plan.title}</h1>
<p class="about">${plan.about.join(' · ')}</p>
</header>
<nav aria-label="Contents"><ul>
${contents.map(({ id, name }) => markup`<li><a href="#${id}">${name}</a></li>\n`)}</ul></nav>
<main id="main">
${sections}${marks.sources()}</main>`;
  return document({
    title: markup`${plan.title} - ${headline(assessment.verdict)}`,
    version: assessment.tool.version,
    skip: 'To the plan',
    body,
  });
}
