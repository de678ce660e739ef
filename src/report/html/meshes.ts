import type { Assessment, OptionResult } from '../../core/assess/index.ts';
import type { Choice, LeftOption } from '../../core/fit/index.ts';
import {
  ALSO_LEFT,
  coverOf,
  howToRead,
  MESHES,
  MESHES_OUT,
  meshesOf,
  reasonsApart,
  restOf,
  SHORTLIST,
  tradeOffOf,
} from '../judgement/meshes.ts';
import { list, sentence } from '../phrases.ts';
import { type Html, html, prose } from './markup.ts';
import { type Page, section, type Section } from './page.ts';
import { type Column, table } from './table.ts';

const SHORTLISTED: readonly Column[] = [
  { title: SHORTLIST },
  { title: 'Trade-off', kind: 'long' },
  { title: 'Before you choose', kind: 'long' },
];
const FURTHER: readonly Column[] = [
  { title: ALSO_LEFT },
  { title: 'What is needed', kind: 'short' },
  { title: 'Trade-off', kind: 'long' },
];

/** The mesh products to choose from, where one is chosen now. */
export function meshes(assessment: Assessment, page: Page): Section | undefined {
  const choice = meshesOf(assessment);
  return choice === undefined ? undefined : section('meshes', 'Meshes', MESHES, comparison(choice, page));
}

/**
 * The shortlist with what to know and to measure, the rest in one line each, and those that are out, with one reason.
 */
export function comparison(choice: Choice, page: Page): readonly (Html | undefined)[] {
  const rest = restOf(choice);
  return [
    html`<p>${prose(howToRead(choice))}</p>`,
    choice.shortlist.length === 0
      ? undefined
      : table(
          SHORTLIST,
          SHORTLISTED,
          choice.shortlist.map((each) => shortlisted(each, choice, page)),
        ),
    rest.length === 0
      ? undefined
      : table(
          ALSO_LEFT,
          FURTHER,
          rest.map((each) => further(each, page)),
        ),
    choice.out.length === 0
      ? undefined
      : html`<h3>${MESHES_OUT}</h3>\n<ul>${choice.out.map(({ title, ruledOutBy }) =>
          ruledOutBy
            .slice(0, 1)
            .map(
              ({ why, answers, sources }) =>
                html`<li><strong>${title}:</strong> ${prose(sentence(why))}${page.from(answers)}${page.cite(sources)}</li>\n`,
            ),
        )}</ul>`,
  ];
}

function shortlisted(left: LeftOption, choice: Choice, page: Page): readonly Html[] {
  const { option } = left;
  const said = (all: OptionResult['warnings']) =>
    all.length === 0
      ? undefined
      : html`<ul>${all.map(({ text, answers, sources }) => html`<li>${prose(sentence(text))}${page.from(answers)}${page.cite(sources)}</li>\n`)}</ul>`;
  return [
    named(option),
    html`${prose(sentence(tradeOffOf(option)))}${page.cite(option.sources)} <em>${sentence(coverOf(left))}</em>${said(reasonsApart(option, choice))}`,
    html`${option.compare === undefined ? undefined : prose(sentence(option.compare))}${said(option.warnings)}`,
  ];
}

function further(left: LeftOption, page: Page): readonly Html[] {
  const { option } = left;
  return [
    named(option),
    html`${coverOf(left)}`,
    html`${prose(sentence(tradeOffOf(option)))}${page.cite(option.sources)}`,
  ];
}

function named({ title, fit, openBecause }: OptionResult): Html {
  return html`<strong>${title}</strong>${fit === 'open' ? html` (depends on ${list(openBecause)})` : ''}`;
}
