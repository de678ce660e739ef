import { github } from './check/github.ts';
import { json } from './check/json.ts';
import { junit } from './check/junit.ts';
import { markdown } from './check/markdown.ts';
import type { CheckReporter } from './check/result.ts';
import { sarif } from './check/sarif.ts';
import { terminal } from './check/terminal.ts';

export { githubSummary } from './check/github.ts';
export type { CheckReporter, CheckResult } from './check/result.ts';

export type CheckFormat = 'terminal' | 'markdown' | 'json' | 'sarif' | 'junit' | 'github';

/** The formats of `check`; the keys are the values of `--format`. */
export const checkReporters: Readonly<Record<CheckFormat, CheckReporter>> = {
  terminal,
  markdown,
  json,
  sarif,
  junit,
  github,
};
