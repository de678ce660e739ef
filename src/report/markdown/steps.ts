import type { StepResult } from '../../core/assess/index.ts';
import { effortInWords } from '../../core/pack/index.ts';
import { markdownText } from '../escape.ts';
import { sentence } from '../phrases.ts';
import type { Sheet } from './sheet.ts';

/** A step as a box with what to do, what proves it, and the way back. */
export function fullStep(step: StepResult, sheet: Sheet): string {
  return `${head(step, sheet)}. ${sentence(markdownText(step.do))} *Done when:* ${sentence(markdownText(step.proof))} *Rollback:* ${sentence(markdownText(step.rollback))}${sheet.from(step.answers)}${sheet.cite(step.sources)}`;
}

/** A step as a box with its title. */
export function stepOutline(step: StepResult, sheet: Sheet): string {
  return `${head(step, sheet)}${step.done ? ', done' : ''}`;
}

function head(step: StepResult, sheet: Sheet): string {
  return `[${step.done ? 'x' : ' '}] **${markdownText(step.title)}** (${sheet.owner(step.owner)}, ${effortInWords(step)})`;
}
