import { Chalk } from 'chalk';
import type { Paint } from '../../report/terminal/paint.ts';
import type { ColorLevel } from '../color.ts';
import type { Host } from '../host.ts';

/** Signs, with a fallback for terminals that have only ASCII. */
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

/** Everything about the terminal that affects how questions look; values that can change are read each time. */
export interface Look {
  /** Columns for text: those of the terminal, at most 100, because longer lines are hard to read. */
  width(): number;
  /** Lines of the terminal. */
  rows(): number;
  readonly paint: Paint;
  readonly signs: Signs;
  /** Whether results so far are left out. */
  readonly hidesResults?: boolean;
  /** Whether it is told, once the verdict is settled, what the other questions still decide. */
  readonly tellsWhatIsLeft?: boolean;
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
/** Words instead of signs, for screen readers. */
const WORDS: Signs = { ...ASCII, done: 'Saved:', unknown: 'Saved:', notice: 'Note:', dot: ';' };

/** A terminal that doesn't know its size says 0. */
type Size = { readonly columns?: number; readonly rows?: number };

/** The look of a terminal at standard error. */
export function lookOf({ stderr, env }: Host, color: ColorLevel): Look {
  const size: Size = stderr;
  const chalk = new Chalk({ level: color });
  return {
    width: () => Math.min(Math.max((size.columns || 80) - 1, 20), 100),
    rows: () => size.rows || 24,
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

/** The look of plain lines, for screen readers and programs: no signs, no emphasis, no width. */
export const plainLook: Look = {
  width: () => Infinity,
  rows: () => Infinity,
  paint: { strong: same, dim: same, good: same, warn: same, bad: same },
  signs: WORDS,
};

/** The look of plain lines at a terminal, wrapped between words: the terminal itself would break words. */
export function plainLookOf({ stderr }: Pick<Host, 'stderr'>): Look {
  const size: Size = stderr;
  return stderr.isTTY ? { ...plainLook, width: () => Math.max((size.columns || 80) - 1, 20) } : plainLook;
}

function same(text: string): string {
  return text;
}

/** On Windows, newer terminals set a variable of their own; elsewhere, the locale tells. */
function knowsUnicode(env: Host['env']): boolean {
  if (env['OS'] === 'Windows_NT') return Boolean(env['WT_SESSION'] ?? env['TERM_PROGRAM'] ?? env['ConEmuTask']);
  if (env['TERM'] === 'linux') return false;
  return /utf-?8/i.test(env['LC_ALL'] || env['LC_CTYPE'] || env['LANG'] || '');
}
