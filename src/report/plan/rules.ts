import { type RulesApplied, ruleChanges, ruleChangesTitle } from '../rule-changes.ts';
import { bulleted, section, type Section } from './document.ts';

/** Changes by the organization's own rules. */
export function rules(judged: RulesApplied): readonly Section[] {
  return section('rules', 'Rules', ruleChangesTitle(judged), [bulleted(ruleChanges(judged))]);
}
