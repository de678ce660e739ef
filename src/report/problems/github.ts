import { workflowData, workflowProperty } from '../escape.ts';
import { count } from '../phrases.ts';
import { outcome, type Unjudged } from './unjudged.ts';

/** GitHub shows ten annotations of a kind per step. */
const SHOWN = 10;

/** Workflow commands that annotate the file at the place of each problem. */
export function github(unjudged: Unjudged): string {
  const { problems } = unjudged;
  const rest = problems.length - SHOWN;
  const lines = problems.slice(0, SHOWN).map(({ code, message, file, line, column }) => {
    const place = [
      file === undefined ? [] : `file=${workflowProperty(file)}`,
      line === undefined ? [] : `line=${line},endLine=${line}`,
      column === undefined ? [] : `col=${column}`,
    ].flat();
    return `::error ${[...place, `title=${workflowProperty(`mesh-ready: ${code}`)}`].join(',')}::${workflowData(message)}`;
  });
  if (rest > 0)
    lines.push(
      `::notice title=mesh-ready::${count(rest, 'more problem', 'more problems')}; standard error has all of them`,
    );
  return `${[...lines, `mesh-ready: ${outcome(unjudged)}`].join('\n')}\n`;
}
