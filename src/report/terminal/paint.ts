import { Chalk } from 'chalk';
import type { ReportOptions } from '../options.ts';

/** Longer lines are hard to read, however wide the terminal is. */
const WIDEST = 100;
const NARROWEST = 24;

/**
 * Emphasis in a terminal. No function changes the width of its text, and none adds a meaning that the words don't have.
 */
export interface Paint {
  readonly strong: (text: string) => string;
  readonly dim: (text: string) => string;
  readonly good: (text: string) => string;
  readonly warn: (text: string) => string;
  readonly bad: (text: string) => string;
}

/** The input of every part of the terminal report. `width` is in columns. */
export interface Screen {
  readonly width: number;
  readonly paint: Paint;
}

/** The screen of a report: its width within limits, and the colors that it supports. */
export function screenOf({ width, color }: ReportOptions): Screen {
  return { width: Math.max(NARROWEST, Math.min(WIDEST, Math.floor(width) || WIDEST)), paint: paint(color) };
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
