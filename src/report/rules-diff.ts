import type { PackChanges } from '../core/pack/index.ts';
import { markdownText, plain } from './escape.ts';
import { displaySafe } from './json.ts';
import { count } from './phrases.ts';
import { differenceTitle, isShort, partInWords } from './rule-changes.ts';

/** The result of one answers file with one pack. */
export interface Outcome {
  readonly verdict: string;
  readonly rule: string;
  readonly score: number;
  readonly stage: string;
  readonly start: string | null;
}

type Difference = PackChanges['entries'][number];

/** A comparison of two packs. */
export interface RulesDiff {
  readonly before: string;
  readonly after: string;
  /** With the reasons of a pack for its changes against the extended pack. */
  readonly differences: readonly Difference[];
  /** Results of each given answers file. */
  readonly results: readonly { readonly file: string; readonly before: Outcome; readonly after: Outcome }[];
}

/** Turns a comparison into text that ends in one newline. */
export type DiffReporter = (diff: RulesDiff) => string;

/** The formats of `rules diff`; the keys are the values of `--format`. */
export const diffReporters: Readonly<Record<'terminal' | 'markdown' | 'json', DiffReporter>> = {
  terminal,
  markdown,
  json,
};

/** A line for each entry; longer values follow in full, before and after. Not wrapped. */
function terminal(diff: RulesDiff): string {
  const lines = diff.differences.flatMap((difference) => {
    const [short, long] = partsOf(difference);
    return [
      plain(headline(difference, short)),
      ...long.flatMap(({ path, before, after }) => [
        `  ${plain(path)}`,
        `    - ${plain(before)}`,
        `    + ${plain(after)}`,
      ]),
    ];
  });
  const results = [...diff.results.map(resultInWords), total(diff)].map(plain);
  return `${[...lines, ...results].join('\n')}\n`;
}

function markdown(diff: RulesDiff): string {
  const { before, after, differences, results } = diff;
  const entries = differences.flatMap((difference) => {
    const [short, long] = partsOf(difference);
    const rows = long.map(
      (part) =>
        `  - ${markdownText(part.path)}\n    - before: ${markdownText(part.before)}\n    - after: ${markdownText(part.after)}`,
    );
    return [`- ${markdownText(headline(difference, short))}`, ...rows];
  });
  const parts = [
    `# ${markdownText(`${before} and ${after}`)}`,
    markdownText(total(diff)),
    ...(entries.length === 0 ? [] : ['## Rules', entries.join('\n')]),
    ...(results.length === 0
      ? []
      : ['## Results', results.map((result) => `- ${markdownText(resultInWords(result))}`).join('\n')]),
  ];
  return `${parts.join('\n\n')}\n`;
}

/** The parts that fit on the line of the entry, and the others. */
function partsOf({ parts }: Difference): readonly [short: Difference['parts'], long: Difference['parts']] {
  return [parts.filter(isShort), parts.filter((part) => !isShort(part))];
}

function headline({ reason, ...difference }: Difference, short: Difference['parts']): string {
  const details = short.length === 0 ? '' : `: ${short.map(partInWords).join('; ')}`;
  return `${differenceTitle(difference)}${details}${reason === undefined ? '' : ` (${reason})`}`;
}

function resultInWords(result: RulesDiff['results'][number]): string {
  const moved = movesOf(result);
  return `${result.file}: ${moved.length === 0 ? 'the same result' : moved.join('; ')}`;
}

function total({ before, after, differences, results }: RulesDiff): string {
  const changed = results.filter((result) => movesOf(result).length > 0).length;
  const effect = results.length === 0 ? '' : `; ${changed} of ${count(results.length, 'result', 'results')} changed`;
  return `${before} and ${after}: ${differences.length === 0 ? 'the same rules' : count(differences.length, 'entry differs', 'entries differ')}${effect}`;
}

function movesOf({ before, after }: RulesDiff['results'][number]): string[] {
  const keys = ['verdict', 'rule', 'score', 'stage', 'start'] as const;
  return keys
    .filter((key) => before[key] !== after[key])
    .map((key) => `${key} ${before[key] ?? 'none'} -> ${after[key] ?? 'none'}`);
}

function json(diff: RulesDiff): string {
  const results = diff.results.map((result) => ({ ...result, changed: movesOf(result).length > 0 }));
  return `${displaySafe(JSON.stringify({ ...diff, results }, null, 2))}\n`;
}
