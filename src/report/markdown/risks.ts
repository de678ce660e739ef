import type { Assessment } from '../../core/assessment.ts';
import { markdownText } from '../escape.ts';
import { sentence } from '../phrases.ts';
import type { Sheet } from './sheet.ts';

/** What can go wrong here, and what to do about it. */
export function risks(assessment: Assessment, sheet: Sheet): string[] {
  const lines = assessment.risks.map(({ title, why, mitigation, answers, sources }) => {
    return `- **${markdownText(title)}.** ${sentence(markdownText(why))} *Do:* ${sentence(markdownText(mitigation))}${sheet.from(answers)}${sheet.cite(sources)}`;
  });
  return lines.length === 0 ? [] : ['## Risks', lines.join('\n')];
}
