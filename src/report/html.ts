import type { Assessment } from '../core/assess/index.ts';
import { brief } from './escape.ts';
import { contradictions } from './html/contradictions.ts';
import { contrary } from './html/contrary.ts';
import { decision, steps } from './html/course.ts';
import { document } from './html/document.ts';
import { evidence } from './html/evidence.ts';
import { capacity, exposure } from './html/exposure.ts';
import { contents, head } from './html/head.ts';
import { html as markup } from './html/markup.ts';
import { meshes } from './html/meshes.ts';
import { needs } from './html/needs.ts';
import { changes, questions } from './html/open.ts';
import { options } from './html/options.ts';
import { newPage } from './html/page.ts';
import { risks } from './html/risks.ts';
import { roadmap } from './html/roadmap.ts';
import { rules } from './html/rule-changes.ts';
import { sources } from './html/sources.ts';
import { stages } from './html/stages.ts';
import { headline } from './judgement/verdict.ts';

const PARTS = [
  contradictions,
  decision,
  steps,
  needs,
  options,
  meshes,
  contrary,
  exposure,
  capacity,
  roadmap,
  stages,
  risks,
  questions,
  changes,
  evidence,
  rules,
  sources,
];

/** The plan as one HTML page that opens from disk: no script, no network, light and dark, and printable. */
export function html(assessment: Assessment): string {
  const page = newPage(assessment);
  const first = head(assessment, page);
  const sections = PARTS.flatMap((part) => part(assessment, page) ?? []);
  const name = brief(assessment.organization ?? 'our organization', 120);
  const body = markup`${first}
${contents(sections)}
<main id="main">
${sections.map(({ content }) => content)}</main>`;
  return document({
    title: markup`Service mesh plan: ${name} - ${headline(assessment.verdict)}`,
    version: assessment.tool.version,
    skip: 'To the plan',
    body,
  });
}
