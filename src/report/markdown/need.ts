import type { Assessment, CriterionResult } from '../../core/assess/index.ts';
import { markdownText } from '../escape.ts';
import { range, sentence } from '../phrases.ts';
import type { Sheet } from './sheet.ts';
import { row } from './table.ts';

/** The need score as a table that a reader can check. */
export function need({ need: { score, range: whole, criteria }, pack }: Assessment, sheet: Sheet): string[] {
  const open = whole[0] !== whole[1];
  const weights = criteria.reduce((sum, { weight }) => sum + weight, 0);
  return [
    `## Need: ${score} of 100`,
    `${open ? `Answers still open leave ${range(whole)} possible; the score counts only what is shown. ` : ''}${sentence(markdownText(pack.heuristics))}`,
    [
      '| Criterion | Weight × share | Points | Possible | What the answers say |',
      '|---|--:|--:|--:|---|',
      ...criteria.map((criterion) => line(criterion, sheet)),
      row(['**Sum**', `${weights}`, `**${score}**`, range(whole), '']),
    ].join('\n'),
  ];
}

function line(criterion: CriterionResult, sheet: Sheet): string {
  const { title, weight, points, why, answers, sources } = criterion;
  return row([
    markdownText(title),
    `${weight} × ${share(points, weight)}`,
    `${points}`,
    range(criterion.range),
    `${criterion.level === 'unknown' ? 'Not known yet.' : sentence(markdownText(why))}${sheet.from(answers)}${sheet.cite(sources)}`,
  ]);
}

/** Fraction of the weight that counts, to two decimal places. */
function share(points: number, weight: number): string {
  return weight === 0 ? '0' : `${Math.round((points / weight) * 100) / 100}`;
}
