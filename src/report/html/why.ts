import type { Assessment, Reason } from '../../core/assess/index.ts';
import { sentence } from '../phrases.ts';
import { html, prose } from './markup.ts';
import { type Page, section, type Section } from './page.ts';

/** The reasons for the verdict, and the arguments against it. */
export function why({ verdict: { reasons, contrary = [] } }: Assessment, page: Page): Section | undefined {
  if (reasons.length === 0) return undefined;
  const list = (items: readonly Reason[]) =>
    html`<ul class="reasons">\n${items.map(({ text, answers, sources }) => html`<li>${prose(sentence(text))}${page.from(answers)}${page.cite(sources)}</li>\n`)}</ul>`;
  return section('why', 'Why', 'Why', [
    list(reasons),
    contrary.length === 0
      ? undefined
      : html`<p>What argues for a mesh all the same, and is not enough here:</p>\n${list(contrary)}`,
  ]);
}
