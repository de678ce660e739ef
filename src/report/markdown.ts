import type { Assessment } from '../core/assessment.ts';

/** The plan an architect sends to a review board, as GitHub Flavored Markdown. */
export function markdown(assessment: Assessment): string {
  return `# ${assessment.verdict.title}\n`;
}
