import type { Assessment } from '../core/assess/index.ts';
import { contradictions } from './markdown/contradictions.ts';
import { contrary } from './markdown/contrary.ts';
import { course } from './markdown/course.ts';
import { evidence } from './markdown/evidence.ts';
import { capacity, exposure } from './markdown/exposure.ts';
import { head } from './markdown/head.ts';
import { meshes } from './markdown/meshes.ts';
import { needs } from './markdown/needs.ts';
import { changes, questions } from './markdown/open.ts';
import { options } from './markdown/options.ts';
import { risks } from './markdown/risks.ts';
import { roadmap } from './markdown/roadmap.ts';
import { rules } from './markdown/rule-changes.ts';
import { newSheet } from './markdown/sheet.ts';
import { sources } from './markdown/sources.ts';
import { stages } from './markdown/stages.ts';
import { standing } from './markdown/standing.ts';
import type { ReportOptions } from './options.ts';

/** The order in which a review board reads: verdict, what to do, why, what could be wrong, evidence, sources. */
const PARTS = [
  head,
  contradictions,
  course,
  needs,
  options,
  meshes,
  contrary,
  exposure,
  capacity,
  standing,
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
