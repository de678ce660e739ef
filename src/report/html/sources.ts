import type { Assessment, SourceRef } from '../../core/assess/index.ts';
import { sentence } from '../phrases.ts';
import { anchor, type Html, html, link, prose } from './markup.ts';
import { type Page, section, type Section } from './page.ts';

/** Every cited source: its text, and the minute of the talk or the link with the day on which it was read. */
export function sources(_assessment: Assessment, page: Page): Section | undefined {
  const cited = page.cited();
  if (cited.length === 0) return undefined;
  const kinds = [
    ['talk', 'The talk, in our words'],
    ['fact', 'Facts'],
    ['ours', 'Rules of thumb'],
  ] as const;
  const groups = kinds.flatMap(([kind, title]) => {
    const group = cited.filter((source) => source.kind === kind);
    return group.length === 0 ? [] : [html`<h3>${title}</h3>\n<ul class="sources">${group.map(item)}</ul>`];
  });
  return section('sources', 'Sources', 'Sources', groups);
}

function item(source: SourceRef): Html {
  const place =
    source.link === undefined
      ? ''
      : html` ${link(source.link.replace(/^https?:\/\//i, '').split(/[?#]/)[0] ?? '', source.link)}`;
  return html`<li id="${anchor('source', source.id)}"><strong>${source.id}</strong>${source.at === undefined ? '' : ` at ${source.at}`}: ${prose(sentence(source.says))}${place}${source.read === undefined ? '' : html`, read <span class="day">${source.read}</span>`}</li>
`;
}
