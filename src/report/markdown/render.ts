import { markdownCode, markdownText, mermaidText } from '../escape.ts';
import { type Block, type PlanDocument, type Task, taskText, type Text } from '../plan/document.ts';
import type { Sheet } from './sheet.ts';
import { row } from './table.ts';

/** The document in Markdown, one block per element. */
export function documentBlocks({ title, about, sections }: PlanDocument, sheet: Sheet): readonly string[] {
  return [
    `# ${markdownText(title)}`,
    ...(about.length === 0 ? [] : [about.map(markdownText).join(' · ')]),
    ...sections.flatMap((section) => [`## ${markdownText(section.title)}`, ...markdownBlocks(section.blocks, sheet)]),
  ];
}

/** Blocks in Markdown; the document separates them by an empty line. */
export function markdownBlocks(blocks: readonly (Block | undefined)[], sheet: Sheet): readonly string[] {
  const line = (text: Text) => inline(text, sheet).trim();
  return blocks.flatMap((block): readonly string[] => {
    switch (block?.kind) {
      case undefined:
        return [];
      case 'text':
        return [line(block.text)];
      case 'heading':
        return [`### ${markdownText(block.text)}`];
      case 'list':
        return [block.items.map((item, index) => `${block.ordered ? `${index + 1}.` : '-'} ${line(item)}`).join('\n')];
      case 'facts':
        return [block.rows.map(([label, text]) => `- **${markdownText(label)}:** ${line(text)}`).join('\n')];
      case 'table': {
        const table = [
          row(block.columns.map(({ title }) => title)),
          `|${block.columns.map(({ kind }) => (kind === 'number' ? '--:' : '---')).join('|')}|`,
          ...block.rows.map((cells) => row(cells.map(line))),
        ].join('\n');
        // A page draws the score; the table that stands for the picture is for those who add it up.
        return block.look === 'score' ? collapsed(block.label, [table]) : [table];
      }
      case 'gates':
        return [block.tasks.map((task) => `- ${taskLine(task, sheet)}`).join('\n')];
      case 'steps':
        return [block.tasks.map((task, index) => `${index + (block.start ?? 1)}. ${taskLine(task, sheet)}`).join('\n')];
      case 'road':
        return [
          [
            '```mermaid',
            'flowchart LR',
            ...block.boxes.map(({ title, state, met, lines, isHere }, index) => {
              const words = [title, state, ...(met === '' ? [] : [met]), ...lines].map(mermaidText).join('<br/>');
              return `  ${index > 0 ? `s${index} --> ` : ''}s${index + 1}["${words}"]${isHere ? ':::here' : ''}`;
            }),
            '  classDef here stroke-width:4px',
            '```',
          ].join('\n'),
        ];
      case 'folded':
        return collapsed(block.summary, markdownBlocks(block.blocks, sheet));
    }
  });
}

/** GitHub and GitLab collapse it to one line. The summary is a text of this program. */
function collapsed(summary: string, blocks: readonly string[]): readonly string[] {
  return [`<details>\n<summary>${summary}</summary>`, ...blocks, '</details>'];
}

/** A task as a box, checked only where it is met or done. */
function taskLine(task: Task, sheet: Sheet): string {
  const { title, state, outcome } = task;
  const text = taskText(task);
  const head = `[${outcome === 'met' ? 'x' : ' '}] **${markdownText(title)}** (${markdownText(state)})`;
  return text === undefined ? head : `${head}. ${inline(text, sheet)}`;
}

function inline(text: Text, sheet: Sheet): string {
  if (typeof text === 'string') {
    // Spaces at the ends separate it from its neighbors.
    const [, before = '', inner = '', after = ''] = /^(\s*)(.*?)(\s*)$/s.exec(text) ?? [];
    return `${before && ' '}${markdownText(inner)}${inner && after && ' '}`;
  }
  if ('strong' in text) return `**${markdownText(text.strong)}**`;
  if ('emphasis' in text) return `*${markdownText(text.emphasis)}*`;
  if ('code' in text) return markdownCode(text.code);
  if ('from' in text) return sheet.from(text.from);
  if ('cite' in text) return sheet.cite(text.cite);
  if ('bar' in text) return '';
  return text.map((part) => inline(part, sheet)).join('');
}
