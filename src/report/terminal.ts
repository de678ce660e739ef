import { Chalk } from 'chalk';
import type { Assessment } from '../core/assess/index.ts';
import type { ReportOptions } from './options.ts';
import { contradictions } from './terminal/contradictions.ts';
import { capacity, exposure } from './terminal/exposure.ts';
import { meshes, needs, options as simpler } from './terminal/needs.ts';
import { commands, questions, watch } from './terminal/open.ts';
import type { Paint, Screen } from './terminal/paint.ts';
import { risks, stage, steps } from './terminal/readiness.ts';
import { rules } from './terminal/rule-changes.ts';
import { deciding, verdict, ways } from './terminal/verdict.ts';

/** Longer lines are hard to read, however wide the terminal is. */
const WIDEST = 100;
const NARROWEST = 24;

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
  steps,
  risks,
  questions,
  watch,
  rules,
];

/** One screen for an engineer: the verdict, why, and what to do next. No line is wider than the terminal. */
export function terminal(assessment: Assessment, options: ReportOptions): string {
  const width = Math.max(NARROWEST, Math.min(WIDEST, Math.floor(options.width) || WIDEST));
  const screen: Screen = { width, paint: paint(options.color) };
  const blocks = PARTS.map((part) => part(assessment, screen, options.file));
  blocks.push(commands(assessment, screen, options.file));
  return `${blocks
    .filter((lines) => lines.length > 0)
    .map((lines) => lines.join('\n'))
    .join('\n\n')}\n`;
}

function paint(level: ReportOptions['color']): Paint {
  const chalk = new Chalk({ level });
  return {
    strong: (text) => chalk.bold(text),
    dim: (text) => chalk.dim(text),
    good: (text) => chalk.green(text),
    warn: (text) => chalk.yellow(text),
    bad: (text) => chalk.red(text),
  };
}
