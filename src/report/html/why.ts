import type { Assessment } from '../../core/assessment.ts';
import { sentence } from '../phrases.ts';
import { html, prose } from './markup.ts';
import { type Page, section, type Section } from './page.ts';

/** The sentences behind the verdict. */
export function why({ verdict: { reasons } }: Assessment, page: Page): Section | undefined {
  if (reasons.length === 0) return undefined;
  const items = reasons.map(({ text, answers, sources }) => html`<li>${prose(sentence(text))}${page.from(answers)}${page.cite(sources)}</li>\n`);
  return section('why', 'Why', 'Why', [html`<ul class="reasons">\n${items}</ul>`]);
}
