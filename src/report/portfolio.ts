import type { Portfolio } from '../core/portfolio/index.ts';
import type { ReportOptions } from './options.ts';
import { csv } from './portfolio/csv.ts';
import { html } from './portfolio/html.ts';
import { json } from './portfolio/json.ts';
import { markdown } from './portfolio/markdown.ts';
import { terminal } from './portfolio/terminal.ts';

/** Turns a portfolio into text that ends in one newline. */
export type PortfolioReporter = (portfolio: Portfolio, options: ReportOptions) => string;

export type PortfolioFormat = 'terminal' | 'markdown' | 'html' | 'csv' | 'json';

/** The formats of `portfolio`; the keys are the values of `--format`. */
export const portfolioReporters: Readonly<Record<PortfolioFormat, PortfolioReporter>> = {
  terminal,
  markdown,
  html,
  csv,
  json,
};
