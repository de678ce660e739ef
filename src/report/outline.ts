import { markdownText, plain } from './escape.ts';
import type { ReportOptions } from './options.ts';
import { hang, wrap } from './wrap.ts';

/** A short report: a title, and headings with points below them. */
export interface Outline {
  readonly title: string;
  readonly blocks: readonly OutlineBlock[];
}

export interface OutlineBlock {
  readonly heading: string;
  readonly points: readonly Point[];
}

/** One point and its details. */
export interface Point {
  readonly text: string;
  readonly under?: readonly Point[];
}

/** Longer lines are hard to read, however wide the terminal is. */
const WIDEST = 100;

/**
 * The outline for a terminal; no line is wider than the terminal. `table`: lines to show below the title, unwrapped.
 */
export function outlineTerminal(
  { title, blocks }: Outline,
  { width }: ReportOptions,
  table: readonly string[] = [],
): string {
  const columns = Math.max(24, Math.min(width, WIDEST));
  const lines = (points: readonly Point[], indent: string): string[] =>
    points.flatMap(({ text, under = [] }) => [
      ...hang(`${indent}- `, plain(text), columns),
      ...lines(under, `${indent}  `),
    ]);
  const parts = [
    wrap(plain(title), columns),
    ...(table.length === 0 ? [] : [table]),
    ...blocks.map(({ heading, points }) => [...wrap(plain(heading), columns), ...lines(points, '  ')]),
  ];
  return `${parts.map((part) => part.join('\n')).join('\n\n')}\n`;
}

/** The outline in Markdown. */
export function outlineMarkdown({ title, blocks }: Outline): string {
  const parts = blocks.map(({ heading, points }) =>
    [`## ${markdownText(heading)}`, ...(points.length === 0 ? [] : [bullets(points)])].join('\n\n'),
  );
  return `${[`# ${markdownText(title)}`, ...parts].join('\n\n')}\n`;
}

/** Points as nested Markdown lists. */
export function bullets(points: readonly Point[], indent = ''): string {
  return points
    .map(({ text, under = [] }) =>
      [`${indent}- ${markdownText(text)}`, ...(under.length === 0 ? [] : [bullets(under, `${indent}  `)])].join('\n'),
    )
    .join('\n');
}
