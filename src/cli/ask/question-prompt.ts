import { createPrompt, useEffect, useKeypress, useRef, useState } from '@inquirer/core';
import type { Reply } from '../../core/interview/reply.ts';
import { wrap } from '../../report/wrap.ts';
import type { Field, Hint } from './field.ts';
import { footer, frame, type Part } from './frame.ts';
import { type Key, keyOf } from './keys.ts';
import type { Look } from './look.ts';

/** What a question prompt ends with: a reply, or the wish to enter a text first; then the field is shown again as it was. */
export type Asked =
  | { readonly kind: 'reply'; readonly reply: Reply }
  | { readonly kind: 'reason'; readonly field: Field }
  | { readonly kind: 'note'; readonly field: Field };

export interface Commands {
  readonly notApplicable: boolean;
  readonly canGoBack: boolean;
  /** There is an earlier answer, which `s` and Right keep. */
  readonly answered: boolean;
}

export interface QuestionConfig {
  readonly field: Field;
  /** What stands around the field. First asked for without what takes a moment to work out, then with it. */
  readonly parts: (width: number, complete: boolean) => readonly Part[];
  /** Left out: there is no help. */
  readonly help?: (width: number) => readonly string[];
  /** Left out: the list is part of another prompt, and of the commands only "back" works. */
  readonly commands?: Commands;
  readonly look: Look;
  /** Told when the terminal changes its size; gives what ends the telling. */
  readonly onResize: (redraw: () => void) => () => void;
}

/** Milliseconds after which a question is completed; long enough for the screen to be drawn. */
const COMPLETE_AFTER = 10;
const CURSOR_HIDE = '\u001b[?25l';
const CURSOR_SHOW = '\u001b[?25h';

/** One question on screen, with the keys of the interview. Ends with Ctrl-C as inquirer does: it throws ExitPromptError. */
export const questionPrompt = createPrompt<Asked, QuestionConfig>((config, done) => {
  const { look } = config;
  const [field, setField] = useState(config.field);
  const [help, setHelp] = useState<number | undefined>(undefined);
  const [complete, setComplete] = useState(false);
  const [, setSize] = useState('');
  const ended = useRef(false);
  const end = (asked: Asked) => {
    if (ended.current) return;
    ended.current = true;
    done(asked);
  };

  useEffect((rl) => {
    rl.on('close', () => end({ kind: 'reply', reply: { kind: 'quit' } }));
    const later = setTimeout(() => setComplete(true), COMPLETE_AFTER);
    const ignore = config.onResize(() => setSize(`${look.width()} x ${look.rows()}`));
    return () => {
      clearTimeout(later);
      ignore();
    };
  }, []);

  useKeypress((event, rl) => {
    rl.clearLine(0);
    const key = keyOf(event);
    if (!key) return;
    if (help !== undefined) return setHelp(scrolled(help, key, config, look));
    const pressed = field.press(key);
    if (pressed && 'value' in pressed) return end({ kind: 'reply', reply: { kind: 'value', value: pressed.value } });
    if (pressed) return setField(pressed);
    if (key.kind === 'character' && key.character === '?' && config.help) return setHelp(0);
    const command = commandOf(key, config.commands, field);
    if (command) end(command);
  });

  if (help !== undefined) return CURSOR_HIDE + helpLines(help, config, look).join('\n');
  const trouble = field.trouble ? wrap(`! ${field.trouble}`, look.width()).map(look.paint.warn) : [];
  const parts: Part[] = [
    ...config.parts(look.width(), complete),
    { lines: trouble, keep: 9, under: true },
    { lines: [''], keep: 3, under: true },
    { lines: footer(hintsOf(config, field), look), keep: 7, under: true },
  ];
  const { above, under } = frame(parts, field, look);
  return [(field.showsCursor ? CURSOR_SHOW : CURSOR_HIDE) + above.join('\n'), under.join('\n')];
});

function commandOf(key: Key, commands: Commands | undefined, field: Field): Asked | undefined {
  const reply = (kind: 'back' | 'unknown' | 'later' | 'review'): Asked => ({ kind: 'reply', reply: { kind } });
  if (key.kind === 'left' || key.kind === 'backspace' || key.kind === 'escape') return (commands?.canGoBack ?? true) ? reply('back') : undefined;
  if (key.kind === 'right') return commands?.answered ? reply('later') : undefined;
  if (key.kind !== 'character' || !commands) return undefined;
  switch (key.character.toLowerCase()) {
    case 'd':
      return reply('unknown');
    case 's':
      return reply('later');
    case 'r':
      return reply('review');
    case 'e':
      return { kind: 'note', field };
    case 'n':
      return commands.notApplicable ? { kind: 'reason', field } : undefined;
    default:
      return undefined;
  }
}

function hintsOf({ commands, help, look }: QuestionConfig, field: Field): readonly Hint[] {
  const leave = { key: 'Ctrl-C', does: 'save and leave' };
  if (field.typing) return [...field.hints(look), leave];
  const back = (commands?.canGoBack ?? true) ? [{ key: look.signs.left, does: 'back' }] : [];
  if (!commands) return [...field.hints(look), ...back, leave];
  return [
    ...field.hints(look),
    ...back,
    ...(help ? [{ key: '?', does: 'help' }] : []),
    { key: 'd', does: "don't know" },
    ...(commands.notApplicable ? [{ key: 'n', does: 'not applicable' }] : []),
    { key: 's', does: commands.answered ? 'keep as it is' : 'later' },
    { key: 'e', does: 'note' },
    { key: 'r', does: 'all answers' },
    leave,
  ];
}

/** The first line of the help that is shown after a key; undefined closes it. */
function scrolled(from: number, key: Key, { help }: QuestionConfig, look: Look): number | undefined {
  const page = pageOf(look);
  const last = Math.max(0, (help?.(look.width()).length ?? 0) - page);
  const step = { up: -1, down: 1, pageup: -page, pagedown: page, space: page, home: -Infinity, end: Infinity }[key.kind as string];
  return step === undefined ? undefined : Math.min(Math.max(from + step, 0), last);
}

function helpLines(from: number, { help }: QuestionConfig, look: Look): string[] {
  const lines = help?.(look.width()) ?? [];
  const page = pageOf(look);
  const arrows = `${look.signs.up}${look.signs.down}`;
  const place = lines.length > page ? [{ key: arrows, does: `scroll (${Math.min(from + page, lines.length)} of ${lines.length} lines)` }] : [];
  return [...lines.slice(from, from + page), '', ...footer([...place, { key: 'other keys', does: 'close the help' }], look)];
}

function pageOf(look: Look): number {
  return Math.max(3, look.rows() - 4);
}
