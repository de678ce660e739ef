import type { Assessment } from '../core/assess/index.ts';
import { html } from './html.ts';
import { json } from './json.ts';
import { markdown } from './markdown.ts';
import type { ReportOptions } from './options.ts';
import { planCsv } from './plan-csv.ts';
import { terminalDocument } from './terminal/document.ts';
import { terminal } from './terminal.ts';

export type { ReportOptions } from './options.ts';

/** Turns an assessment into text that ends in one newline; prints nothing and changes nothing. */
export type Reporter = (assessment: Assessment, options: ReportOptions) => string;

export type Format = 'terminal' | 'markdown' | 'html' | 'json';

/** The formats of `assess` and `plan`; the keys are the values of `--format`. */
export const reporters: Readonly<Record<Format, Reporter>> = { terminal, markdown, html, json };

/** The formats of `plan`; `csv` has its steps alone. */
export const planReporters: Readonly<Record<Format | 'csv', Reporter>> = { ...reporters, csv: planCsv };

/** The formats of the plan as a document; `options.brief` is its first page. */
export const documentReporters: Readonly<Record<'terminal' | 'markdown' | 'html', Reporter>> = {
  terminal: terminalDocument,
  markdown,
  html,
};
