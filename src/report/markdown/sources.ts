import type { Assessment, SourceRef } from '../../core/assess/index.ts';
import { footnoteLabel, markdownLink, markdownText, webAddress } from '../escape.ts';
import type { PlanDocument } from '../plan/document.ts';
import { host, legend, sourceLine } from '../plan/sources.ts';
import type { Sheet } from './sheet.ts';

/** Every cited source as a footnote. */
export function sources(
  assessment: Pick<Assessment, 'pack' | 'tool'>,
  sheet: Sheet,
  plan: PlanDocument,
): readonly string[] {
  const notes = sheet.cited().map((source) => `[^${footnoteLabel(source.id)}]: ${noteOf(source)}`);
  return ['## Sources', markdownText(legend(assessment, plan)), ...(notes.length === 0 ? [] : [notes.join('\n')])];
}

function noteOf(source: SourceRef): string {
  const { link, read } = source;
  const place = link === undefined || webAddress(link) === undefined ? '' : ` ${markdownLink(host(link), link)}`;
  return `${markdownText(sourceLine(source))}${place}${read === undefined ? '' : `, ${markdownText(read)}`}`;
}
