import type { GateResult } from '../../core/assess/index.ts';
import { effortInWords } from '../../core/pack/index.ts';
import { brief, markdownText } from '../escape.ts';
import { capital, list, outcomeWord, sentence } from '../phrases.ts';
import type { waiverOf } from '../waiver.ts';
import type { Sheet } from './sheet.ts';

export interface GateContext {
  /** Whether the gate belongs to the current stage. Only there, a reader needs the reason and the fix. */
  readonly here: boolean;
  /** Numbers of the steps that close it; they contain the actions. */
  readonly closedBy: readonly string[];
  readonly waiver: ReturnType<typeof waiverOf>;
}

/** A gate as a task, checked only where it is met, with its strength and state in words. */
export function gateLine(gate: GateResult, { here, closedBy, waiver }: GateContext, sheet: Sheet): string {
  const strength = `${gate.required ? 'required' : 'recommended'}${gate.kind === 'entry' ? ' for entry' : ''}`;
  const state = `(${strength}, ${outcomeWord[gate.outcome]})`;
  const from = sheet.from(gate.answers);
  const waived =
    waiver === undefined ? '' : ` *${capital(waiver.says)}: ${sentence(markdownText(brief(waiver.reason, 200)))}*`;
  if (gate.outcome === 'met') return `- [x] ${markdownText(gate.title)} ${state}${from}`;
  const way = closedBy.length > 0 ? ` See ${closedBy.length === 1 ? 'step' : 'steps'} ${list(closedBy)}.` : '';
  if (!here || !gate.required) return `- [ ] ${markdownText(gate.title)} ${state}.${way}${waived}${from}`;
  const fix =
    way === ''
      ? ` To do: ${sentence(markdownText(gate.fix.do))} *${sheet.owner(gate.fix.owner)}, ${effortInWords(gate.fix)}.*`
      : way;
  return `- [ ] **${markdownText(gate.title)}** ${state}. ${sentence(markdownText(gate.why))}${fix}${waived}${from}${sheet.cite(gate.sources)}`;
}
