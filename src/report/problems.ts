import { formatProblem } from '../core/problem/index.ts';
import type { CheckFormat } from './check.ts';
import { plain } from './escape.ts';
import { github } from './problems/github.ts';
import { json } from './problems/json.ts';
import { junit } from './problems/junit.ts';
import { markdown } from './problems/markdown.ts';
import { sarif } from './problems/sarif.ts';
import type { Unjudged } from './problems/unjudged.ts';

export { problemSummary } from './problems/markdown.ts';
export type { Unjudged } from './problems/unjudged.ts';

const terminal = ({ problems }: Unjudged) => problems.map((problem) => `${plain(formatProblem(problem))}\n`).join('');

/**
 * The output of `check` in each format where the input is wrong and nothing can be judged; each text ends in one
 * newline.
 */
export const problemReporters: Readonly<Record<CheckFormat, (unjudged: Unjudged) => string>> = {
  terminal,
  markdown,
  json,
  sarif,
  junit,
  github,
};
