import type { Assessment } from '../core/assessment.ts';

/** The public format: the assessment as it is, two spaces, one newline. */
export function json(assessment: Assessment): string {
  return `${JSON.stringify(assessment, null, 2)}\n`;
}
