import type { Assessment } from '../../core/assess/index.ts';
import { CONTRARY } from '../judgement/verdict.ts';
import { sentence } from '../phrases.ts';
import { html, prose } from './markup.ts';
import { type Page, section, type Section } from './page.ts';

/** What argues for a mesh although the verdict is no or not yet. */
export function contrary({ verdict: { contrary: all = [] } }: Assessment, page: Page): Section | undefined {
  if (all.length === 0) return undefined;
  return section('contrary', 'Against it', CONTRARY, [
    html`<ul class="reasons">\n${all.map(({ text, answers, sources }) => html`<li>${prose(sentence(text))}${page.from(answers)}${page.cite(sources)}</li>\n`)}</ul>`,
  ]);
}
