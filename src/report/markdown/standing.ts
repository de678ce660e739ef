import type { Assessment, StageResult } from '../../core/assess/index.ts';
import { markdownText } from '../escape.ts';
import { inSequence } from '../judgement/course.ts';
import { readingsOf } from '../judgement/stage.ts';
import { count, sentence, statusInWords } from '../phrases.ts';
import type { Sheet } from './sheet.ts';
import { row } from './table.ts';

/** Where the organization operates, what it owes, what is next, and the stages with their required gates. */
export function standing(assessment: Assessment, sheet: Sheet): string[] {
  const readings = readingsOf(assessment);
  if (readings === undefined) return [];
  const lines = assessment.stages
    .filter(({ status }) => status !== 'not-applicable')
    .map((stage) => stageRow(inSequence(stage, assessment)));
  return [
    '## Current stage',
    [
      `- **Operating at:** ${readings.operatingAt}.`,
      ...(readings.debt.length === 0
        ? []
        : [
            `- **Debt:** ${count(readings.debt.length, 'required gate is', 'required gates are')} owed.`,
            ...readings.debt.map(
              ({ gate, stage }) =>
                `  - ${markdownText(gate.title)} (${stage}): ${sentence(markdownText(gate.fix.do))}${sheet.cite(gate.sources)}`,
            ),
          ]),
      `- **Work on next:** ${readings.next}, because ${readings.because}. An unknown gate doesn't count as met.`,
    ].join('\n'),
    ['| Stage | | Required gates met | Not met | Unknown | Steps left |', '|---|---|--:|--:|--:|--:|', ...lines].join(
      '\n',
    ),
  ];
}

function stageRow(stage: StageResult): string {
  const { title, gates, steps } = stage;
  const required = gates.filter((gate) => gate.required && gate.outcome !== 'not-applicable');
  const having = (outcome: string) => required.filter((gate) => gate.outcome === outcome).length;
  const todo = steps.filter((step) => !step.done).length;
  const done = steps.length - todo;
  return row([
    markdownText(title),
    statusInWords(stage),
    `${having('met')} of ${required.length}`,
    `${having('open')}`,
    `${having('unknown')}`,
    `${todo}${done > 0 ? ` (${count(done, 'is', 'are')} done)` : ''}`,
  ]);
}
