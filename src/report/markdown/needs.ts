import type { Assessment, UseCaseResult } from '../../core/assess/index.ts';
import { brief, markdownText } from '../escape.ts';
import { needsOf, nothingUnmet, ON_RECORD, recordOf, rivals, strengthWord, wishOf } from '../judgement/needs.ts';
import { list, sentence, waitingSentence } from '../phrases.ts';
import type { Sheet } from './sheet.ts';

/** So many sentences say why a need is the first one. */
const REASONS = 3;

/** What to solve first and after it, what is covered, and what is done anyway; with a mesh, the first experiment. */
export function needs(assessment: Assessment, sheet: Sheet): string[] {
  const { toSolve, further, anyway, covered } = needsOf(assessment);
  const [first, ...next] = toSolve;
  const wish = wishOf(assessment);
  const bullets = (lines: readonly string[]) =>
    lines.length === 0 ? [] : [lines.map((each) => `- ${each}`).join('\n')];
  const others = [
    ...(further.length === 0 ? [] : [`**Also unmet:** ${list(further.map(withStrength))}.`]),
    ...covered.map(({ need, by }) => `**Covered:** ${withStrength(need)}, by ${list(by.map(markdownText))}.`),
    ...anyway.map((need) => `**Do anyway:** ${withStrength(need)}. ${reasons(need, 1, sheet)}`),
  ];
  return [
    '## Needs',
    ...(first === undefined
      ? [`${nothingUnmet(assessment)}${contenders(assessment)}`]
      : [
          `**To solve first: ${withStrength(first)}.** ${reasons(first, REASONS, sheet)}${contenders(assessment)}`,
          ...bullets(record(assessment, first)),
          ...experiment(assessment, first, sheet),
        ]),
    ...(next.length === 0
      ? []
      : [
          '**Then, one at a time:**',
          next.map((need, index) => `${index + 1}. **${withStrength(need)}.** ${reasons(need, 1, sheet)}`).join('\n'),
        ]),
    ...bullets(others),
    ...(wish === undefined ? [] : [markdownText(wish)]),
  ];
}

function record(assessment: Assessment, need: UseCaseResult): readonly string[] {
  return recordOf(assessment, need).map((text) => `**${ON_RECORD}:** ${sentence(markdownText(brief(text, 280)))}`);
}

/** How to try it; only where there is a mesh to try it with. */
function experiment(assessment: Assessment, first: UseCaseResult, sheet: Sheet): string[] {
  if (assessment.stage === 'none') return [];
  const waits = waitingSentence(assessment, first);
  return [
    ...(waits === '' ? [] : [markdownText(waits)]),
    [
      `- **Experiment.** ${sentence(markdownText(first.experiment))}`,
      `- **Success criteria.** ${sentence(markdownText(first.measure))}`,
      `- **Stop criteria.** ${sentence(markdownText(first.abort))}`,
      `- **Rollback.** ${sentence(markdownText(first.rollback))}${sheet.cite(first.sources)}`,
    ].join('\n'),
  ];
}

function reasons({ reasons: all }: UseCaseResult, most: number, sheet: Sheet): string {
  return all
    .slice(0, most)
    .map(({ text, answers, sources }) => `${sentence(markdownText(text))}${sheet.from(answers)}${sheet.cite(sources)}`)
    .join(' ');
}

function contenders(assessment: Assessment): string {
  const { titles, others } = rivals(assessment);
  const words = [...titles.map((title) => `“${markdownText(title)}”`), ...(others > 0 ? [`${others} more`] : [])];
  return words.length === 0 ? '' : ` Unanswered questions could still put ${list(words, 'or')} first.`;
}

function withStrength({ title, strength }: UseCaseResult): string {
  return `${markdownText(title)} (${strengthWord[strength]})`;
}
