import type { CheckReporter } from './check/result.ts';

export type { CheckReporter, CheckResult } from './check/result.ts';

export type CheckFormat = 'terminal' | 'markdown' | 'json' | 'sarif' | 'junit' | 'github';

/** The formats of `check`; the keys are the values of `--format`. Each is loaded when it is wanted. */
export const checkReporters: Readonly<Record<CheckFormat, () => Promise<CheckReporter>>> = {
  terminal: async () => (await import('./check/terminal.ts')).terminal,
  markdown: async () => (await import('./check/markdown.ts')).markdown,
  json: async () => (await import('./check/json.ts')).json,
  sarif: async () => (await import('./check/sarif.ts')).sarif,
  junit: async () => (await import('./check/junit.ts')).junit,
  github: async () => (await import('./check/github.ts')).github,
};
