import type { Assessment, SourceRef } from '../../core/assess/index.ts';
import { footnoteLabel, markdownLink, markdownText, webAddress } from '../escape.ts';
import { sentence } from '../phrases.ts';
import type { Sheet } from './sheet.ts';

/** A legend of the citations, and each cited fact as a footnote. */
export function sources(assessment: Assessment, sheet: Sheet): string[] {
  const notes = sheet.facts().map((fact) => `[^${footnoteLabel(fact.id)}]: ${origin(fact)}`);
  return [
    '## Sources',
    `A mark like \\[NEED-01 03:25\\] is a statement of the talk that the rules are built on${talkInWords(assessment)}, and the minute where it begins. \\[ours\\] is a rule of thumb.${notes.length === 0 ? '' : ' Numbers are facts, read on the day given.'} The rules are ${markdownText(assessment.pack.id)} ${markdownText(assessment.pack.version)}; \`mesh-ready explain\` shows any of them.`,
    ...(notes.length === 0 ? [] : [notes.join('\n')]),
  ];
}

/** The text of a fact, its link, and the day on which it was read. */
function origin({ says, link, read }: SourceRef): string {
  const place = link === undefined || webAddress(link) === undefined ? '' : ` ${markdownLink(host(link), link)}`;
  return `${sentence(markdownText(says))}${place}${read === undefined ? '' : `, read ${markdownText(read)}.`}`;
}

function host(link: string): string {
  return link.replace(/^https?:\/\/(?:www\.)?/i, '').split(/[/?#]/)[0] ?? link;
}

/** ` (Speaker, “Title”, Event)`, or nothing where the pack names no talk. */
function talkInWords({ pack: { talk } }: Assessment): string {
  return talk === undefined
    ? ''
    : ` (${markdownText(talk.speaker)}, “${markdownText(talk.title)}”, ${markdownText(talk.event)})`;
}
