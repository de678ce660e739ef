import type { Problem } from '../../core/problem/index.ts';
import { markdownText } from '../escape.ts';
import { outcome, type Unjudged } from './unjudged.ts';

/** A limit, because GitHub rejects a step summary above 1 MiB. */
const SUMMED_UP = 100;

/** Every problem as a list, with its place. */
export function markdown(unjudged: Unjudged): string {
  return `## Check: ${outcome(unjudged)}\n\n${unjudged.problems.map(point).join('\n')}\n`;
}

/** Markdown for `$GITHUB_STEP_SUMMARY`: the first problems. */
export function problemSummary(unjudged: Unjudged): string {
  const rest = unjudged.problems.length - SUMMED_UP;
  const points = unjudged.problems.slice(0, SUMMED_UP).map(point);
  return `## Check: ${outcome(unjudged)}\n\n${[...points, ...(rest > 0 ? [`- and ${rest} more`] : [])].join('\n')}\n`;
}

function point({ code, message, file, line, column }: Problem): string {
  const place = [file, line, column].filter((part) => part !== undefined).join(':');
  return `- ${markdownText(message)} (\`${code}\`${place === '' ? '' : `, ${markdownText(place)}`})`;
}
