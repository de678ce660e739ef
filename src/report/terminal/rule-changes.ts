import type { Assessment } from '../../core/assessment.ts';
import { plain } from '../escape.ts';
import { ruleChanges, ruleChangesTitle } from '../rule-changes.ts';
import { hang, wrap } from '../wrap.ts';
import type { Screen } from './paint.ts';

/** What the organization's own rules make different. */
export function rules(assessment: Assessment, { width, paint }: Screen): string[] {
  const lines = ruleChanges(assessment);
  if (lines.length === 0) return [];
  return [...wrap(plain(ruleChangesTitle(assessment)), width).map(paint.strong), ...lines.flatMap((line) => hang('  - ', plain(line), width))];
}
