import type { Portfolio, Team } from '../../core/portfolio/index.ts';
import { markdownCode, markdownText } from '../escape.ts';
import { rules } from '../markdown/rule-changes.ts';
import { row } from '../markdown/table.ts';
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

/** GitHub and GitLab don't render longer tables; CSV and JSON have every row. */
const MOST_ROWS = 500;

/** The portfolio in GitHub Flavored Markdown. */
export function markdown(portfolio: Portfolio): string {
  const { teams, shared, broken, older, skipped, pack } = portfolio;
  const [first = '', ...why] = firstSentences(portfolio, (team) => nameOf(team, 80));
  const blocks = [
    '# Service mesh: all teams',
    markdownText(`${headline(portfolio)}. Rules ${pack.id} ${pack.version}.`),
    '## Who goes first',
    markdownText(first),
    ...(why.length > 0 ? [why.map((sentence) => `- ${markdownText(sentence)}`).join('\n')] : []),
    '## Teams',
    ...(teams.length > 0 ? [teamTable(portfolio)] : ['None.']),
    ...(teams.length > MOST_ROWS ? [`And ${teams.length - MOST_ROWS} more; \`--format csv\` has every row.`] : []),
    '## What blocks several',
    ...(shared.length > 0 ? [sharedTable(portfolio)] : ['No gate blocks more than one team.']),
    ...(broken.length > 0
      ? [
          '## Files that cannot be read',
          broken
            .map(
              ({ file, problems }) =>
                `- ${markdownText(file)}: ${count(problems.length, 'problem', 'problems')}, the first: ${markdownText(problems[0]?.message ?? '')}`,
            )
            .join('\n'),
        ]
      : []),
    ...(older.length > 0
      ? [
          '## Further files of the same scope, not counted',
          olderSentences(portfolio)
            .map((sentence) => `- ${markdownText(sentence)}`)
            .join('\n'),
        ]
      : []),
    ...(skipped.length > 0 ? [`${count(skipped.length, 'YAML file is', 'YAML files are')} no answers file.`] : []),
    ...rules(portfolio),
  ];
  return `${blocks.join('\n\n')}\n`;
}

function teamTable(portfolio: Portfolio): string {
  const rows = portfolio.teams
    .slice(0, MOST_ROWS)
    .map((team: Team) =>
      row([
        markdownText(nameOf(team, 80)),
        markdownText(team.file),
        markdownText(verdictOf(team)),
        markdownText(team.why),
        courseInWords(team),
        exposureInWords(team.exposure),
        capacityInWords(team.capacity),
        markdownText(startOf(team, portfolio)),
        stageOf(team),
        blockersOf(team),
      ]),
    );
  return [
    row(['Team', 'File', 'Verdict', 'Why', 'Course', 'Exposure', 'Capacity', 'First need', 'Stage', 'Blockers']),
    row(['---', '---', '---', '---', '---', '---', '---', '---', '---', '---']),
    ...rows,
  ].join('\n');
}

function sharedTable(portfolio: Portfolio): string {
  const rows = portfolio.shared.map((blocker) =>
    row([
      markdownCode(blocker.gate),
      markdownText(blocker.title),
      blocker.stage,
      sharedBy(blocker, portfolio),
      markdownText(blocker.fix.do),
      fixSize(blocker),
    ]),
  );
  return [
    row(['Gate', 'What must be true', 'Stage', 'Blocks', 'Fix', 'Takes']),
    row(['---', '---', '---', '---', '---', '---']),
    ...rows,
  ].join('\n');
}
