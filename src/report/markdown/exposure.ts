import type { Assessment, CriterionResult, Reason } from '../../core/assess/index.ts';
import { markdownText } from '../escape.ts';
import { capacityInWords, capacityMeans, capacityMatters } from '../judgement/capacity.ts';
import { bandInWords, EXPOSURE, pointsBeside } from '../judgement/exposure.ts';
import { range, sentence } from '../phrases.ts';
import { folded } from './folded.ts';
import type { Sheet } from './sheet.ts';
import { row } from './table.ts';

/** The band of the exposure, and its criteria as a table that can be redone by hand. */
export function exposure({ exposure: result, pack }: Assessment, sheet: Sheet): string[] {
  const { score, range: whole, criteria } = result;
  const weights = criteria.reduce((sum, { weight }) => sum + weight, 0);
  const points = pointsBeside(result);
  return [
    `## Exposure: ${bandInWords(result)}`,
    `${points === '' ? '' : `Points: ${points}. `}${EXPOSURE} ${sentence(markdownText(pack.heuristics))}`,
    [
      '| Criterion | Weight × share | Points | Range | Finding |',
      '|---|--:|--:|--:|---|',
      ...criteria.map((criterion) => line(criterion, sheet)),
      row(['**Total**', `${weights}`, `**${score}**`, range(whole), '']),
    ].join('\n'),
  ];
}

/** Who could carry a mesh: the level, what is missing, and the criteria, folded. */
export function capacity(assessment: Assessment, sheet: Sheet): string[] {
  if (!capacityMatters(assessment)) return [];
  const result = assessment.capacity;
  const means = capacityMeans(result);
  const says = ({ text, answers, sources }: Reason) =>
    `- ${sentence(markdownText(text))}${sheet.from(answers)}${sheet.cite(sources)}`;
  return [
    `## Capacity: ${capacityInWords(result)}`,
    ...(means === '' ? [] : [sentence(markdownText(means))]),
    ...(result.reasons.length === 0 ? [] : ['**Missing:**', result.reasons.map(says).join('\n')]),
    ...folded(
      `Findings (${range(result.range)} of ${result.criteria.reduce((sum, { weight }) => sum + weight, 0)} points, which explain the level but don't decide it)`,
      result.criteria.length === 0
        ? ''
        : [
            '| Criterion | Points | Finding |',
            '|---|--:|---|',
            ...result.criteria.map((criterion) =>
              row([
                markdownText(criterion.title),
                `${range(criterion.range)} of ${criterion.weight}`,
                finding(criterion, sheet),
              ]),
            ),
          ].join('\n'),
    ),
  ];
}

function line(criterion: CriterionResult, sheet: Sheet): string {
  const { title, weight, points, level } = criterion;
  return row([
    markdownText(title),
    `${weight} × ${level === 'unknown' ? '?' : share(points, weight)}`,
    `${points}`,
    range(criterion.range),
    finding(criterion, sheet),
  ]);
}

function finding({ level, why, answers, sources }: CriterionResult, sheet: Sheet): string {
  return `${level === 'unknown' ? 'Unknown.' : sentence(markdownText(why))}${sheet.from(answers)}${sheet.cite(sources)}`;
}

/** Part of the weight that counts, to two places. */
function share(points: number, weight: number): string {
  return weight === 0 ? '0' : `${Math.round((points / weight) * 100) / 100}`;
}
