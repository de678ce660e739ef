import type { Assessment, OptionResult } from '../../core/assess/index.ts';
import { strengthWord } from '../judgement/needs.ts';
import {
  type Fitting,
  type NeedWithOptions,
  nothingSimpler,
  OFFERED,
  optionParts,
  offeredOptions,
  optionsByNeed,
  outOptions,
  reachWord,
  RULED_OUT,
  whyOut,
} from '../judgement/options.ts';
import { list, sentence } from '../phrases.ts';
import { type Html, html, prose } from './markup.ts';
import { type Page, section, type Section } from './page.ts';

/** For every unmet need what solves it without a mesh and what waits for answers; then what is ruled out and why. */
export function options(assessment: Assessment, page: Page): Section | undefined {
  const told = new Set<string>();
  const needs = optionsByNeed(assessment);
  const offered = offeredOptions(assessment);
  if (needs.length + offered.length === 0) return undefined;
  return section('options', 'Without a mesh', 'Options without a mesh', [
    offered.length === 0
      ? undefined
      : html`<h3>${OFFERED}</h3>\n<ul class="cards">${offered.map((option) => html`<li><h4>${option.title}</h4>\n<p>${prose(sentence(option.reasons.at(-1)?.text ?? ''))}</p>\n${inFull(option, page)}</li>\n`)}</ul>`,
    ...needs.map((each) => needBlock(each, told, page)),
    ruledOut(assessment, page),
  ]);
}

function needBlock(each: NeedWithOptions, told: Set<string>, page: Page): Html {
  const { need, fits, open } = each;
  const none = nothingSimpler(each);
  const waiting = open.map(
    ({ option }) =>
      html`<li><em>Depends on answers:</em> <strong>${option.title}</strong>${page.from(option.openBecause)}</li>\n`,
  );
  return html`<h3>${need.title} (${strengthWord[need.strength]})</h3>
${none === undefined ? html`<ul class="cards">${fits.map((option) => card(option, told, page))}</ul>\n` : html`<p>${none}</p>\n`}${waiting.length === 0 ? undefined : html`<ul>${waiting}</ul>`}`;
}

function ruledOut(assessment: Assessment, page: Page): Html | undefined {
  const items = outOptions(assessment).map(({ option, needs }) => {
    const whys = whyOut(option).map(
      ({ why, answers, sources }) => html` ${prose(sentence(why))}${page.from(answers)}${page.cite(sources)}`,
    );
    return html`<li><strong>${option.title}</strong>, for ${list(needs.map(({ title }) => `“${title}”`))}:${whys}</li>\n`;
  });
  return items.length === 0 ? undefined : html`<h3>${RULED_OUT}</h3>\n<ul>${items}</ul>`;
}

/** An option is told in full the first time. */
function card({ option, reach, says }: Fitting, told: Set<string>, page: Page): Html {
  const isNew = !told.has(option.id);
  told.add(option.id);
  return html`<li><h4>${option.title} <span class="state">${reachWord[reach]}</span></h4>
<p>${prose(sentence(says))}</p>
${isNew ? inFull(option, page) : undefined}</li>
`;
}

function inFull(option: OptionResult, page: Page): Html {
  return html`<p>${prose(sentence(option.about))}${page.cite(option.sources)}</p>
<dl class="facts">${optionParts(option).map(([name, text]) => html`<dt>${name}</dt><dd>${prose(text)}</dd>`)}</dl>
`;
}
