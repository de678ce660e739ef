import type { Assessment } from '../../core/assess/index.ts';
import { markdownCode, markdownText } from '../escape.ts';
import { CONFLICTING, CORRECT_FIRST, placesInWords } from '../judgement/contradictions.ts';
import { sentence } from '../phrases.ts';
import type { Sheet } from './sheet.ts';

/** Answers that conflict, with the line of each, and how to correct them. */
export function contradictions({ contradictions: all }: Assessment, sheet: Sheet): string[] {
  if (all.length === 0) return [];
  const lines = all.map((each) => {
    const says = `${sentence(markdownText(each.why))} *Correction:* ${sentence(markdownText(each.correction))}`;
    return `- **${markdownText(each.title)}.** ${says} (from ${placesInWords(each, undefined, markdownCode)})${sheet.cite(each.sources)}`;
  });
  return [`## ${CONFLICTING}`, CORRECT_FIRST, lines.join('\n')];
}
