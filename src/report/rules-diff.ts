import type { PackDifference } from '../core/pack/differences.ts';
import { plain } from './escape.ts';
import { quiet } from './json.ts';
import { count } from './phrases.ts';
import { differenceInWords } from './rule-changes.ts';

/** What one answers file comes to under one pack. */
export interface Outcome {
  readonly verdict: string;
  readonly rule: string;
  readonly score: number;
  readonly stage: string;
  readonly start: string | null;
}

/** Two packs side by side. */
export interface RulesDiff {
  readonly before: string;
  readonly after: string;
  readonly differences: readonly PackDifference[];
  /** Of each answers file that was given. */
  readonly results: readonly { readonly file: string; readonly before: Outcome; readonly after: Outcome }[];
}

/** Turns a comparison into text that ends in one newline. */
export type DiffReporter = (diff: RulesDiff) => string;

/** The formats of `rules diff`; the keys are what `--format` takes there. */
export const diffReporters: Readonly<Record<'terminal' | 'json', DiffReporter>> = { terminal, json };

function terminal({ before, after, differences, results }: RulesDiff): string {
  const lines = differences.map((difference) => plain(differenceInWords(difference)));
  for (const result of results) {
    const moved = movesOf(result);
    lines.push(plain(`${result.file}: ${moved.length === 0 ? 'the same result' : moved.join('; ')}`));
  }
  const changed = results.filter((result) => movesOf(result).length > 0).length;
  const effect = results.length === 0 ? '' : `; ${changed} of ${count(results.length, 'result', 'results')} changed`;
  lines.push(plain(`${before} and ${after}: ${differences.length === 0 ? 'the same rules' : count(differences.length, 'entry differs', 'entries differ')}${effect}`));
  return `${lines.join('\n')}\n`;
}

function movesOf({ before, after }: RulesDiff['results'][number]): string[] {
  const keys = ['verdict', 'rule', 'score', 'stage', 'start'] as const;
  return keys.filter((key) => before[key] !== after[key]).map((key) => `${key} ${before[key] ?? 'none'} -> ${after[key] ?? 'none'}`);
}

function json(diff: RulesDiff): string {
  const results = diff.results.map((result) => ({ ...result, changed: movesOf(result).length > 0 }));
  return `${quiet(JSON.stringify({ ...diff, results }, null, 2))}\n`;
}
