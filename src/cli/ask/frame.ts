import { displayWidth } from '../../report/display-width.ts';
import type { Field, Hint } from './field.ts';
import type { Look } from './look.ts';

/**
 * Lines around the field of a question. Where the terminal is too low for all of them, those with the lowest `keep` are
 * left out first.
 */
export interface Part {
  readonly lines: readonly string[];
  readonly keep: number;
  /** Shown instead of the lines where they would be left out. */
  readonly short?: readonly string[];
  /** Shown below the field. */
  readonly under?: boolean;
}

/** Lines with this priority or more take space from a list of more than three lines. */
const URGENT = 9;

/**
 * Arranges the lines above and below the end of the field; together, they fit the height of the terminal where
 * possible.
 */
export function frame(
  parts: readonly Part[],
  field: Pick<Field, 'lines'>,
  look: Look,
): { above: string[]; under: string[] } {
  const width = look.width();
  const height = look.rows() - 1;
  const wanted = Math.min(8, field.lines({ width, height: Infinity }, look).length);
  let kept = parts.filter(({ lines }) => lines.length > 0);
  const used = () => kept.reduce((sum, { lines }) => sum + lines.length, 0);
  for (;;) {
    const lowest = Math.min(...kept.map(({ keep }) => keep));
    if (used() + (lowest < URGENT ? wanted : Math.min(wanted, 3)) <= height || kept.length === 0) break;
    kept = kept.flatMap((part) => (part.keep === lowest ? shortened(part) : [part]));
  }
  const body = field.lines({ width, height: Math.max(1, height - used()) }, look);
  const linesOf = (under: boolean) =>
    kept.filter((part) => (part.under ?? false) === under).flatMap(({ lines }) => lines);
  return { above: [...linesOf(false), ...body], under: linesOf(true) };
}

function shortened({ short = [], keep, ...part }: Part): Part[] {
  return short.length > 0 ? [{ ...part, lines: short, keep: keep + 1.5 }] : [];
}

/** The keys that work, in as many lines as they need; a key and its effect stay together. */
export function footer(hints: readonly Hint[], { width, paint }: Look): string[] {
  const lines: string[] = [];
  let used = Infinity;
  for (const { key, does } of hints) {
    const item = `${paint.strong(key)} ${paint.dim(does)}`;
    const needed = displayWidth(`${key} ${does}`);
    if (used + 3 + needed > width()) {
      lines.push(item);
      used = needed;
    } else {
      lines.push(`${lines.pop()}   ${item}`);
      used += 3 + needed;
    }
  }
  return lines;
}
