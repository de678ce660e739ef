import { Chalk } from 'chalk';
import type { Paint } from '../../report/terminal/paint.ts';
import type { ColorLevel } from '../color.ts';
import type { Host } from '../host.ts';

/** Signs with a fallback for terminals that have only ASCII. */
export interface Signs {
  readonly cursor: string;
  readonly done: string;
  readonly unknown: string;
  readonly notice: string;
  readonly dot: string;
  readonly rule: string;
  readonly up: string;
  readonly down: string;
  readonly left: string;
  readonly more: string;
}

/** How the questions look: everything about the terminal, read anew where it can change. */
export interface Look {
  /** Columns for text: those of the terminal, at most 100, because longer lines are hard to read. */
  width(): number;
  /** Lines of the terminal. */
  rows(): number;
  readonly paint: Paint;
  readonly signs: Signs;
}

const UNICODE: Signs = {
  cursor: '❯',
  done: '✔',
  unknown: '?',
  notice: '!',
  dot: '·',
  rule: '─',
  up: '↑',
  down: '↓',
  left: '←',
  more: '…',
};
const ASCII: Signs = {
  cursor: '>',
  done: '*',
  unknown: '?',
  notice: '!',
  dot: '-',
  rule: '-',
  up: '^',
  down: 'v',
  left: '<',
  more: '...',
};
/** Words instead of signs, as they are read aloud. */
const WORDS: Signs = { ...ASCII, done: 'Saved:', unknown: 'Saved:', notice: 'Note:', dot: ';' };

type Size = { readonly columns?: number; readonly rows?: number };

/** The look of a terminal at standard error. */
export function lookOf({ stderr, env }: Host, color: ColorLevel): Look {
  const size: Size = stderr;
  const chalk = new Chalk({ level: color });
  return {
    width: () => Math.min(Math.max((size.columns ?? 80) - 1, 20), 100),
    rows: () => size.rows ?? 24,
    paint: {
      strong: (text) => chalk.bold(text),
      dim: (text) => chalk.dim(text),
      good: (text) => chalk.green(text),
      warn: (text) => chalk.yellow(text),
      bad: (text) => chalk.red(text),
    },
    signs: knowsUnicode(env) ? UNICODE : ASCII,
  };
}

/** The look of lines that are read aloud or by a program: no signs, no emphasis, no width. */
export const plainLook: Look = {
  width: () => Infinity,
  rows: () => Infinity,
  paint: { strong: same, dim: same, good: same, warn: same, bad: same },
  signs: WORDS,
};

/** Plain lines for a terminal, broken between words: it would break them within. */
export function plainLookOf({ stderr }: Pick<Host, 'stderr'>): Look {
  const size: Size = stderr;
  return stderr.isTTY ? { ...plainLook, width: () => Math.max((size.columns ?? 80) - 1, 20) } : plainLook;
}

function same(text: string): string {
  return text;
}

/** On Windows the newer terminals say who they are; elsewhere the locale says it. */
function knowsUnicode(env: Host['env']): boolean {
  if (env['OS'] === 'Windows_NT') return Boolean(env['WT_SESSION'] ?? env['TERM_PROGRAM'] ?? env['ConEmuTask']);
  if (env['TERM'] === 'linux') return false;
  return /utf-?8/i.test(env['LC_ALL'] || env['LC_CTYPE'] || env['LANG'] || '');
}
