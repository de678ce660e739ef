import type { Assessment } from '../../core/assess/index.ts';
import { plain } from '../escape.ts';
import type { ReportOptions } from '../options.ts';
import { type Block, fromWords, type Section, type Task, taskText, type Text } from '../plan/document.ts';
import { planDocument } from '../plan/index.ts';
import { hang, wrap } from '../wrap.ts';
import { bar } from './exposure.ts';
import { screenOf, type Screen } from './paint.ts';

/** The plan document on a screen, without marks of sources. */
export function terminalDocument(assessment: Assessment, options: ReportOptions): string {
  const screen = screenOf(options);
  const { title, about, sections } = planDocument(assessment, options);
  const head = [
    ...wrap(plain(title), screen.width).map(screen.paint.dim),
    ...wrap(about.map(plain).join(' · '), screen.width).map(screen.paint.dim),
  ];
  const blocks = sections.map((section) => sectionLines(section, screen));
  return `${[head, ...blocks].map((lines) => lines.join('\n')).join('\n\n')}\n`;
}

function sectionLines({ title, blocks }: Section, screen: Screen): string[] {
  return [
    ...wrap(plain(title), screen.width).map(screen.paint.strong),
    ...blocks.flatMap((each) => lines(each, screen)),
  ];
}

function lines(block: Block, screen: Screen): string[] {
  const { width, paint } = screen;
  switch (block.kind) {
    case 'text':
      return wrap(words(block.text), width);
    case 'heading':
      return ['', ...wrap(plain(block.text), width).map(paint.strong)];
    case 'list':
      return block.items.flatMap((item, index) =>
        hang(block.ordered ? `  ${index + 1}. ` : '  - ', words(item), width),
      );
    case 'facts':
      return block.rows.flatMap(([label, text]) => ['', ...wrap(`${plain(label)}: ${words(text)}`, width)]);
    case 'table':
      if (block.look === 'glance')
        return block.rows.flatMap((cells) =>
          cells.flatMap((cell, index) => hang('  ', `${plain(block.columns[index]!.title)}: ${words(cell)}`, width)),
        );
      return block.rows.flatMap(([head = '', ...cells]) => [
        ...hang('  ', words(head), width),
        ...cells.flatMap((cell, index) => {
          const text = words(cell);
          return text === '' ? [] : hang('    ', `${plain(block.columns[index + 1]!.title)}: ${text}`, width);
        }),
      ]);
    case 'gates':
    case 'steps':
      return block.tasks.flatMap((task, index) =>
        taskLines(task, block.kind === 'steps' ? `${index + (block.start ?? 1)}. ` : '', width),
      );
    case 'road':
      return block.boxes.flatMap(({ title, state, isHere, met, lines: more }) =>
        hang(isHere ? '  > ' : '    ', plain([title, state, ...(met === '' ? [] : [met]), ...more].join(', ')), width),
      );
    case 'folded':
      return [...wrap(plain(block.summary), width), ...block.blocks.flatMap((each) => lines(each, screen))];
  }
}

function taskLines(task: Task, number: string, width: number): string[] {
  const { title, state, outcome } = task;
  const text = taskText(task);
  return [
    ...hang(`  ${number}[${outcome === 'met' ? 'x' : ' '}] `, plain(`${title} (${state})`), width),
    ...(text === undefined ? [] : hang('      ', words(text), width)),
  ];
}

/** The text in one line; a screen has no room for marks of sources. */
function words(text: Text): string {
  return plain(raw(text));
}

function raw(text: Text): string {
  if (typeof text === 'string') return text;
  if ('strong' in text) return text.strong;
  if ('emphasis' in text) return text.emphasis;
  if ('code' in text) return text.code;
  if ('cite' in text) return '';
  if ('bar' in text) return `${bar(text.bar)} `;
  if ('from' in text) {
    const { shown, more } = fromWords(text.from);
    return shown.length === 0 ? '' : ` (from ${shown.join(', ')}${more})`;
  }
  return text.map(raw).join('');
}
