import { plain } from '../escape.ts';
import { type RulesApplied, ruleChanges, ruleChangesTitle } from '../rule-changes.ts';
import { hang, wrap } from '../wrap.ts';
import type { Screen } from './paint.ts';

/** Changes by the organization's own rules. */
export function rules(judged: RulesApplied, { width, paint }: Screen): string[] {
  const lines = ruleChanges(judged);
  if (lines.length === 0) return [];
  return [
    ...wrap(plain(ruleChangesTitle(judged)), width).map(paint.strong),
    ...lines.flatMap((line) => hang('  - ', plain(line), width)),
  ];
}
