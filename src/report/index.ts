import type { Assessment } from '../core/assess/index.ts';
import type { ReportOptions } from './options.ts';

export type { ReportOptions } from './options.ts';

/** Turns an assessment into text that ends in one newline; prints nothing and changes nothing. */
export type Reporter = (assessment: Assessment, options: ReportOptions) => string;

export type Format = 'terminal' | 'markdown' | 'html' | 'json';

/** Formats by the value of `--format`, each loaded when it is wanted. */
type Loaders<Name extends string> = Readonly<Record<Name, () => Promise<Reporter>>>;

/** The formats of `assess` and `plan`. */
export const reporters: Loaders<Format> = {
  terminal: async () => (await import('./terminal.ts')).terminal,
  markdown: async () => (await import('./markdown.ts')).markdown,
  html: async () => (await import('./html.ts')).html,
  json: async () => (await import('./json.ts')).json,
};

/** The formats of `plan`; `csv` has its steps alone. */
export const planReporters: Loaders<Format | 'csv'> = {
  ...reporters,
  csv: async () => (await import('./plan-csv.ts')).planCsv,
};

/** The formats of the plan as a document; `options.brief` is its first page. */
export const documentReporters: Loaders<'terminal' | 'markdown' | 'html'> = {
  terminal: async () => (await import('./terminal/document.ts')).terminalDocument,
  markdown: reporters.markdown,
  html: reporters.html,
};
