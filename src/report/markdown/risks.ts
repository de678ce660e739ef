import type { Assessment } from '../../core/assess/index.ts';
import { markdownText } from '../escape.ts';
import { count, sentence } from '../phrases.ts';
import { folded } from './folded.ts';
import type { Sheet } from './sheet.ts';

/** How many risks are shown, most urgent first; the others are collapsed. */
const SHOWN = 5;

/** What can go wrong, and how to mitigate it. */
export function risks(assessment: Assessment, sheet: Sheet): string[] {
  const lines = assessment.risks.map(({ title, why, mitigation, answers, sources }) => {
    const says = `${sentence(markdownText(why))} *Mitigation:* ${sentence(markdownText(mitigation))}`;
    return `- **${markdownText(title)}.** ${says}${sheet.from(answers)}${sheet.cite(sources)}`;
  });
  if (lines.length === 0) return [];
  const rest = lines.slice(SHOWN);
  return [
    '## Risks',
    lines.slice(0, SHOWN).join('\n'),
    ...folded(count(rest.length, 'more risk', 'more risks'), rest.join('\n')),
  ];
}
