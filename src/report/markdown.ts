import type { Assessment } from '../core/assess/index.ts';
import { alternatives } from './markdown/alternatives.ts';
import { evidence } from './markdown/evidence.ts';
import { head } from './markdown/head.ts';
import { need } from './markdown/need.ts';
import { changes, questions } from './markdown/open.ts';
import { roadmap } from './markdown/roadmap.ts';
import { newSheet } from './markdown/sheet.ts';
import { risks } from './markdown/risks.ts';
import { rules } from './markdown/rule-changes.ts';
import { sources } from './markdown/sources.ts';
import { stages } from './markdown/stages.ts';
import { start } from './markdown/start.ts';
import { stageTable, why } from './markdown/why.ts';
import type { ReportOptions } from './options.ts';

/** The order in which a review board reads: verdict, reasons, actions, risks, evidence, sources. */
const PARTS = [
  head,
  why,
  need,
  alternatives,
  stageTable,
  start,
  roadmap,
  stages,
  risks,
  questions,
  changes,
  evidence,
  rules,
  sources,
];

/** The adoption plan in GitHub Flavored Markdown: tables, task lists, footnotes, and one Mermaid diagram. */
export function markdown(assessment: Assessment, _options?: ReportOptions): string {
  const sheet = newSheet(assessment);
  const blocks = PARTS.flatMap((part) => part(assessment, sheet));
  return `${blocks.join('\n\n')}\n`;
}
