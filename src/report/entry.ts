import type { SourceRef } from '../core/assess/index.ts';
import type { Entry } from '../core/explain/index.ts';
import { markdownCode, markdownLink, markdownText, plain } from './escape.ts';
import { displaySafe } from './json.ts';
import type { ReportOptions } from './options.ts';
import { ruleChange } from './rule-changes.ts';
import { hang, wrap } from './wrap.ts';

/** Turns entries of a pack into text that ends in one newline. */
export type EntryReporter = (entries: readonly Entry[], options: ReportOptions) => string;

/** The formats of `explain` without answers; the keys are the values of `--format`. */
export const entryReporters: Readonly<Record<'terminal' | 'markdown' | 'json', EntryReporter>> = {
  terminal: entryTerminal,
  markdown: entryMarkdown,
  json: entryJson,
};

function entryTerminal(entries: readonly Entry[], { width }: ReportOptions): string {
  const columns = Math.max(20, Math.min(width, 100));
  const blocks = entries.map(({ kind, id, title, lines, sources, change }) => [
    `${kind} ${id}`,
    ...wrap(plain(title), columns),
    '',
    ...lines.flatMap(({ label, text }) => hang(`  ${label}: `, plain(text), columns)),
    ...sources.flatMap((source) => hang('  source: ', sourceInWords(source), columns)),
    ...(change === undefined ? [] : hang('  by your own rules: ', plain(ruleChange(change)), columns)),
  ]);
  return `${blocks.map((block) => block.join('\n')).join('\n\n')}\n`;
}

function entryMarkdown(entries: readonly Entry[]): string {
  const blocks = entries.map(({ kind, id, title, lines, sources, change }) => {
    const items = [
      ...lines.map(({ label, text }) => `- **${label}**: ${markdownText(text)}`),
      ...sources.map(
        (source) =>
          `- **source**: ${source.link === undefined ? markdownText(sourceInWords(source)) : `${markdownLink(source.says, source.link)} (retrieved ${plain(source.read ?? '')})`}`,
      ),
      ...(change === undefined ? [] : [`- **by your own rules**: ${markdownText(ruleChange(change))}`]),
    ];
    return `## ${kind} ${markdownCode(id)}\n\n${markdownText(title)}\n\n${items.join('\n')}`;
  });
  return `${blocks.join('\n\n')}\n`;
}

function entryJson(entries: readonly Entry[]): string {
  return `${displaySafe(JSON.stringify(entries, null, 2))}\n`;
}

function sourceInWords({ id, kind, at, link, read, says }: SourceRef): string {
  const where = kind === 'talk' ? `${id}, talk at ${at}` : kind === 'fact' ? `${id}, ${link}, retrieved ${read}` : id;
  return plain(`${says} (${where})`);
}
