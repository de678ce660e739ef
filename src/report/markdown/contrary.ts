import type { Assessment } from '../../core/assess/index.ts';
import { markdownText } from '../escape.ts';
import { CONTRARY } from '../judgement/verdict.ts';
import { sentence } from '../phrases.ts';
import type { Sheet } from './sheet.ts';

/** What argues for a mesh although the verdict is no or not yet. */
export function contrary({ verdict: { contrary: all = [] } }: Assessment, sheet: Sheet): string[] {
  if (all.length === 0) return [];
  return [
    `## ${CONTRARY}`,
    all
      .map(
        ({ text, answers, sources }) => `- ${sentence(markdownText(text))}${sheet.from(answers)}${sheet.cite(sources)}`,
      )
      .join('\n'),
  ];
}
