import type { Portfolio } from '../../core/portfolio/index.ts';
import { brief, plain } from '../escape.ts';
import type { ReportOptions } from '../options.ts';
import { count } from '../phrases.ts';
import { displayWidth } from '../display-width.ts';
import { ruleChangesBlock } from '../rule-changes.ts';
import { hang, pad, wrap } from '../wrap.ts';
import {
  firstSentences,
  fixSize,
  headline,
  nameOf,
  olderSentences,
  legendOf,
  sharedBy,
  shortCapacity,
  shortCourse,
  shortExposure,
  shortVerdict,
  startOf,
} from './words.ts';

/** What a person can take in; CSV and JSON have every row. */
const MOST_ROWS = 40;
const MOST_SHARED = 8;
const NARROWEST = 60;
const WIDEST = 140;
/** From here on, there is room for why a team has its verdict. */
const WIDE = 110;

/**
 * One table, who goes first and why, and what stands in the way of several. Lines are no wider than the terminal, from
 * 60 columns on.
 */
export function terminal(portfolio: Portfolio, { width }: ReportOptions): string {
  const columns = Math.max(NARROWEST, Math.min(width, WIDEST));
  const { teams, shared, broken, skipped } = portfolio;
  const rest = teams.length - MOST_ROWS;
  const [first = '', ...why] = firstSentences(portfolio, (team) => nameOf(team, 60));
  const blocks = [
    wrap(headline(portfolio), columns),
    teams.length === 0 ? [] : table(portfolio, columns),
    rest > 0 ? [`and ${count(rest, 'more team', 'more teams')}; --format csv has every row`] : [],
    teams.length === 0 ? [] : [...wrap(first, columns), ...why.flatMap((sentence) => hang('  ', sentence, columns))],
    shared.length === 0
      ? []
      : [
          'What blocks several',
          ...shared
            .slice(0, MOST_SHARED)
            .flatMap((blocker) =>
              hang(
                '  - ',
                `${plain(blocker.title)}: ${sharedBy(blocker, portfolio)} (${fixSize(blocker)}, ${blocker.gate})`,
                columns,
              ),
            ),
        ],
    broken.flatMap(({ file, problems }) =>
      hang(
        'broken: ',
        `${plain(file)}, ${count(problems.length, 'problem', 'problems')}: ${plain(problems[0]?.message ?? '')}`,
        columns,
      ),
    ),
    olderSentences(portfolio).flatMap((sentence) => hang('not counted: ', plain(sentence), columns)),
    ...ruleChangesBlock(portfolio).map(({ heading, points }) => [
      ...wrap(plain(heading), columns),
      ...points.flatMap(({ text }) => hang('  - ', plain(text), columns)),
    ]),
    skipped.length === 0
      ? []
      : wrap(
          `${count(skipped.length, 'YAML file is', 'YAML files are')} no answers file: ${brief(skipped.slice(0, 3).join(', '), 200)}`,
          columns,
        ),
  ];
  return `${blocks
    .filter((lines) => lines.length > 0)
    .map((lines) => lines.join('\n'))
    .join('\n\n')}\n`;
}

/** Columns as wide as their widest cell; the reason gives way first, then the name of the team and the need. */
function table(portfolio: Portfolio, columns: number): string[] {
  const withWhy = columns >= WIDE;
  const head = ['team', 'verdict', 'course', 'exposure', 'capacity', 'first need', ...(withWhy ? ['why'] : [])];
  const rows = portfolio.teams
    .slice(0, MOST_ROWS)
    .map((team) => [
      nameOf(team, 60),
      shortVerdict(team),
      shortCourse(team),
      shortExposure(team),
      shortCapacity(team),
      startOf(team, portfolio),
      ...(withWhy ? [team.why] : []),
    ]);
  const widths = head.map((cell, at) =>
    Math.max(displayWidth(cell), ...rows.map((row) => displayWidth(plain(row[at]!)))),
  );
  const over = () => widths.reduce((sum, each) => sum + each + 2, -2) - columns;
  for (const [at, least] of [
    ...(withWhy ? [[6, 24] as const] : []),
    [0, 20],
    [5, 16],
    [0, 10],
    [5, 6],
    [3, 8],
  ] as const)
    widths[at] = Math.max(Math.min(least, widths[at]!), widths[at]! - Math.max(0, over()));
  const line = (cells: readonly string[]) =>
    cells
      .map((cell, at) => pad(cut(plain(cell), widths[at]!), widths[at]!))
      .join('  ')
      .trimEnd();
  const legend = legendOf(portfolio.teams.slice(0, MOST_ROWS)).flatMap((text) => wrap(text, columns));
  return [...[head, ...rows].map(line), ...(legend.length === 0 ? [] : ['', ...legend])];
}

/** The text in at most `width` columns. */
function cut(text: string, width: number): string {
  if (displayWidth(text) <= width) return text;
  let short = text;
  while (short !== '' && displayWidth(short) > width - 1) short = Array.from(short).slice(0, -1).join('');
  return `${short.trimEnd()}…`;
}
