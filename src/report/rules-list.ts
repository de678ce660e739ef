import type { Entry, EntryKind } from '../core/explain/entries.ts';
import type { Pack } from '../core/pack/schema.ts';
import { markdownCode, markdownText, plain } from './escape.ts';
import { quiet } from './json.ts';
import { row } from './markdown/table.ts';
import type { ReportOptions } from './options.ts';
import { hang } from './wrap.ts';

/** Turns the entries of a pack into text that ends in one newline. */
export type RulesReporter = (pack: Pack, entries: readonly Entry[], options: ReportOptions) => string;

/** The formats of `rules list`; the keys are what `--format` takes there. */
export const rulesReporters: Readonly<Record<'terminal' | 'markdown' | 'json', RulesReporter>> = {
  terminal,
  markdown,
  json,
};

/** The kinds that are rules, in the order of the judgement, with what a reader looks for in each. */
const LISTED: readonly (readonly [kind: EntryKind, title: string, column: string, labels: readonly string[]])[] = [
  ['condition', 'Named conditions', 'Holds when', ['holds when']],
  ['criterion', 'Criteria of need', 'Weight', ['weight']],
  ['verdict rule', 'Verdict rules, the first that holds decides', 'Holds when', ['verdict', 'holds when']],
  ['gate', 'Gates', 'Stage, and met when', ['stage', 'met when']],
  ['use case', 'Use cases', 'From stage', ['stage']],
  ['step', 'Steps', 'Stage, and shown when', ['stage', 'shown when']],
  ['risk', 'Risks', 'Shown when', ['shown when']],
  ['alternative', 'Alternatives', 'Shown when', ['shown when']],
  ['sign to watch', 'Signs to watch', 'Shown unless', ['shown unless']],
];

/** The kinds that can be listed, as `--kind` takes them. */
export const LISTED_KINDS: readonly string[] = LISTED.map(([kind]) => kind.replaceAll(' ', '-'));

/** Whether an entry is of one of these kinds. */
export function isOfKind({ kind }: Entry, kinds: readonly string[]): boolean {
  return kinds.includes(kind.replaceAll(' ', '-'));
}

function terminal(_pack: Pack, entries: readonly Entry[], { width }: ReportOptions): string {
  const columns = Math.max(40, Math.min(width, 100));
  const blocks = LISTED.flatMap(([kind, title, , labels]) => {
    const found = entries.filter((entry) => entry.kind === kind);
    if (found.length === 0) return [];
    const lines = found.flatMap((entry) => [
      ...hang(`  ${entry.id}: `, plain(entry.title), columns),
      ...hang('    ', plain(detail(entry, labels)), columns),
    ]);
    return [[title, ...lines].join('\n')];
  });
  return `${blocks.join('\n\n')}\n`;
}

function markdown(_pack: Pack, entries: readonly Entry[]): string {
  const blocks = LISTED.flatMap(([kind, title, column, labels]) => {
    const found = entries.filter((entry) => entry.kind === kind);
    if (found.length === 0) return [];
    const rows = found.map((entry) =>
      row([markdownCode(entry.id), markdownText(entry.title), markdownText(detail(entry, labels)) || 'always']),
    );
    return [[`### ${title}`, '', row(['Id', 'Title', column]), row(['---', '---', '---']), ...rows].join('\n')];
  });
  return `${blocks.join('\n\n')}\n`;
}

function json({ pack }: Pack, entries: readonly Entry[]): string {
  return `${quiet(JSON.stringify({ pack: { id: pack.id, version: pack.version }, entries }, null, 2))}\n`;
}

function detail({ lines }: Entry, labels: readonly string[]): string {
  return lines
    .filter(({ label }) => labels.includes(label))
    .map(({ text }) => text)
    .join('; ');
}
