import { markdownCode, markdownText } from '../escape.ts';
import { markdown as plan } from '../markdown.ts';
import { capital } from '../phrases.ts';
import { type CheckResult, detailsOf, outcome, waivedGates } from './result.ts';

/** Findings and met requirements as a task list, then the plan. */
export function markdown(result: CheckResult): string {
  return `${findingsList(result)}\n\n${plan(result.assessment)}`;
}

/** The outcome as a heading, and a task list of findings with their causes, and of requirements that are met. */
function findingsList(result: CheckResult): string {
  const { bar, file } = result;
  const remedy =
    bar.remedy && bar.remedy.length > 0
      ? ['The smallest change that would pass:', bar.remedy.map((step) => `- ${markdownText(step)}`).join('\n')]
      : [];
  const items = [
    ...bar.findings.flatMap((finding) => {
      const place = finding.line === undefined ? file : `${file}:${finding.line}`;
      return [
        `- [ ] ${markdownText(finding.message)} (\`${finding.code}\`, ${markdownText(place)})`,
        ...detailsOf(finding).map(
          ({ label, text }) => `  - ${capital(label)}: ${label === 'waiver' ? markdownCode(text) : markdownText(text)}`,
        ),
      ];
    }),
    ...bar.passed.map((passed) => `- [x] ${markdownText(passed)}`),
    ...waivedGates(result).map(({ says, reason }) => `- ${markdownText(`${says}; ${reason}`)}`),
    ...(bar.notes ?? []).map((note) => `- ${markdownText(note)}`),
  ];
  return [`## Check: ${outcome(bar)}`, ...(items.length > 0 ? [items.join('\n')] : []), ...remedy].join('\n\n');
}
