import { createPrompt, useEffect, useKeypress, useRef, useState } from '@inquirer/core';
import type { ReviewReply, SummaryPart, SummaryRow } from '../../core/interview/index.ts';
import { brief, plain } from '../../report/escape.ts';
import { hang, pad, wrap } from '../../report/wrap.ts';
import { footer, frame, type Part } from './frame.ts';
import { type Key, keyOf } from './keys.ts';
import type { Look } from './look.ts';
import { evidenceInWords } from './notices.ts';
import { windowAround } from './option-list.ts';
import type { Attach } from './question-prompt.ts';

export interface ReviewConfig {
  readonly summary: readonly SummaryPart[];
  readonly intro: readonly string[];
  /** Notices about the file, drawn below the list. */
  readonly notice: () => readonly string[];
  /** What "go on" would ask; undefined where every question is answered. */
  readonly goOn: string | undefined;
  /** Whether "go on" comes before "finish". */
  readonly goOnFirst: boolean;
  /** The question to start on; undefined starts on the first line. */
  readonly at: string | undefined;
  readonly look: Look;
  readonly attach: Attach;
}

interface Item {
  readonly reply: ReviewReply;
  readonly words: string;
  readonly row?: SummaryRow;
  /** Title of the part that starts here. */
  readonly title?: string;
}

/** The summary: all answers, to review and change before the end. */
export const reviewPrompt = createPrompt<ReviewReply, ReviewConfig>((config, done) => {
  const { look } = config;
  const items = itemsOf(config);
  const start = items.findIndex(({ row }) => row !== undefined && row.question.id === config.at);
  const [cursor, setCursor] = useState(Math.max(0, start));
  const [drawn, setDrawn] = useState(0);
  const redraw = useRef(() => {});
  redraw.current = () => setDrawn(drawn + 1);
  const ended = useRef(false);
  const end = (reply: ReviewReply) => {
    if (ended.current) return;
    ended.current = true;
    done(reply);
  };

  useKeypress((event, rl) => {
    rl.clearLine(0);
    const key = keyOf(event);
    if (!key) return;
    if (key.kind === 'enter' || key.kind === 'right') return end(items[cursor]!.reply);
    if (key.kind === 'left' || key.kind === 'escape' || key.kind === 'backspace') return end({ kind: 'back' });
    setCursor(movedTo(cursor, key, items.length));
  });

  useEffect((rl) => {
    rl.on('close', () => end({ kind: 'quit' }));
    return config.attach(() => redraw.current());
  }, []);

  const width = look.width();
  const { row } = items[cursor]!;
  const parts: Part[] = [
    { lines: [''], keep: 0 },
    { lines: config.intro.flatMap((line) => wrap(line, width)), keep: 4 },
    { lines: [''], keep: 1 },
    { lines: row ? ['', ...detail(row, look)] : [], keep: 3, under: true },
    { lines: config.notice(), keep: 6, under: true },
    { lines: [''], keep: 2, under: true },
    { lines: footer(hintsOf(row !== undefined, look), look), keep: 7, under: true },
  ];
  const { above, under } = frame(parts, { lines: ({ height }) => listed(items, cursor, height, look) }, look);
  return ['\u001b[?25l' + above.join('\n'), under.join('\n')];
});

function itemsOf({ summary, goOn, goOnFirst }: ReviewConfig): readonly Item[] {
  const rows = summary.flatMap(({ title, rows: part }) =>
    part.map((row, place): Item => ({
      reply: { kind: 'change', question: row.question.id },
      words: wordsOf(row),
      row,
      ...(place === 0 ? { title } : {}),
    })),
  );
  const ask: Item[] = goOn === undefined ? [] : [{ reply: { kind: 'go-on' }, words: goOn }];
  const finish: Item = { reply: { kind: 'finish' }, words: 'Finish and show the result' };
  return [...(goOnFirst ? [...ask, finish] : [finish, ...ask]), ...rows];
}

function wordsOf({ text, evidence, mayNotApply }: SummaryRow): string {
  return text + (evidence.source ? ` (${evidence.source})` : '') + (mayNotApply ? ', may not apply' : '');
}

function listed(items: readonly Item[], cursor: number, height: number, look: Look): string[] {
  const { paint, signs } = look;
  const width = look.width();
  const ids = Math.max(...items.map(({ row }) => row?.question.id.length ?? 0));
  const column = Math.min(ids, Math.floor(width * 0.45));
  const blocks = items.map(({ words, row, title }, place) => {
    const marker = place === cursor ? `${signs.cursor} ` : '  ';
    const line = row
      ? `${pad(brief(row.question.id, column), column)}  ${brief(words, width - column - 4)}`
      : brief(words, width - 2);
    const drawn = place === cursor ? paint.strong(marker + line) : marker + line;
    return title === undefined ? [drawn] : ['', paint.dim(title), drawn];
  });
  const { from, to } = windowAround(
    blocks.map((block) => block.length),
    cursor,
    height,
  );
  const above = from > 0 ? [paint.dim(`  ${signs.up} ${from} more`)] : [];
  const below = to < blocks.length ? [paint.dim(`  ${signs.down} ${blocks.length - to} more`)] : [];
  return [...above, ...blocks.slice(from, to).flat(), ...below];
}

/** The complete question and answer of the line under the cursor. */
function detail({ question, text, evidence, mayNotApply }: SummaryRow, look: Look): string[] {
  const width = look.width();
  const evidenceText = evidenceInWords(evidence);
  return [
    ...hang('  ', question.prompt, width),
    ...hang('  ', plain(text) + (mayNotApply ? ', may not apply' : ''), width),
    ...(evidenceText ? hang('  ', evidenceText, width).map(look.paint.dim) : []),
  ];
}

function movedTo(cursor: number, key: Key, count: number): number {
  const to = {
    up: cursor === 0 ? count - 1 : cursor - 1,
    down: cursor === count - 1 ? 0 : cursor + 1,
    home: 0,
    end: count - 1,
  };
  if (key.kind === 'pageup') return Math.max(0, cursor - 10);
  if (key.kind === 'pagedown') return Math.min(count - 1, cursor + 10);
  return key.kind in to ? to[key.kind as keyof typeof to] : cursor;
}

function hintsOf(onRow: boolean, { signs }: Look) {
  return [
    { key: `${signs.up}${signs.down}`, does: 'move' },
    { key: 'Enter', does: onRow ? 'change it' : 'choose' },
    { key: signs.left, does: 'back to the questions' },
    { key: 'Ctrl-C', does: 'save and leave' },
  ];
}
