import type { Assessment } from '../../core/assess/index.ts';
import { markdownCode, markdownText } from '../escape.ts';
import { ORDERED, sentence } from '../phrases.ts';
import type { Sheet } from './sheet.ts';

/** How many are shown in full; those that cover the need with the least effort come first. */
const SHOWN = 3;

/** What to do instead of a mesh, or before one: what it covers, and what it leaves to whom. */
export function alternatives(assessment: Assessment, sheet: Sheet): string[] {
  if (assessment.alternatives.length === 0) return [];
  const rest = assessment.alternatives.slice(SHOWN);
  return [
    assessment.verdict.id === 'no' ? '## Instead of a mesh' : '## Until then, without a mesh',
    ...(assessment.alternatives.length > 1 ? [ORDERED] : []),
    ...assessment.alternatives
      .slice(0, SHOWN)
      .flatMap(({ title, about, covers, leaves, who, sources }) => [
        `**${markdownText(title)}.** ${sentence(markdownText(about))}${sheet.cite(sources)}`,
        [
          `- Covers: ${sentence(series(covers))}`,
          `- Leaves: ${sentence(series(leaves))}`,
          `- Who does it then: ${sentence(markdownText(who))}`,
        ].join('\n'),
      ]),
    ...(rest.length === 0
      ? []
      : [`Also: ${rest.map(({ title, id }) => `${markdownText(title)} ${markdownCode(id)}`).join('; ')}.`]),
  ];
}

/** Entries of the pack in one sentence; each was written as the start of a line. */
function series(entries: readonly string[]): string {
  return entries.map((entry, index) => markdownText(index === 0 ? entry : lowerFirst(entry))).join('; ');
}

/** Lowercases the first letter of an ordinary word, including `A`; `TLS` and `JWT` stay. */
function lowerFirst(text: string): string {
  return /^(?:[A-Z][a-z]|A )/.test(text) ? text.charAt(0).toLowerCase() + text.slice(1) : text;
}
