import type { Portfolio, SharedBlocker, Team } from '../../core/portfolio/index.ts';
import { document } from '../html/document.ts';
import { html as markup, type Html, prose } from '../html/markup.ts';
import { type Column, table } from '../html/table.ts';
import { rules } from '../html/section.ts';
import { capacityInWords } from '../judgement/capacity.ts';
import { courseInWords } from '../judgement/course.ts';
import { exposureInWords } from '../judgement/exposure.ts';
import { count } from '../phrases.ts';
import {
  blockersOf,
  firstSentences,
  fixSize,
  headline,
  nameOf,
  olderSentences,
  sharedBy,
  stageOf,
  startOf,
  verdictOf,
} from './words.ts';

const BAR = 120;
const TEAMS: readonly Column[] = [
  { title: 'Team' },
  { title: 'Verdict', kind: 'short' },
  { title: 'Why' },
  { title: 'Course', kind: 'short' },
  { title: 'Exposure', kind: 'short' },
  { title: 'Capacity', kind: 'short' },
  { title: 'First need' },
  { title: 'Stage', kind: 'short' },
  { title: 'Blockers', kind: 'short' },
];
const BLOCKERS: readonly Column[] = [
  { title: 'Gate' },
  { title: 'Stage', kind: 'short' },
  { title: 'Blocks', kind: 'short' },
  { title: 'Fix' },
  { title: 'Takes', kind: 'short' },
];

/** The portfolio as one HTML page that opens from disk: no script, no network. */
export function html(portfolio: Portfolio): string {
  const { pack, tool, teams, shared, broken, older } = portfolio;
  const [first = '', ...why] = firstSentences(portfolio, (team) => nameOf(team, 80));
  const body = markup`<header class="verdict">
<p class="about">Service mesh: all teams</p>
<h1>${headline(portfolio)}</h1>
<p>${first}</p>
<ul>${why.map((sentence) => markup`<li>${sentence}</li>\n`)}</ul>
<p class="rules">Rules ${pack.id} ${pack.version}, digest ${pack.digest.slice(0, 23)}. ${tool.name} ${tool.version}.</p>
</header>
<main id="main">
<h2>Teams</h2>
${
  teams.length === 0
    ? markup`<p>None.</p>`
    : table(
        'Teams',
        TEAMS,
        teams.map((team) => teamRow(team, portfolio)),
      )
}
<h2>What blocks several</h2>
${
  shared.length === 0
    ? markup`<p>No gate blocks more than one team.</p>`
    : table(
        'Shared blockers',
        BLOCKERS,
        shared.map((blocker) => blockerRow(blocker, portfolio)),
      )
}
${
  broken.length === 0
    ? ''
    : markup`<h2>Files that cannot be read</h2>
<ul>${broken.map(({ file, problems }) => markup`<li><bdi>${file}</bdi>: ${count(problems.length, 'problem', 'problems')}, the first: <bdi>${problems[0]?.message ?? ''}</bdi></li>\n`)}</ul>`
}
${
  older.length === 0
    ? ''
    : markup`<h2>Further files of the same scope, not counted</h2>
<ul>${olderSentences(portfolio).map((sentence) => markup`<li><bdi>${sentence}</bdi></li>\n`)}</ul>`
}
${rules(portfolio)}</main>`;
  return document({ title: markup`Service mesh: all teams`, version: tool.version, skip: 'To the teams', body });
}

function teamRow(team: Team, portfolio: Portfolio): readonly Html[] {
  const name = markup`<bdi>${nameOf(team, 80)}</bdi><br><code>${team.file}</code>`;
  const exposure = markup`${exposureInWords(team.exposure)}${exposureBar(team)}`;
  return [
    name,
    markup`${verdictOf(team)}`,
    markup`${team.why}`,
    markup`${courseInWords(team)}`,
    exposure,
    markup`${capacityInWords(team.capacity)}`,
    markup`${startOf(team, portfolio)}`,
    markup`${stageOf(team)}`,
    markup`${blockersOf(team)}`,
  ];
}

function blockerRow(blocker: SharedBlocker, portfolio: Portfolio): readonly Html[] {
  const gate = markup`${blocker.title}<br><code>${blocker.gate}</code>`;
  return [
    gate,
    markup`${blocker.stage}`,
    markup`${sharedBy(blocker, portfolio)}`,
    prose(blocker.fix.do),
    markup`${fixSize(blocker)}`,
  ];
}

/** The exposure as a bar: filled where it is certain, hatched where it is still possible. */
function exposureBar({
  exposure: {
    range: [low, high],
  },
}: Team): Html {
  const x = (points: number) => Math.round((Math.min(points, 100) / 100) * BAR);
  return markup`<svg viewBox="0 0 ${BAR} 10" width="${BAR}" height="10" aria-hidden="true"><rect class="track" x="0.5" y="0.5" width="${BAR - 1}" height="9"/><rect class="counted" width="${x(low)}" height="10"/><rect class="counted" opacity="0.35" x="${x(low)}" width="${x(high) - x(low)}" height="10"/></svg>`;
}
