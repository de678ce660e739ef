import type { AnswerRecord, Assessment } from '../../core/assessment.ts';
import { brief } from '../escape.ts';
import { type Html, anchor, html, prose, table } from './markup.ts';
import { section, type Section } from './page.ts';

/** The answers that everything stands on, and how each is known. */
export function evidence(assessment: Assessment): Section | undefined {
  const { answers, ignored, assessed } = assessment;
  const shown = answers.filter(isShown);
  if (shown.length === 0) return undefined;
  const rows = shown.map((record) =>
    html`<th scope="row" id="${anchor('answer', record.question)}"><code>${record.question}</code></th><td class="prompt">${prose(record.prompt)}</td><td class="${record.state}"><bdi>${brief(record.text, 400)}</bdi></td><td>${known(record)}</td>`);
  const kept = ignored.map(({ question, why }) => html`<li><code>${question}</code>: ${prose(why)}</li>\n`);
  return section('answers', 'Answers', 'Answers', [
    assessed === null ? undefined : html`<p>Of ${assessed}, where no other day is given.</p>`,
    table('Answers', ['Id', html`<th scope="col" class="prompt">Question</th>`, 'Answer', 'How it is known'], rows),
    kept.length === 0 ? undefined : html`<p>Kept in the file, not counted:</p>\n<ul>${kept}</ul>`,
  ]);
}

/** Hidden answers do not count, and open questions have a table of their own. */
export function isShown({ state }: AnswerRecord): boolean {
  return state !== 'hidden' && state !== 'unanswered';
}

function known({ source, by, date, note }: AnswerRecord): Html {
  const parts = [source, by === undefined ? undefined : `by ${brief(by, 80)}`, date].filter((part) => part !== undefined);
  return html`<bdi>${parts.join(', ')}${note === undefined ? '' : `${parts.length === 0 ? '' : ': '}${brief(note, 400)}`}</bdi>`;
}
