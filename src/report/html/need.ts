import type { Assessment, CriterionResult, NeedResult } from '../../core/assess/index.ts';
import { brief } from '../escape.ts';
import { range, reach, sentence } from '../phrases.ts';
import { type Html, html, prose } from './markup.ts';
import { type Page, section, type Section } from './page.ts';
import { type Column, table } from './table.ts';

const COLUMNS: readonly Column[] = [
  { title: 'Criterion' },
  { title: 'Weight × share', kind: 'number' },
  { title: 'Points', kind: 'number' },
  { title: 'Possible', kind: 'number' },
  { title: 'What the answers say', kind: 'long' },
];

/** The need score as bars with the possible range, and as a table that a reader can check. */
export function need({ need: result, pack }: Assessment, page: Page): Section {
  const { score, range: whole, criteria } = result;
  const weights = criteria.reduce((sum, { weight }) => sum + weight, 0);
  const rows = [
    ...criteria.map((criterion) => row(criterion, page)),
    [html`Sum`, html`${weights}`, html`${score}`, html`${range(whole)}`, html``],
  ];
  return section('need', 'Need', `Need: ${score} of 100${reach(result)}`, [
    html`<figure>${chart(result)}<figcaption>Full: counted. Hatched: still possible. Outline: the weight. What is not known counts as nothing.</figcaption></figure>`,
    table('How the score is made up', COLUMNS, rows),
    html`<p>${prose(sentence(pack.heuristics))}</p>`,
  ]);
}

function row(criterion: CriterionResult, page: Page): readonly Html[] {
  const { title, weight, points, why, answers, sources } = criterion;
  const share = weight === 0 ? 0 : Math.round((points / weight) * 100) / 100;
  const says = html`${prose(sentence(why))}${page.from(answers)}${page.cite(sources)}`;
  return [html`${title}`, html`${weight} × ${share}`, html`${points}`, html`${range(criterion.range)}`, says];
}

const WIDTH = 420;
const ROW = 38;
const BAR = 12;

function chart({ score, range: [, high], criteria }: NeedResult): Html {
  const heaviest = Math.max(1, ...criteria.map(({ weight }) => weight));
  const scale = (WIDTH - 2) / heaviest;
  const all = criteria
    .map((criterion) => `${criterion.title} ${range(criterion.range)} of ${criterion.weight}`)
    .join('; ');
  return html`<svg class="chart" viewBox="0 0 ${WIDTH} ${criteria.length * ROW + 4}" role="img" aria-labelledby="need-chart-title need-chart-text">
<title id="need-chart-title">Need ${score} of 100${score === high ? '' : `, up to ${high} still possible`}</title>
<desc id="need-chart-text">${all}.</desc>
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
