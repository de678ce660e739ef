import type { Assessment } from '../../core/assess/index.ts';
import { flipGroups, wayBlock } from '../flips.ts';
import type { OutlineBlock, Point } from '../outline.ts';
import { standingSentence } from '../judgement/verdict.ts';
import { capital, count, sentence } from '../phrases.ts';
import { type Html, html, prose } from './markup.ts';
import { type Page, section, type Section } from './page.ts';
import { type Column, table } from './table.ts';

const SHOWN = 12;
const COLUMNS: readonly Column[] = [{ title: 'Id' }, { title: 'Question' }, { title: 'Affects', kind: 'long' }];

/** Unanswered questions and their possible effects, most informative first. */
export function questions({ unknowns }: Assessment): Section | undefined {
  if (unknowns.length === 0) return undefined;
  const rest = unknowns.length - SHOWN;
  const rows = unknowns
    .slice(0, SHOWN)
    .map(({ question, prompt, effect, mayNotApply }) => [
      html`<code>${question}</code>`,
      html`${prose(prompt)}${mayNotApply ? html` <em>may not apply</em>` : ''}`,
      prose(sentence(effect)),
    ]);
  return section('unknowns', 'Unanswered', 'Unanswered questions', [
    table('Unanswered questions', COLUMNS, rows),
    rest > 0
      ? html`<p>${count(rest, 'more question is', 'more questions are')} unanswered and ${rest === 1 ? 'matters' : 'matter'} less; <code>mesh-ready assess</code> asks for them.</p>`
      : undefined,
  ]);
}

/** What could change the result. */
export function changes(assessment: Assessment, page: Page): Section {
  const signs = assessment.watch.map(
    ({ says, sources }) => html`<li>${prose(sentence(says))}${page.cite(sources)}</li>\n`,
  );
  return section('changes', 'What would change it', 'What would change the verdict', [
    html`<p>${standingSentence(assessment)}</p>`,
    ...flipped(assessment),
    signs.length === 0 ? undefined : html`<p>Reassess when any of these happens:</p>\n<ul>${signs}</ul>`,
  ]);
}

/** How many flips of one kind are shown. */
const FLIPS = 5;

/**
 * Changed answers that would change the verdict, and the shortest way out of the stage; only where they were computed.
 */
function flipped(assessment: Assessment): Html[] {
  const verdicts = flipGroups(assessment, FLIPS);
  return [
    ...(verdicts.length === 0
      ? []
      : [html`<h3>The verdict would be another one</h3>\n${verdicts.map((block) => listed(block))}`]),
    ...wayBlock(assessment).map(({ heading, points }) => html`<h3>${heading}</h3>\n${bullets(points)}`),
  ];
}

function listed({ heading, points }: OutlineBlock): Html {
  return html`<p>${capital(heading)}:</p>\n${bullets(points)}\n`;
}

function bullets(points: readonly Point[]): Html {
  return html`<ul>${points.map(({ text, under = [] }) => html`<li>${prose(text)}${under.length === 0 ? '' : bullets(under)}</li>`)}</ul>`;
}
