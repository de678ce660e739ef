import type { AnswerRecord, Assessment } from '../../core/assess/index.ts';
import { brief } from '../escape.ts';
import { type Html, anchor, html, prose } from './markup.ts';
import { section, type Section } from './page.ts';
import { type Column, table } from './table.ts';

const COLUMNS: readonly Column[] = [
  { title: 'Id' },
  { title: 'Question', kind: 'prompt' },
  { title: 'Answer' },
  { title: 'Evidence' },
];

/** The answers behind all results, with their evidence. */
export function evidence(assessment: Assessment): Section | undefined {
  const { answers, ignored, assessed } = assessment;
  const shown = answers.filter(isShown);
  if (shown.length === 0) return undefined;
  const rows = shown.map((record) => [
    html`<code id="${anchor('answer', record.question)}">${record.question}</code>`,
    prose(record.prompt),
    html`<bdi class="${record.state}">${brief(record.text, 400)}</bdi>`,
    known(record),
  ]);
  const kept = ignored.map(({ question, why }) => html`<li><code>${question}</code>: ${prose(why)}</li>\n`);
  return section('answers', 'Answers', 'Answers', [
    assessed === null ? undefined : html`<p>Dated ${assessed} unless noted.</p>`,
    table('Answers', COLUMNS, rows),
    kept.length === 0 ? undefined : html`<p>Kept in the file but ignored:</p>\n<ul>${kept}</ul>`,
  ]);
}

/** Hidden answers don't count, and unanswered questions have a table of their own. */
export function isShown({ state }: AnswerRecord): boolean {
  return state !== 'hidden' && state !== 'unanswered';
}

function known({ source, by, date, note }: AnswerRecord): Html {
  const parts = [source, by === undefined ? undefined : html`by <bdi>${brief(by, 80)}</bdi>`, date].filter(
    (part) => part !== undefined,
  );
  const joined = parts.map((part, place) => [place === 0 ? '' : ', ', part]);
  return html`${joined}${note === undefined ? undefined : html`${parts.length === 0 ? '' : ': '}<bdi>${brief(note, 400)}</bdi>`}`;
}
