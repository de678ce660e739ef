import type { Assessment } from '../../core/assess/index.ts';
import { startOf } from '../../core/judge/index.ts';
import { brief } from '../escape.ts';
import {
  atOnce,
  count,
  headline,
  nothingToStart,
  otherVersion,
  reach,
  sentence,
  settledSentence,
  stageDoubt,
  startLabel,
} from '../phrases.ts';
import { type Html, html, prose } from './markup.ts';
import type { Section } from './page.ts';

/** The verdict first, then the organization and the rules, and the results in four facts. */
export function head(assessment: Assessment): Html {
  const { organization, scope, verdict, need, stage, useCases, coverage } = assessment;
  const first = startOf(useCases);
  const doubt = stageDoubt(assessment);
  const urgent = (order: 'first' | 'beside') =>
    atOnce(assessment, order).map(({ label, says }) => html`${fact(label, prose(sentence(says)))}\n`);
  return html`<header class="verdict ${verdict.id}">
<p class="about">Service mesh plan${organization === null ? '' : html` for <bdi>${brief(organization, 120)}</bdi>`}${scope === null ? '' : html`, <bdi>${brief(scope, 200)}</bdi>`}</p>
<h1>${headline(verdict)}</h1>
<p>${settledSentence(verdict, assessment.unknowns.length)}</p>
${otherVersion(assessment).map((note) => html`<p>Note: ${note}</p>\n`)}<dl>
${fact('Need', html`${need.score} of 100${reach(need)}`)}
${fact('Stage', html`${stage}${doubt === '' ? '' : ` (${doubt})`}`)}
${urgent('first')}${fact(startLabel(assessment), html`${first?.title ?? nothingToStart(assessment)}`)}
${urgent('beside')}${fact('Known', html`${coverage.answered} of ${count(coverage.applicable, 'question that applies', 'questions that apply')} (${coverage.percent}%)`)}
</dl>
<p class="rules">${rules(assessment)}</p>
</header>`;
}

function fact(term: string, value: Html): Html {
  return html`<div><dt>${term}</dt><dd>${value}</dd></div>`;
}

function rules({ assessed, pack, tool }: Assessment): string {
  const day = assessed === null ? '' : `Assessed ${assessed}. `;
  return `${day}Rules ${pack.id} ${pack.version}, digest ${pack.digest.slice(0, 23)}. ${tool.name} ${tool.version}.`;
}

/** Links to the sections. */
export function contents(sections: readonly Section[]): Html {
  return html`<nav aria-label="Contents"><ul>
${sections.map(({ id, name }) => html`<li><a href="#${id}">${name}</a></li>\n`)}</ul></nav>`;
}
