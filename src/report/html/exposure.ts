import type { Assessment, CriterionResult, ExposureResult } from '../../core/assess/index.ts';
import { brief } from '../escape.ts';
import { capacityInWords, capacityMeans, capacityMatters } from '../judgement/capacity.ts';
import { bandInWords, EXPOSURE, pointsBeside, pointsInWords } from '../judgement/exposure.ts';
import { range, sentence } from '../phrases.ts';
import { type Html, html, prose } from './markup.ts';
import { type Page, section, type Section } from './page.ts';
import { type Column, table } from './table.ts';

const COLUMNS: readonly Column[] = [
  { title: 'Criterion' },
  { title: 'Weight × share', kind: 'number' },
  { title: 'Points', kind: 'number' },
  { title: 'Range', kind: 'number' },
  { title: 'Finding', kind: 'long' },
];
const CAPACITY_COLUMNS: readonly Column[] = [
  { title: 'Criterion' },
  { title: 'Points', kind: 'number' },
  { title: 'Finding', kind: 'long' },
];

/** The band, its criteria as bars with what is still possible, and as the table that can be redone by hand. */
export function exposure({ exposure: result, pack }: Assessment, page: Page): Section {
  const { score, range: whole, criteria } = result;
  const weights = criteria.reduce((sum, { weight }) => sum + weight, 0);
  const rows = [
    ...criteria.map((criterion) => row(criterion, page)),
    [html`Total`, html`${weights}`, html`${score}`, html`${range(whole)}`, html``],
  ];
  const points = pointsBeside(result);
  return section('exposure', 'Exposure', `Exposure: ${bandInWords(result)}`, [
    html`<p>${points === '' ? '' : `Points: ${points}. `}${EXPOSURE}</p>`,
    html`<figure>${chart(result)}<figcaption>Full: counted. Hatched: still possible. Outline: the weight. An unknown counts as nothing.</figcaption></figure>`,
    table('How the score is made up', COLUMNS, rows),
    html`<p>${prose(sentence(pack.heuristics))}</p>`,
  ]);
}

/** Who could carry a mesh: the level, what is missing, and the criteria. */
export function capacity(assessment: Assessment, page: Page): Section | undefined {
  if (!capacityMatters(assessment)) return undefined;
  const result = assessment.capacity;
  const means = capacityMeans(result);
  const rows = result.criteria.map((criterion) => [
    html`${criterion.title}`,
    html`${range(criterion.range)} of ${criterion.weight}`,
    finding(criterion, page),
  ]);
  return section('capacity', 'Capacity', `Capacity: ${capacityInWords(result)}`, [
    means === '' ? undefined : html`<p>${prose(sentence(means))}</p>`,
    result.reasons.length === 0
      ? undefined
      : html`<p>Missing:</p>\n<ul class="reasons">${result.reasons.map(({ text, answers, sources }) => html`<li>${prose(sentence(text))}${page.from(answers)}${page.cite(sources)}</li>\n`)}</ul>`,
    rows.length === 0 ? undefined : table('Findings on capacity', CAPACITY_COLUMNS, rows),
  ]);
}

function finding({ level, why, answers, sources }: CriterionResult, page: Page): Html {
  return html`${level === 'unknown' ? 'Unknown.' : prose(sentence(why))}${page.from(answers)}${page.cite(sources)}`;
}

function row(criterion: CriterionResult, page: Page): readonly Html[] {
  const { title, weight, points, level } = criterion;
  const share = weight === 0 ? 0 : Math.round((points / weight) * 100) / 100;
  return [
    html`${title}`,
    html`${weight} × ${level === 'unknown' ? '?' : share}`,
    html`${points}`,
    html`${range(criterion.range)}`,
    finding(criterion, page),
  ];
}

const WIDTH = 420;
const ROW = 38;
const BAR = 12;

function chart(result: ExposureResult): Html {
  const { criteria } = result;
  const heaviest = Math.max(1, ...criteria.map(({ weight }) => weight));
  const scale = (WIDTH - 2) / heaviest;
  const all = criteria
    .map((criterion) => `${criterion.title} ${range(criterion.range)} of ${criterion.weight}`)
    .join('; ');
  return html`<svg class="chart" viewBox="0 0 ${WIDTH} ${criteria.length * ROW + 4}" role="img" aria-labelledby="exposure-chart-title exposure-chart-text">
<title id="exposure-chart-title">Exposure ${pointsInWords(result)}</title>
<desc id="exposure-chart-text">${all}.</desc>
<defs><pattern id="possible" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><rect class="hatch" width="2.5" height="6"/></pattern></defs>
${criteria.map((criterion, index) => bar(criterion, index * ROW, scale))}</svg>`;
}

function bar({ title, weight, points, range: values }: CriterionResult, top: number, scale: number): Html {
  const [, high] = values;
  const y = top + 20;
  const width = (value: number) => Math.round(value * scale * 10) / 10;
  return html`<text x="1" y="${top + 14}">${brief(title, 40)}</text><text class="value" x="${WIDTH - 1}" y="${top + 14}" text-anchor="end">${range(values)} of ${weight}</text>
<rect class="track" x="1" y="${y}" width="${width(weight)}" height="${BAR}"/>${high > points ? html`<rect fill="url(#possible)" x="${1 + width(points)}" y="${y}" width="${width(high - points)}" height="${BAR}"/>` : ''}<rect class="counted" x="1" y="${y}" width="${width(points)}" height="${BAR}"/>
`;
}
