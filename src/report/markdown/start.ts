import type { Assessment, UseCaseResult } from '../../core/assess/index.ts';
import { markdownText } from '../escape.ts';
import { firstSentence, list, rivalTitles, sentence, waitingSentence } from '../phrases.ts';
import type { Sheet } from './sheet.ts';

/** The first use case, at most two after it, and when the others follow. */
export function start(assessment: Assessment, sheet: Sheet): string[] {
  const placed = (place: UseCaseResult['place']) => assessment.useCases.filter((useCase) => useCase.place === place);
  const [first] = placed('first');
  if (first === undefined) return [];
  const waits = waitingSentence(assessment, first);
  const next = placed('next');
  const later = placed('later');
  return [
    `## Start with one: ${markdownText(first.title)}`,
    ...(waits === '' ? [] : [markdownText(waits)]),
    `${reasons(first, 3, sheet)}${rivals(assessment)}`,
    [
      `- **Experiment.** ${sentence(markdownText(first.experiment))}`,
      `- **It worked when.** ${sentence(markdownText(first.measure))}`,
      `- **Back out.** ${sentence(markdownText(first.rollback))}${sheet.cite(first.sources)}`,
    ].join('\n'),
    ...(next.length === 0
      ? []
      : [
          `**Next, one at a time:**`,
          next.map((useCase, index) => `${index + 1}. ${follower(useCase, sheet)}`).join('\n'),
        ]),
    ...(later.length === 0 ? [] : ['**Later:**', later.map((useCase) => `- ${waiting(useCase)}`).join('\n')]),
  ];
}

function reasons({ reasons: all }: UseCaseResult, most: number, sheet: Sheet): string {
  if (all.length === 0) return 'Nothing has to be started. If you want practice, this is the place.';
  return all
    .slice(0, most)
    .map(({ text, answers, sources }) => `${sentence(markdownText(text))}${sheet.from(answers)}${sheet.cite(sources)}`)
    .join(' ');
}

function rivals(assessment: Assessment): string {
  const { titles, others } = rivalTitles(assessment);
  const words = [...titles.map((title) => `“${markdownText(title)}”`), ...(others > 0 ? [`${others} more`] : [])];
  return words.length === 0 ? '' : ` Open answers could still put ${list(words, 'or')} first.`;
}

function follower(useCase: UseCaseResult, sheet: Sheet): string {
  return `**${markdownText(useCase.title)}**, from ${useCase.stage} on. ${reasons(useCase, 1, sheet)}`;
}

function waiting(useCase: UseCaseResult): string {
  return `${markdownText(useCase.title)}, from ${useCase.stage} on: ${sentence(firstSentence(markdownText(useCase.later)))}`;
}
