import type { Entry } from '../core/explain/index.ts';
import { type EntryNoun, LIST_KEYS, type ListKey, LISTS } from '../core/pack/index.ts';
import type { Pack } from '../core/pack/schema.ts';
import { markdownCode, markdownText, plain } from './escape.ts';
import { displaySafe } from './json.ts';
import { row } from './markdown/table.ts';
import type { ReportOptions } from './options.ts';
import { hang } from './wrap.ts';

/** Turns the entries of a pack into text that ends in one newline. */
export type RulesReporter = (pack: Pack, entries: readonly Entry[], options: ReportOptions) => string;

/** The formats of `rules list`; the keys are the values of `--format`. */
export const rulesReporters: Readonly<Record<'terminal' | 'markdown' | 'json', RulesReporter>> = {
  terminal,
  markdown,
  json,
};

/** A list of rules, and the property of its entries that a reader looks for. */
interface Listed {
  readonly kind: EntryNoun;
  readonly heading: string;
  readonly column: string;
  readonly labels: readonly string[];
}

/** The default column: when the entry holds. */
const HOLDS_WHEN = { column: 'Holds when', labels: ['when'] };
const SHOWN_WHEN = { column: 'Shown when', labels: ['shown when'] };
/** Lists with another column. */
const COLUMNS: Partial<Record<ListKey, Pick<Listed, 'column' | 'labels'>>> = {
  conditions: { column: 'Holds when', labels: ['holds when'] },
  criteria: { column: 'Weight', labels: ['weight'] },
  verdictRules: { column: 'Holds when', labels: ['verdict', 'holds when'] },
  course: { column: 'Course, and holds when', labels: ['course', 'holds when'] },
  capacityLevels: { column: 'Holds when', labels: ['holds when'] },
  capacityGaps: { column: 'Told when', labels: ['told when'] },
  capacityCriteria: { column: 'Points', labels: ['points'] },
  gates: { column: 'Stage, and met when', labels: ['stage', 'met when'] },
  useCases: { column: 'From stage, and carries a mesh', labels: ['stage', 'reason enough for a mesh'] },
  steps: { column: 'Stage, and shown when', labels: ['stage', 'shown when'] },
  risks: SHOWN_WHEN,
  contradictions: { column: 'Told when', labels: ['told when'] },
  options: { column: 'Enough when', labels: ['enough'] },
  proposals: { column: 'Replies', labels: ['reply'] },
  watch: { column: 'Shown unless', labels: ['shown unless'] },
};

const LISTED = LIST_KEYS.flatMap((list): Listed[] => {
  const row = LISTS[list];
  return 'heading' in row ? [{ kind: row.noun, heading: row.heading, ...(COLUMNS[list] ?? HOLDS_WHEN) }] : [];
});

/** The kinds that can be listed: the values of `--kind`. */
export const LISTED_KINDS: readonly string[] = LISTED.map(({ kind }) => kind.replaceAll(' ', '-'));

/** Whether an entry is of one of these kinds. */
export function isOfKind({ kind }: Entry, kinds: readonly string[]): boolean {
  return kinds.includes(kind.replaceAll(' ', '-'));
}

function terminal(_pack: Pack, entries: readonly Entry[], { width }: ReportOptions): string {
  const columns = Math.max(40, Math.min(width, 100));
  const blocks = LISTED.flatMap(({ kind, heading, labels }) => {
    const found = entries.filter((entry) => entry.kind === kind);
    if (found.length === 0) return [];
    const lines = found.flatMap((entry) => [
      ...hang(`  ${entry.id}: `, plain(entry.title), columns),
      ...hang('    ', plain(detail(entry, labels)), columns),
    ]);
    return [[heading, ...lines].join('\n')];
  });
  return `${blocks.join('\n\n')}\n`;
}

function markdown(_pack: Pack, entries: readonly Entry[]): string {
  const blocks = LISTED.flatMap(({ kind, heading, column, labels }) => {
    const found = entries.filter((entry) => entry.kind === kind);
    if (found.length === 0) return [];
    const rows = found.map((entry) =>
      row([markdownCode(entry.id), markdownText(entry.title), markdownText(detail(entry, labels)) || 'always']),
    );
    return [[`### ${heading}`, '', row(['Id', 'Title', column]), row(['---', '---', '---']), ...rows].join('\n')];
  });
  return `${blocks.join('\n\n')}\n`;
}

function json({ pack }: Pack, entries: readonly Entry[]): string {
  return `${displaySafe(JSON.stringify({ pack: { id: pack.id, version: pack.version }, entries }, null, 2))}\n`;
}

function detail({ lines }: Entry, labels: readonly string[]): string {
  return lines
    .filter(({ label }) => labels.includes(label))
    .map(({ text }) => text)
    .join('; ');
}
