import type { Assessment, CriterionResult } from '../../core/assess/index.ts';
import { displayWidth } from '../display-width.ts';
import { plain } from '../escape.ts';
import { capacityMeans, capacityMatters, capacityInWords } from '../judgement/capacity.ts';
import type { Bar } from '../plan/document.ts';
import { bandInWords, pointsBeside } from '../judgement/exposure.ts';
import { range, sentence } from '../phrases.ts';
import { hang, pad, wrap } from '../wrap.ts';
import type { Screen } from './paint.ts';

/** The bar of a criterion: certain, still possible, impossible. Distinguished by shape, not by color. */
const COUNTED = '█';
const POSSIBLE = '▒';
const BEYOND = '·';

/** The band of the exposure, with the criteria behind it and, in small, their points. */
export function exposure(assessment: Assessment, { width, paint }: Screen): string[] {
  const { range: whole, criteria } = assessment.exposure;
  const open = whole[0] !== whole[1];
  const legend = `${COUNTED} counted${open ? `, ${POSSIBLE} still possible` : ''}, ${BEYOND} not reached`;
  const points = pointsBeside(assessment.exposure);
  const rows = criteria.map(cells);
  return [
    ...wrap(`Exposure: ${bandInWords(assessment.exposure)}`, width).map(paint.strong),
    ...hang('  ', `(${points === '' ? '' : `${points}; `}${legend})`, width).map(paint.dim),
    ...(width < 64 ? narrow(rows, width) : wide(rows, width, paint.dim)),
  ];
}

/** Who could carry a mesh, and what is missing. */
export function capacity(assessment: Assessment, { width, paint }: Screen): string[] {
  if (!capacityMatters(assessment)) return [];
  const result = assessment.capacity;
  const means = capacityMeans(assessment);
  return [
    ...wrap(`Capacity: ${capacityInWords(result)}`, width).map(paint.strong),
    ...(means === '' ? [] : hang('  ', plain(means), width)),
    ...result.missing.flatMap((text) => hang('  - ', sentence(plain(text)), width)),
  ];
}

interface Row {
  readonly title: string;
  readonly points: string;
  readonly bar: (cells: number) => string;
}

function cells(criterion: CriterionResult): Row {
  return {
    title: plain(criterion.title),
    points: `${criterion.level === 'unknown' ? 'unknown, ' : ''}${range(criterion.range)} of ${criterion.weight}`,
    bar: (length) => bar({ ...criterion, high: criterion.range[1] }, length),
  };
}

/** Points relative to the weight as `length` cells; a possible part has at least one cell. */
export function bar({ points, high, weight }: Omit<Bar, 'scale'>, length = 10): string {
  const scale = weight === 0 ? 0 : length / weight;
  const counted = Math.min(length, Math.round(points * scale));
  const reach = high > points ? Math.min(length, Math.max(counted + 1, Math.round(high * scale))) : counted;
  return COUNTED.repeat(counted) + POSSIBLE.repeat(reach - counted) + BEYOND.repeat(length - reach);
}

function wide(rows: readonly Row[], width: number, quiet: (text: string) => string): string[] {
  const length = 10;
  const widest = (head: string, key: 'title' | 'points') =>
    Math.max(displayWidth(head), ...rows.map((row) => displayWidth(row[key])));
  const pointsWidth = widest('points', 'points');
  const titleWidth = Math.min(widest('criterion', 'title'), width - pointsWidth - length - 6);
  const line = (title: string, points: string, drawn: string) =>
    `  ${pad(title, titleWidth)}  ${pad(points, pointsWidth, 'left')}  ${drawn}`.trimEnd();
  const body = rows.flatMap((row) => {
    const titles = wrap(row.title, titleWidth);
    return Array.from({ length: Math.max(titles.length, 1) }, (_, index) =>
      index === 0 ? line(titles[0] ?? '', row.points, row.bar(length)) : line(titles[index] ?? '', '', ''),
    );
  });
  return [quiet(line('criterion', 'points', '')), ...body];
}

function narrow(rows: readonly Row[], width: number): string[] {
  const length = 6;
  return rows.flatMap((row) => [
    ...hang('  ', row.title, width),
    ...hang(`    ${row.bar(length)} `, row.points, width),
  ]);
}
