import type { Assessment } from '../../core/assessment.ts';
import { markdownText } from '../escape.ts';
import { sentence } from '../phrases.ts';
import type { Sheet } from './sheet.ts';

/** What to do instead of a mesh, or until there is one: what it covers, what it leaves and to whom. */
export function alternatives(assessment: Assessment, sheet: Sheet): string[] {
  if (assessment.alternatives.length === 0) return [];
  return [
    assessment.verdict.id === 'no' ? '## Instead of a mesh' : '## Until then, without a mesh',
    ...assessment.alternatives.flatMap(({ title, about, covers, leaves, who, sources }) => [
      `**${markdownText(title)}.** ${sentence(markdownText(about))}${sheet.cite(sources)}`,
      [
        `- Covers: ${sentence(covers.map(markdownText).join('; '))}`,
        `- Leaves: ${sentence(leaves.map(markdownText).join('; '))}`,
        `- Who does it then: ${sentence(markdownText(who))}`,
      ].join('\n'),
    ]),
  ];
}
