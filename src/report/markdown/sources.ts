import type { Assessment, SourceRef } from '../../core/assessment.ts';
import { footnoteLabel, markdownLink, markdownText, webAddress } from '../escape.ts';
import { sentence } from '../phrases.ts';
import type { Sheet } from './sheet.ts';

/** Every source that was cited, as the footnote its marks lead to. */
export function sources(_assessment: Assessment, sheet: Sheet): string[] {
  const notes = sheet.cited().map((source) => `[^${footnoteLabel(source.id)}]: ${origin(source)}`);
  if (notes.length === 0) return [];
  return [
    '## Sources',
    'Talk: what the speaker said, in our words, with the minute. Fact: read on the day given. Ours: a rule of thumb.',
    notes.join('\n'),
  ];
}

function origin(source: SourceRef): string {
  const says = sentence(markdownText(source.says));
  if (source.kind === 'ours') return `Ours: ${says}`;
  if (source.kind === 'talk') return `Talk, ${markdownText(source.id)}${source.at === undefined ? '' : ` at ${markdownText(source.at)}`}: ${says}`;
  const link = source.link === undefined || webAddress(source.link) === undefined ? '' : ` ${markdownLink(host(source.link), source.link)}`;
  return `Fact: ${says}${link}${source.read === undefined ? '' : `, read ${markdownText(source.read)}`}.`;
}

function host(link: string): string {
  return link.replace(/^https?:\/\//i, '').split(/[/?#]/)[0] ?? link;
}
