import type { Assessment } from '../core/assess/index.ts';
import type { ReportOptions } from './options.ts';
import { contradictions } from './terminal/contradictions.ts';
import { capacity, exposure } from './terminal/exposure.ts';
import { meshes, needs, options as simpler } from './terminal/needs.ts';
import { commands, questions, watch } from './terminal/open.ts';
import { screenOf } from './terminal/paint.ts';
import { risks, stage, steps, stepsDone } from './terminal/readiness.ts';
import { rules } from './terminal/rule-changes.ts';
import { deciding, verdict, ways } from './terminal/verdict.ts';
import { workloads } from './terminal/workloads.ts';

const PARTS = [
  verdict,
  contradictions,
  ways,
  deciding,
  needs,
  simpler,
  meshes,
  exposure,
  capacity,
  stage,
  stepsDone,
  steps,
  workloads,
  risks,
  questions,
  watch,
  rules,
];

/** One screen for an engineer: the verdict, why, and what to do next. No line is wider than the terminal. */
export function terminal(assessment: Assessment, options: ReportOptions): string {
  const screen = screenOf(options);
  const blocks = PARTS.map((part) => part(assessment, screen, options.file));
  blocks.push(commands(assessment, screen, options.file));
  return `${blocks
    .filter((lines) => lines.length > 0)
    .map((lines) => lines.join('\n'))
    .join('\n\n')}\n`;
}
