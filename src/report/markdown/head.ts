import type { Assessment } from '../../core/assess/index.ts';
import { startOf } from '../../core/judge/index.ts';
import { brief, markdownText } from '../escape.ts';
import {
  atOnce,
  count,
  headline,
  nothingToStart,
  otherVersion,
  reach,
  sentence,
  settledSentence,
  stageDoubt,
  startLabel,
} from '../phrases.ts';
import { row } from './table.ts';

/** Title, verdict, organization and rules, and the results in four lines. */
export function head(assessment: Assessment): string[] {
  const { organization, scope, verdict, tool, pack } = assessment;
  const name = organization === null ? '' : `: ${markdownText(brief(organization, 120))}`;
  const facts = [
    scope === null ? undefined : `Scope: ${markdownText(brief(scope, 200))}`,
    assessed(assessment),
    `rules ${markdownText(pack.id)} ${markdownText(pack.version)}, digest \`${pack.digest.replace(/[^A-Za-z0-9:-]/g, '').slice(0, 23)}\``,
    `${tool.name} ${markdownText(tool.version)}`,
  ];
  return [
    `# Service mesh plan${name}`,
    `**${markdownText(headline(verdict))}**\\\n${settledSentence(verdict, assessment.unknowns.length)}`,
    `${facts.filter((fact) => fact !== undefined).join(' · ')}`,
    ...otherVersion(assessment).map((note) => `> **Note:** ${markdownText(note)}`),
    glance(assessment),
  ];
}

function assessed({ assessed: day }: Assessment): string | undefined {
  return day === null ? undefined : `assessed ${markdownText(day)}`;
}

function glance(assessment: Assessment): string {
  const { need, stage, coverage, useCases } = assessment;
  const first = startOf(useCases);
  const doubt = stageDoubt(assessment);
  const urgent = (order: 'first' | 'beside') =>
    atOnce(assessment, order).map(({ label, says }) => [label, sentence(markdownText(says))]);
  const rows = [
    ['Need', `${need.score} of 100${reach(need)}`],
    ['Stage', `${stage}${doubt === '' ? '' : ` (${doubt})`}`],
    ...urgent('first'),
    [startLabel(assessment), first === undefined ? nothingToStart(assessment) : markdownText(first.title)],
    ...urgent('beside'),
    [
      'Known',
      `${coverage.answered} of ${count(coverage.applicable, 'question that applies', 'questions that apply')} (${coverage.percent}%)`,
    ],
  ];
  return ['| In short | |', '|---|---|', ...rows.map(row)].join('\n');
}
