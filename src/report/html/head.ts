import type { Assessment } from '../../core/assess/index.ts';
import { brief } from '../escape.ts';
import { courseOf } from '../judgement/course.ts';
import { summaryOf } from '../judgement/summary.ts';
import { decisive, decisiveTitle, headline, rowReason, standingSentence } from '../judgement/verdict.ts';
import { notesOn, sentence } from '../phrases.ts';
import { type Html, html, prose } from './markup.ts';
import type { Page, Section } from './page.ts';

/** Verdict and course first, then what decides it while it is open, the result in short, and by which rules. */
export function head(assessment: Assessment, page: Page): Html {
  const { organization, scope, verdict } = assessment;
  const tone = verdict.standing === 'open' ? 'open' : verdict.id;
  return html`<header class="verdict ${tone}">
<p class="about">Service mesh plan${organization === null ? '' : html` for <bdi>${brief(organization, 120)}</bdi>`}${scope === null ? '' : html`, <bdi>${brief(scope, 200)}</bdi>`}</p>
<h1>${headline(verdict)}</h1>
<p>${standingSentence(assessment)}</p>
${rowReason(assessment).map(({ text, answers, sources }) => html`<p>${prose(sentence(text))}${page.from(answers)}${page.cite(sources)}</p>\n`)}${course(assessment, page)}${deciding(assessment)}${notesOn(assessment).map((note) => html`<p>Note: ${note}</p>\n`)}<dl>
${summaryOf(assessment).map(({ label, says }) => html`<div><dt>${label}</dt><dd>${prose(says)}</dd></div>\n`)}</dl>
<p class="rules">${rules(assessment)}</p>
</header>`;
}

function course(assessment: Assessment, page: Page): Html | undefined {
  const said = courseOf(assessment);
  if (said === undefined) return undefined;
  const says = said.reasons.map(
    ({ text, answers, sources }, index) =>
      html` ${prose(sentence(text))}${index === 0 ? html`${page.from(answers)}${page.cite(sources)}` : ''}`,
  );
  return html`<p><strong>Course: ${sentence(said.word)}</strong>${says}</p>
`;
}

function deciding(assessment: Assessment): Html | undefined {
  const questions = decisive(assessment);
  if (questions.length === 0) return undefined;
  return html`<p>${decisiveTitle(assessment)}:</p>
<ul>${questions.map(({ prompt, question }) => html`<li>${prose(prompt)} (<code>${question}</code>)</li>\n`)}</ul>
`;
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
