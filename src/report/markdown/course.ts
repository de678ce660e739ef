import type { Assessment, StepResult } from '../../core/assess/index.ts';
import { effortInWords, effortSum } from '../../core/pack/index.ts';
import { markdownText } from '../escape.ts';
import { courseSteps, DECISION, waysOf } from '../judgement/course.ts';
import { list, sentence } from '../phrases.ts';
import { folded } from './folded.ts';
import type { Sheet } from './sheet.ts';
import { fullStep } from './steps.ts';
import { row } from './table.ts';

/** The alternatives of a decision side by side, or the steps of a course that works on no stage. */
export function course(assessment: Assessment, sheet: Sheet): string[] {
  return [...decision(assessment, sheet), ...steps(assessment, sheet)];
}

function decision(assessment: Assessment, sheet: Sheet): string[] {
  const ways = waysOf(assessment);
  if (ways.length === 0) return [];
  const all = ways.flatMap(({ steps: own }) => own);
  return [
    '## Decide between',
    DECISION,
    [
      '| Alternative | What it takes, costs, and when to stop | Effort | Owner |',
      '|---|---|---|---|',
      ...ways.map(({ name, steps: own }) =>
        row([
          `**${markdownText(name)}**`,
          own
            .map(
              (step) =>
                `${own.length === 1 ? '' : `*${markdownText(step.title)}.* `}${sentence(markdownText(step.do))}`,
            )
            .join(' '),
          effortInWords(effortSum(own)),
          list([...new Set(own.map(({ owner }) => sheet.owner(owner)))]),
        ]),
      ),
    ].join('\n'),
    ...folded('What proves each, and its rollback', all.map((step) => `- ${proofOf(step, sheet)}`).join('\n')),
  ];
}

function proofOf(step: StepResult, sheet: Sheet): string {
  return `**${markdownText(step.title)}.** *Done when:* ${sentence(markdownText(step.proof))} *Rollback:* ${sentence(markdownText(step.rollback))}${sheet.from(step.answers)}${sheet.cite(step.sources)}`;
}

function steps(assessment: Assessment, sheet: Sheet): string[] {
  const all = courseSteps(assessment);
  if (all.length === 0) return [];
  return ['## Steps', all.map((step, index) => `${index + 1}. ${fullStep(step, sheet)}`).join('\n')];
}
