import type { Assessment } from '../../core/assess/index.ts';
import { brief, markdownCode, markdownText } from '../escape.ts';
import { courseOf } from '../judgement/course.ts';
import { decisive, decisiveTitle, headline, rowReason, standingSentence } from '../judgement/verdict.ts';
import { summaryOf } from '../judgement/summary.ts';
import { notesOn, sentence } from '../phrases.ts';
import type { Sheet } from './sheet.ts';
import { row } from './table.ts';

/**
 * Title, verdict and course, for whom and by which rules, what decides it while it is open, and the result in short.
 */
export function head(assessment: Assessment, sheet: Sheet): string[] {
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
    `**${markdownText(headline(verdict))}**\\\n${standingSentence(assessment)}`,
    ...rowReason(assessment).map(
      ({ text, answers, sources }) => `${sentence(markdownText(text))}${sheet.from(answers)}${sheet.cite(sources)}`,
    ),
    ...course(assessment, sheet),
    ...deciding(assessment),
    `${facts.filter((fact) => fact !== undefined).join(' · ')}`,
    ...notesOn(assessment).map((note) => `> **Note:** ${markdownText(note)}`),
    [
      '| Summary | |',
      '|---|---|',
      ...summaryOf(assessment).map(({ label, says }) => row([label, markdownText(says)])),
    ].join('\n'),
  ];
}

function course(assessment: Assessment, sheet: Sheet): string[] {
  const said = courseOf(assessment);
  if (said === undefined) return [];
  const says = said.reasons.map(
    ({ text, answers, sources }, index) =>
      `${sentence(markdownText(text))}${index === 0 ? `${sheet.from(answers)}${sheet.cite(sources)}` : ''}`,
  );
  return [`**Course: ${sentence(said.word)}** ${says.join(' ')}`];
}

function deciding(assessment: Assessment): string[] {
  const questions = decisive(assessment);
  if (questions.length === 0) return [];
  return [
    `**${decisiveTitle(assessment)}:**`,
    questions.map(({ prompt, question }) => `- ${markdownText(prompt)} (${markdownCode(question)})`).join('\n'),
  ];
}

function assessed({ assessed: day }: Assessment): string | undefined {
  return day === null ? undefined : `assessed ${markdownText(day)}`;
}
