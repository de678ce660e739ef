import type { Assessment } from '../../core/assessment.ts';
import { markdownCode, markdownText } from '../escape.ts';
import { firstSentence, sentence } from '../phrases.ts';
import type { Sheet } from './sheet.ts';

/** So many risks are told with what to do; the others by name, for a board that wants to ask. */
const SHOWN = 5;

/** What can go wrong here, and what to do about it. */
export function risks(assessment: Assessment, sheet: Sheet): string[] {
  const lines = assessment.risks.slice(0, SHOWN).map(({ title, why, mitigation, answers, sources }) => {
    const says = `${sentence(firstSentence(markdownText(why)))} *Do:* ${sentence(firstSentence(markdownText(mitigation)))}`;
    return `- **${markdownText(title)}.** ${says}${sheet.from(answers)}${sheet.cite(sources)}`;
  });
  const rest = assessment.risks.slice(SHOWN).map(({ id, title }) => `${markdownText(title)} ${markdownCode(id)}`);
  if (lines.length === 0) return [];
  return ['## Risks', lines.join('\n'), ...(rest.length === 0 ? [] : [`Also: ${rest.join('; ')}.`])];
}
