import type { Assessment } from '../core/assess/index.ts';
import { concernsOf } from './citations.ts';
import { documentBlocks } from './markdown/render.ts';
import { newSheet } from './markdown/sheet.ts';
import { sources } from './markdown/sources.ts';
import type { ReportOptions } from './options.ts';
import { planDocument } from './plan/index.ts';

/** The adoption plan in GitHub Flavored Markdown: tables, task lists, footnotes, and one Mermaid diagram. */
export function markdown(assessment: Assessment, options?: ReportOptions): string {
  const sheet = newSheet(concernsOf(assessment));
  const plan = planDocument(assessment, options);
  const blocks = documentBlocks(plan, sheet);
  return `${[...blocks, ...sources(assessment, sheet, plan)].join('\n\n')}\n`;
}
