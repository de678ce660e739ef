import type { Assessment, Reason, StageResult } from '../../core/assess/index.ts';
import { markdownText } from '../escape.ts';
import { count, sentence, stageDoubt, stageReason, statusWord } from '../phrases.ts';
import type { Sheet } from './sheet.ts';
import { row } from './table.ts';

/** How many reasons are shown; the need table has the others. */
const REASONS = 3;

/** The reasons for the verdict, each with its answers and sources, and the arguments against it. */
export function why({ verdict }: Assessment, sheet: Sheet): string[] {
  const line = ({ text, answers, sources }: Reason) =>
    `- ${sentence(markdownText(text))}${sheet.from(answers)}${sheet.cite(sources)}`;
  const lines = verdict.reasons.slice(0, REASONS).map(line);
  const contrary = (verdict.contrary ?? []).map(line);
  return [
    ...(lines.length === 0 ? [] : ['## Why', lines.join('\n')]),
    ...(contrary.length === 0
      ? []
      : ['What argues for a mesh all the same, and is not enough here:', contrary.join('\n')]),
  ];
}

/** The stages with the number of met required gates; without a yes, only the one stage of the plan. */
export function stageTable(assessment: Assessment): string[] {
  if (assessment.verdict.id === 'no') return [];
  const doubt = stageDoubt(assessment);
  const hasYes = assessment.verdict.id === 'yes';
  const lines = assessment.stages
    .filter(({ status }) => status !== 'not-applicable' && (hasYes || status === 'current'))
    .map(stageRow);
  return [
    '## Where we are',
    `The stage is **${assessment.stage}**${doubt === '' ? '' : ` (${doubt})`}: ${stageReason(assessment)}. What is not known does not count as met.`,
    ['| Stage | | Required gates met | Open | Not known | Steps to do |', '|---|---|--:|--:|--:|--:|', ...lines].join(
      '\n',
    ),
  ];
}

function stageRow({ title, status, gates, steps }: StageResult): string {
  const required = gates.filter((gate) => gate.required && gate.outcome !== 'not-applicable');
  const having = (outcome: string) => required.filter((gate) => gate.outcome === outcome).length;
  const todo = steps.filter((step) => !step.done).length;
  const done = steps.length - todo;
  return row([
    markdownText(title),
    statusWord[status],
    `${having('met')} of ${required.length}`,
    `${having('open')}`,
    `${having('unknown')}`,
    `${todo}${done > 0 ? ` (${count(done, 'is', 'are')} done)` : ''}`,
  ]);
}
