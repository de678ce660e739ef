import type { Assessment, UseCaseResult } from '../../core/assess/index.ts';
import { needsOf, nothingUnmet, ON_RECORD, recordOf, rivals, strengthWord, wishOf } from '../judgement/needs.ts';
import { brief } from '../escape.ts';
import { list, sentence, waitingSentence } from '../phrases.ts';
import { anchor, type Html, html, prose } from './markup.ts';
import { type Page, section, type Section } from './page.ts';

/** What to solve first and after it, what is covered, and what is done anyway; with a mesh, the first experiment. */
export function needs(assessment: Assessment, page: Page): Section {
  const { toSolve, further, anyway, covered } = needsOf(assessment);
  const [first, ...next] = toSolve;
  const wish = wishOf(assessment);
  const others = [
    ...(further.length === 0
      ? []
      : [html`<li><strong>Also unmet:</strong> ${list(further.map(withStrength))}.</li>\n`]),
    ...covered.map(({ need, by }) => html`<li><strong>Covered:</strong> ${withStrength(need)}, by ${list(by)}.</li>\n`),
    ...anyway.map((need) => html`<li><strong>Do anyway:</strong> ${withStrength(need)}.${reasons(need, page)}</li>\n`),
  ];
  return section('needs', 'Needs', 'Needs', [
    ...(first === undefined
      ? [html`<p>${nothingUnmet(assessment)}</p>`]
      : [
          html`<h3>To solve first: ${withStrength(first)}</h3>`,
          html`<p>${prose(first.about)}</p>`,
          reasons(first, page),
          ...recordOf(assessment, first).map(
            (text) => html`<p><strong>${ON_RECORD}:</strong> ${prose(sentence(brief(text, 280)))}</p>`,
          ),
          experiment(assessment, first, page),
        ]),
    contenders(assessment),
    next.length === 0
      ? undefined
      : html`<h3>Then, one at a time</h3>\n<ol class="cards">${next.map((need) => card(need, page))}</ol>`,
    others.length === 0 ? undefined : html`<ul>${others}</ul>`,
    wish === undefined ? undefined : html`<p>${wish}</p>`,
  ]);
}

/** How to try it; only where there is a mesh to try it with. */
function experiment(assessment: Assessment, first: UseCaseResult, page: Page): Html | undefined {
  if (assessment.stage === 'none') return undefined;
  const waits = waitingSentence(assessment, first);
  return html`${waits === '' ? '' : html`<p>${waits}</p>\n`}<dl class="facts"><dt>Experiment</dt><dd>${prose(sentence(first.experiment))}</dd>
<dt>Success criteria</dt><dd>${prose(sentence(first.measure))}</dd>
<dt>Stop criteria</dt><dd>${prose(sentence(first.abort))}</dd>
<dt>Rollback</dt><dd>${prose(sentence(first.rollback))}${page.cite(first.sources)}</dd></dl>`;
}

function card(need: UseCaseResult, page: Page): Html {
  return html`<li id="${anchor('use-case', need.id)}"><h4>${withStrength(need)}</h4>
<p>${prose(need.about)}</p>
${reasons(need, page)}</li>
`;
}

function reasons({ reasons: all }: UseCaseResult, page: Page): Html {
  return html`<ul class="reasons">${all.map(({ text, answers, sources }) => html`<li>${prose(sentence(text))}${page.from(answers)}${page.cite(sources)}</li>\n`)}</ul>`;
}

function contenders(assessment: Assessment): Html | undefined {
  const { titles, others } = rivals(assessment);
  const words = [...titles.map((title) => `“${title}”`), ...(others > 0 ? [`${others} more`] : [])];
  return words.length === 0 ? undefined : html`<p>Unanswered questions could still put ${list(words, 'or')} first.</p>`;
}

function withStrength({ title, strength }: UseCaseResult): string {
  return `${title} (${strengthWord[strength]})`;
}
