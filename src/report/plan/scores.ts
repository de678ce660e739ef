import type { Assessment, CriterionResult } from '../../core/assess/index.ts';
import { capacityMatters, capacityMeans, capacityInWords, isForAMesh } from '../judgement/capacity.ts';
import { bandInWords, EXPOSURE, pointsBeside } from '../judgement/exposure.ts';
import { isPlainNo } from '../judgement/verdict.ts';
import { list, range, sentence } from '../phrases.ts';
import { bulleted, folded, paragraph, said, section, type Section, type Text } from './document.ts';

/**
 * The band of the exposure, and its criteria as one picture that can be added up by hand; with a no, as one sentence
 * unless all is asked for.
 */
export function exposure(assessment: Assessment, full: boolean): readonly Section[] {
  const { exposure: result, pack, verdict } = assessment;
  const isOpen = isUnanswered(assessment);
  const { score, range: whole, criteria } = result;
  const isBrief = isPlainNo(verdict) && !full;
  const weights = criteria.reduce((sum, { weight }) => sum + weight, 0);
  const scale = Math.max(...criteria.map(({ weight }) => weight));
  const points = pointsBeside(result);
  return section('exposure', 'Exposure', `Exposure: ${bandInWords(result)}`, [
    paragraph(`${points === '' ? '' : `Points: ${points}. `}${EXPOSURE} ${sentence(pack.heuristics)}`),
    ...(isBrief ? [paragraph(`By criterion: ${list(criteria.map(inPoints))}.`)] : []),
    isBrief
      ? undefined
      : {
          kind: 'table',
          label: 'How the points add up',
          look: 'score',
          columns: [{ title: 'Criterion' }, { title: 'Points' }, { title: 'Finding', kind: 'long' }],
          rows: [
            ...criteria.map((criterion): readonly Text[] => [
              criterion.title,
              [
                { bar: { points: criterion.points, high: criterion.range[1], weight: criterion.weight, scale } },
                `${range(criterion.range)} of ${criterion.weight}`,
              ],
              finding(criterion, isOpen),
            ]),
            [
              'Total',
              [
                { bar: { points: score, high: whole[1], weight: weights, scale: weights } },
                `${range(whole)} of ${weights}`,
              ],
              '',
            ],
          ],
        },
  ]);
}

/** Who could carry a mesh: the level, what is missing, and in full also the criteria. */
export function capacity(assessment: Assessment, full: boolean): readonly Section[] {
  if (!capacityMatters(assessment)) return [];
  const result = assessment.capacity;
  const means = capacityMeans(assessment);
  const weights = result.criteria.reduce((sum, { weight }) => sum + weight, 0);
  const isOpen = isUnanswered(assessment);
  return section('capacity', 'Capacity', `Capacity: ${capacityInWords(result)}`, [
    means === '' ? undefined : paragraph(sentence(means)),
    ...(result.reasons.length === 0
      ? []
      : [
          paragraph({
            strong: isForAMesh(assessment) ? 'Gaps:' : 'Only if you choose a mesh after all, first close these gaps:',
          }),
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
            finding(criterion, isOpen),
          ]),
        }),
  ]);
}

function isUnanswered({ unknowns }: Assessment): (question: string) => boolean {
  const open = new Set(unknowns.map(({ question }) => question));
  return (question) => open.has(question);
}

function inPoints({ title, range: points, weight }: CriterionResult): string {
  return `${title} ${range(points)} of ${weight}`;
}

/** What it comes to; while that is unknown, with the questions that wait for an answer. */
function finding({ level, why, answers, sources }: CriterionResult, isOpen: (question: string) => boolean): Text {
  return [
    level === 'unknown' ? "The answers don't decide this yet." : sentence(why),
    level === 'unknown' ? { from: answers.filter(isOpen) } : '',
    { cite: sources },
  ];
}
