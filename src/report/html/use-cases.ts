import type { Assessment, UseCaseResult } from '../../core/assess/index.ts';
import { list, rivalTitles, sentence, waitingSentence } from '../phrases.ts';
import { anchor, type Html, html, prose } from './markup.ts';
import { type Page, section, type Section } from './page.ts';

/** The first use case in full, the next two with their reasons, and when the others follow. */
export function useCases(assessment: Assessment, page: Page): Section | undefined {
  const placed = (place: UseCaseResult['place']) => assessment.useCases.filter((useCase) => useCase.place === place);
  const [first] = placed('first');
  if (first === undefined) return undefined;
  const waits = waitingSentence(assessment, first);
  const next = placed('next');
  const later = placed('later');
  return section('start', 'Where to start', `Start with one: ${first.title}`, [
    waits === '' ? undefined : html`<p>${waits}</p>`,
    html`<p>${prose(first.about)}</p>`,
    reasons(first, page),
    html`<dl class="facts"><dt>Experiment</dt><dd>${prose(sentence(first.experiment))}</dd>
<dt>It worked when</dt><dd>${prose(sentence(first.measure))}</dd>
<dt>Back out</dt><dd>${prose(sentence(first.rollback))}${page.cite(first.sources)}</dd></dl>`,
    rivals(assessment),
    next.length === 0
      ? undefined
      : html`<h3>Next, one at a time</h3>\n<ol class="cards">${next.map((useCase) => card(useCase, page))}</ol>`,
    later.length === 0
      ? undefined
      : html`<h3>Later</h3>\n<ul>${later.map((useCase) => html`<li><strong>${useCase.title}</strong>, from ${useCase.stage} on. ${prose(sentence(useCase.later))}${page.cite(useCase.sources)}</li>\n`)}</ul>`,
  ]);
}

function card(useCase: UseCaseResult, page: Page): Html {
  return html`<li id="${anchor('use-case', useCase.id)}"><h4>${useCase.title}</h4>
<p>From ${useCase.stage} on. ${prose(useCase.about)}</p>
${reasons(useCase, page)}
<dl class="facts"><dt>Experiment</dt><dd>${prose(sentence(useCase.experiment))}</dd><dt>It worked when</dt><dd>${prose(sentence(useCase.measure))}</dd><dt>Back out</dt><dd>${prose(sentence(useCase.rollback))}${page.cite(useCase.sources)}</dd></dl></li>
`;
}

function reasons({ reasons: all }: UseCaseResult, page: Page): Html {
  return html`<ul class="reasons">${all.map(({ text, answers, sources }) => html`<li>${prose(sentence(text))}${page.from(answers)}${page.cite(sources)}</li>\n`)}</ul>`;
}

function rivals(assessment: Assessment): Html | undefined {
  const { titles, others } = rivalTitles(assessment);
  const words = [...titles.map((title) => `“${title}”`), ...(others > 0 ? [`${others} more`] : [])];
  return words.length === 0 ? undefined : html`<p>Open answers could still put ${list(words, 'or')} first.</p>`;
}
