import type { Assessment } from '../core/assessment.ts';
import type { ReportOptions } from './options.ts';

/** One screen for an engineer. */
export function terminal(assessment: Assessment, _options: ReportOptions): string {
  return `${assessment.verdict.title}\n`;
}
