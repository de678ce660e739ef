import type { Assessment, CriterionResult } from '../../core/assess/index.ts';
import { capacityInWords, capacityMatters, capacityMeans } from '../judgement/capacity.ts';
import { bandInWords, EXPOSURE, pointsBeside } from '../judgement/exposure.ts';
import { range, sentence } from '../phrases.ts';
import { bulleted, folded, paragraph, said, section, type Section, type Text } from './document.ts';

/** The band of the exposure, and, folded, its criteria as a table that can be redone by hand. */
export function exposure({ exposure: result, pack }: Assessment): readonly Section[] {
  const { score, range: whole, criteria } = result;
  const weights = criteria.reduce((sum, { weight }) => sum + weight, 0);
  const points = pointsBeside(result);
  return section('exposure', 'Exposure', `Exposure: ${bandInWords(result)}`, [
    paragraph(`${points === '' ? '' : `Points: ${points}. `}${EXPOSURE} ${sentence(pack.heuristics)}`),
    folded('How the score is made up', {
      kind: 'table',
      label: 'How the score is made up',
      columns: [
        { title: 'Criterion' },
        { title: 'Weight × share', kind: 'number' },
        { title: 'Points', kind: 'number' },
        { title: 'Range', kind: 'number' },
        { title: 'Finding', kind: 'long' },
      ],
      rows: [
        ...criteria.map((criterion) => [
          criterion.title,
          `${criterion.weight} × ${criterion.level === 'unknown' ? '?' : share(criterion)}`,
          `${criterion.points}`,
          range(criterion.range),
          finding(criterion),
        ]),
        ['Total', `${weights}`, `${score}`, range(whole), ''],
      ],
    }),
  ]);
}

/** Who could carry a mesh: the level, what is missing, and in full also the criteria. */
export function capacity(assessment: Assessment, full: boolean): readonly Section[] {
  if (!capacityMatters(assessment)) return [];
  const result = assessment.capacity;
  const means = capacityMeans(result);
  const weights = result.criteria.reduce((sum, { weight }) => sum + weight, 0);
  return section('capacity', 'Capacity', `Capacity: ${capacityInWords(result)}`, [
    means === '' ? undefined : paragraph(sentence(means)),
    ...(result.reasons.length === 0
      ? []
      : [
          paragraph({ strong: 'Missing:' }),
          bulleted(result.reasons.map(({ text, answers, sources }) => said(text, answers, sources))),
        ]),
    !full || result.criteria.length === 0
      ? undefined
      : folded(`Findings (${range(result.range)} of ${weights} points, which explain the level but don't decide it)`, {
          kind: 'table',
          label: 'Findings on capacity',
          columns: [{ title: 'Criterion' }, { title: 'Points', kind: 'number' }, { title: 'Finding', kind: 'long' }],
          rows: result.criteria.map((criterion) => [
            criterion.title,
            `${range(criterion.range)} of ${criterion.weight}`,
            finding(criterion),
          ]),
        }),
  ]);
}

function finding({ level, why, answers, sources }: CriterionResult): Text {
  return [level === 'unknown' ? 'Unknown.' : sentence(why), { from: answers }, { cite: sources }];
}

/** Part of the weight that counts, to two places. */
function share({ points, weight }: CriterionResult): string {
  return weight === 0 ? '0' : `${Math.round((points / weight) * 100) / 100}`;
}
