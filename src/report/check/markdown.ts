import { markdownText } from '../escape.ts';
import { markdown as plan } from '../markdown.ts';
import { type CheckResult, outcome, waivedGates } from './result.ts';

/** Findings and met requirements as a task list, then the plan. */
export function markdown(result: CheckResult): string {
  return `${findingsList(result)}\n\n${plan(result.assessment)}`;
}

/** The outcome as a heading, and a task list of at most `most` findings and of the requirements that are met. */
export function findingsList(result: CheckResult, most = Infinity): string {
  const { bar, file } = result;
  const remedy =
    bar.remedy && bar.remedy.length > 0
      ? ['The smallest change that would pass:', bar.remedy.map((step) => `- ${markdownText(step)}`).join('\n')]
      : [];
  const items = [
    ...bar.findings.slice(0, most).map((finding) => {
      const place = finding.line === undefined ? file : `${file}:${finding.line}`;
      return `- [ ] ${markdownText(finding.message)} (\`${finding.code}\`, ${markdownText(place)})`;
    }),
    ...(bar.findings.length > most ? [`- and ${bar.findings.length - most} more`] : []),
    ...bar.passed.map((passed) => `- [x] ${markdownText(passed)}`),
    ...waivedGates(result).map(({ says, reason }) => `- ${markdownText(`${says}; ${reason}`)}`),
    ...(bar.notes ?? []).map((note) => `- ${markdownText(note)}`),
  ];
  return [`## Check: ${outcome(bar)}`, ...(items.length > 0 ? [items.join('\n')] : []), ...remedy].join('\n\n');
}
